"""Which pictures show one part: as it was stated, as the file's name says, or as the pictures look."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from castinspect.errors import DataError


def part_numbers(paths: Sequence[Path], pattern: str | None) -> dict[Path, str]:
    r"""Read part numbers from file names, else from those of the folders in which the files lie.

    Args:
        paths: Of the pictures.
        pattern: A regular expression that is searched for in each name, then in those of its folders, the nearest
            first; such as `part_(\d+)`. Its first group is the number. None reads nothing.

    Returns:
        The number by path, of the names that it matches.

    Raises:
        DataError: The pattern is none, has no group, or matches no name at all.
    """
    if pattern is None:
        return {}
    searched = compiled_pattern(pattern)
    root = Path(os.path.commonpath([path.parent for path in paths])) if paths else Path()
    found = {path: number for path in paths if (number := _number(path.relative_to(root), searched))}
    if not found:
        example = paths[0].name if paths else ""
        raise DataError("part-pattern-matches-nothing", pattern=pattern, example=example)
    return found


def _number(path: Path, pattern: re.Pattern[str]) -> str:
    """What the pattern finds in the nearest name; empty where it finds nothing."""
    matches = (pattern.search(name) for name in reversed(path.parts))
    return next((match[1] for match in matches if match and match[1]), "")


def compiled_pattern(pattern: str) -> re.Pattern[str]:
    """A part pattern, ready to search with.

    Raises:
        DataError: It is no regular expression, or has no group.
    """
    try:
        compiled = re.compile(pattern)
    except re.error as error:
        raise DataError("part-pattern-invalid", pattern=pattern, detail=error) from error
    if not compiled.groups:
        raise DataError("part-pattern-without-group", pattern=pattern)
    return compiled


def group_parts(
    paths: Sequence[Path],
    hashes: Sequence[str],
    stated: Mapping[Path, str],
    numbered: Mapping[Path, str],
    alike: Mapping[str, int],
) -> list[str]:
    """Name the part that each picture shows.

    What `groups.csv` states wins over a number in the name, and that over likeness. A picture of which neither is known
    joins the parts that it is like. Identical files show one part, whatever else is said of them.

    Args:
        paths: Of n pictures.
        hashes: SHA-256 of each.
        stated: Group by path.
        numbered: Part number by path.
        alike: Number of the group of like pictures by hash, of all pictures or, where likeness says nothing, of none.

    Returns:
        (n) names of parts.
    """
    from scipy.cluster.hierarchy import DisjointSet  # slow to import, and a folder is looked into without it

    names = [_said(path, stated, numbered) for path in paths]
    part_of_likeness: dict[int, str] = {}
    for name, sha256 in zip(names, hashes, strict=True):
        if name and sha256 in alike:
            part_of_likeness.setdefault(alike[sha256], name)
    joined, parts = DisjointSet(), []
    for name, sha256 in zip(names, hashes, strict=True):
        like = f"alike {alike[sha256]}" if sha256 in alike else f"file {sha256}"
        parts.append(name or part_of_likeness.get(alike.get(sha256, -1), like))
        joined.add(parts[-1])
        joined.add(f"file {sha256}")
        joined.merge(parts[-1], f"file {sha256}")
    name_of = {joined[part]: part for part in parts}
    return [name_of[joined[part]] for part in parts]


def part_weights(parts: Sequence[str], labels: NDArray[np.int64]) -> NDArray[np.float64]:
    """Weights (n,) with which every part of a class counts the same, however many pictures of it there are.

    In each class they are 1 on the mean. Else a network learns of a part with many pictures what it looks like, and not
    what all parts of its class have in common.

    Args:
        parts: (n,) which picture shows which.
        labels: (n,) from 0.
    """
    numbers = part_numbering(parts)
    weights: NDArray[np.float64] = 1.0 / np.bincount(numbers)[numbers]
    totals, counts = np.bincount(labels, weights), np.bincount(labels)
    return weights * (counts / np.maximum(totals, 1e-12))[labels]


def part_numbering(parts: Sequence[str]) -> NDArray[np.int64]:
    """Number (n,) of the part that each picture shows, from 0."""
    numbers: NDArray[np.int64] = np.unique(np.asarray(parts, object).astype(str), return_inverse=True)[1]
    return numbers


def _said(path: Path, stated: Mapping[Path, str], numbered: Mapping[Path, str]) -> str | None:
    if path in stated:
        return f"stated {stated[path]}"
    return f"part {numbered[path]}" if path in numbered else None
