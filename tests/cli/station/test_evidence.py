"""`castinspect evidence`: a lot is packed, and the pack proven."""

from __future__ import annotations

import re

import pytest

from castinspect.cli import run
from castinspect.inspection.verdict import Verdict
from castinspect.paths import resources_dir
from castinspect.settings import Settings
from castinspect.station.history.opening import open_store
from castinspect.station.history.rows import Judgement
from castinspect.station.sources.identity import PartFields
from tests.helpers.history import filled, inspection_of


def test_a_lot_is_packed_and_proven(tmp_path, capsys, monkeypatch):
    with open_store() as store:
        filled(store, 4, part=PartFields(lot="A7"))
    pack = tmp_path / "a7.zip"
    assert run(["evidence", "make", "A7", "--out", str(pack)]) == 0
    assert "pictures that are not there any more, or were changed: 4" in capsys.readouterr().err
    assert run(["evidence", "verify", str(pack)]) == 0
    assert "to the last byte" in capsys.readouterr().out
    assert run(["evidence", "key"]) == 0
    key = capsys.readouterr().out.strip()
    monkeypatch.setenv("CASTINSPECT_HOME", str(tmp_path / "elsewhere"))
    assert run(["evidence", "verify", str(pack)]) == 1  # nobody said whose key it is
    assert run(["evidence", "verify", str(pack), "--key", key.upper()]) == 0
    assert run(["evidence", "verify", str(pack), "--key", "00"]) == 1
    pack.write_bytes(pack.read_bytes() + b"x")
    assert run(["evidence", "verify", str(pack), "--key", key]) == 1


def test_a_lot_that_never_came_is_told(tmp_path, capsys):
    with open_store():
        pass
    assert run(["evidence", "make", "A7", "--out", str(tmp_path / "x.zip")]) == 1
    assert "A7" in capsys.readouterr().err
    assert not (tmp_path / "x.zip").exists()


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_newcomer_follows_the_help_page_of_a_recall(lots, language, tmp_path, monkeypatch):
    """Every command on the page is run as it stands there, with the lot in its place."""
    monkeypatch.chdir(tmp_path)
    page = (resources_dir() / "help" / language / "6-recall.md").read_text(encoding="utf-8")
    commands = [" ".join(one.split()) for one in re.findall(r"`castinspect\s+([^`]+)`", page)]
    assert len(commands) == 8
    for command in commands:
        assert run(command.replace("LOT", "A7").replace("--first 20", "--first 9").split()) == 0, command
    assert (tmp_path / "lot.zip").is_file()
    assert Settings.load().charts["defective"].points == 9


@pytest.fixture
def lots():
    """Ten lots of 20 parts, of two cavities; one is A7."""
    with open_store() as store:
        for number in range(10):
            lot = "A7" if number == 4 else f"B{number}"
            store.record_all([
                Judgement(inspection_of(100 * number + part, Verdict.DEFECT if part < 2 else Verdict.OK),
                          part=PartFields(lot=lot, cavity=str(part % 2)))
                for part in range(20)
            ])  # fmt: skip
