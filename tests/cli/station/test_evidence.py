"""`castinspect evidence`: a lot is packed, and the pack proven."""

from __future__ import annotations

from castinspect.cli import run
from castinspect.station.history.opening import open_store
from castinspect.station.sources.identity import PartFields
from tests.helpers.history import filled


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
