"""What can go wrong, each with a sentence written for the person who reads it."""

from __future__ import annotations

from pathlib import Path

from castinspect.messages import Message


class CastInspectError(Exception):
    """Base of all errors that are explained to a person.

    Args:
        code: Key of the sentence in `castinspect.messages.MESSAGES`.
        values: What the sentence is filled with.
    """

    def __init__(self, code: str, **values: object) -> None:
        self.message = Message(code, values)
        super().__init__(str(self.message))

    def __reduce__(self) -> tuple[object, ...]:
        """From one process to another, with its sentence; what a value holds that cannot travel goes as text."""
        values = {
            name: value if isinstance(value, int | float | Path) else str(value)
            for name, value in self.message.values.items()
        }
        return _again, (type(self), self.code, values)

    @property
    def code(self) -> str:
        """Stable name of what happened, for logs, CSV and translations."""
        return self.message.code


def _again(kind: type[CastInspectError], code: str, values: dict[str, object]) -> CastInspectError:
    return kind(code, **values)


class ImageError(CastInspectError):
    """A picture cannot be read, or must not be judged."""


class CheckpointError(CastInspectError):
    """A checkpoint is missing, foreign, newer, truncated or tampered with."""


class WeightsError(CastInspectError):
    """The weights a backbone should start from are not at hand, or not what they claim to be."""


class DataError(CastInspectError):
    """A data set cannot be trained on as it is."""


class TrainingError(CastInspectError):
    """Training cannot start or go on."""


class ProcessesError(CastInspectError):
    """One of the processes that share a work was ended; what is done is kept."""


class SettingError(TrainingError):
    """A setting was given a value that it does not take; the sentence says what it takes."""


class DeviceError(CastInspectError):
    """The chosen device cannot compute."""


class SettingsError(CastInspectError):
    """The settings file cannot be read or written."""


class AccessError(CastInspectError):
    """Whoever asks may not do this, or cannot log in."""


class StationError(CastInspectError):
    """A watched folder or an output cannot be used."""


class FleetError(CastInspectError):
    """The stations' server, a key or an order cannot be used."""


class StoreError(CastInspectError):
    """The record cannot be written or read; nothing of what was tried is in it."""


class FullAppError(CastInspectError):
    """What is asked for computes with PyTorch, which the station package leaves out."""


class SelfTestError(CastInspectError):
    """A check of the self-test found something that does not work."""
