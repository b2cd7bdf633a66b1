"""The one protocol of outputs: open, send, beat, test, close."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from castinspect.errors import StationError
from castinspect.messages import Message
from castinspect.station.outputs.report import Report


class OutputDownError(StationError):
    """Nobody takes reports at present: all of this output's wait, and are sent later."""


class ReportRefusedError(StationError):
    """This one report was not taken: it is tried again later, the others go on."""


@dataclass(frozen=True)
class Pulse:
    """A sign of life of the line.

    Attributes:
        heartbeat: Rises with every look and every part of the line, and by nothing else.
        at: When it was taken, in UTC.
        is_ready: Whether the line can judge the next part.
        reason: Why not; None where it can.
    """

    heartbeat: int
    at: datetime
    is_ready: bool
    reason: Message | None = None


class Output(ABC):
    """Somewhere that judged parts are told to.

    Methods are called from one thread of the output's own, so that a slow one cannot stop judging; each has a time
    limit. The same report may come twice after a crash: its `sequence` tells.
    """

    def open(self) -> None:  # noqa: B027 (most outputs have nothing to open)
        """Get ready to be asked or to send; a server says "not ready" from here on.

        Raises:
            OutputDownError: It cannot be opened now.
        """

    @abstractmethod
    def send(self, report: Report) -> None:
        """Tell one judged part; when this returns, it has been taken.

        Raises:
            OutputDownError: Nobody is there; everything waits.
            ReportRefusedError: This report was not taken.
        """

    def tell(self, subject: str, row: Mapping[str, Any]) -> None:  # noqa: B027 (most outputs tell of parts alone)
        """Tell of something else than a judged part, where the output has a place for it.

        Args:
            subject: `decision` (a person's word on a part) or `alarm`.
            row: Of the record, as plain values.

        Raises:
            OutputDownError: Nobody is there.
        """

    def beat(self, pulse: Pulse) -> None:  # noqa: B027 (files show no present state)
        """Tell that the line lives, or why it cannot judge.

        Raises:
            OutputDownError: Nobody is there.
        """

    @abstractmethod
    def test(self, station: str) -> Message:
        """Try the output without judging a part.

        Returns:
            A sentence that says what was proven.

        Raises:
            StationError: It does not work; the sentence says what to do.
        """

    def close(self) -> None:  # noqa: B027
        """Say "not ready" where that is shown, and let go of what `open` took."""
