"""An archive of pictures, and a judge that needs no network: a dark spot is a defect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from PIL import Image

from castinspect.inspection.inspection import Inspection
from castinspect.inspection.prediction import Prediction
from castinspect.inspection.verdict import Verdict
from castinspect.messages import Message


def write_archive(folder: Path, count: int) -> Path:
    """Pictures in two folders, every third one with a dark spot, and one that is none."""
    for index in range(count):
        pixels = np.full((32, 32), 180, dtype=np.uint8)
        if index % 3 == 0:
            pixels[8:24, 8:24] = 10
        file = folder / f"lot{index % 2}" / f"part_{index:03}.png"
        file.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(pixels).save(file)
    (folder / "lot0" / "broken.png").write_bytes(b"not a picture")
    (folder / "notes.txt").write_text("no picture", encoding="utf-8")
    return folder


class SpotJudge:
    """Calls DEFECT what is dark in the middle; counts what it was asked."""

    def __init__(self, probability: float = 0.9, checkpoint: str = "spots") -> None:
        self.probability, self.checkpoint = probability, checkpoint
        self.asked: list[Path] = []

    def inspect(self, paths: Iterable[Path]) -> Iterator[Inspection]:
        for path in paths:
            self.asked.append(path)
            try:
                dark = np.asarray(Image.open(path))[16, 16] < 100
            except OSError:
                yield Inspection(path, Verdict.HOLD, (Message("image-not-a-picture", {"path": path}),))
                continue
            share = self.probability if dark else 1 - self.probability
            prediction = Prediction({"def": share, "ok": 1 - share}, share, None, 0.5)
            verdict = Verdict.DEFECT if dark else Verdict.OK
            yield Inspection(path, verdict, (), prediction, self.checkpoint, sha256="0" * 64)
