"""Parts that stand on both sides of a split: found, and put wholly on one side where that is wanted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

SIDES = ("train", "validation", "test")


def crossing_parts(groups: Sequence[str], sides: Sequence[str]) -> dict[str, list[int]]:
    """Find the parts that stand on more than one side.

    Args:
        groups: Part of each of n pictures.
        sides: On which side each stands, of `SIDES`.

    Returns:
        Indices of its pictures by part.
    """
    members: dict[str, list[int]] = defaultdict(list)
    for index, group in enumerate(groups):
        members[group].append(index)
    return {group: found for group, found in members.items() if len({sides[index] for index in found}) > 1}


def regrouped(groups: Sequence[str], labels: Sequence[int], sides: Sequence[str]) -> list[str]:
    """Put each part that crosses wholly on the side of most of its pictures; of equals, to train on.

    Where that leaves a class without a picture to test or validate on, the folders cannot be followed: all pictures
    then come to `train`, to be dealt out anew.

    Args:
        groups: Part of each of n pictures.
        labels: Class of each.
        sides: On which side each stands, of `SIDES`.

    Returns:
        (n) sides.
    """
    moved = list(sides)
    for members in crossing_parts(groups, sides).values():
        counts = Counter(sides[index] for index in members)
        side = max(SIDES, key=lambda side: counts[side])
        for index in members:
            moved[index] = side
    before, after = set(zip(labels, sides, strict=True)), set(zip(labels, moved, strict=True))
    return moved if before == after else ["train"] * len(moved)
