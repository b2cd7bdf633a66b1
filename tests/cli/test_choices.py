"""Every option with few choices, of every command, refuses another word in one sentence with the choices."""

from __future__ import annotations

from enum import EnumType
from typing import get_args

import pytest

from castinspect.cli import run
from castinspect.cli.common.commands import LazyCommand
from castinspect.cli.table import TABLE
from castinspect.training.form import FORM

WRONG = "no-such-choice"


def options_with_choices():
    """`(command, option, choices)` of the whole table."""
    of_a_run = {setting.flag: setting.choices for setting in FORM.values() if setting.choices}
    for command in TABLE:
        for parameter in LazyCommand(command).load().params:
            if parameter.param_type_name != "option":
                continue
            flag = next(name for name in parameter.opts if name.startswith("--"))
            annotation = parameter.type_descriptor.annotation
            kinds = [kind for kind in (annotation, *get_args(annotation)) if isinstance(kind, EnumType)]
            choices = [each for kind in kinds for each in kind] or of_a_run.get(flag, ())
            if choices:
                yield pytest.param(command.typed, flag, [str(each) for each in choices], id=f"{command.typed} {flag}")


@pytest.mark.parametrize(("command", "flag", "choices"), list(options_with_choices()))
def test_another_word_is_refused_in_one_sentence_with_the_choices(command, flag, choices, capsys, tmp_path):
    given = [str(tmp_path)] * 3 if command == "models compare" else [str(tmp_path)]
    assert run([*command.split(), flag, WRONG, *given]) == 2
    told = capsys.readouterr().err
    assert told.startswith("castinspect: ")
    assert len(told.splitlines()) == 1
    assert WRONG in told
    assert flag in told
    assert [choice for choice in choices if choice not in told] == []


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["train", "--role", "front"], "--role front is not of the form NAME=ok or NAME=defect"),
        (["train", "--backbone", "resnet19"], "There is no backbone called resnet19. Known are: efficientnet_b0"),
        (["backbones", "resnet19"], "There is no backbone called resnet19. Known are: efficientnet_b0"),
        (["weights", "fetch", "--backbone", "resnet19"], "There is no backbone called resnet19."),
        (["train", "--no-such-option"], "No such option: --no-such-option See `castinspect train -h`."),
        (["inspect"], "Missing argument"),
        (["tain"], "No such command 'tain'. Did you mean 'train', 'pretrain'?"),
    ],
)
def test_wrong_usage_is_one_sentence(arguments, sentence, capsys, data_folder):
    given = [str(data_folder)] if arguments[0] == "train" else []
    assert run([*arguments, *given]) == 2
    told = capsys.readouterr().err.strip()  # an empty line is left of a progress bar
    assert told.startswith(f"castinspect: {sentence}")
    assert len(told.splitlines()) == 1
