"""What the version that judges says of labelled pictures: where it disagrees surely, a label is likely wrong.

A version that learned from a picture mostly repeats the label that it learned; `castinspect.curation.suspects` asks
heads that did not learn from the part. Two opinions that agree against a label weigh more than one.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from castinspect.data.roles import composed
from castinspect.inspection.inspector import Inspector
from castinspect.progress import PicturesScored


@dataclass(frozen=True)
class Opinion:
    """What a version says of one picture.

    Attributes:
        path: Of the picture.
        class_name: In which it lies.
        likely: The class that the version would put it in.
        sure: Probability of that class.
        given: Probability of the class in which it lies; 0 where the version does not know that class.
    """

    path: Path
    class_name: str
    likely: str
    sure: float
    given: float

    @property
    def differs(self) -> bool:
        """Whether the version would put it elsewhere."""
        return self.likely != self.class_name

    @property
    def surplus(self) -> float:
        """By how much the likely class outweighs the given one."""
        return self.sure - self.given


def ask_version(
    inspector: Inspector, pictures: Sequence[tuple[Path, str]]
) -> Generator[PicturesScored, None, tuple[Opinion, ...]]:
    """Ask a version for the class of each picture.

    Args:
        inspector: Of the version.
        pictures: With the class in which each lies.

    Yields:
        How many were asked about.

    Returns:
        An opinion of each picture that can be judged, in the order of `pictures`.
    """
    found = []
    asked = inspector.inspect([path for path, _ in pictures])
    for done, ((path, class_name), inspection) in enumerate(zip(pictures, asked, strict=True), start=1):
        if inspection.prediction is not None:
            said = {composed(name): share for name, share in inspection.prediction.probabilities.items()}
            likely = max(said, key=lambda name: said[name])
            found.append(Opinion(path, class_name, likely, said[likely], said.get(composed(class_name), 0.0)))
        yield PicturesScored(done, len(pictures))
    return tuple(found)


def doubted(opinions: Iterable[Opinion]) -> list[Opinion]:
    """Those that differ from the label, the surest first."""
    return sorted((one for one in opinions if one.differs), key=lambda one: (-one.surplus, one.path))
