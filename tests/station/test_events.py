"""What the line tells can be known without the line."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from castinspect.messages import Message
from castinspect.station.events import FolderState, PicturesFound


def test_the_first_alarm_of_a_folder_counts():
    lost, full = Message("folder-missing", {"folder": "x"}), Message("store-full", {"store": "x", "detail": ""})
    assert FolderState(Path("x"), 2, (lost, full)).alarm is lost
    assert FolderState(Path("x"), 2).alarm is None


def test_what_was_told_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        PicturesFound(3).pictures = 4


def test_knowing_them_loads_nothing_that_judges():
    code = (
        "import sys, castinspect.station.events; "
        "heavy = {'numpy', 'PIL', 'pydantic', 'castinspect.station.line'} & set(sys.modules); assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
