"""A log file holds a JSON object a line, is set aside when it is large, and never stops anything."""

from __future__ import annotations

import json

import pytest

from castinspect.cli.common import log_file
from castinspect.cli.common.log_file import LogFile
from castinspect.errors import StationError


def test_lines_are_appended(tmp_path):
    for number in (1, 2):
        log = LogFile(tmp_path / "logs" / "station.log")
        log.write({"event": "started", "n": number, "text": "100 % 한국어"})
        log.close()
    lines = (tmp_path / "logs" / "station.log").read_text().splitlines()
    assert [json.loads(line)["n"] for line in lines] == [1, 2]
    assert json.loads(lines[0])["text"] == "100 % 한국어"


def test_a_large_file_is_set_aside_and_the_oldest_goes(tmp_path, monkeypatch):
    monkeypatch.setattr(log_file, "_LARGEST", 100)
    monkeypatch.setattr(log_file, "_KEPT", 2)
    log = LogFile(tmp_path / "station.log")
    for number in range(40):
        log.write({"n": number})
    log.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["station.log", "station.log.1", "station.log.2"]
    assert json.loads((tmp_path / "station.log").read_text().splitlines()[-1])["n"] == 39


class FullDisk:
    def write(self, _text):
        raise OSError(28, "No space left on device")

    flush = close = tell = seek = lambda *_arguments: 0


def test_a_disk_that_takes_nothing_stops_nothing(tmp_path):
    log = LogFile(tmp_path / "station.log")
    log._handler.setStream(FullDisk()).close()
    log.write({"n": 1})
    log.close()


def test_a_file_that_cannot_be_opened_is_told_at_once(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StationError) as error:
        LogFile(tmp_path / "file" / "station.log")
    assert error.value.code == "log-not-written"
