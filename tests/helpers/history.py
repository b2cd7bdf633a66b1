"""A record in a folder of its own, with inspections of which each is different."""

from __future__ import annotations

import os
from pathlib import Path

from castinspect.imaging.content import FileStamp
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.prediction import Prediction
from castinspect.inspection.verdict import Verdict
from castinspect.messages import Message
from castinspect.station.history.arrivals import WatchedSource
from castinspect.station.history.opening import open_store
from castinspect.station.history.rows import Claim, Judgement
from castinspect.station.history.store import Store
from castinspect.station.sources.arrival import Arrival


def store_in(folder: Path, station: str = "cell-3") -> Store:
    return open_store(folder / "record" / "history.db", station)


def inspection_of(number: int = 1, verdict: Verdict = Verdict.DEFECT) -> Inspection:
    probability = {Verdict.OK: 0.02, Verdict.REVIEW: 0.5}.get(verdict, 0.97)
    held = verdict is Verdict.HOLD
    reasons = (Message("score-not-finite"),) if held else ()
    if verdict is Verdict.REVIEW:
        reasons = (Message("between-cuts", {"probability": 0.5, "ok": 0.1, "defect": 0.9}),)
    prediction = None if held else Prediction({"ok": 1 - probability, "pore": probability}, probability, None, 0.25)
    return Inspection(
        Path(f"/camera/part_{number:05}.png"), verdict, reasons, prediction,
        checkpoint="wheel-7", milliseconds=12.5, sha256=f"{number:064x}", width=300, height=200,
        device="cpu", engine="openvino",
    )  # fmt: skip


def arrival_of(number: int = 1, **changed: object) -> Arrival:
    stamp = {"size": 1000, "mtime_ns": 5, "ctime_ns": 6, "inode": number}
    name = changed.pop("name", b"part_%05d.png" % number)
    return Arrival(Path("/camera") / os.fsdecode(name), "/camera", name, FileStamp(**(stamp | changed)))


def claimed(source: WatchedSource, *numbers: int) -> list[Claim]:
    return source.claim([arrival_of(number) for number in numbers])


def filled(store: Store, count: int, **given: object) -> None:
    verdicts = tuple(Verdict)
    store.record_all([Judgement(inspection_of(n, verdicts[n % 4]), **given) for n in range(1, count + 1)])
