"""A past inspection keeps its own verdict; the map is asked of the version that judged."""

from __future__ import annotations

from dataclasses import replace

import pytest

from castinspect.files import sha256_of
from castinspect.inspection.verdict import Verdict
from castinspect.models.checkpoint import read_metadata
from castinspect.registry.registry import Registry
from castinspect.station.history.rows import Judgement
from castinspect.station.history.views.queries import page
from castinspect.station.sources.identity import FIELDS, PartFields
from castinspect.studies.record.look_back import look_back
from tests.helpers.history import inspection_of, store_in


@pytest.fixture
def row(tmp_path, data_folder, checkpoint):
    picture = sorted(data_folder.rglob("*.png"))[0]
    judged = replace(inspection_of(1, Verdict.DEFECT), path=picture, sha256=sha256_of(picture),
                     checkpoint=read_metadata(checkpoint).id)  # fmt: skip
    with store_in(tmp_path) as store:
        store.record(Judgement(judged, part=PartFields("12", "L7", "4", "H-31", "left")))
        return page(store.database)[0], picture


def test_the_version_shows_where_it_looks_and_the_verdict_stays(row, checkpoint, tmp_path):
    registry = Registry(tmp_path / "models")
    registry.promote(checkpoint)
    found = look_back(row[0], [row[1]], registry, "cpu")
    assert found.note is None
    assert found.picture == row[1]
    assert found.inspection.prediction.map is not None
    assert (found.inspection.verdict, found.inspection.prediction.defect_probability) == (Verdict.DEFECT, 0.97)
    assert [getattr(found.inspection, name) for name in FIELDS] == ["12", "L7", "4", "H-31", "left"]


def test_without_the_version_the_picture_is_shown_all_the_same(row, tmp_path):
    found = look_back(row[0], [row[1]], Registry(tmp_path / "models"), "cpu")
    assert (found.picture, found.note.code) == (row[1], "look-back-no-version")


def test_another_picture_is_not_shown(row, tmp_path):
    row[1].write_bytes(b"x")
    found = look_back(row[0], [row[1]], Registry(tmp_path / "models"), "cpu")
    assert (found.picture, found.note.code) == (None, "look-back-no-picture")
