import numpy as np

from castinspect.evaluation.cuts import assess
from castinspect.evaluation.decision import decided, decided_with_second_look, scores_by_part
from castinspect.evaluation.unseen import UnseenScores
from castinspect.inspection.second_look import leaves_doubt
from tests.evaluation.test_score import metadata


def scores(scale=4.0, parts=40):
    """Two pictures a part; logits far too sure of themselves for what they know."""
    generator = np.random.default_rng(0)
    labels = np.repeat(np.arange(parts) % 2, 2)
    evidence = scale * (np.where(labels == 0, 1, -1) + generator.normal(0, 1.0, len(labels)))
    groups = [str(i // 2) for i in range(2 * parts)]
    return UnseenScores.of(np.column_stack([evidence, -evidence]) / 2, labels, groups, ["0" * 64] * len(labels))


def test_overconfidence_is_cooled_and_the_error_falls():
    found = decided(metadata(), scores(), "validation")
    assert found.temperature > 1.2
    assert found.calibration.error_after < found.calibration.error_before
    assert (found.calibration.pictures, found.calibration.parts) == (80, 40)
    assert found.calibration.source == "validation"


def test_a_second_look_decides_where_the_first_leaves_doubt_and_nowhere_else():
    first = scores()
    looked = first.logits.copy()
    looked[:, 0] = 4 * np.where(first.labels == 0, 1, -1)
    looked[:, 1] = -looked[:, 0]
    found, unseen = decided_with_second_look(metadata(), first, looked, "out-of-fold")
    assert found.second_look
    doubt = leaves_doubt(first.defect_probabilities(found), found.cuts)
    assert doubt.any()
    assert not doubt.all()
    np.testing.assert_array_equal(unseen.logits[doubt], looked[doubt])
    np.testing.assert_array_equal(unseen.logits[~doubt], first.logits[~doubt])


def test_no_part_of_the_scores_escapes_by_the_cuts():
    found = decided(metadata(), scores(), "out-of-fold")
    assert assess(scores_by_part(scores(), found), found.cuts).escapes.count == 0
    assert found.policy.max_escape == 0.01
