"""The journal of labelling: `labels.jsonl` beside the pictures tells who did what to which, when. It only ever grows.

What follows from it: which pictures are excluded, what undo and redo would do, and where a picture is that was moved.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal
from uuid import uuid4

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from castinspect.errors import DataError
from castinspect.files import append_line

JOURNAL_FILE = "labels.jsonl"


class LabelEntry(BaseModel):
    """What was done to one picture. Paths are relative to the data folder and written with `/`.

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
    source: str = Field(alias="from")
    target: str = Field(alias="to")
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
    """All entries of a data folder, the oldest first. A line that a crash cut off is left out.

    Raises:
        DataError: The journal cannot be read.
    """
    file = folder / JOURNAL_FILE
    try:
        lines = file.read_bytes().splitlines()
    except FileNotFoundError:
        return []
    except OSError as error:
        raise DataError("label-journal-unreadable", path=file, detail=error.strerror or error) from error
    return [entry for line in lines if (entry := _parsed(line))]


def append_entry(folder: Path, entry: LabelEntry) -> None:
    """Write an entry down.

    Raises:
        DataError: The journal cannot be written.
    """
    file = folder / JOURNAL_FILE
    try:
        append_line(file, entry.model_dump_json(by_alias=True, exclude_defaults=False).encode())
    except OSError as error:
        raise DataError("label-journal-not-written", path=file, detail=error.strerror or error) from error


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
    return frozenset(home / name for home in (folder, folder.parent) for name in replay(read_journal(home)).excluded)


def _parsed(line: bytes) -> LabelEntry | None:
    try:
        return LabelEntry.model_validate_json(line)
    except ValidationError:
        return None
