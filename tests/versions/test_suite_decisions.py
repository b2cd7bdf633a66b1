"""What people decided becomes pictures of a suite; what is gone or changed is counted."""

from __future__ import annotations

from dataclasses import replace

from castinspect.files import sha256_of
from castinspect.identity import Attribution
from castinspect.models.metadata import Role
from castinspect.station.history.rows import Judgement
from castinspect.station.sources.identity import PartFields
from castinspect.versions.suite_decisions import decided_pictures
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
