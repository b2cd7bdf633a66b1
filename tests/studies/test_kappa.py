"""Published kappas come out; the sources are named beside the figures."""

from __future__ import annotations

import math

import pytest

from castinspect.studies.kappa import bowker, cohen_kappa, crosstab, fleiss_kappa, ratings_by_class


def test_cohen_and_its_errors_as_sas_prints_them():
    found = cohen_kappa([[0, 4, 1], [0, 8, 0], [0, 1, 5]])
    assert found.kappa == pytest.approx(0.4842, abs=5e-5)
    assert found.error == pytest.approx(0.1380, abs=5e-5)
    assert found.interval == pytest.approx((0.2137, 0.7547), abs=5e-5)
    assert found.error_of_none == pytest.approx(0.1484, abs=5e-5)
    assert found.z == pytest.approx(3.2626, abs=5e-5)


def test_fleiss_small_table_of_statsmodels():
    assert fleiss_kappa([[7, 1], [3, 5]]) == pytest.approx(0.161905, abs=5e-7)


def test_fleiss_table_of_the_encyclopedia():
    table = [
        [0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1],
        [7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7],
    ]  # fmt: skip
    assert fleiss_kappa(table) == pytest.approx(0.210, abs=5e-4)


def test_bowker_as_in_iso_22514_7():
    found = bowker([[7, 3, 1], [10, 4, 7], [2, 1, 5]])
    assert found.chi_square == pytest.approx(8.60256, abs=5e-6)
    assert found.degrees == 3
    assert found.p < 0.05  # over the critical 7.815: they differ in one direction


def test_bowker_of_a_symmetric_table_sees_nothing():
    assert bowker([[5, 0, 2], [0, 3, 0], [2, 0, 4]]).chi_square == 0


def test_one_and_the_same_answer_tells_no_agreement():
    assert math.isnan(cohen_kappa([[9, 0], [0, 0]]).kappa)
    assert math.isnan(fleiss_kappa([[3, 0], [3, 0]]))


@pytest.mark.parametrize("table", [[[1, 2, 3], [4, 5, 6]], [[0, 0], [0, 0]]])
def test_a_table_that_is_none_is_refused(table):
    with pytest.raises(ValueError, match="square table"):
        cohen_kappa(table)


@pytest.mark.parametrize("table", [[[2, 1], [1, 1]], [[1, 0], [0, 1]], []])
def test_rows_of_unequal_ratings_are_refused(table):
    with pytest.raises(ValueError, match="same number of ratings"):
        fleiss_kappa(table)


def test_counting_two_raters():
    assert crosstab([0, 0, 1, 2], [0, 1, 1, 0], 3).tolist() == [[1, 1, 0], [0, 1, 0], [1, 0, 0]]
    assert ratings_by_class([[0, 1, 1], [1, 1, 1]]).tolist() == [[1, 2], [0, 3]]
