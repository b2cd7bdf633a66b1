"""Sounds of verdicts and alarms: short tones, played off the window's thread."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Generator, Iterator
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from castinspect.gui.common.job import Job
from castinspect.inspection.verdict import Verdict

_RATE = 22_050  # samples a second
_LOUDNESS = 0.5
_LINUX_SOUND = ("/dev/snd", f"/run/user/{os.getuid() if hasattr(os, 'getuid') else 0}/pulse")
_FADE = 0.01  # seconds, so that a tone does not click


class Tone(Enum):
    """A sequence of (hertz, seconds); two verdicts never sound alike."""

    DEFECT = ((880, 0.12), (587, 0.22))
    REVIEW = ((659, 0.16), (659, 0.16))
    HOLD = ((330, 0.35),)
    ALARM = ((440, 0.2), (660, 0.2), (440, 0.2), (660, 0.2))
    WELL_AGAIN = ((523, 0.1), (784, 0.18))


_TONES = {Verdict.DEFECT: Tone.DEFECT, Verdict.REVIEW: Tone.REVIEW, Verdict.HOLD: Tone.HOLD}

Player = Callable[[bytes], None]
"""Plays 16-bit mono samples and returns when they have sounded."""


class Sounds(QObject):
    """Plays one tone at a time; one that comes while another sounds is left out, but never an alarm's.

    Where no sound device is there, the system's own beep is heard.

    Args:
        player: Plays; None takes the sound card.
        parent: Owner.
    """

    muted_changed = Signal(bool)

    def __init__(self, player: Player | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._play = player or play_on_sound_card
        self._waiting: Tone | None = None
        self._is_muted = False
        self._job = Job(self)
        self._job.failed.connect(self._on_failed)
        self._job.ended.connect(self._on_ended)

    def set_muted(self, muted: bool) -> None:
        """Be silent, or heard again."""
        if muted != self._is_muted:
            self._is_muted = muted
            self.muted_changed.emit(muted)

    def tell_verdict(self, verdict: Verdict) -> None:
        """OK is silent; everything else sounds its own tone."""
        if verdict in _TONES:
            self.play(_TONES[verdict])

    def play(self, tone: Tone) -> None:
        if self._is_muted:
            return
        if not self._job.start(lambda: self._played(tone)) and tone in {Tone.ALARM, Tone.WELL_AGAIN}:
            self._waiting = tone

    def stop_and_wait(self) -> None:
        self._waiting = None
        self._job.stop_and_wait()

    def _played(self, tone: Tone) -> Iterator[object]:
        self._play(samples(tone))
        yield tone

    @Slot(object)
    def _on_failed(self, _error: Exception) -> None:
        QApplication.beep()

    @Slot()
    def _on_ended(self) -> None:
        tone, self._waiting = self._waiting, None
        if tone is not None:
            self.play(tone)


def samples(tone: Tone) -> bytes:
    """A tone as 16-bit mono samples."""
    import numpy as np

    waves = []
    for hertz, seconds in tone.value:
        times = np.arange(round(_RATE * seconds)) / _RATE
        fade = np.clip(np.minimum(times, seconds - times) / _FADE, 0, 1)
        waves.append(_LOUDNESS * fade * np.sin(2 * np.pi * hertz * times))
    return (np.concatenate(waves) * 32767).astype("<i2").tobytes()


def play_on_sound_card(sound: bytes) -> None:
    """Play and wait.

    Raises:
        OSError: There is no sound card; asking the system's library would write its complaints on the terminal.
        miniaudio.MiniaudioError: There is one that cannot be used.
    """
    if sys.platform == "linux" and not any(Path(place).exists() for place in _LINUX_SOUND):
        raise OSError("no sound card")
    import miniaudio

    with miniaudio.PlaybackDevice(
        output_format=miniaudio.SampleFormat.SIGNED16, nchannels=1, sample_rate=_RATE
    ) as device:
        stream = _stream(sound)
        next(stream)
        device.start(stream)
        time.sleep(len(sound) / 2 / _RATE + 0.1)


def _stream(sound: bytes) -> Generator[bytes, int, None]:
    """Hand out as many frames as are asked for; silence after the end."""
    frames = yield b""
    place = 0
    while True:
        piece = sound[place : place + 2 * frames]
        place += 2 * frames
        frames = yield piece.ljust(2 * frames, b"\0")
