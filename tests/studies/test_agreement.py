"""Two published studies come out, figure by figure; the sources are named at their data."""

from __future__ import annotations

import numpy as np
import pytest

from castinspect.studies.agreement import Grade, Proportion, study
from castinspect.studies.kappa import crosstab

JASP = {
    "EG": {4: "YNN", 6: "YYY", 14: "NNN"},
    "BL": {4: "YNN", 6: "YYY", 7: "NNN", 14: "NNN"},
    "MH": {2: "YYY", 6: "YYY", 8: "NNY", 9: "YNN", 11: "YNY", 14: "NNN"},
}
"""jasp-stats/jaspQualityControl, msaAttributeKappa_wide.csv: where an appraiser differs from the reference."""
AIAG_DEFECTIVE = (3, 4, 5, 9, 25, 37, 39, 42, 45, 48, 50)
AIAG_MIXED = {
    6: ("110", "110", "100", 1), 7: ("111", "111", "101", 1), 12: ("000", "000", "010", 0),
    14: ("110", "111", "100", 1), 21: ("110", "101", "010", 1), 22: ("001", "010", "110", 0),
    26: ("010", "000", "001", 0), 30: ("000", "001", "000", 0), 34: ("001", "001", "011", 0),
    36: ("110", "111", "101", 1), 43: ("101", "111", "110", 1),
}  # fmt: skip
"""AIAG, Measurement Systems Analysis, 4th edition, p. 134: ratings of A, B and C, and the reference."""


@pytest.fixture(scope="module")
def jasp():
    reference = np.ones(15, dtype=int)
    reference[[1, 5, 7, 8, 10]] = 0
    ratings = np.repeat(np.repeat(reference[None, :, None], 3, axis=2), 3, axis=0)
    for appraiser, different in enumerate(JASP.values()):
        for part, said in different.items():
            ratings[appraiser, part - 1] = [letter == "Y" for letter in said]
    return study(tuple(JASP), ratings, reference)


@pytest.fixture(scope="module")
def aiag_ratings():
    ratings, reference = np.ones((3, 50, 3), dtype=int), np.ones(50, dtype=int)
    for part in AIAG_DEFECTIVE:
        ratings[:, part - 1], reference[part - 1] = 0, 0
    for part, (*said, truth) in AIAG_MIXED.items():
        ratings[:, part - 1] = [[int(digit) for digit in digits] for digits in said]
        reference[part - 1] = truth
    return ratings, reference


@pytest.fixture(scope="module")
def aiag(aiag_ratings):
    return study(("A", "B", "C"), *aiag_ratings)


def percent(proportion):
    return [round(100 * limit, 3) for limit in proportion.limits]


@pytest.mark.parametrize(
    ("index", "within", "effective", "misses", "alarms", "kappa", "fleiss_within", "fleiss_reference"),
    [
        (0, (14, [68.052, 99.831]), (12, [51.911, 95.669]), 3, 5, 0.612903, 0.905462, 0.612919),
        (1, (14, [68.052, 99.831]), (11, [44.900, 92.213]), 3, 8, 0.492308, 0.910000, 0.486089),
        (2, (12, [51.911, 95.669]), (9, [32.287, 83.664]), 10, 3, 0.264151, 0.543919, 0.220152),
    ],
)
def test_each_appraiser_of_the_jasp_study(
    jasp, index, within, effective, misses, alarms, kappa, fleiss_within, fleiss_reference
):
    found = jasp.appraisers[index]
    assert (found.within.count, percent(found.within)) == within
    assert (found.effectiveness.count, percent(found.effectiveness)) == effective
    assert (found.misses, found.false_alarms) == (Proportion(misses, 15), Proportion(alarms, 30))
    assert found.kappa == pytest.approx(kappa, abs=5e-7)
    assert found.fleiss_within == pytest.approx(fleiss_within, abs=5e-7)
    assert found.fleiss_reference == pytest.approx(fleiss_reference, abs=5e-7)


def test_all_appraisers_of_the_jasp_study_together(jasp):
    assert (jasp.between.count, percent(jasp.between)) == (9, [32.287, 83.664])
    assert (jasp.system.count, percent(jasp.system)) == (7, [21.267, 73.414])
    assert jasp.fleiss_between == pytest.approx(0.641667, abs=5e-7)
    assert jasp.kappa == pytest.approx(0.466667, abs=5e-7)
    assert jasp.fleiss_reference == pytest.approx(0.439720, abs=5e-7)


@pytest.mark.parametrize(
    ("pair", "table", "kappa"),
    [(0, [44, 6, 3, 97], 0.863), (1, [43, 7, 8, 92], 0.776), (2, [42, 5, 9, 94], 0.788)],
)
def test_pairs_of_the_aiag_study(aiag, pair, table, kappa):
    found = aiag.pairs[pair]
    assert found.table.ravel().tolist() == table
    assert found.kappa == pytest.approx(kappa, abs=5e-4)


@pytest.mark.parametrize(
    ("index", "effective", "limits", "misses", "alarms", "kappa", "fleiss", "grade"),
    [
        (0, 42, [70.89, 92.83], 3, 5, 0.879, 0.7600, Grade.UNACCEPTABLE),
        (1, 45, [78.19, 96.67], 3, 2, 0.923, 0.8451, Grade.UNACCEPTABLE),
        (2, 40, [66.28, 89.97], 6, 9, 0.774, 0.7029, Grade.UNACCEPTABLE),
    ],
)
def test_each_appraiser_of_the_aiag_study(aiag, index, effective, limits, misses, alarms, kappa, fleiss, grade):
    found = aiag.appraisers[index]
    assert found.effectiveness == Proportion(effective, 50)
    assert [round(100 * limit, 2) for limit in found.effectiveness.limits] == limits
    assert (found.misses, found.false_alarms) == (Proportion(misses, 48), Proportion(alarms, 102))
    assert found.kappa == pytest.approx(kappa, abs=5e-4)
    assert found.fleiss_within == pytest.approx(fleiss, abs=5e-5)
    assert found.grade == grade  # three of 48 missed is 6.25 %, over the 5 % of the marginal class


def test_the_system_of_the_aiag_study(aiag):
    assert aiag.system == Proportion(39, 50)
    assert [round(100 * limit, 2) for limit in aiag.system.limits] == [64.04, 88.47]
    assert aiag.fleiss_between == pytest.approx(0.7936, abs=5e-5)


@pytest.mark.parametrize(
    ("count", "limits"), [(8, [26.59, 78.73]), (13, [59.54, 98.34]), (14, [68.05, 99.83]), (15, [78.20, 100.0])]
)
def test_exact_limits_are_two_sided_also_at_all_of_all(count, limits):
    assert [round(100 * limit, 2) for limit in Proportion(count, 15).limits] == limits


@pytest.mark.parametrize(("wrong", "grade"), [(0, Grade.ACCEPTABLE), (3, Grade.MARGINAL), (5, Grade.UNACCEPTABLE)])
def test_grades_follow_90_2_5_and_80_5_10(wrong, grade):
    reference = np.array([1, 0] * 10)
    ratings = np.repeat(reference[None, :, None], 3, axis=2)
    ratings[0, 0 : 2 * wrong : 2, 0] = 0  # good parts called defective in one trial of three
    assert study(("A",), ratings, reference).appraisers[0].grade == grade


def test_a_study_without_defective_parts_has_shown_no_miss_rate():
    only_good = np.ones((1, 10, 2), dtype=int)
    assert study(("A",), only_good, np.ones(10, dtype=int)).appraisers[0].grade == Grade.UNACCEPTABLE


@pytest.mark.parametrize(("index", "table"), [(0, [45, 5, 3, 97]), (1, [45, 2, 3, 100]), (2, [42, 9, 6, 93])])
def test_ratings_of_the_aiag_study_against_its_reference(aiag_ratings, index, table):
    """AIAG, MSA, 4th edition, p. 134: counts 00, 01, 10, 11, the appraiser's first."""
    ratings, reference = aiag_ratings
    assert crosstab(ratings[index], np.repeat(reference[:, None], 3, axis=1)).ravel().tolist() == table


def test_chance_agreement_of_the_aiag_study(aiag):
    """almabrainy.org on the same data: A says defective 50 times of 150, B 47 times, both by chance 15.7 times."""
    table = aiag.pairs[0].table
    first, second = table.sum(axis=1)[0], table.sum(axis=0)[0]
    assert (first, second, round(first * second / table.sum(), 1)) == (50, 47, 15.7)


def test_at_none_and_at_all_a_one_sided_limit_is_another_one():
    """support.minitab.com, assessment agreement: at 15 of 15 its limits take the whole of alpha: 81.90 %."""
    assert round(100 * Proportion(15, 15).limits[0], 3) == 78.198
    assert round(100 * Proportion(0, 15).limits[1], 3) == 21.802
    assert round(100 * 0.05 ** (1 / 15), 2) == 81.90


def test_parts_fall_into_the_classes_of_iso_22514_7(aiag):
    assert [one.classes for one in aiag.appraisers] == [(29, 8, 13), (32, 5, 13), (28, 10, 12)]
    assert [pair.classes.sum() for pair in aiag.pairs] == [50] * 3
    first, second = aiag.pairs[0].classes.sum(axis=1), aiag.pairs[0].classes.sum(axis=0)
    assert (tuple(first), tuple(second)) == (aiag.appraisers[0].classes, aiag.appraisers[1].classes)


@pytest.mark.parametrize("ratings", [np.ones((2, 5)), np.ones((1, 4, 2)), np.full((1, 5, 2), 3)])
def test_ratings_that_do_not_fit_are_refused(ratings):
    with pytest.raises(ValueError, match="rating"):
        study(("A",), ratings, np.ones(5))
