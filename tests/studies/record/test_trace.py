"""A lot is followed: what judged it, what people said, and what is still open."""

from __future__ import annotations

import pytest

from castinspect.errors import StoreError
from castinspect.identity import Attribution
from castinspect.station.history.rows import JudgedBy
from castinspect.station.sources.identity import PartFields
from castinspect.studies.record.trace import trace_lot
from tests.helpers.history import filled, store_in


@pytest.fixture
def store(tmp_path):
    with store_in(tmp_path) as opened:
        filled(opened, 4, part=PartFields(part="1", lot="A1", cavity="2"), judged_by=JudgedBy("ab" * 32, "", 0.1, 0.9))
        filled(opened, 4, part=PartFields(part="2", lot="B1"))
        yield opened


def test_a_lot_is_followed(store):
    store.decide(4, "DEFECT", Attribution("kim", "pore"))
    store.decide(2, "OK", Attribution("kim"))
    found = trace_lot(store.database, "A1")
    assert [row.place.sequence for row in found.rows] == [1, 2, 3, 4]
    assert found.outcomes == {"OK": 1, "DEFECT": 2, "HOLD": 1}
    assert (found.open, found.overruled, found.parts) == (1, 1, 1)
    assert found.cavities == {"2": 2}
    assert [(used.checkpoint, used.cuts) for used in found.versions] == [("wheel-7", {(0.1, 0.9)})]
    assert found.first <= found.last


@pytest.mark.parametrize("lot", ["C1", "", " "])
def test_a_lot_that_never_came_is_told(store, lot):
    with pytest.raises(StoreError) as found:
        trace_lot(store.database, lot)
    assert found.value.code == "trace-no-lot"
