import pytest
import torch

from castinspect.training.learner.criterion import WeightedCrossEntropy

LOGITS, TRUTH = torch.tensor([[2.0, 0.0], [0.0, 1.0]]), torch.tensor([0, 1])
EACH = torch.nn.functional.cross_entropy(LOGITS, TRUTH, reduction="none")


def test_pictures_of_a_heavier_class_count_for_more():
    assert WeightedCrossEntropy((1.0, 3.0), "cpu")(LOGITS, TRUTH).item() == pytest.approx((EACH[0] + 3 * EACH[1]) / 4)


def test_a_pictures_own_weight_multiplies_that_of_its_class():
    loss = WeightedCrossEntropy((1.0, 3.0), "cpu")(LOGITS, TRUTH, torch.tensor([2.0, 0.5]))
    assert loss.item() == pytest.approx((2 * EACH[0] + 1.5 * EACH[1]) / 3.5)


def test_picture_without_weight_teaches_nothing():
    logits = LOGITS.clone().requires_grad_()
    loss = WeightedCrossEntropy((1.0, 3.0), "cpu")(logits, TRUTH, torch.tensor([1.0, 0.0]))
    assert loss.item() == pytest.approx(EACH[0].item())
    loss.backward()
    assert not logits.grad[1].any()
