"""The options of a run's settings, built from their one table; a command that trains takes those it needs."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from castinspect.errors import SettingError
from castinspect.language import marked
from castinspect.models.metadata import Role
from castinspect.training.form import FINE_TUNING, FORM, LEARNING_BACKBONE, Kind, Setting, Strategy

Settings = dict[str, Any]
"""Values by the names of `TrainingConfig`; those that were not given, and whose default the command decides, are left
out."""

_ONLY_FOR = {
    FINE_TUNING: marked("(Only for full, gradual.)"),
    LEARNING_BACKBONE: marked("(Only for scratch, full, gradual.)"),
    frozenset(Strategy) - {Strategy.SCRATCH}: marked("(Only for head, full, gradual.)"),
}
"""What the help says of settings that make no difference to some strategies."""


def takes_settings(*names: str, given: Iterable[str] = ()) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the options of some settings.

    The command itself takes what was chosen as the keyword `settings`, checked, by the names of `TrainingConfig`.

    Args:
        names: Of the settings, in the order in which the help lists them.
        given: Those of them that only count where they are given, as what a preset says otherwise.
    """
    only_given = frozenset(given)

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(command)
        def taking(**values: Any) -> None:
            chosen = {name: _taken(FORM[name], values.pop(name)) for name in names}
            command(**values, settings={name: value for name, value in chosen.items() if value is not None})

        own = inspect.signature(command, eval_str=True).parameters.values()
        parameters = [parameter for parameter in own if parameter.name != "settings"]
        parameters += [_option(FORM[name], has_default=name not in only_given) for name in names]
        as_keywords = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in parameters]
        taking.__signature__ = inspect.Signature(as_keywords)  # type: ignore[attr-defined]  # typer reads it
        taking.__annotations__ = {parameter.name: parameter.annotation for parameter in as_keywords}
        del taking.__wrapped__
        return taking

    return decorate


def roles_of(pairs: Iterable[str]) -> dict[str, Role]:
    """Read `NAME=ok|defect` options.

    Raises:
        SettingError: One of them is not of that form.
    """
    roles = {}
    for pair in pairs:
        name, _, role = pair.rpartition("=")
        if not name or role not in list(Role):
            raise SettingError("role-option-invalid", option=pair)
        roles[name] = Role(role)
    return roles


def _taken(setting: Setting, value: Any) -> Any:
    """What was typed, as the run takes it."""
    match setting.kind:
        case Kind.ROLES:
            return roles_of(value)
        case Kind.LIGHT if value is not None:
            setting.check(value, setting.flag)
    return value


def _option(setting: Setting, *, has_default: bool) -> inspect.Parameter:
    """The parameter of one setting: its type, flags, bounds, help and panel."""
    names = [setting.flag] + (["-" + setting.short] if setting.short else [])
    default: object = setting.default if has_default else None
    details: dict[str, Any] = {"help": _help(setting), "rich_help_panel": setting.group}
    annotation: Any
    match setting.kind:
        case Kind.SWITCH:
            annotation = bool
            names = [f"{setting.flag}/--no-{setting.flag[2:]}"]
        case Kind.LIGHT:
            annotation = tuple[float, float] | None
            details["metavar"] = setting.metavar
        case Kind.ROLES:
            annotation, default = list[str], []
            details["metavar"] = setting.metavar
        case Kind.FILE:
            annotation = Path | None
            details["metavar"] = setting.metavar
        case _:
            annotation = str
            details |= {"parser": setting.read, "metavar": setting.bounds}
            if default is not None:
                default = str(default)
    annotated = Annotated[annotation, typer.Option(*names, **details)]
    return inspect.Parameter(setting.name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotated)


def _help(setting: Setting) -> str:
    """What the help says, with the strategies that the setting makes a difference to in a paragraph of their own."""
    if setting.concerns == frozenset(Strategy):
        return setting.help
    return f"{setting.help}\n\n{_ONLY_FOR[setting.concerns]}"
