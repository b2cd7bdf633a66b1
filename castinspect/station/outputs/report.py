"""What an output is told of one judged part: plain values, frozen, the same for every output."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from pydantic import TypeAdapter

from castinspect.inspection.verdict import Verdict
from castinspect.messages import Message
from castinspect.station.sources.identity import FIELDS, PartFields


class Validity(StrEnum):
    """Whether a machine may act on a verdict: OK together with VALID is the only way to OK."""

    VALID = "VALID"
    UNDECIDED = "UNDECIDED"  # REVIEW: a person decides
    INVALID = "INVALID"  # HOLD: the station could not judge
    NOT_READY = "NOT_READY"  # no part was judged, or the station does not judge at present


_VALIDITY = {
    Verdict.OK: Validity.VALID,
    Verdict.DEFECT: Validity.VALID,
    Verdict.REVIEW: Validity.UNDECIDED,
    Verdict.HOLD: Validity.INVALID,
}


@dataclass(frozen=True)
class Reason:
    """Why a verdict is as it is: the code for programs, the sentence for people."""

    code: str
    sentence: str


@dataclass(frozen=True)
class Report:
    """One judged part.

    Attributes:
        sequence: Gapless number of the record at this station; 0 in a test of an output.
        station: Its name.
        inspected: When, in UTC.
        picture: Path of the picture as text.
        sha256: Of what was judged; empty where it could not be read.
        verdict: OK, DEFECT, REVIEW or HOLD.
        reasons: Never empty for REVIEW and HOLD.
        identity: Of the part.
        checkpoint: Id of the checkpoint that judged.
        probabilities: By class name; empty where nothing was predicted.
        defect_probability: None where nothing was predicted.
        novelty: Over 1 is unlike the training pictures; None where unknown.
        heartbeat: The station's, when the part was judged.
        audit_sequence: Number of the newest entry of the audit chain; 0 where none is kept.
        audit_head: Its hash.
        kept_at: Path that the picture was routed to; empty where it was not.
        is_test: Whether no part was judged: a person pressed Test.
    """

    sequence: int
    station: str
    inspected: datetime
    picture: str
    sha256: str
    verdict: Verdict
    reasons: tuple[Reason, ...] = ()
    identity: PartFields = field(default_factory=PartFields)
    checkpoint: str = ""
    probabilities: Mapping[str, float] = field(default_factory=dict, hash=False)
    defect_probability: float | None = None
    novelty: float | None = None
    heartbeat: int = 0
    audit_sequence: int = 0
    audit_head: str = ""
    kept_at: str = ""
    is_test: bool = False

    @property
    def validity(self) -> Validity:
        """Whether a machine may act on the verdict."""
        return _VALIDITY[self.verdict]


def example_report(station: str) -> Report:
    """What a test of an output sends: a HOLD with sequence 0, which nobody can take for a judged part."""
    reason = Message("output-test-report")
    return Report(
        0, station, datetime.now(UTC), "", "", Verdict.HOLD, (Reason(reason.code, str(reason)),), is_test=True
    )


def report_as_dict(report: Report) -> dict[str, Any]:
    """Plain values ready for JSON, with the validity beside the verdict; text that is not UTF-8 is written readably."""
    plain: dict[str, Any] = _REPORT.dump_python(report, mode="python")
    plain |= {"validity": str(report.validity), "verdict": str(report.verdict)}
    plain["inspected"] = report.inspected.astimezone(UTC).isoformat(timespec="milliseconds")
    plain["picture"], plain["kept_at"] = readable(report.picture), readable(report.kept_at)
    return plain


def report_as_json(report: Report) -> str:
    """The report as one line of JSON, for a column of the store."""
    return _REPORT.dump_json(_writable(report)).decode()


def report_from_row(row: Mapping[str, Any]) -> Report:
    """The report of a row of the record; part fields lie in it beside the others, and what it lacks is as unknown.

    Raises:
        ValueError: The row lacks its sequence, its station, its time or its verdict.
    """
    known = {name: row[name] for name in Report.__dataclass_fields__ if row.get(name) is not None}
    identity = {name: str(row[name]) for name in FIELDS if row.get(name)}
    known["probabilities"] = {name: p for name, p in (row.get("probabilities") or {}).items() if p is not None}
    return _REPORT.validate_python({"picture": "", "sha256": "", **known, "identity": PartFields(**identity)})


def readable(text: str) -> str:
    """Text that every encoding of Unicode can write: names on disk need not be UTF-8."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _writable(report: Report) -> Report:
    return replace(report, picture=readable(report.picture), kept_at=readable(report.kept_at))


_REPORT: TypeAdapter[Report] = TypeAdapter(Report)
