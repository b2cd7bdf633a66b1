from pathlib import Path

import numpy as np
import pytest

from castinspect.errors import DataError
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.verdict import Prediction, Verdict, decide
from castinspect.messages import Message
from castinspect.models.metadata import CheckpointMetadata, Cuts, PartClass, Role
from castinspect.training.evaluation import choose_cuts, evaluate_inspections, unseen


def metadata(classes=(("def_front", Role.DEFECT), ("ok_front", Role.OK))):
    return CheckpointMetadata(
        backbone="resnet18",
        weights="none",
        classes=tuple(PartClass(name=name, role=role) for name, role in classes),
        preprocessing=Preprocessing(),
        strategy="scratch",
    )


def judged(name, probabilities, checkpoint, index):
    ok = {c.name for c in checkpoint.classes if c.role is Role.OK}
    defect = 1 - sum(p for n, p in probabilities.items() if n in ok)
    prediction = Prediction(probabilities, defect)
    decision = decide(prediction, checkpoint.cuts)
    path = Path(name) / f"{index}.png"
    return Inspection(path=path, verdict=decision.verdict, reasons=decision.reasons, prediction=prediction)


def scored(rows, checkpoint):
    """Evaluation of (true class, probabilities) rows."""
    inspections = [judged(name, p, checkpoint, i) for i, (name, p) in enumerate(rows)]
    truth = {inspection.path: inspection.path.parent.name for inspection in inspections}
    return evaluate_inspections(inspections, truth, checkpoint, split="test")


def two(defect):
    return {"def_front": defect, "ok_front": 1 - defect}


def test_figures_count_what_their_names_say():
    rows = [("def_front", two(p)) for p in (0.9, 0.8, 0.6, 0.1)] + [("ok_front", two(p)) for p in (0.05, 0.4, 0.75)]
    found = scored(rows, metadata())
    assert found.confusion == {
        "def_front": {"def_front": 3, "ok_front": 1},
        "ok_front": {"def_front": 1, "ok_front": 2},
    }
    assert found.accuracy == pytest.approx(5 / 7)
    assert found.balanced_accuracy == pytest.approx((3 / 4 + 2 / 3) / 2)
    assert found.auroc == pytest.approx(9 / 12)
    assert (found.defective, found.escapes) == (4, 1)
    assert (found.good, found.overkill) == (3, 1)
    assert found.review == 2
    assert found.held == 0


def test_roles_come_from_names_not_from_the_order():
    turned = metadata((("a_good", Role.OK), ("z_scratch", Role.DEFECT)))
    found = scored(
        [("a_good", {"a_good": 0.9, "z_scratch": 0.1}), ("z_scratch", {"a_good": 0.2, "z_scratch": 0.8})], turned
    )
    assert found.accuracy == found.auroc == 1
    assert (found.escapes, found.overkill) == (0, 0)


def test_defect_taken_for_another_defect_is_wrong_but_no_escape():
    three = metadata((("hole", Role.DEFECT), ("ok", Role.OK), ("scratch", Role.DEFECT)))
    found = scored(
        [("hole", {"hole": 0.1, "ok": 0.1, "scratch": 0.8}), ("ok", {"hole": 0.1, "ok": 0.8, "scratch": 0.1})], three
    )
    assert found.confusion["hole"]["scratch"] == 1
    assert found.accuracy == 0.5
    assert found.escapes == 0
    assert found.defective == 1


def test_what_could_not_be_judged_counts_apart():
    checkpoint = metadata()
    broken = Inspection(path=Path("ok_front/b.png"), verdict=Verdict.HOLD, reasons=(Message("image-damaged"),))
    nan = judged("def_front", {"def_front": float("nan"), "ok_front": float("nan")}, checkpoint, 1)
    good = judged("ok_front", two(0.1), checkpoint, 2)
    inspections = [broken, nan, good]
    truth = {inspection.path: inspection.path.parent.name for inspection in inspections}
    found = evaluate_inspections(inspections, truth, checkpoint, split="given")
    assert found.held == 2
    assert found.accuracy == 1
    assert (found.defective, found.good) == (0, 1)


def test_area_under_the_curve_needs_both_roles():
    assert scored([("ok_front", two(0.1))], metadata()).auroc is None


def test_nothing_judged_scores_nothing():
    found = evaluate_inspections([], {}, metadata(), split="test")
    assert found.accuracy == found.balanced_accuracy == 0
    assert found.auroc is None


def cuts(defective, good):
    probabilities = np.array([*defective, *good])
    return choose_cuts(probabilities, np.arange(len(probabilities)) < len(defective))


def test_no_validation_picture_would_escape_or_be_overkill():
    chosen = cuts([0.2, 0.9], [0.1, 0.8])
    assert chosen.ok < 0.2
    assert chosen.defect > 0.8


def test_clear_separation_needs_no_review():
    assert cuts([0.9, 0.99], [0.01, 0.1]) == Cuts(ok=0.5, defect=0.5)


def test_one_odd_picture_does_not_send_everything_to_review():
    assert cuts([0.0001, 0.9], [0.1, 0.9999]) == Cuts(ok=0.05, defect=0.95)


def test_missing_role_leaves_its_cut_in_the_middle():
    assert cuts([], [0.1]).ok == 0.5
    assert cuts([0.9], []).defect == 0.5


def test_pictures_the_checkpoint_learned_from_are_not_scored():
    checkpoint = metadata().model_copy(update={"learned_from": ("a" * 16,)})
    inspections = [
        Inspection(path=Path(name), verdict=Verdict.OK, sha256=sha256)
        for name, sha256 in (("seen.png", "a" * 64), ("new.png", "b" * 64), ("unreadable.png", ""))
    ]
    assert [i.path.name for i in unseen(inspections, checkpoint)] == ["new.png", "unreadable.png"]
    with pytest.raises(DataError, match="All 1 pictures"):
        unseen(inspections[:1], checkpoint)
