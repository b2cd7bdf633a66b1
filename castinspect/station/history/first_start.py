"""A folder before it is watched for the first time: what lies there, and how a person has it left alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from castinspect.station.history.arrivals import WatchedSource, is_known
from castinspect.station.history.store import Store
from castinspect.station.sources.arrival import Arrival
from castinspect.station.sources.folder import pictures_in


def to_ask_about(store: Store, folder: Path, *, deep: bool) -> tuple[Arrival, ...]:
    """The pictures that lie in a folder which the station has never watched; none where it has, or it is not there.

    Args:
        store: The station's record.
        folder: That is to be watched.
        deep: Whether the folders below it are watched, too.

    Raises:
        StoreError: The record cannot be read.
    """
    return () if is_known(store, folder) else pictures_in(folder, deep=deep)


def leave_alone(store: Store, folder: Path, pictures: Sequence[Arrival]) -> None:
    """Have the station judge none of these pictures; what has come since they were counted is judged.

    Raises:
        StoreError: Nothing was kept.
    """
    WatchedSource(store, folder, existing=False).skip(pictures)
