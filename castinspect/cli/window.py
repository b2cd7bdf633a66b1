"""`castinspect window`: the window, by what is typed."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Protocol

import typer


class WindowOpener(Protocol):
    """Opens the window and returns the exit code once it is closed."""

    def __call__(
        self,
        paths: Sequence[Path] = (),
        *,
        language: str | None = None,
        theme: str | None = None,
        screenshots: Path | None = None,
        until_painted: bool = False,
        until_judged: bool = False,
    ) -> int:
        """Open it with these pictures, and in this language and theme instead of those of the settings."""
        ...


class Language(StrEnum):
    """Languages of the window."""

    ENGLISH = "en"
    KOREAN = "ko"


class Theme(StrEnum):
    """Colours of the window."""

    LIGHT = "light"
    DARK = "dark"


def window(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATH...", help="Pictures or folders to judge, or a checkpoint to take into the station."
        ),
    ] = None,
    language: Annotated[Language | None, typer.Option(help="Instead of the one in the settings.")] = None,
    theme: Annotated[Theme | None, typer.Option(help="Instead of the one in the settings.")] = None,
    screenshots: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Take pictures of all tabs at work, and end.")
    ] = None,
    until_painted: Annotated[
        bool, typer.Option("--until-painted", help="Say when the window stands there, and end.")
    ] = False,
    until_judged: Annotated[
        bool, typer.Option("--until-judged", help="Say so, and each verdict and the memory taken, and end.")
    ] = False,
) -> None:
    """Open the window; `castinspect` alone does that, too."""
    open_window: WindowOpener = context.obj
    code = open_window(
        paths or (),
        language=language and language.value,
        theme=theme and theme.value,
        screenshots=screenshots,
        until_painted=until_painted,
        until_judged=until_judged,
    )
    raise typer.Exit(code)
