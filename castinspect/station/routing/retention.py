"""How long routed pictures are kept: by verdict, by age and by free space, told well before anything goes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from castinspect.errors import StationError
from castinspect.imaging.finding import is_picture_name
from castinspect.inspection.verdict import Verdict
from castinspect.messages import Message

WARNING_DAYS = 7
_GIGABYTE = 1_000_000_000
_FIRST_TO_GO = (Verdict.OK, Verdict.REVIEW, Verdict.HOLD, Verdict.DEFECT)
_OWN_ENDINGS = (".json",)
"""What lies beside a picture and goes with it."""


@dataclass(frozen=True)
class RetentionRules:
    """How long pictures are kept.

    Attributes:
        days: By verdict; a verdict that is not in it is kept for ever, also when space is short.
        free_bytes: The oldest pictures go when less is free; 0 never.
    """

    days: Mapping[Verdict, int] = field(default_factory=dict, hash=False)
    free_bytes: int = 0

    @property
    def warn_bytes(self) -> int:
        """It is told when less than this is free."""
        return 2 * self.free_bytes


@dataclass(frozen=True)
class KeptPicture:
    """A routed picture.

    Attributes:
        path: Where it is.
        verdict: Whose folder it lies in.
        taken: When the picture was written by the camera, in UTC.
        size: In bytes.
    """

    path: Path
    verdict: Verdict
    taken: datetime
    size: int


@dataclass(frozen=True)
class RetentionPlan:
    """What is to go, the first first, and what people should know before."""

    remove: tuple[KeptPicture, ...]
    warnings: tuple[Message, ...] = ()

    @property
    def size(self) -> int:
        """Bytes that it frees."""
        return sum(picture.size for picture in self.remove)


@dataclass(frozen=True)
class Removed:
    """What became of one picture; `error` is None where it is gone."""

    picture: KeptPicture
    error: Message | None = None


def kept_pictures(folder: Path) -> Iterator[KeptPicture]:
    """All pictures in the verdict folders below `folder`; nothing else there is looked at, and no link is followed.

    Raises:
        StationError: The folder cannot be read.
    """
    for verdict in Verdict:
        yield from _below(folder / str(verdict), verdict)


def plan_retention(
    pictures: Iterable[KeptPicture], rules: RetentionRules, now: datetime, free_bytes: int
) -> RetentionPlan:
    """What must go by now, by age first, then the oldest until enough is free: good parts before bad ones."""
    mortal = sorted((picture for picture in pictures if picture.verdict in rules.days), key=_order)
    old = [picture for picture in mortal if _goes_at(picture, rules) <= now]
    soon = [p for p in mortal if now < _goes_at(p, rules) <= now + timedelta(days=WARNING_DAYS)]
    free = free_bytes + sum(picture.size for picture in old)
    remove, gone = list(old), set(old)
    for picture in mortal:
        if free >= rules.free_bytes:
            break
        if picture not in gone:
            remove.append(picture)
            free += picture.size
    return RetentionPlan(tuple(remove), tuple(_warnings(soon, rules, free_bytes, free)))


def carry_out(plan: RetentionPlan) -> Iterator[Removed]:
    """Remove pictures with what lies beside them, and folders that are empty then; one after another."""
    for picture in plan.remove:
        try:
            picture.path.unlink(missing_ok=True)
            for ending in _OWN_ENDINGS:
                picture.path.with_name(picture.path.name + ending).unlink(missing_ok=True)
        except OSError as error:
            detail = error.strerror or type(error).__name__
            yield Removed(picture, Message("keep-not-removed", {"path": picture.path, "detail": detail}))
            continue
        if picture.path.parent.name != picture.verdict:
            with suppress(OSError):  # not empty
                picture.path.parent.rmdir()
        yield Removed(picture)


def _below(folder: Path, verdict: Verdict) -> Iterator[KeptPicture]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    except OSError as error:
        raise StationError("image-folder-unreadable", path=folder, detail=error.strerror or error) from error
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _below(Path(entry.path), verdict)
        elif entry.is_file(follow_symlinks=False) and is_picture_name(entry.name):
            with suppress(FileNotFoundError):
                status = entry.stat(follow_symlinks=False)
                taken = datetime.fromtimestamp(status.st_mtime, UTC)
                yield KeptPicture(Path(entry.path), verdict, taken, status.st_size)


def _order(picture: KeptPicture) -> tuple[int, datetime, str]:
    return _FIRST_TO_GO.index(picture.verdict), picture.taken, str(picture.path)


def _goes_at(picture: KeptPicture, rules: RetentionRules) -> datetime:
    return picture.taken + timedelta(days=rules.days[picture.verdict])


def _warnings(soon: list[KeptPicture], rules: RetentionRules, before: int, after: int) -> Iterator[Message]:
    if soon:
        yield Message("keep-going-soon", {"count": len(soon), "days": WARNING_DAYS})
    if after < rules.free_bytes:
        values = {"free": before / _GIGABYTE, "needed": rules.free_bytes / _GIGABYTE}
        yield Message("keep-space-short", values)
    elif before < rules.warn_bytes:
        values = {"free": before / _GIGABYTE, "needed": rules.free_bytes / _GIGABYTE}
        yield Message("keep-space-soon", values)
