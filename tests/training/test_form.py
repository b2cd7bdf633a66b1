import math

import pytest

from castinspect.errors import SettingError
from castinspect.training.config import TrainingConfig
from castinspect.training.form import FORM, Group, Kind, Strategy, check_settings, form_texts


def test_every_field_of_the_configuration_but_the_data_is_in_the_table_with_its_default():
    assert set(FORM) == set(TrainingConfig.model_fields) - {"data"}
    for name, setting in FORM.items():
        assert TrainingConfig.model_fields[name].default == setting.default


@pytest.mark.parametrize("setting", FORM.values(), ids=lambda setting: setting.name)
def test_every_setting_takes_its_default_and_says_what_it_is(setting):
    setting.check(setting.default)
    assert setting.help.endswith(".")
    assert setting.concerns
    assert (setting.lowest is not None and setting.highest is not None) == (setting.kind in (Kind.WHOLE, Kind.NUMBER))


@pytest.mark.parametrize(
    "setting", [s for s in FORM.values() if s.kind in (Kind.WHOLE, Kind.NUMBER)], ids=lambda setting: setting.name
)
def test_numbers_are_taken_up_to_their_bounds_and_no_further(setting):
    for value in (setting.lowest, setting.highest):
        setting.check(value)
    beyond = [setting.lowest - 1, setting.highest + 1, math.nan, math.inf, True, "many"]
    for value in beyond:
        with pytest.raises(SettingError, match=setting.name):
            setting.check(value)


def test_a_whole_number_is_whole():
    with pytest.raises(SettingError, match=r"a whole number from 2 to 512, not 2.5"):
        FORM["batch_size"].check(2.5)


def test_flags_are_unique():
    flags = [setting.flag for setting in FORM.values()] + [s.short for s in FORM.values() if s.short]
    assert len(flags) == len(set(flags))


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("batch_size", "1000", "--batch-size takes a whole number from 2 to 512, not 1000."),
        ("epochs", "ten", "--epochs takes a whole number from 1 to 1000, not ten."),
        ("learning_rate", "nan", "--rate takes a number from 0.000001 to 1, not nan."),
        ("strategy", "gradul", "--strategy takes one of scratch, head, full, gradual, not gradul."),
        ("device", "gpu", "--device takes one of auto, cuda, mps, cpu, not gpu."),
    ],
)
def test_what_is_typed_wrong_is_one_sentence_with_the_bounds_or_the_choices(name, typed, sentence):
    with pytest.raises(SettingError) as caught:
        FORM[name].read(typed)
    assert str(caught.value) == sentence


def test_what_is_typed_right_is_read():
    assert FORM["epochs"].read("7") == 7
    assert FORM["learning_rate"].read("5e-4") == 5e-4
    assert FORM["strategy"].read("full") == "full"
    assert FORM["part_pattern"].read(r"part_(\d+)") == r"part_(\d+)"


@pytest.mark.parametrize("light", [(1.5, 0.2), (0.5, 0.0), (math.nan, 0.2), (0.5,), "bright", (0.5, "dark")])
def test_a_light_is_two_numbers_of_their_range(light):
    with pytest.raises(SettingError, match=r"0\.45 0\.225"):
        FORM["light"].check(light)
    FORM["light"].check((0.5, 0.2))
    FORM["light"].check(None)


def test_only_what_may_be_left_to_the_run_may_be_nothing():
    FORM["size"].check(None)
    with pytest.raises(SettingError):
        FORM["epochs"].check(None)


def test_values_that_are_no_settings_are_left_alone():
    check_settings({"data": "parts", "epochs": 3})
    with pytest.raises(SettingError):
        check_settings({"data": "parts", "epochs": 0})


def test_rates_of_the_backbone_concern_only_what_learns_slower_than_the_head():
    assert FORM["layer_decay"].concerns == {Strategy.FULL, Strategy.GRADUAL}
    assert Strategy.HEAD not in FORM["folds"].concerns


def test_all_that_the_form_says_is_there_to_be_translated():
    texts = set(form_texts())
    assert set(Group) <= texts
    assert {type(text) for text in texts} == {str}  # as packaging/translations.py writes them down
    assert {FORM["batch_size"].caption, FORM["batch_size"].help} <= texts
    assert {setting.help for setting in FORM.values()} <= texts  # the command line says all of them


def test_bounds_are_written_plainly():
    assert FORM["epochs"].bounds == "1..1000"
    assert FORM["learning_rate"].bounds == "0.000001..1"
    assert FORM["strategy"].bounds == "scratch|head|full|gradual"
