"""systemd is told what the line tells, and nothing by a timer."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest

from castinspect.messages import Message
from castinspect.station.events import FolderState, ModelReady, Preparing
from castinspect.station.service import ServiceNotifier
from tests.helpers.checkpoints import metadata_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="systemd is Linux's")


@pytest.fixture(params=["path", "abstract"])
def manager(request, tmp_path, monkeypatch):
    if request.param == "abstract" and sys.platform != "linux":
        pytest.skip("only Linux has abstract sockets")
    name = str(tmp_path / "notify")[-100:] if request.param == "path" else f"@castinspect-{tmp_path.name}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(f"\0{name[1:]}" if name.startswith("@") else name)
        listening.settimeout(30)
        monkeypatch.setenv("NOTIFY_SOCKET", name)
        yield listening


def told(manager, count):
    return [manager.recv(1000).decode() for _ in range(count)]


def test_ready_comes_with_the_model_and_each_event_is_a_sign_of_life(manager):
    notifier = ServiceNotifier()
    notifier.follow(Preparing())
    notifier.follow(ModelReady(metadata_of(), "CPU", None))
    assert told(manager, 3) == ["WATCHDOG=1", "READY=1", "WATCHDOG=1"]


def test_the_status_is_the_alarm_that_stands_told_once(manager):
    notifier = ServiceNotifier()
    for alarms in ((), (Message("no-model"),), (Message("no-model"),)):
        notifier.follow(FolderState(Path("/c"), 2, alarms))
    notifier.stop()
    lines = told(manager, 6)
    assert lines[0] == "STATUS=watching, 2 waiting"
    assert lines[2].startswith("STATUS=No model is promoted")
    assert lines[3:] == ["WATCHDOG=1", "WATCHDOG=1", "STOPPING=1"]


def test_a_manager_that_is_gone_does_not_stop_the_line(tmp_path, monkeypatch):
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "none")[-100:])
    ServiceNotifier().stop()
    monkeypatch.delenv("NOTIFY_SOCKET")
    ServiceNotifier().stop()
