"""Each setting's field holds what its setting takes."""

from __future__ import annotations

import pytest

from castinspect.gui.training.settings.advanced_panel import ABOVE
from castinspect.gui.training.settings.fields import LightField, NumberField, SwitchField, WholeField, field_for
from castinspect.training.form import FORM, Kind


@pytest.fixture
def make(qtbot):
    def field(name):
        made = field_for(FORM[name])
        qtbot.addWidget(made)
        return made

    return field


@pytest.mark.parametrize(
    ("name", "kind"),
    [("epochs", WholeField), ("layer_decay", NumberField), ("augment", SwitchField), ("light", LightField)],
)
def test_the_field_suits_the_kind_and_holds_the_default(make, name, kind):
    field = make(name)
    assert type(field) is kind
    assert field.taken == FORM[name].default


@pytest.mark.parametrize("name", [n for n, s in FORM.items() if s.kind in (Kind.WHOLE, Kind.NUMBER)])
def test_a_number_cannot_leave_the_bounds_of_its_setting(make, name):
    field, setting = make(name), FORM[name]
    field.put(setting.highest + 1 if setting.kind is Kind.WHOLE and setting.highest < 2**31 - 1 else setting.highest)
    assert field.taken == setting.highest
    field.put(setting.lowest)
    assert field.taken == setting.lowest


def test_a_light_is_stated_or_left_to_the_weights(make):
    field = make("light")
    field.put((0.4, 0.2))
    assert field.taken == (0.4, 0.2)
    field.put(None)
    assert field.taken is None


def test_rates_are_written_without_trailing_zeros(make):
    field = make("learning_rate")
    assert field.text() == "0.001"
    field.put(1.0)
    assert field.text() == "1"


def test_a_text_has_no_field(make):
    with pytest.raises(AssertionError, match="no field"):
        make("part_pattern")


def test_every_setting_with_a_caption_has_a_field_that_shows_its_default(qapp):
    for setting in FORM.values():
        if setting.caption and setting.name not in ABOVE and setting.default is not None:
            assert field_for(setting).taken == setting.default


def test_a_choice_offers_what_the_option_takes(qapp):
    field = field_for(FORM["colour"])
    assert field.taken == "auto"
    field.put("rgb")
    assert field.taken == "rgb"
    field.put("pink")
    assert field.taken == "rgb"


def test_bits_are_not_stated_until_somebody_states_them(qapp):
    field = field_for(FORM["bits"])
    assert field.taken is None
    field.put(12)
    assert field.taken == 12
    field.put(None)
    assert field.taken is None
