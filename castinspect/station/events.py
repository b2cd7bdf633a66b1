"""What the line tells of a station at work, for window, command line and companions alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from castinspect.imaging.preprocessing import Preprocessing
    from castinspect.inspection.inspection import Inspection
    from castinspect.messages import Message
    from castinspect.models.metadata import CheckpointMetadata
    from castinspect.station.history.rows import Alarm
    from castinspect.station.sources.arrival import Arrival


@dataclass(frozen=True)
class Preparing:
    """The checkpoint is being loaded; its first use on this computer takes some seconds."""


@dataclass(frozen=True)
class ModelReady:
    """A checkpoint is loaded; from here on it judges on a device, whose `fallback` says if it was not asked for."""

    metadata: CheckpointMetadata
    device: str
    fallback: Message | None


@dataclass(frozen=True)
class ModelRefused:
    """Another checkpoint was promoted and cannot be used; the one before keeps judging."""

    why: Message


@dataclass(frozen=True)
class PicturesFound:
    """What is to be judged.

    Attributes:
        pictures: How many.
        notices: What lies in the folders and is not looked at.
    """

    pictures: int
    notices: tuple[Message, ...] = ()


@dataclass(frozen=True)
class ArrivalJudged:
    """An arrival with its verdict, which is in the record.

    Attributes:
        arrival: With the stamp of the very file that was read.
        inspection: What was decided and why.
        preprocessing: How the picture was brought to the network, which places the heat map.
        attached: What the line's `attach` made of the picture.
    """

    arrival: Arrival
    inspection: Inspection
    preprocessing: Preprocessing
    attached: object = None


@dataclass(frozen=True)
class FolderState:
    """How the watched folder is.

    Attributes:
        folder: That is watched.
        waiting: Pictures still arriving.
        alarms: What a person should look after, as long as it stands.
        notices: What is told once.
        oldest_seconds: How long the oldest picture waits; None where none does.
        elsewhere: The alarm that a station on another computer has the folder; None where this one has it.
    """

    folder: Path
    waiting: int
    alarms: tuple[Message, ...] = ()
    notices: tuple[Message, ...] = ()
    oldest_seconds: float | None = None
    elsewhere: Message | None = None

    @property
    def alarm(self) -> Message | None:
        """The first alarm that stands."""
        return self.alarms[0] if self.alarms else None


LineEvent = Preparing | ModelReady | ModelRefused | PicturesFound | ArrivalJudged | FolderState


@dataclass(frozen=True)
class AlarmsStanding:
    """All alarms that have not ended or that nobody has acknowledged, the oldest first; told when they change."""

    alarms: tuple[Alarm, ...]
