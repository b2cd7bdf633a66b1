"""The form of a pack: a ZIP file that ends in a signature over every byte before it."""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from castinspect.files import atomic_path

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

MANIFEST = "manifest.json"
SIGNED = 128
"""Length of the signature at the end, the comment of the ZIP file: 64 bytes as hex digits."""

_BEGINNING = (1980, 1, 1, 0, 0, 0)
_CHUNK = 1 << 20


class PackedFile(BaseModel):
    """One file of a pack."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    size: int
    sha256: str


class Manifest(BaseModel):
    """What a pack says that it holds.

    Attributes:
        form: Of the pack.
        lot: What it is about.
        made: When, in UTC.
        who: Who made it.
        app_version: Of CastInspect.
        stations: End of each station's audit chain: number of entries, and hash.
        counts: Inspections by verdict.
        missing_pictures: Numbers of inspections whose picture is not there any more, as `station/number`.
        missing_versions: Ids of versions that judged and are not on this station any more.
        public_key: Of the station, 64 hex digits.
        files: All others in the pack, in their order.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    form: int = 1
    lot: str
    made: str
    who: str
    app_version: str
    stations: dict[str, tuple[int, str]]
    counts: dict[str, int]
    missing_pictures: tuple[str, ...]
    missing_versions: tuple[str, ...]
    public_key: str
    files: tuple[PackedFile, ...]


class PackWriter:
    """Adds files to a pack and remembers their hashes."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.files: list[PackedFile] = []

    def add(self, name: str, content: bytes) -> None:
        """Add a file to the archive, under its name in the pack."""
        _put(self._archive, name, content)
        self.files.append(PackedFile(name=name, size=len(content), sha256=hashlib.sha256(content).hexdigest()))

    def close(self, manifest: Manifest) -> None:
        """Add what names all the others."""
        _put(self._archive, MANIFEST, manifest.model_dump_json(indent=1).encode())


@contextmanager
def new_pack(path: Path, key: Ed25519PrivateKey) -> Iterator[PackWriter]:
    """Write a pack; the file is there whole and signed, or as it was before.

    Raises:
        OSError: It cannot be written.
    """
    with atomic_path(path) as temporary:
        with zipfile.ZipFile(temporary, "w", zipfile.ZIP_STORED) as archive:
            archive.comment = b"0" * SIGNED
            yield PackWriter(archive)
        signature = key.sign(digest_before_signature(temporary))
        with temporary.open("rb+") as file:
            file.seek(-SIGNED, os.SEEK_END)
            file.write(signature.hex().encode())


def digest_before_signature(path: Path) -> bytes:
    """SHA-256 over every byte of a pack but the signature at its end: this is what is signed.

    Raises:
        OSError: It cannot be read.
    """
    left = path.stat().st_size - SIGNED
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while left > 0 and (piece := file.read(min(_CHUNK, left))):
            digest.update(piece)
            left -= len(piece)
    return digest.digest()


def _put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _BEGINNING)
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, content)
