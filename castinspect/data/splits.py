"""Dealing labelled pictures to training, validation and test, whole groups at a time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Splits:
    """Indices into a list of samples; no group stands in two of them."""

    train: tuple[int, ...]
    validation: tuple[int, ...]
    test: tuple[int, ...]


def split_samples(
    labels: Sequence[int],
    groups: Sequence[str],
    fixed: Sequence[str],
    *,
    validation_share: float,
    test_share: float,
    seed: int,
) -> Splits:
    """Split samples so that each class keeps its share and no group stands on two sides.

    Args:
        labels: Class of each sample.
        groups: Group of each sample; copies of one part share one.
        fixed: What the folders say of each sample: `train`, `validation` or `test`. Where they name test or validation
            pictures, none are taken from `train` for it.
        validation_share: Part of the training pictures to validate on.
        test_share: Part to test on.
        seed: Of the choice.
    """
    sides = np.array(fixed, dtype=object)
    if not (sides == "test").any():
        _take("test", test_share, sides, labels, groups, seed)
    if not (sides == "validation").any():
        _take("validation", validation_share, sides, labels, groups, seed + 1)
    train, validation, test = (tuple(map(int, np.flatnonzero(sides == s))) for s in ("train", "validation", "test"))
    return Splits(train, validation, test)


def _take(side: str, share: float, sides: np.ndarray, labels: Sequence[int], groups: Sequence[str], seed: int) -> None:
    """Move about `share` of each class's training samples to `side`, whole groups, the rest staying to train on.

    Groups are dealt in random order, and one that would go over the share stays: so the side holds many parts where a
    few large groups make up most of a class, and those large groups are learned from.
    """
    members: dict[str, list[int]] = defaultdict(list)
    for index in map(int, np.flatnonzero(sides == "train")):
        members[groups[index]].append(index)
    counts = {group: Counter(labels[index] for index in found) for group, found in members.items()}
    left = sum(counts.values(), Counter())
    room = {label: max(1, round(share * count)) for label, count in left.items()}
    dealt = sorted(members)
    np.random.default_rng(seed).shuffle(dealt)
    taken = [group for group in dealt if _fits(counts[group], room, left)]
    for label in sorted(left):  # a class whose groups are all larger than its share gives its smallest
        if not any(counts[group][label] for group in taken):
            smallest = sorted((group for group in dealt if counts[group][label]), key=lambda group: len(members[group]))
            taken += smallest[: len(smallest) > 1]
    for group in taken:
        sides[members[group]] = side


def _fits(group: Counter[int], room: dict[int, int], left: Counter[int]) -> bool:
    """Whether a side has room for a group and leaves some of each class; the group is taken from both then."""
    if any(count > room[label] or count == left[label] for label, count in group.items()):
        return False
    for label, count in group.items():
        room[label] -= count
        left[label] -= count
    return True
