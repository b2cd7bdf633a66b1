"""Commands that are loaded when they are typed: the help of all of them imports none."""

from __future__ import annotations

import gc
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from castinspect.cli.common.spoken_help import SpokenCommand, SpokenHelp
from castinspect.process import limit_arenas, one_algebra_thread

APPEARANCE: dict[str, Any] = {
    "add_completion": False,
    "context_settings": {"help_option_names": ["-h", "--help"]},
    "pretty_exceptions_enable": False,
}
"""How every app of ours behaves."""


@dataclass(frozen=True)
class Command:
    """A command of the table.

    Attributes:
        typed: How it is typed after `castinspect`, as "models show".
        at: Where it is, as seen from `castinspect.cli`: ".models.versions:show".
        about: What the list of commands says of it: the first line of its docstring.
        panel: Under which heading it is listed; empty in a group of its own.
        judges: Whether it judges, for hours: its threads share memory arenas and leave the cores to the engine.
    """

    typed: str
    at: str
    about: str
    panel: str = ""
    judges: bool = False

    @property
    def name(self) -> str:
        """The last word that is typed."""
        return self.typed.rpartition(" ")[2]

    @property
    def group(self) -> str:
        """The words before it; empty for a command that stands alone."""
        return self.typed.rpartition(" ")[0]

    def function(self) -> Any:
        """Import the function whose parameters are the command's options."""
        module, _, name = self.at.partition(":")
        return getattr(import_module(module, "castinspect.cli"), name)


@dataclass(frozen=True)
class Group:
    """Commands that begin with the same word; `usual` is meant where only that word is typed."""

    name: str
    about: str
    panel: str
    usual: str = ""


class LazyCommand(TyperCommand):
    """A line in the list of commands, until it is loaded."""

    def __init__(self, command: Command) -> None:
        super().__init__(command.name, help=command.about, rich_help_panel=command.panel or None)
        self._command = command

    def load(self) -> TyperCommand:
        """Import the command, with its options, in a process that is made ready for it."""
        if self._command.judges:
            limit_arenas()
            one_algebra_thread()
        app = typer.Typer(**APPEARANCE)
        app.command(self._command.name, cls=SpokenCommand)(self._command.function())
        loaded = typer.main.get_command(app)
        assert isinstance(loaded, TyperCommand), "an app with one command is that command"
        if not gc.isenabled():  # since `castinspect.__main__` began to load all this, which stays
            gc.freeze()
            gc.enable()
        return loaded


class LazyGroup(SpokenHelp, TyperGroup):
    """A group whose commands are loaded when they are typed.

    Attributes:
        usual: The command that is meant where none is typed; empty shows the help.
    """

    usual = ""

    def add(self, commands: Iterable[Command]) -> None:
        """List commands, in this order."""
        for command in commands:
            self.add_command(LazyCommand(command))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take the usual command where none is typed, or only options for it."""
        is_usual = self.usual and (not args or (args[0].startswith("-") and args[0] not in ctx.help_option_names))
        return super().parse_args(ctx, [self.usual, *args] if is_usual else args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Load the command that was typed."""
        name, command, rest = super().resolve_command(ctx, args)
        return name, command.load() if isinstance(command, LazyCommand) else command, rest
