"""An audit entry vouches for every one of its fields and for the entry before, whatever database it comes from."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from castinspect.station.history.audit.chain import START, AuditEntry, AuditKind, canonical, digest_of, opened

WHEN = datetime(2026, 11, 27, 2, 30, 0, 123456, tzinfo=UTC)
ENTRY = AuditEntry("cell-3", 1, WHEN, AuditKind.DECISION, "kim", 7, '{"outcome":"OK"}', START)


@pytest.mark.parametrize(
    "changed",
    [
        {"station": "cell-4"}, {"number": 2}, {"recorded": WHEN + timedelta(microseconds=1)}, {"who": "lee"},
        {"kind": AuditKind.SETTING}, {"subject": 8}, {"subject": None}, {"payload": '{"outcome":"DEFECT"}'},
        {"previous": "1" * 64},
    ],
    ids=lambda changed: next(iter(changed)),
)  # fmt: skip
def test_no_field_can_change_without_the_hash(changed):
    assert replace(ENTRY, **changed).hash != ENTRY.hash


def test_the_hash_is_that_of_all_fields_and_the_same_on_every_machine():
    assert ENTRY.hash == replace(ENTRY).hash
    assert ENTRY.hash == digest_of(vars(ENTRY))
    assert len(ENTRY.hash) == 64


def test_a_row_has_one_form_whatever_the_order_and_the_time_zone():
    seoul = WHEN.astimezone(timezone(timedelta(hours=9)))
    assert canonical({"b": 1, "a": WHEN}) == canonical({"a": seoul, "b": 1})
    assert canonical({"b": 1, "a": WHEN}) == '{"a":"2026-11-27T02:30:00.123456+00:00","b":1}'
    assert canonical({"name": "부품"}).isascii()


@pytest.mark.parametrize(("payload", "held"), [('{"a": 1}', {"a": 1}), ("[1]", {}), ("spoilt", {}), ("", {})])
def test_a_spoilt_payload_holds_nothing(payload, held):
    assert opened(payload) == held
