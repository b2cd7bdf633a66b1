"""The registry's journal: who did what to which checkpoint, when and why. It only ever grows."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from castinspect.errors import CheckpointError
from castinspect.jsonlines import JsonLines, Row
from castinspect.messages import Message


class Action(StrEnum):
    """What can be done to a version."""

    TRAINED = "trained"
    ADAPTED = "adapted"
    RECUT = "cuts moved"
    REGATED = "gate widened"
    GATE_SET_ANEW = "gate set anew"
    IMPORTED = "imported"
    PROMOTED = "promoted"
    ROLLED_BACK = "rolled back"
    AGREED = "agreed to"
    RENAMED = "renamed"
    NOTED = "noted"
    EXPORTED = "exported"
    CONVERTED = "converted"
    REMOVED = "removed"
    LOCKED = "locked"


class JournalEntry(BaseModel):
    """One action.

    Attributes:
        when: In UTC.
        who: The person.
        action: What was done.
        why: In that person's words; may be empty.
        checkpoint: Id of the version; empty where the action is about none.
        name: What the version was called then.
        sha256: Of the version's content then.
        detail: What belongs to the action: the new name, the note, the file exported to, what was promoted before.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    when: datetime = Field(default_factory=lambda: datetime.now(UTC))
    who: str
    action: Action
    why: str = ""
    checkpoint: str = ""
    name: str = ""
    sha256: str = ""
    detail: str = ""


class Journal:
    """An append-only file of JSON lines; each is on the disk before `append` returns."""

    def __init__(self, file: Path) -> None:
        self._lines = JsonLines(file, JournalEntry, has_copy=True)

    @property
    def file(self) -> Path:
        """Where it is kept."""
        return self._lines.file

    def append(self, entry: JournalEntry) -> None:
        """Write an entry down.

        Raises:
            CheckpointError: It cannot be written, so the action should not be done.
        """
        try:
            self._lines.append(entry)
        except OSError as error:
            raise CheckpointError("journal-not-written", path=self.file, detail=error.strerror or error) from error

    def entries(self) -> list[JournalEntry]:
        """All entries, the oldest first. A line that cannot be read is left out; `loss` tells of it.

        Raises:
            CheckpointError: The file cannot be read.
        """
        return list(rows_of(self._lines))

    def loss(self) -> Message | None:
        """That lines cannot be read, as after a crash; None where all can."""
        return self._lines.loss()

    def of(self, checkpoint: str) -> list[JournalEntry]:
        """What was done to one version, the oldest first."""
        return [entry for entry in self.entries() if entry.checkpoint == checkpoint]


def rows_of(lines: JsonLines[Row]) -> tuple[Row, ...]:
    """The rows of a file that a station keeps of its versions, the oldest first.

    Raises:
        CheckpointError: The file cannot be read.
    """
    try:
        return lines.read().rows
    except OSError as error:
        raise CheckpointError("journal-unreadable", path=lines.file, detail=error.strerror or error) from error
