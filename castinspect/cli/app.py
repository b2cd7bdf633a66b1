"""The app that is made of the table of commands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from castinspect import __version__, language
from castinspect.cli.common.commands import APPEARANCE, LazyGroup
from castinspect.cli.common.running import run_command
from castinspect.cli.table import GROUPS, OF_FULL_APP, TABLE
from castinspect.cli.window import Language, WindowOpener
from castinspect.process import has_torch

_FIRST_TIME = "First time here?  castinspect demo  shows the whole job once, in about a minute."
_FIRST_TIME_ON_STATION = (
    "A station's CastInspect: what it judges with comes from a full one, by  castinspect models export --converted"
)


def make_app() -> LazyGroup:
    """The app with all commands of the table; none of them is loaded."""
    app = typer.Typer(
        name="castinspect",
        cls=LazyGroup,
        help="Inspection station for cast parts. Without arguments the window opens.",
        epilog=_FIRST_TIME if has_torch() else _FIRST_TIME_ON_STATION,
        no_args_is_help=True,
        **APPEARANCE,
    )
    app.callback()(_options)
    root = typer.main.get_command(app)
    assert isinstance(root, LazyGroup)
    root.add(command for command in TABLE if not command.group)
    for group in GROUPS:
        made = LazyGroup(name=group.name, help=group.about, rich_help_panel=group.panel, no_args_is_help=True)
        made.usual = group.usual
        made.add(command for command in TABLE if command.group == group.name)
        root.add_command(made)
    if not has_torch():
        for name in OF_FULL_APP:
            root.commands[name].hidden = True
    return root


def run(arguments: Sequence[str], open_window: WindowOpener | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 it could not be done, 2 wrong usage.

    Args:
        arguments: What was typed after `castinspect`.
        open_window: What `castinspect window` calls; the command line knows no Qt.
    """
    typed, rest = language.typed(arguments)
    language.use(typed or language.of_settings())

    def open_in(*paths: Any, language: str | None = None, **options: Any) -> int:
        assert open_window is not None, "only the tests have no window"
        return open_window(*paths, language=language or typed, **options)

    return run_command(make_app(), rest, open_in)


def _print_version(is_asked: bool) -> None:
    if is_asked:
        print(f"castinspect {__version__}")
        raise typer.Exit


def _options(
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and end.")
    ] = False,
    _language: Annotated[
        Language | None,
        typer.Option(language.OPTION, help="Speak it instead of the settings' one."),
    ] = None,
    _self_test: Annotated[
        bool, typer.Option("--self-test", help="Prove that this installation works, each part by using it.")
    ] = False,
) -> None:
    """Shown in the help; `run` takes the language before, and `castinspect.__main__` the self-test."""
