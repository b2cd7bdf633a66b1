"""Parts for an agreement study, with their reference: from labelled folders, or from a suite; and where studies lie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from castinspect.errors import DataError
from castinspect.models.metadata import Role
from castinspect.paths import studies_dir
from castinspect.studies.agreement_sheets import PLAN


@dataclass(frozen=True)
class KnownParts:
    """A picture of each part, by what the part truly is."""

    good: tuple[Path, ...]
    defective: tuple[Path, ...]

    def drawn(self, good: int, defective: int, seed: int) -> KnownParts:
        """So many of each, by chance; all where there are fewer."""
        chance = np.random.default_rng(seed)
        return KnownParts(_drawn(self.good, good, chance), _drawn(self.defective, defective, chance))


def known_parts(pictures: Sequence[tuple[Path, Role]]) -> KnownParts:
    """Pictures whose truth is known, apart."""
    return KnownParts(
        tuple(path for path, role in pictures if role is Role.OK),
        tuple(path for path, role in pictures if role is Role.DEFECT),
    )


def study_folder(name: str) -> Path:
    """Where a study of the station lies.

    Raises:
        DataError: The name cannot be a folder's.
    """
    name = name.strip()
    if not name or name != Path(name).name or name.startswith(".") or not name.isprintable() or len(name) > 60:
        raise DataError("study-name", name=name)
    return studies_dir() / name


def known_studies() -> list[Path]:
    """The studies of the station, the newest first."""
    found = list(studies_dir().glob(f"*/{PLAN}"))
    return [file.parent for file in sorted(found, key=lambda file: file.stat().st_mtime, reverse=True)]


def _drawn(paths: tuple[Path, ...], count: int, chance: np.random.Generator) -> tuple[Path, ...]:
    if count >= len(paths):
        return paths
    return tuple(paths[index] for index in sorted(chance.choice(len(paths), count, replace=False)))
