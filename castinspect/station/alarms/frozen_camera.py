"""A camera that stands still: the same pixels again and again are no parts, and none of them is called OK."""

from __future__ import annotations

from dataclasses import replace

from castinspect.inspection.inspection import Inspection
from castinspect.inspection.verdict import Verdict
from castinspect.messages import Message

ALIKE = 3
"""As many pictures of the same pixels in a row mean that the camera has frozen."""


class FrozenCamera:
    """Counts arrivals of equal pixels in a row, whatever their files say beside the pixels.

    From the third on none is OK, and an alarm stands until the pictures differ or a person acknowledges it. Who
    acknowledges ends the alarm, not the doubt: the same pixels are still not called OK.
    """

    def __init__(self) -> None:
        self._pixels = ""
        self._count = 0
        self._is_acknowledged = False

    def judged(self, inspection: Inspection) -> Inspection:
        """Count a picture in; the inspection, or what is left of it where the camera stands still."""
        if not inspection.pixels_sha256:
            return inspection  # nothing was seen, so nothing is known of the camera
        if inspection.pixels_sha256 == self._pixels:
            self._count += 1
        else:
            self._pixels, self._count, self._is_acknowledged = inspection.pixels_sha256, 1, False
        if self._count < ALIKE:
            return inspection
        verdict = Verdict.HOLD if inspection.verdict is Verdict.OK else inspection.verdict
        return replace(inspection, verdict=verdict, reasons=(*inspection.reasons, self._reason()))

    @property
    def alarm(self) -> Message | None:
        """What stands until the pictures differ, or it is acknowledged."""
        return self._reason() if self._count >= ALIKE and not self._is_acknowledged else None

    def acknowledge(self) -> None:
        """A person has seen the alarm."""
        self._is_acknowledged = True

    def _reason(self) -> Message:
        return Message("camera-frozen", {"count": ALIKE})
