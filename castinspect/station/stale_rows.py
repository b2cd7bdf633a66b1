"""Rows of the frame before: a driver that loses the end of a frame may hand on what its buffer held there."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from castinspect.inspection.inspection import Inspection
from castinspect.inspection.verdict import Verdict
from castinspect.messages import Message


class StaleRows:
    """Compares the last rows of each picture with those of the picture before.

    No camera gives the same values twice, so equal last rows beneath different ones never came. A defect may have lain
    there, so such a picture is not judged.
    """

    def __init__(self) -> None:
        self._bands: tuple[int, ...] = ()
        self._size = (0, 0)

    def judged(self, inspection: Inspection) -> Inspection:
        """The inspection, or HOLD in its place where its last rows are those of the picture before."""
        before, size_before = self._bands, self._size
        if inspection.bands:
            self._bands, self._size = inspection.bands, (inspection.width, inspection.height)
        if not inspection.bands or size_before != self._size:
            return inspection
        pairs = zip(reversed(before), reversed(inspection.bands), strict=True)
        stale = [new for old, new in takewhile(lambda pair: pair[0] == pair[1], pairs) if new]
        if not stale or inspection.bands == before:  # all rows alike: a camera that stands still, or a copy
            return inspection
        share = len(stale) / len(inspection.bands)
        reason = Message("picture-incomplete", {"statistic": "stale_rows", "value": share, "bound": 0.0})
        verdict = inspection.verdict if inspection.verdict is Verdict.DEFECT else Verdict.HOLD
        return replace(inspection, verdict=verdict, reasons=(*inspection.reasons, reason))
