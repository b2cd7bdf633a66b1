import dataclasses
from pathlib import Path

import pytest

from castinspect.errors import DataError
from castinspect.evaluation.score import (
    ScoredPicture,
    evaluate,
    evaluate_inspections,
    recounted,
    scores_of,
    unseen,
)
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.prediction import Prediction
from castinspect.inspection.verdict import Verdict, decide
from castinspect.messages import Message
from castinspect.models.metadata import CheckpointMetadata, Cuts, PartClass, Role


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


def test_parts_are_counted_by_their_pictures_that_were_judged_wrongly():
    checkpoint = metadata()
    rows = [("def_front", 0.1, "a"), ("def_front", 0.9, "a"), ("def_front", 0.9, "b"), ("ok_front", 0.9, "c")]
    scored = [ScoredPicture(judged(name, two(p), checkpoint, i), name, part) for i, (name, p, part) in enumerate(rows)]
    found = evaluate(scored, checkpoint, split="test")
    assert (found.defective_parts, found.escaped_parts) == (2, 1)
    assert (found.good_parts, found.overkill_parts) == (1, 1)
    assert scored_without_parts(rows, checkpoint).defective_parts is None


def scored_without_parts(rows, checkpoint):
    return evaluate([ScoredPicture(judged(n, two(p), checkpoint, 0), n) for n, p, _ in rows], checkpoint, split="test")


def test_scores_kept_give_the_same_count_and_another_under_other_cuts():
    checkpoint = metadata().model_copy(update={"temperature": 2.0})
    rows = [("def_front", 0.9), ("def_front", 0.2), ("ok_front", 0.4), ("ok_front", 0.8), ("def_front", 0.6)]
    scored = [
        ScoredPicture(dataclasses.replace(judged(name, two(p), checkpoint, i), sha256=f"{i:064x}"), name, str(i))
        for i, (name, p) in enumerate(rows)
    ]
    evaluation = evaluate(scored, checkpoint, split="test")
    kept = scores_of(scored, checkpoint)
    assert recounted(evaluation, kept, checkpoint) == evaluation
    tight = checkpoint.model_copy(update={"cuts": Cuts(ok=0.1, defect=0.95)})
    assert (recounted(evaluation, kept, tight).escapes, recounted(evaluation, kept, tight).review) == (0, 5)


def test_pictures_the_checkpoint_learned_from_are_not_scored():
    checkpoint = metadata().model_copy(update={"learned_from": ("a" * 16,)})
    inspections = [
        Inspection(path=Path(name), verdict=Verdict.OK, sha256=sha256)
        for name, sha256 in (("seen.png", "a" * 64), ("new.png", "b" * 64), ("unreadable.png", ""))
    ]
    assert [i.path.name for i in unseen(inspections, checkpoint)] == ["new.png", "unreadable.png"]
    with pytest.raises(DataError, match="All 1 pictures"):
        unseen(inspections[:1], checkpoint)
