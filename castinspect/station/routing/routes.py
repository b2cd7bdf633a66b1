"""Pictures into folders by verdict: copied, proven and on the disk before a source goes; nothing is overwritten."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import StrEnum
from itertools import count
from pathlib import Path
from typing import Protocol

from castinspect.errors import StationError
from castinspect.files import sha256_of, sync_folder, take_free_name
from castinspect.inspection.verdict import Verdict
from castinspect.station.names import fitting_name, folder_name
from castinspect.station.sources.identity import PartFields

_CHUNK = 1 << 20
_NO_SPACE = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_NUMBER = 24
"""Bytes that a number behind a taken name may need."""


class RouteAction(StrEnum):
    """What becomes of the source."""

    COPY = "copy"
    MOVE = "move"


class RouteBy(StrEnum):
    """What the folders below a verdict's folder are named after."""

    DATE = "date"
    LOT = "lot"
    NOTHING = "nothing"


class RouteError(StationError):
    """A picture cannot be routed now. The record keeps the intent, and it is tried again."""


@dataclass(frozen=True)
class RoutePlan:
    """Where a picture is to be; written into the record together with its verdict."""

    action: RouteAction
    target: Path


class Route(Protocol):
    """A plan as the record gives it back, with what it needs to be carried out, now or after a crash."""

    @property
    def sequence(self) -> int:
        """Of the part; no other has it."""

    @property
    def source(self) -> Path:
        """The picture where it was judged."""

    @property
    def sha256(self) -> str:
        """Of the bytes that were judged."""

    @property
    def action(self) -> str:
        """What is done with the picture: `copy` or `move`."""

    @property
    def target(self) -> Path:
        """Where it is to be, if the name is free."""


@dataclass(frozen=True)
class RoutingRules:
    """How pictures are routed.

    Attributes:
        folder: Verdict folders lie below it; it must be there, because a share that is lost is not made anew.
        action: What becomes of the source.
        by: What the folders below a verdict's are named after.
        zone: In which a date is told; None for the computer's own.
    """

    folder: Path
    action: RouteAction = RouteAction.COPY
    by: RouteBy = RouteBy.DATE
    zone: tzinfo | None = None


def plan_route(rules: RoutingRules, picture: Path, verdict: Verdict, fields: PartFields, when: datetime) -> RoutePlan:
    """Where a picture is to be: `<folder>/<verdict>/<date or lot>/<its name>`."""
    below = {
        RouteBy.DATE: when.astimezone(rules.zone).date().isoformat(),
        RouteBy.LOT: folder_name(fields.lot, "no lot"),
        RouteBy.NOTHING: "",
    }[rules.by]
    return RoutePlan(rules.action, rules.folder / str(verdict) / below / fitting_name(picture.name, spare=_NUMBER))


def refuse_own_output(watched: Path, folder: Path) -> None:
    """Make sure that what is routed is not judged again.

    Raises:
        StationError: The folder lies in the watched one, or the watched one in a verdict's folder.
    """
    source, target = watched.resolve(), folder.resolve()
    inside = any(source == place or source.is_relative_to(place) for place in (target / name for name in Verdict))
    if target == source or target.is_relative_to(source) or inside:
        raise StationError("route-into-source", folder=folder, watched=watched)


class Router:
    """Carries routes out, so that carrying one out again after a crash changes nothing.

    Args:
        folder: Verdict folders lie below it.

    Raises:
        RouteError: It is not there.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._device = self._device_now()

    def carry_out(self, route: Route, *, is_replay: bool = False) -> Path:
        """Bring a picture to its place.

        Args:
            route: What was planned.
            is_replay: Whether it may have been carried out before without the record knowing; then a file of its name
                and content is taken for its own.

        Returns:
            Where the picture is now: at the target, or beside it with the sequence behind its name.

        Raises:
            RouteError: It cannot be done now, or the bytes that were judged are no longer at the source.
        """
        if self._device_now() != self._device:  # another, empty disk shows where a share was
            raise RouteError("route-target-lost", folder=self._folder)
        try:
            placed = self._own_copy(route) if is_replay or not route.source.exists() else None
            if placed is None:
                placed = self._place(route)
            if route.action == RouteAction.MOVE:
                self._remove_source(route)
        except OSError as error:
            raise _route_error(error, route) from error
        finally:
            with suppress(OSError):
                _temporary(route).unlink(missing_ok=True)
        return placed

    def _device_now(self) -> int:
        try:
            status = self._folder.stat()
        except OSError as error:
            raise RouteError("route-target-lost", folder=self._folder) from error
        return status.st_dev

    def _own_copy(self, route: Route) -> Path | None:
        """What an earlier try put there: a name of ours with the judged content."""
        for place in _places(route):
            if not place.exists():
                return None
            if place.is_file() and sha256_of(place) == route.sha256:
                return place
        return None

    def _place(self, route: Route) -> Path:
        """Copy beside the target, prove the copy, then give it the first free name."""
        folder = route.target.parent
        folder.mkdir(parents=True, exist_ok=True)
        temporary = _temporary(route)
        temporary.unlink(
            missing_ok=True
        )  # never write into it: after a crash it may be the placed file, by another name
        try:
            if _copy(route.source, temporary) != route.sha256:
                raise RouteError("route-source-changed", path=route.source)
            if sha256_of(temporary) != route.sha256:
                raise RouteError("route-copy-differs", path=route.target)
            place = _take_first_free(temporary, route)
        except FileNotFoundError as error:
            if route.source.exists():
                raise
            raise RouteError("route-source-gone", path=route.source) from error
        sync_folder(folder)
        return place

    def _remove_source(self, route: Route) -> None:
        """Remove the picture that was judged; a newer one of its name stays."""
        try:
            before = route.source.stat()
            if sha256_of(route.source) != route.sha256:
                return
            now = route.source.stat()
            if (now.st_ino, now.st_mtime_ns, now.st_size) != (before.st_ino, before.st_mtime_ns, before.st_size):
                return
            route.source.unlink()
        except FileNotFoundError:
            return
        sync_folder(route.source.parent)


def _temporary(route: Route) -> Path:
    """Where a copy is made; the same after a crash, so that none is left behind."""
    return route.target.with_name(f".castinspect-{route.sequence}.tmp")


def _places(route: Route) -> Iterator[Path]:
    """Names in the order that they are tried: the wished one, then such that only this part has."""
    target = route.target
    yield target
    yield target.with_stem(f"{target.stem}_{route.sequence}")
    for number in count(2):
        yield target.with_stem(f"{target.stem}_{route.sequence}_{number}")


def _take_first_free(temporary: Path, route: Route) -> Path:
    for place in _places(route):
        try:
            take_free_name(temporary, place)
        except FileExistsError:
            continue
        return place
    raise AssertionError("names never end")


def _copy(source: Path, target: Path) -> str:
    """Copy a file to the disk with its time; the SHA-256 of what was read."""
    digest = hashlib.sha256()
    with source.open("rb") as reading, target.open("wb") as writing:
        while chunk := reading.read(_CHUNK):
            digest.update(chunk)
            writing.write(chunk)
        writing.flush()
        os.fsync(writing.fileno())
    shutil.copystat(source, target)
    return digest.hexdigest()


def _route_error(error: OSError, route: Route) -> RouteError:
    if error.errno in _NO_SPACE:
        return RouteError("route-no-space", folder=route.target.parent)
    detail = error.strerror or type(error).__name__
    return RouteError("route-failed", path=route.source, folder=route.target.parent, detail=detail)
