"""The one record of a judged picture: nothing else is displayed, stored or sent."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from castinspect.imaging.content import FileStamp
    from castinspect.inspection.prediction import Prediction
    from castinspect.inspection.verdict import Verdict
    from castinspect.messages import Message


@dataclass(frozen=True)
class Inspection:
    """One picture, what was predicted, what was decided and why.

    Attributes:
        path: The picture.
        verdict: OK, DEFECT, REVIEW or HOLD.
        reasons: Why; never empty for REVIEW and HOLD.
        prediction: None where the picture could not be judged.
        checkpoint: Id of the checkpoint that judged; empty where there was none.
        milliseconds: From file to verdict for this picture; in a batch, its share.
        sha256: Of the file; empty where it could not be read.
        stamp: Of the very file that was read; None where it could not be.
        bands: Checksums of the pixels' rows in bands from top to bottom, 0 for a band of one value; empty where there
            are none. The last ones of two pictures are equal where the second one's last rows never came.
        pixels_sha256: Of the pixels alone, whatever the file says beside them; empty where there are none.
        sequence: Its number in the station's record; None where it is not on record.
        width: Of the picture in pixels, after its orientation was applied.
        height: Likewise.
        device: What computed: `cpu`, `cuda`, `mps`, `intel-gpu`, `intel-npu`.
        engine: What ran the network there: `openvino` or `torch`.
    """

    path: Path
    verdict: Verdict
    reasons: tuple[Message, ...] = ()
    prediction: Prediction | None = None
    checkpoint: str = ""
    milliseconds: float = 0.0
    sha256: str = ""
    stamp: FileStamp | None = None
    pixels_sha256: str = ""
    sequence: int | None = None
    bands: tuple[int, ...] = ()
    width: int = 0
    height: int = 0
    device: str = ""
    engine: str = ""
    part: str | None = None
    lot: str | None = None
    cavity: str | None = None
    heat: str | None = None
    camera: str | None = None
    inspected: datetime = field(default_factory=lambda: datetime.now(UTC))
