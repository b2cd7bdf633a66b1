"""A version that was pushed to this station: it meets the same conditions of release as one that is promoted here."""

from __future__ import annotations

from pathlib import Path

from castinspect.errors import CheckpointError
from castinspect.identity import Attribution
from castinspect.models.checkpoint import read_metadata
from castinspect.progress import drain
from castinspect.registry.journal import Action
from castinspect.registry.registry import Registry
from castinspect.versions.promoting import promote
from castinspect.versions.release import run_missing


class PushedRelease:
    """Takes pushed versions in for a station; the signature of who ordered one was verified before.

    Args:
        device: Where suites are replayed.
    """

    def __init__(self, device: str = "auto") -> None:
        self._device = device

    def prepare(self, registry: Registry, file: Path) -> None:
        """Replay the version, and the promoted one, on the suites on which no run of it is kept.

        Raises:
            DataError: A suite is not what it was.
            CheckpointError: A version cannot be run.
        """
        drain(run_missing(registry, file, self._device))

    def promote(self, registry: Registry, file: Path, ordered: Attribution) -> Path:
        """Promote the version where its release is allowed.

        One that is refused is a version of the station all the same: a second person can agree to it there, or let it
        judge in shadow, before it is pushed again.

        Args:
            registry: Of the station.
            file: The version.
            ordered: Who signed the order, and why.

        Returns:
            The checkpoint in the station's folder.

        Raises:
            CheckpointError: Something stands against its release; the sentence says what.
        """
        try:
            return promote(registry, file, ordered, is_signed=True)
        except CheckpointError as error:
            if error.code == "release-not-ready" and registry.by_id(read_metadata(file).id) is None:
                registry.add(file, Action.IMPORTED, ordered)
            raise
