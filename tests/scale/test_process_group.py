"""Two real processes of a gloo group: batch norms see all pictures, and what is gathered is whole."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
import torch

from castinspect.scale.batch_norm import SynchronisedBatchNorm, synchronise
from tests.helpers.ranks import norm, values


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    file = tmp_path_factory.mktemp("ranks") / "found.npz"
    program = ["-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2", "-m", "tests.helpers.ranks"]
    subprocess.run([sys.executable, *program, str(file)], check=True, timeout=200, capture_output=True)
    with np.load(file) as arrays:
        return dict(arrays)


@pytest.fixture
def alone():
    pictures, gradient = values()
    layer = norm()
    pictures.requires_grad_()
    given = layer(pictures)
    given.backward(gradient)
    return layer, given.detach(), pictures.grad


def test_batch_norm_of_two_processes_is_that_of_one_on_all_pictures(found, alone):
    layer, given, gradient = alone
    np.testing.assert_allclose(found["output"], given, atol=1e-5)
    np.testing.assert_allclose(found["gradient"], gradient, atol=1e-5)
    np.testing.assert_allclose(found["mean"], layer.running_mean, atol=1e-6)
    np.testing.assert_allclose(found["variance"], layer.running_var, atol=1e-5)


def test_its_weights_gradients_add_up_to_those_of_one(found, alone):
    layer, _, _ = alone
    np.testing.assert_allclose(found["weight"], layer.weight.grad, rtol=1e-4)
    np.testing.assert_allclose(found["bias"], layer.bias.grad, rtol=1e-4)


def test_a_flag_of_one_process_is_seen_by_all(found):
    assert found["any"].tolist() == [True, False]


def test_only_norms_that_learn_are_synchronised_and_they_go_back():
    network = torch.nn.Sequential(torch.nn.BatchNorm2d(2), torch.nn.BatchNorm2d(2))
    network[0].requires_grad_(requires_grad=False)
    synchronise(network)
    assert [type(layer) for layer in network] == [torch.nn.BatchNorm2d, SynchronisedBatchNorm]
    network[1].requires_grad_(requires_grad=False)
    synchronise(network)
    assert [type(layer) for layer in network] == [torch.nn.BatchNorm2d] * 2


def test_in_evaluation_a_synchronised_norm_is_the_plain_one():
    plain, other = norm().eval(), norm().eval()
    synchronise(other)
    pictures, _ = values()
    assert torch.equal(plain(pictures), other(pictures))
