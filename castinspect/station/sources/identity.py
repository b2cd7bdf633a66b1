"""Which part a picture shows: read from its path, from a scanner, or from a code in the picture."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from pathlib import PurePath

from castinspect.errors import StationError

LONGEST_PATTERN = 500
LONGEST_VALUE = 120
"""Characters of a field at most: what is longer is no serial number."""


@dataclass(frozen=True)
class PartFields:
    """What is known of the casting that a picture shows; a field that is not known is empty.

    Attributes:
        part: Serial number, or number in the lot.
        lot: Production lot.
        cavity: Of the mould.
        heat: Of the melt.
        camera: That took the picture.
    """

    part: str = ""
    lot: str = ""
    cavity: str = ""
    heat: str = ""
    camera: str = ""

    @property
    def is_known(self) -> bool:
        """Whether any field is."""
        return self != PartFields()

    def filled_from(self, other: PartFields) -> PartFields:
        """This identity, with what it does not know taken from another."""
        return PartFields(**{name: getattr(self, name) or getattr(other, name) for name in FIELDS})


FIELDS: tuple[str, ...] = tuple(field.name for field in fields(PartFields))


class IdentityPattern:
    r"""A regular expression whose named groups are searched for in the path below the watched folder.

    The path is written with `/` on every system and in one Unicode form (NFC), such as `lot_7/cam2/part_0012.png`.

    Args:
        pattern: With groups of the names `part`, `lot`, `cavity`, `heat`, `camera`, such as
            `(?P<lot>[^/]+)/part_(?P<part>\d+)`.

    Raises:
        StationError: It is no regular expression, is too long, has no named group, or one of another name.
    """

    def __init__(self, pattern: str) -> None:
        if len(pattern) > LONGEST_PATTERN:
            raise StationError("identity-pattern-long", limit=LONGEST_PATTERN)
        try:
            self._searched = re.compile(pattern)
        except re.error as error:
            raise StationError("identity-pattern-invalid", pattern=pattern, detail=error) from error
        names = self._searched.groupindex
        if not names:
            raise StationError("identity-pattern-nameless", pattern=pattern, known=", ".join(FIELDS))
        for name in names:
            if name not in FIELDS:
                raise StationError("identity-pattern-unknown", name=name, known=", ".join(FIELDS))
        self.pattern = pattern

    def read(self, below: PurePath) -> PartFields | None:
        """The identity that a path below the watched folder tells; None where the pattern does not match it."""
        match = self._searched.search(unicodedata.normalize("NFC", below.as_posix()))
        if match is None:
            return None
        return PartFields(**{name: cleaned(value or "") for name, value in match.groupdict().items()})


@dataclass(frozen=True)
class PreviewRow:
    """What a pattern makes of one path; `identity` is None where it does not match."""

    path: str
    identity: PartFields | None


def preview(pattern: str, paths: Iterable[PurePath]) -> tuple[PreviewRow, ...]:
    """Show what a pattern makes of paths below the watched folder, as it is typed.

    Raises:
        StationError: The pattern cannot be used; the sentence says why.
    """
    compiled = IdentityPattern(pattern)
    return tuple(PreviewRow(below.as_posix(), compiled.read(below)) for below in paths)


def read_scan(scanned: str, pattern: IdentityPattern | None = None) -> PartFields:
    r"""The identity that a hand scanner typed (a keyboard wedge), or that a code in a picture holds.

    Args:
        scanned: What was typed up to Enter, with or without control characters of the scanner.
        pattern: Takes fields out of it; without one, or where it does not match, `lot=L7;part=0012` fills the fields
            that it names, and anything else is the part number as a whole.

    Raises:
        StationError: Nothing was scanned.
    """
    text = cleaned(scanned)
    if not text:
        raise StationError("scan-empty")
    read = pattern.read(PurePath(text)) if pattern else None
    return read or _named_fields(text) or PartFields(part=text)


def _named_fields(text: str) -> PartFields | None:
    """Fields of `lot=L7;part=0012`; None unless every piece names a known field."""
    pieces = [piece.partition("=") for piece in re.split(r"[;|]", text) if piece.strip()]
    named = {name.strip().lower(): value.strip() for name, equals, value in pieces if equals}
    if len(named) < len(pieces) or not set(named) <= set(FIELDS):
        return None
    return replace(PartFields(), **named)


def cleaned(text: str) -> str:
    """A field as it is kept: without control characters, in one Unicode form, not endless."""
    printable = "".join(" " if unicodedata.category(sign) in {"Cc", "Cf", "Zl", "Zp"} else sign for sign in text)
    writable = printable.encode("utf-8", "backslashreplace").decode("utf-8")  # names that are not UTF-8
    return unicodedata.normalize("NFC", " ".join(writable.split()))[:LONGEST_VALUE]
