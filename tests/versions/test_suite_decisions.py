"""What people decided becomes pictures of a suite; what is gone or changed is counted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from castinspect.errors import DataError
from castinspect.files import sha256_of
from castinspect.identity import Attribution
from castinspect.models.metadata import Role
from castinspect.station.history.rows import Judgement
from castinspect.station.history.views.queries import every
from castinspect.station.sources.identity import PartFields
from castinspect.versions.suite_decisions import decided_picture, decided_pictures
from tests.helpers.history import inspection_of, store_in


def test_the_last_word_counts(tmp_path, data_folder):
    with store_in(tmp_path) as store:
        for number, picture in enumerate(sorted(data_folder.rglob("*.png"))[:3], 1):
            judged = replace(inspection_of(number), path=picture, sha256=sha256_of(picture))
            store.record(Judgement(judged, part=PartFields(cavity="2")))
        store.record(Judgement(inspection_of(4)))
        store.decide(1, "OK", Attribution("kim", "dust"))
        store.decide(2, "OK", Attribution("kim", "dust"))
        store.decide(2, "DEFECT", Attribution("lee"))
        store.decide(4, "DEFECT", Attribution("lee"))
        found, missing = decided_pictures(store.database)
    assert [picture.role for picture in found] == [Role.OK, Role.DEFECT]
    assert missing == 1
    assert found[0].groups["line"] == "cell-3"
    assert found[0].groups["cavity"] == "2"
    assert "-W" in found[0].groups["week"]


def test_one_decided_picture_is_taken_and_what_nobody_decided_is_refused(tmp_path, data_folder):
    with store_in(tmp_path) as store:
        picture = min(data_folder.rglob("*.png"))
        for number in (1, 2):
            judged = replace(inspection_of(number), path=picture, sha256=sha256_of(picture))
            store.record(Judgement(judged, part=PartFields(cavity="2")))
        store.decide(1, "DEFECT", Attribution("kim"))
        rows = {row.place.sequence: row for row in every(store.database)}
        assert decided_picture(store.database, rows[1]).role is Role.DEFECT
        with pytest.raises(DataError) as caught:
            decided_picture(store.database, rows[2])
    assert caught.value.code == "suite-decision-gone"
