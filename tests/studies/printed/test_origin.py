"""What is printed says who made it and where every station's chain ended."""

from __future__ import annotations

from castinspect.studies.printed.origin import origin_of
from tests.helpers.history import filled, store_in


def test_the_chain_is_that_of_the_moment(tmp_path):
    with store_in(tmp_path) as store:
        filled(store, 2)
        origin = origin_of(store.database)
        assert [(one.station, one.entries, one.hash) for one in origin.chains] == [
            ("cell-3", store.head().number, store.head().hash)
        ]
        lines = dict(origin.lines())
    assert lines["audit chain of cell-3"] == f"{store.head().number} entries, head {origin.chains[0].hash}"
    assert lines["taken out"].endswith(f"by {origin.who}")
