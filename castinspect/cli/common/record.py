"""The record behind the commands that judge."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from castinspect.cli.common.console import errors
from castinspect.language import say

if TYPE_CHECKING:
    from castinspect.settings import Settings
    from castinspect.station.history.recording import StationRecord
    from castinspect.station.history.store import Store
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
def recorded(station: str | None, intentions: Intentions) -> Iterator[StationRecord]:
    """The station's record for pictures that a person names, open; what was shown is kept at the end at the latest.

    Args:
        station: Its name.
        intentions: What follows from each verdict.

    Raises:
        CastInspectError: The record cannot be used, or at the end: verdicts could not be kept.
    """
    from castinspect.station.history.opening import loaded_meanwhile, open_store
    from castinspect.station.history.recording import kept_in

    with open_store(station=station) as store, loaded_meanwhile(store), kept_in(store, intentions) as record:
        yield record


def is_existing_wanted(store: Store, folder: Path, existing: bool | None, *, deep: bool) -> bool:
    """Whether what lies in a folder at the very first start is judged; asks where it was not said and somebody answers.

    Args:
        store: The station's record.
        folder: That is to be watched.
        existing: As it was typed.
        deep: Whether the folders below it are watched, too.

    Raises:
        StoreError: The record cannot be read.
    """
    if existing is None and sys.stdin.isatty() and errors.is_terminal:
        _ask(store, folder, deep=deep)
    return existing is not False


def _ask(store: Store, folder: Path, *, deep: bool) -> None:
    """Ask a person whether pictures that lie there already are to be judged; what comes meanwhile is judged anyhow."""
    from castinspect.station.history.first_start import leave_alone, to_ask_about

    pictures = to_ask_about(store, folder, deep=deep)
    question = say("Pictures that lie there already: {pictures}. Judge them, too?", pictures=len(pictures))
    if pictures and not typer.confirm(question, default=True, err=True):
        leave_alone(store, folder, pictures)
