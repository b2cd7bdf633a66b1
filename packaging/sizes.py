"""How large a bundle is, component by component."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_MEGABYTE = 1_000_000
LARGEST = 1200 * _MEGABYTE
"""What the unpacked app should stay under, in bytes."""
LARGEST_STATION = 400 * _MEGABYTE
"""What the unpacked station package should stay under, in bytes."""
_LISTED = 12


@dataclass(frozen=True)
class Size:
    """Bytes on disk of one component of the bundle."""

    name: str
    size: int


def component_sizes(folder: Path) -> list[Size]:
    """Bytes by component, the largest first; files that stand in the bundle twice by a link count once."""
    totals: dict[str, int] = {}
    seen: set[tuple[int, int]] = set()
    for file in folder.rglob("*"):
        status = file.lstat()
        if not file.is_file() or file.is_symlink() or (status.st_dev, status.st_ino) in seen:
            continue
        seen.add((status.st_dev, status.st_ino))
        name = _component(file.relative_to(folder))
        totals[name] = totals.get(name, 0) + status.st_size
    return sorted((Size(name, size) for name, size in totals.items()), key=lambda found: -found.size)


def describe(sizes: list[Size]) -> str:
    """The table that the build prints."""
    others = sizes[_LISTED:]
    rows = [*sizes[:_LISTED], Size(f"{len(others)} others", sum(found.size for found in others))]
    total = Size("in total", sum(found.size for found in sizes))
    return "\n".join(f"  {row.name:32}{row.size / _MEGABYTE:8.1f} MB" for row in (*rows, total))


def _component(relative: Path) -> str:
    """`_internal/torch/lib/x.so` belongs to torch, `numpy.libs` to numpy, a library beside them to the system's."""
    inside = relative.parts[1:] if relative.parts[0] in {"_internal", "Contents"} else relative.parts
    if inside and inside[0] in {"Frameworks", "Resources"}:
        inside = inside[1:]
    if len(inside) > 1:
        return inside[0].partition(".")[0].partition("-")[0]
    return "Python, system libraries, modules"
