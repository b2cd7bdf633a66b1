"""The record behind the commands that judge."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from castinspect.cli.common.console import errors

if TYPE_CHECKING:
    from castinspect.settings import Settings
    from castinspect.station.history.recording import StationRecord
    from castinspect.station.intentions import Intentions

StationOption = Annotated[
    str | None, typer.Option(metavar="NAME", help="This station's name in the record; else the computer's.")
]


def station_settings(station: str | None) -> Settings:
    """The settings, with the name that was typed.

    Raises:
        SettingsError: They cannot be read.
    """
    from castinspect.settings import Settings

    settings = Settings.load()
    return settings.model_copy(update={"station_name": station}) if station else settings


@contextmanager
def recorded(
    station: str | None, intentions: Intentions, folder: Path | None = None, existing: bool | None = None
) -> Iterator[StationRecord]:
    """The station's record, open; what was shown is kept at the end at the latest.

    Args:
        station: Its name.
        intentions: What follows from each verdict.
        folder: That is watched.
        existing: Whether what lies there at the very first start is judged; None asks where somebody can answer.

    Raises:
        CastInspectError: The record cannot be used, or at the end: verdicts could not be kept.
    """
    from castinspect.station.history.arrivals import is_known
    from castinspect.station.history.opening import open_store
    from castinspect.station.history.recording import kept_in

    with open_store(station=station) as store:
        if folder is not None and existing is None and not is_known(store, folder):
            existing = _asked(folder)
        with kept_in(store, intentions, existing=existing is not False) as record:
            yield record


def _asked(folder: Path) -> bool:
    """Whether pictures that lie there already are to be judged; yes where nobody can be asked."""
    from castinspect.imaging.finding import find_pictures

    if not (sys.stdin.isatty() and errors.is_terminal) or not (found := len(find_pictures([folder]))):
        return True
    return typer.confirm(f"{found} pictures lie there already. Judge them, too?", default=True, err=True)
