"""The bit depth of a data set's 16-bit pictures, asked for once where no file declares it."""

from __future__ import annotations

from collections.abc import Sequence

from castinspect.messages import Message

_UNKNOWN = "image-depth-unknown"
_FEWEST = 0.1
"""Share of the pictures of unknown depth from which it is the camera's, and not some dark pictures."""


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
