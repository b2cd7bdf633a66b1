import pytest

from castinspect.gui.training.words import count_words, layer_title, rate_words
from castinspect.models.backbones import BACKBONES


@pytest.mark.parametrize(("count", "text"), [(928, "928"), (2562, "2,562"), (17_000, "17 k"), (4_010_110, "4.0 M")])
def test_numbers_of_parameters_are_short(qapp, count, text):
    assert count_words(count) == text


@pytest.mark.parametrize(("rate", "text"), [(1e-3, "1e-3"), (7.6e-5, "8e-5"), (1.0, "1e0")])
def test_rates_have_one_digit(rate, text):
    assert rate_words(rate) == text


@pytest.mark.parametrize("backbone", BACKBONES.values(), ids=lambda backbone: backbone.name)
def test_every_stage_of_every_backbone_has_a_title(qapp, backbone):
    titles = [layer_title(stage.name) for stage in backbone.stages]
    assert len(set(titles)) == len(titles)
    assert all(titles)
