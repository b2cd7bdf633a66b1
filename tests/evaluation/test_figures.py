import dataclasses

import numpy as np
import pytest

from castinspect.evaluation.figures import (
    class_figures,
    mistakes,
    precision_recall_curve,
    roc_curve,
    scores_and_truth,
    worst_first,
)
from castinspect.evaluation.score import ScoredPicture
from tests.evaluation.test_score import judged, metadata, two


def pictures(rows):
    checkpoint = metadata()
    return [
        ScoredPicture(dataclasses.replace(judged(name, two(p), checkpoint, i), sha256=f"{i:064x}"), name, str(i))
        for i, (name, p) in enumerate(rows)
    ]


def test_precision_and_recall_go_down_and_across_the_matrix():
    defect, ok = class_figures({"def": {"def": 8, "ok": 2}, "ok": {"def": 1, "ok": 9}})
    assert (defect.precision, defect.recall) == (pytest.approx(8 / 9), 0.8)
    assert defect.f1 == pytest.approx(2 * defect.precision * defect.recall / (defect.precision + defect.recall))
    assert (ok.pictures, ok.precision) == (10, pytest.approx(9 / 11))


def test_what_was_never_called_has_no_precision():
    defect, _ = class_figures({"def": {"def": 0, "ok": 0}, "ok": {"def": 0, "ok": 3}})
    assert (defect.precision, defect.recall, defect.f1) == (None, None, None)


def test_curves_run_from_corner_to_corner_and_need_both_roles():
    scores, truth = [0.9, 0.8, 0.3, 0.1], [True, True, False, False]
    roc, precision = roc_curve(scores, truth), precision_recall_curve(scores, truth)
    assert (roc.area, precision.area) == (1.0, 1.0)
    assert (roc.x[0], roc.y[0], roc.x[-1], roc.y[-1]) == (0, 0, 1, 1)
    assert (np.diff(precision.x) >= 0).all()
    assert roc_curve([0.5], [True]) is precision_recall_curve([0.5], [True]) is None


def test_the_worst_mistake_comes_first():
    found = pictures([("def_front", 0.9), ("def_front", 0.05), ("ok_front", 0.8), ("ok_front", 0.1), ("ok_front", 0.6)])
    assert [p.part for p in worst_first(found, metadata())][:3] == ["1", "2", "4"]
    assert [p.part for p in mistakes(found, metadata())] == ["1", "2", "4"]
    assert scores_and_truth(found, metadata())[1] == [True, True, False, False, False]
