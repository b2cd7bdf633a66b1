"""Names of files and folders that every file system takes."""

from __future__ import annotations

import hashlib
import os
import unicodedata

LONGEST_NAME = 255
"""Bytes that the name of a file may have."""

_FORBIDDEN = frozenset('<>:"/\\|?*')
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"com{digit}" for digit in range(10)), *(f"lpt{digit}" for digit in range(10))}
)


def fitting_name(name: str, ending: str = "", *, spare: int = 0) -> str:
    """A file's name with an ending, cut to what a file system takes; two long names that are cut stay two.

    Args:
        name: Of the file, as it is on disk.
        ending: Put behind it, never cut.
        spare: Bytes that a temporary name is longer.
    """
    room = LONGEST_NAME - spare - len(ending.encode())
    encoded = os.fsencode(name)
    if len(encoded) <= room:
        return name + ending
    tag = f"~{hashlib.sha256(encoded).hexdigest()[:8]}".encode()
    kept = encoded[: room - len(tag)].decode("utf-8", "ignore").encode()
    return os.fsdecode(kept + tag) + ending


def folder_name(text: str, otherwise: str) -> str:
    """A folder's name made of a field such as a lot, which may hold any character.

    Args:
        text: The field.
        otherwise: The name where the field is empty or nothing of it is left.
    """
    kept = "".join("_" if sign in _FORBIDDEN or unicodedata.category(sign)[0] == "C" else sign for sign in text)
    kept = kept.strip().strip(".").strip()
    if not kept:
        return otherwise
    if kept.split(".")[0].lower() in _RESERVED:  # Windows opens devices by these
        kept = f"_{kept}"
    return fitting_name(kept)
