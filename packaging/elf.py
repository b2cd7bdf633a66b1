"""Which libraries of the system the programs of a folder need, read from their headers by objdump."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Entry = tuple[str, str, str]
"""One file of a PyInstaller analysis: its name in the bundle, where it comes from, its kind."""

_ELF = b"\x7fELF"
_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)", re.MULTILINE)
_GLIBC = re.compile(r"GLIBC_(\d+\.\d+)")
_AT_ONCE = 100  # files per call of objdump


@dataclass(frozen=True)
class Needed:
    """What a folder's programs need from the system: names of libraries, and the oldest C library that will do."""

    missing: tuple[str, ...]
    glibc: str


def needed_libraries(folder: Path) -> Needed:
    """Read every program and library below `folder`; what lies there itself is not missing."""
    files = [file for file in folder.rglob("*") if file.is_file() and _is_elf(file)]
    present = {file.name for file in folder.rglob("*") if ".so" in file.name}
    names: set[str] = set()
    versions = {"2.17"}
    for start in range(0, len(files), _AT_ONCE):
        batch = [str(file) for file in files[start : start + _AT_ONCE]]
        text = subprocess.run(["objdump", "-p", *batch], check=True, capture_output=True, text=True).stdout
        names |= set(_NEEDED.findall(text))
        versions |= set(_GLIBC.findall(text))
    newest = max(versions, key=lambda version: tuple(map(int, version.split("."))))
    return Needed(tuple(sorted(names - present)), newest)


def without_orphans(entries: list[Entry], is_candidate: Callable[[Entry], bool]) -> list[Entry]:
    """Drop libraries that nothing left in a bundle needs, and links to what is left out.

    Args:
        entries: Binaries of a PyInstaller analysis.
        is_candidate: Whether an entry is there only because another one was thought to need it.
    """
    kept = list(entries)
    needs = {entry[1]: _needs(Path(entry[1])) for entry in kept}
    while True:
        needed = {name for entry in kept for name in needs[entry[1]]}
        present = {entry[0] for entry in kept}
        left = [
            entry
            for entry in kept
            if (Path(entry[0]).name in needed or not is_candidate(entry)) and not _dangles(entry, present)
        ]
        if len(left) == len(kept):
            return kept
        kept = left


def _dangles(entry: Entry, present: set[str]) -> bool:
    name, target, kind = entry
    return kind == "SYMLINK" and os.path.normpath(Path(name).parent / target) not in present


def _needs(file: Path) -> frozenset[str]:
    if not file.is_file() or not _is_elf(file):
        return frozenset()
    done = subprocess.run(["objdump", "-p", str(file)], check=True, capture_output=True, text=True)
    return frozenset(_NEEDED.findall(done.stdout))


def _is_elf(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(len(_ELF)) == _ELF
