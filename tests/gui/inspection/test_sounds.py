"""Every verdict but OK sounds its own; alarms are never left out; mute is silent; without a card the system beeps."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from castinspect.gui.inspection.sounds import Sounds, Tone, samples
from castinspect.inspection.verdict import Verdict


@pytest.fixture
def heard():
    return []


@pytest.fixture
def sounds(qapp, heard):
    made = Sounds(heard.append)
    yield made
    made.stop_and_wait()
    QApplication.processEvents()


@pytest.mark.parametrize("verdict", [Verdict.DEFECT, Verdict.REVIEW, Verdict.HOLD])
def test_a_verdict_that_needs_a_person_is_heard(qtbot, sounds, heard, verdict):
    sounds.tell_verdict(verdict)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [samples(Tone[verdict.name])]


def test_ok_is_silent_and_so_is_everything_while_muted(sounds, heard):
    sounds.tell_verdict(Verdict.OK)
    sounds.set_muted(True)
    sounds.play(Tone.ALARM)
    assert not sounds._job.is_running
    assert heard == []


def test_an_alarm_waits_for_the_tone_that_sounds_and_a_verdict_does_not(qtbot, qapp):
    gate, heard = threading.Event(), []
    sounds = Sounds(lambda sound: (gate.wait(), heard.append(sound)))
    sounds.play(Tone.DEFECT)
    sounds.play(Tone.REVIEW)
    sounds.play(Tone.ALARM)
    gate.set()
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == [samples(Tone.DEFECT), samples(Tone.ALARM)]
    sounds.stop_and_wait()
    QApplication.processEvents()


def test_without_a_sound_card_the_system_beeps(qtbot, qapp, monkeypatch):
    def no_card(_sound):
        raise OSError("no sound card")

    beeps = []
    monkeypatch.setattr(QApplication, "beep", lambda: beeps.append(1))
    sounds = Sounds(no_card)
    sounds.play(Tone.HOLD)
    qtbot.waitUntil(lambda: beeps == [1])
    sounds.stop_and_wait()


def test_no_two_tones_are_alike_and_none_clicks():
    waves = {tone: np.frombuffer(samples(tone), "<i2") for tone in Tone}
    assert len({wave.tobytes() for wave in waves.values()}) == len(Tone)
    for wave in waves.values():
        assert abs(int(wave[0])) < 400
        assert abs(wave).max() > 10_000
