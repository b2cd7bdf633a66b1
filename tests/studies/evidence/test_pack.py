"""A pack holds all that is known of a lot; every byte that is changed, every file added or taken out is found."""

from __future__ import annotations

import json
import random
import shutil
import zipfile
from dataclasses import replace

import pytest

from castinspect.errors import StoreError
from castinspect.files import sha256_of
from castinspect.identity import Attribution
from castinspect.inspection.verdict import Verdict
from castinspect.models.checkpoint import read_metadata
from castinspect.progress import drain
from castinspect.registry.registry import Registry
from castinspect.station.history.rows import JudgedBy, Judgement
from castinspect.station.sources.identity import PartFields
from castinspect.studies.evidence.check import check_pack
from castinspect.studies.evidence.key import fingerprint, raw_public, station_key
from castinspect.studies.evidence.pack import make_pack
from tests.helpers.history import inspection_of, store_in


@pytest.fixture
def pack(tmp_path, data_folder, checkpoint):
    registry = Registry(tmp_path / "models")
    registry.promote(checkpoint)
    judged_by = JudgedBy(sha256_of(checkpoint), "", 0.1, 0.9)
    pictures = sorted(data_folder.rglob("*.png"))[:3]
    study = tmp_path / "study"
    study.mkdir()
    (study / "report.html").write_text("agreement")
    with store_in(tmp_path) as store:
        for number, picture in enumerate(pictures, 1):
            made = replace(inspection_of(number, Verdict.DEFECT), path=picture, sha256=sha256_of(picture),
                           checkpoint=read_metadata(checkpoint).id)  # fmt: skip
            store.record(Judgement(made, judged_by=judged_by, part=PartFields(part=str(number), lot="A7")))
        store.record(Judgement(inspection_of(4, Verdict.HOLD), part=PartFields(lot="A7")))
        store.record(Judgement(inspection_of(5), part=PartFields(lot="B1")))
        store.decide(1, "OK", Attribution("kim", "dust"))
        store.decide(1, "DEFECT", Attribution("lee"))
        made = drain(make_pack(store.database, registry, "A7", tmp_path / "a7.zip", [study]))
        assert (made.inspections, made.pictures, made.missing_pictures, made.missing_versions) == (4, 3, 1, 1)
    return made.path


def names_of(path):
    with zipfile.ZipFile(path) as archive:
        return archive.namelist()


def rewritten(path, change):
    """The pack with its files changed by hand, and its old signature at the end."""
    target = path.with_name("forged.zip")
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(target, "w") as forged:
        files = {name: archive.read(name) for name in archive.namelist()}
        forged.comment = archive.comment
        for name, content in change(files).items():
            forged.writestr(name, content)
    return target


def codes(path):
    return {fault.code for fault in check_pack(path).faults}


def found_in(path):
    """What is told of a pack: faults in it, or that it is none any more."""
    try:
        return codes(path)
    except StoreError as error:
        return {error.code}


def test_a_pack_holds_what_is_known_and_is_as_it_was_signed(pack):
    checked = check_pack(pack)
    assert checked.faults == ()
    assert checked.fingerprint == fingerprint(raw_public(station_key().public_key()))
    with zipfile.ZipFile(pack) as archive:
        said = json.loads(archive.read("decisions.json"))
        audited = json.loads(archive.read("audit.json"))
        rows = json.loads(archive.read("inspections.json"))
        versions = [json.loads(archive.read(name)) for name in archive.namelist() if name.startswith("versions/")]
        assert archive.read("report.pdf").startswith(b"%PDF")
        assert archive.read("studies/01-study/report.html") == b"agreement"
    assert [row["outcome"] for row in said] == ["OK", "DEFECT"]
    assert sorted(entry["kind"] for entry in audited) == ["decision"] * 2 + ["inspection"] * 4
    assert {row["lot"] for row in rows} == {"A7"}
    assert versions[0]["cuts"] == [[0.1, 0.9]]
    assert versions[0]["metadata"]["id"] == rows[0]["checkpoint"]
    assert versions[0]["proven"]
    assert checked.manifest.missing_pictures == ("cell-3/4",)


def test_any_byte_that_is_changed_is_found(pack, tmp_path):
    content, chosen = pack.read_bytes(), random.Random(7)
    for place in [0, len(content) - 1, len(content) - 100, *chosen.sample(range(len(content)), 60)]:
        spoilt = tmp_path / "spoilt.zip"
        spoilt.write_bytes(content[:place] + bytes([content[place] ^ 1 << chosen.randrange(8)]) + content[place + 1 :])
        assert found_in(spoilt), place


@pytest.mark.parametrize("tail", [b"x", b"0" * 128])
def test_bytes_at_the_end_or_the_beginning_are_found(pack, tmp_path, tail):
    for content in (pack.read_bytes() + tail, tail + pack.read_bytes()):
        (tmp_path / "longer.zip").write_bytes(content)
        assert found_in(tmp_path / "longer.zip") & {"pack-signature", "pack-foreign"}


def test_files_that_were_changed_added_and_taken_out_are_named(pack):
    picture = next(name for name in names_of(pack) if name.startswith("pictures/"))
    assert codes(rewritten(pack, lambda files: files | {picture: b"other"})) == {"pack-changed", "pack-signature"}
    assert codes(rewritten(pack, lambda files: files | {"more.txt": b""})) == {"pack-added", "pack-signature"}
    assert codes(rewritten(pack, lambda files: {n: c for n, c in files.items() if n != picture})) == {
        "pack-removed",
        "pack-signature",
    }


def test_a_pack_signed_anew_by_another_has_another_key(pack, monkeypatch, tmp_path):
    mine = check_pack(pack).fingerprint
    monkeypatch.setenv("CASTINSPECT_HOME", str(tmp_path / "other"))
    assert fingerprint(raw_public(station_key().public_key())) != mine


@pytest.mark.parametrize("content", [b"", b"PK", b"not a zip at all"])
def test_what_is_no_pack_is_told(tmp_path, content):
    (tmp_path / "x.zip").write_bytes(content)
    with pytest.raises(StoreError) as found:
        check_pack(tmp_path / "x.zip")
    assert found.value.code == "pack-foreign"


def test_a_failed_pack_leaves_nothing(pack, tmp_path):
    shutil.copy(pack, tmp_path / "before.zip")
    with store_in(tmp_path) as store, pytest.raises(StoreError):
        drain(
            make_pack(store.database, Registry(tmp_path / "models"), "A7", tmp_path / "before.zip", [tmp_path / "no"])
        )
    assert check_pack(tmp_path / "before.zip").faults == ()
