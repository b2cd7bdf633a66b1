"""Reports of judged parts as outputs get them."""

from __future__ import annotations

from datetime import UTC, datetime

from castinspect.inspection.verdict import Verdict
from castinspect.station.outputs.report import Reason, Report
from castinspect.station.sources.identity import PartFields

WHEN = datetime(2026, 11, 27, 2, 30, tzinfo=UTC)


def report(sequence=1, verdict=Verdict.OK, **changes):
    values = {
        "sequence": sequence,
        "station": "press 3",
        "inspected": WHEN,
        "picture": f"/camera/part_{sequence}.png",
        "sha256": "ab" * 32,
        "verdict": verdict,
        "reasons": () if verdict in {Verdict.OK, Verdict.DEFECT} else (Reason("between-cuts", "Look at the part."),),
        "identity": PartFields(part=f"{sequence:04}", lot="L7", cavity="c2", heat="H-31", camera="left"),
        "checkpoint": "wheel-1",
        "probabilities": {"ok": 0.9, "defect": 0.1},
        "defect_probability": 0.1,
        "heartbeat": 40 + sequence,
        "audit_sequence": 90 + sequence,
        "audit_head": "cd" * 32,
    }
    return Report(**(values | changes))
