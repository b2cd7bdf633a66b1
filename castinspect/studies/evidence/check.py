"""Checking a pack: whether it is, to the last byte, what a station signed, and whose key that was."""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import dataclass
from pathlib import Path

from castinspect.errors import StoreError
from castinspect.jsontext import read_model
from castinspect.messages import Message
from castinspect.studies.evidence.archive import MANIFEST, SIGNED, Manifest, digest_before_signature
from castinspect.studies.evidence.key import fingerprint

_LARGEST_MANIFEST = 200 << 20
_CHUNK = 1 << 20


@dataclass(frozen=True)
class PackChecked:
    """What came of it.

    Attributes:
        manifest: What the pack says of itself.
        fingerprint: Of the key that it names.
        faults: What is not as it was signed; none where all is.
    """

    manifest: Manifest
    fingerprint: str
    faults: tuple[Message, ...]


def check_pack(path: Path) -> PackChecked:
    """Check a pack. That a key is the station's own is for the reader to say: compare its fingerprint.

    Raises:
        StoreError: It is no pack, or so damaged that nothing in it can be read.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = _manifest(archive, path)
            faults = _faults(archive, manifest)
        public = bytes.fromhex(manifest.public_key)
        if not _is_signed(path, public):
            faults.append(Message("pack-signature"))
    except OSError as error:
        raise StoreError("pack-unreadable", path=path, detail=error.strerror or error) from error
    except (zipfile.BadZipFile, ValueError, KeyError, NotImplementedError, RuntimeError, EOFError) as error:
        raise StoreError("pack-foreign", path=path) from error
    return PackChecked(manifest, fingerprint(public), tuple(faults))


def _manifest(archive: zipfile.ZipFile, path: Path) -> Manifest:
    entry = archive.getinfo(MANIFEST)
    if entry.file_size > _LARGEST_MANIFEST:
        raise StoreError("pack-foreign", path=path)
    try:
        return read_model(Manifest, archive.read(entry))
    except ValueError as error:
        raise StoreError("pack-foreign", path=path) from error


def _faults(archive: zipfile.ZipFile, manifest: Manifest) -> list[Message]:
    names = [entry.filename for entry in archive.infolist()]
    known = {file.name: file for file in manifest.files}
    faults = [Message("pack-added", {"name": name}) for name in names if name not in known and name != MANIFEST]
    faults += [Message("pack-added", {"name": name}) for name in sorted(set(names)) if names.count(name) > 1]
    for name, file in known.items():
        if name not in names:
            faults.append(Message("pack-removed", {"name": name}))
        elif _digest(archive, name) != (file.size, file.sha256):
            faults.append(Message("pack-changed", {"name": name}))
    return faults


def _digest(archive: zipfile.ZipFile, name: str) -> tuple[int, str]:
    """Size and SHA-256 of a file in the pack; nothing where it cannot be read."""
    digest, size = hashlib.sha256(), 0
    try:
        with archive.open(name) as file:
            while piece := file.read(_CHUNK):
                digest.update(piece)
                size += len(piece)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, EOFError, OSError):
        return 0, ""
    return size, digest.hexdigest()


def _is_signed(path: Path, public: bytes) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - SIGNED))
        written = file.read()
    try:
        signature = bytes.fromhex(written.decode("ascii"))
        if signature.hex().encode() != written:
            return False
        Ed25519PublicKey.from_public_bytes(public).verify(signature, digest_before_signature(path))
    except (InvalidSignature, ValueError):
        return False
    return True
