import pytest
import torch

from castinspect.training.learner.criterion import WeightedCrossEntropy

LOGITS, TRUTH = torch.tensor([[2.0, 0.0], [0.0, 1.0]]), torch.tensor([0, 1])
EACH = torch.nn.functional.cross_entropy(LOGITS, TRUTH, reduction="none")


def test_pictures_of_a_heavier_class_count_for_more():
    assert WeightedCrossEntropy((1.0, 3.0), "cpu")(LOGITS, TRUTH).item() == pytest.approx((EACH[0] + 3 * EACH[1]) / 4)


def learned(logits, own, classes=(1.0, 1.0)):
    return WeightedCrossEntropy(classes, "cpu")(logits, TRUTH, torch.tensor(own))


def test_a_pictures_own_weight_multiplies_that_of_its_class():
    first, second = learned(LOGITS, [1.0, 0.0], (1.0, 3.0)), learned(LOGITS, [0.0, 1.0], (1.0, 3.0))
    both = learned(LOGITS, [2.0, 0.5], (1.0, 3.0))
    assert both.item() == pytest.approx((2 * first.item() + 1.5 * second.item()) / 3.5)


def test_what_is_learned_from_is_smoothed_so_that_being_too_sure_does_not_pay():
    sure, surer = torch.tensor([[3.0, 0.0], [0.0, 3.0]]), torch.tensor([[9.0, 0.0], [0.0, 9.0]])
    assert learned(surer, [1.0, 1.0]) > learned(sure, [1.0, 1.0])
    judged = WeightedCrossEntropy((1.0, 1.0), "cpu")
    assert judged(surer, TRUTH) < judged(sure, TRUTH)


def test_picture_without_weight_teaches_nothing():
    logits = LOGITS.clone().requires_grad_()
    learned(logits, [1.0, 0.0], (1.0, 3.0)).backward()
    assert not logits.grad[1].any()
