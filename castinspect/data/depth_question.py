"""The bit depth of a data set's 16-bit pictures, asked for once where no file declares it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from castinspect.data.reading import spread_over
from castinspect.errors import ImageError
from castinspect.imaging.content import read_content
from castinspect.imaging.depth import UNKNOWN_UP_TO
from castinspect.imaging.undeclared import undeclared_highest
from castinspect.messages import Message

_UNKNOWN = "image-depth-unknown"
_FEWEST = 0.1
"""Share of the pictures of unknown depth from which it is the camera's, and not some dark pictures."""

_LOOKED_AT = 24
_FOURTEEN = 14


def fourteen_bits_question(paths: Sequence[Path]) -> Message | None:
    """What to ask where pictures of 16 bits look like those of a camera of 14; None where they do not.

    A picture of 14 bits reads well over 16, only dark and with a quarter of its grey levels, so no picture can be
    refused for it: but that none of many has a value in the upper three quarters is no accident.

    Args:
        paths: Of all pictures; some are looked at, spread over them.
    """
    looked_at = spread_over(paths, _LOOKED_AT)
    highest = [found for path in looked_at if (found := _highest(path)) is not None]
    if not highest or not UNKNOWN_UP_TO < max(highest) < 1 << _FOURTEEN:
        return None
    values = {"count": len(highest), "total": len(looked_at), "bits": _FOURTEEN, "highest": max(highest)}
    return Message("data-depth-doubtful", values)


def _highest(path: Path) -> int | None:
    try:
        return undeclared_highest(read_content(path))
    except ImageError:
        return None


def depth_question(problems: Sequence[Message], pictures: int) -> Message | None:
    """What to ask of the person; None where the depth is known.

    Args:
        problems: Why pictures cannot be read.
        pictures: How many there are.
    """
    unknown = [problem.values for problem in problems if problem.code == _UNKNOWN]
    if not unknown or len(unknown) < _FEWEST * pictures:
        return None
    bits = max(int(str(values["bits"])) for values in unknown)
    highest = max(int(str(values["highest"])) for values in unknown)
    return Message("data-depth-unknown", {"count": len(unknown), "total": pictures, "bits": bits, "highest": highest})
