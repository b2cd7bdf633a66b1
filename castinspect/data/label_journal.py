"""The journal of labelling: `labels.jsonl` beside the pictures tells who did what to which, when. It only ever grows.

What follows from it: which pictures are excluded, what undo and redo would do, and where a picture is that was moved.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Annotated, Literal
from uuid import uuid4

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from castinspect.errors import DataError
from castinspect.jsonlines import JsonLines
from castinspect.messages import Message

JOURNAL_FILE = "labels.jsonl"


def _within(name: str) -> str:
    """Refuse a path that could lead out of the data folder: whoever writes the journal shall move nothing elsewhere.

    Raises:
        ValueError: It is absolute, has a drive, goes up, or holds what no name can.
    """
    windows = PureWindowsPath(name)
    parts = {*PurePosixPath(name).parts, *windows.parts}
    if not parts or ".." in parts or windows.drive or windows.root or "\0" in name:
        raise ValueError("no path within the data folder")
    return name


PathWithin = Annotated[str, AfterValidator(_within)]


class LabelEntry(BaseModel):
    """What was done to one picture. Paths are relative to the data folder, never leave it, and are written with `/`.

    Attributes:
        step: Pictures that were handled together share one; they are undone together.
        when: In UTC.
        who: The person.
        what: `move` to another class; `exclude` from all use, `include` again.
        source: Where the picture was.
        target: Where it is now.
        undoes: The step that this one takes back.
        redoes: The step that this one does again.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)

    step: str = Field(default_factory=lambda: uuid4().hex)
    when: datetime = Field(default_factory=lambda: datetime.now(UTC))
    who: str
    what: Literal["move", "exclude", "include"]
    source: PathWithin = Field(alias="from")
    target: PathWithin = Field(alias="to")
    undoes: str = ""
    redoes: str = ""


@dataclass(frozen=True)
class LabelState:
    """What follows from a journal.

    Attributes:
        excluded: Pictures that are in no use.
        moves: Where pictures were moved, in order.
        done: Steps that can be undone, the latest last.
        undone: Steps that can be done again, the latest undone last.
    """

    excluded: frozenset[str] = frozenset()
    moves: tuple[tuple[str, str], ...] = ()
    done: tuple[tuple[LabelEntry, ...], ...] = field(default=(), repr=False)
    undone: tuple[tuple[LabelEntry, ...], ...] = field(default=(), repr=False)


def read_journal(folder: Path) -> list[LabelEntry]:
    """All entries of a data folder, the oldest first. Lines that cannot be read are left out; `journal_loss` tells.

    Raises:
        DataError: The journal cannot be read.
    """
    lines = _lines(folder)
    try:
        return list(lines.read().rows)
    except OSError as error:
        raise DataError("label-journal-unreadable", path=lines.file, detail=error.strerror or error) from error


def journal_loss(folder: Path) -> Message | None:
    """That lines of a data folder's journal cannot be read; None where all can."""
    return _lines(folder).loss()


def append_entry(folder: Path, entry: LabelEntry) -> None:
    """Write an entry down.

    Raises:
        DataError: The journal cannot be written.
    """
    lines = _lines(folder)
    try:
        lines.append(entry)
    except OSError as error:
        raise DataError("label-journal-not-written", path=lines.file, detail=error.strerror or error) from error


def replay(entries: Sequence[LabelEntry]) -> LabelState:
    """Go through a journal from its beginning."""
    excluded: set[str] = set()
    moves: list[tuple[str, str]] = []
    steps: dict[str, list[LabelEntry]] = {}
    for entry in entries:
        steps.setdefault(entry.step, []).append(entry)
        if entry.what == "move":
            moves.append((entry.source, entry.target))
            if entry.source in excluded:
                excluded.remove(entry.source)
                excluded.add(entry.target)
        elif entry.what == "exclude":
            excluded.add(entry.target)
        else:
            excluded.discard(entry.target)
    done: list[str] = []
    undone: list[str] = []
    for step, members in steps.items():
        first = members[0]
        if first.undoes in done:
            done.remove(first.undoes)
            undone.append(step)  # doing it again is taking the undoing back
        elif first.redoes in undone:
            undone.remove(first.redoes)
            done.append(step)
        else:
            done.append(step)
            undone.clear()
    stacks = [tuple(tuple(steps[step]) for step in stack) for stack in (done, undone)]
    return LabelState(frozenset(excluded), tuple(moves), *stacks)


def excluded_pictures(folder: Path) -> frozenset[Path]:
    """The excluded pictures of a data folder, or of a split's folder within one."""
    return frozenset(home / name for home in _homes(folder) for name in replay(read_journal(home)).excluded)


def journal_losses(folder: Path) -> tuple[Message, ...]:
    """Lines that cannot be read of the journals that `excluded_pictures` goes by: what they exclude may be in use."""
    return tuple(loss for home in _homes(folder) if (loss := journal_loss(home)))


def _homes(folder: Path) -> tuple[Path, Path]:
    """Where a journal may lie that says something of a folder: in it, and above it where it is a split's."""
    return folder, folder.parent


def _lines(folder: Path) -> JsonLines[LabelEntry]:
    return JsonLines(folder / JOURNAL_FILE, LabelEntry, has_copy=True)
