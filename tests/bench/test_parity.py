"""Every backbone's conversion is compared on labelled pictures with a head that tells them apart."""

from __future__ import annotations

import pytest

from castinspect.bench.parity import BackboneParity, measure_parity
from castinspect.data.folders import read_dataset
from castinspect.models.backbones import BACKBONES


@pytest.mark.usefixtures("published_networks")
def test_a_random_network_with_a_fitted_head_agrees_and_says_something(data_folder):
    *_, found = measure_parity(read_dataset(data_folder), [BACKBONES["resnet18"]], pictures=16, size=48)
    assert isinstance(found, BackboneParity)
    assert found.parity.holds
    assert found.parity.real == found.parity.pictures == 16
    assert found.weights == "random"
    assert found.spread > 0.1
