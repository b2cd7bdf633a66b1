"""The audit chain: each entry carries the hash of the one before, and the digest of the row that it vouches for."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

START = "0" * 64
"""Stands for the entry before the first."""

_LATER = ("first_look",)
"""Columns of inspections that came after the first form; see `vouched`."""


class AuditKind(StrEnum):
    """What an audit entry vouches for."""

    INSPECTION = "inspection"
    DECISION = "decision"
    PROMOTION = "promotion"
    SETTING = "setting"
    LOG_IN = "log-in"
    BYPASS = "bypass"
    MASTERS = "masters"
    ROUTED = "routed"
    ALARM = "alarm"
    FIRST_START = "first start"
    RESTORED = "restored"
    REMOVED = "removed"
    STUDY = "study"


@dataclass(frozen=True)
class AuditEntry:
    """One link of a station's chain.

    Attributes:
        station: Whose chain.
        number: From 1, without gaps.
        recorded: When.
        kind: What it vouches for.
        who: Who did it; the station's own name for what it did by itself.
        subject: Number of the row it vouches for.
        payload: JSON; what belongs to it.
        previous: Hash of the entry before.
    """

    station: str
    number: int
    recorded: datetime
    kind: str
    who: str
    subject: int | None
    payload: str
    previous: str

    @property
    def hash(self) -> str:
        """SHA-256 over all fields, as 64 hex digits."""
        return digest_of(
            {
                "station": self.station,
                "number": self.number,
                "recorded": self.recorded,
                "kind": self.kind,
                "who": self.who,
                "subject": self.subject,
                "payload": self.payload,
                "previous": self.previous,
            }
        )


def digest_of(row: Mapping[str, object]) -> str:
    """SHA-256 of a row's values in one form, whatever database they come from."""
    return hashlib.sha256(canonical(row).encode()).hexdigest()


def vouched(row: Mapping[str, object]) -> dict[str, object]:
    """What an entry's payload says of a row: its digest, and values of columns that a later form added.

    An older program, which knows none of these columns, finds the digest right; a newer one compares the values, too.
    """
    later = {name: row[name] for name in _LATER if row.get(name) is not None}
    return {"digest": digest_of({name: value for name, value in row.items() if name not in _LATER}), **later}


def vouches_for(payload: Mapping[str, Any], row: Mapping[str, object]) -> bool:
    """Whether a row is as it was when its entry was written."""
    return vouched(row) == {name: payload[name] for name in ("digest", *_LATER) if payload.get(name) is not None}


def canonical(row: Mapping[str, object]) -> str:
    """JSON with sorted keys, without spaces, in ASCII; times in UTC with microseconds."""
    return _ENCODER.encode(row)


def opened(payload: str) -> Mapping[str, Any]:
    """What a payload holds; nothing where somebody spoilt it."""
    try:
        found = json.loads(payload)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return str(value)


_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=True, default=_plain)
"""Made once: every row on record goes through it."""
