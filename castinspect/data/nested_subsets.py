"""Smaller and smaller parts of a training set, whole groups at a time, each within the next."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np

from castinspect.data.folders import MIN_PER_CLASS

Indices = tuple[int, ...]


def nested_subsets(labels: Sequence[int], groups: Sequence[str], counts: Sequence[int], seed: int) -> list[Indices]:
    """Take about so many pictures, the same number of each class as far as whole groups allow.

    A group is taken if its class has room for it; until a class has the groups that training needs, its smallest are
    taken whatever the room. A count that asks for all gives all.

    Args:
        labels: (n,) class of each picture.
        groups: (n,) which pictures show one part.
        counts: Rising.
        seed: Of the order in which groups come.

    Returns:
        For each count indices in rising order, each among the next one's.
    """
    members: dict[str, list[int]] = defaultdict(list)
    for index, group in enumerate(groups):
        members[group].append(index)
    order = sorted(members)
    np.random.default_rng(seed).shuffle(order)
    classes = sorted(set(labels))
    taken: list[str] = []
    subsets = []
    for count in counts:
        if count >= len(labels):
            taken = order
        else:
            room = count / len(classes)
            for label in classes:
                taken = _filled(taken, order, members, labels, label, room)
        subsets.append(tuple(sorted(index for group in taken for index in members[group])))
    return subsets


def _filled(
    taken: list[str], order: list[str], members: dict[str, list[int]], labels: Sequence[int], label: int, room: float
) -> list[str]:
    """The groups taken, with more of a class as its room allows."""
    size = {group: Counter(labels[index] for index in members[group])[label] for group in order}
    of_class = [group for group in order if size[group]]
    have = sum(size[group] for group in taken)
    chosen = list(taken)
    needed = MIN_PER_CLASS - sum(bool(size[group]) for group in taken)
    left = [group for group in of_class if group not in taken]
    for group in sorted(left, key=lambda group: size[group])[: max(0, needed)]:
        chosen.append(group)
        have += size[group]
    for group in left:
        if group not in chosen and have + size[group] <= room:
            chosen.append(group)
            have += size[group]
    return chosen
