"""Labels and part names of made-up pictures."""

from __future__ import annotations


def parts(sizes, label):
    """Labels and groups of parts with so many pictures each."""
    labels = [label] * sum(sizes)
    groups = [f"{label}-{part}" for part, size in enumerate(sizes) for _ in range(size)]
    return labels, groups


def both(good, bad):
    (labels, groups), (more, others) = parts(good, 0), parts(bad, 1)
    return labels + more, groups + others
