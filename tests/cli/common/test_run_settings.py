import pytest
import typer
from typer.testing import CliRunner

from castinspect.cli.common.run_settings import _help, roles_of, takes_settings
from castinspect.errors import SettingError
from castinspect.models.metadata import Role
from castinspect.training.form import FORM, Strategy


@pytest.fixture
def typed():
    """Runs a command with two settings of its own kind each, and gives what it was handed."""
    got = {}

    @takes_settings("epochs", "strategy", "light", "augment", "roles", "out", "size", given=("epochs",))
    def command(data: str, promote: bool = False, *, settings):
        got.update(data=data, promote=promote, settings=settings)

    app = typer.Typer()
    app.command()(command)

    def run(*arguments):
        result = CliRunner().invoke(app, list(arguments), standalone_mode=False)
        if result.exception:
            raise result.exception
        return got or result.output

    return run


def test_the_command_is_handed_its_own_values_and_the_settings_apart(typed):
    got = typed("parts", "--promote", "--strategy", "full", "--no-augment", "--role", "front=ok", "--size", "64")
    assert (got["data"], got["promote"]) == ("parts", True)
    assert got["settings"] == {"strategy": "full", "augment": False, "roles": {"front": Role.OK}, "size": 64}


def test_what_is_not_given_takes_the_default_unless_the_command_decides_it(typed):
    assert typed("parts")["settings"] == {"strategy": "gradual", "augment": True, "roles": {}}


def test_what_a_setting_does_not_take_is_its_sentence(typed):
    with pytest.raises(SettingError, match="--epochs takes a whole number from 1 to 1000, not 2000"):
        typed("parts", "--epochs", "2000")
    with pytest.raises(SettingError, match="--light takes two numbers"):
        typed("parts", "--light", "1.5", "0.2")


def test_a_light_is_two_numbers(typed):
    assert typed("parts", "--light", "0.4", "0.2")["settings"]["light"] == (0.4, 0.2)


def test_the_help_says_bounds_choices_and_groups(typed):
    text = typed("--help")
    for word in ("1..1000", "scratch|head|full|gradual", "Network", "Learning", "NAME=ok|defect"):
        assert word in text


def test_roles_are_read_from_the_option():
    assert roles_of(["front=ok", "a=b=defect"]) == {"front": Role.OK, "a=b": Role.DEFECT}


@pytest.mark.parametrize("option", ["front", "front=good", "=ok"])
def test_a_malformed_role_is_refused_with_the_form_it_should_have(option):
    with pytest.raises(SettingError, match="NAME=ok"):
        roles_of([option])


def test_the_help_names_the_strategies_that_a_setting_concerns_in_a_paragraph_of_its_own():
    for setting in FORM.values():
        paragraphs = _help(setting).split("\n\n")
        assert paragraphs[0] == setting.help
        if setting.concerns == frozenset(Strategy):
            assert len(paragraphs) == 1
        else:
            named = ", ".join(strategy for strategy in Strategy if strategy in setting.concerns)
            assert paragraphs[1:] == [f"(Only for {named}.)"]
