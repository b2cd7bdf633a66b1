"""The station's key: it signs packs of evidence (Ed25519, RFC 8032)."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from castinspect.errors import StoreError
from castinspect.files import sync_folder
from castinspect.paths import record_file

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_NAME = "station.key"


def key_file() -> Path:
    """Where the key lies: beside the record, readable for the station's account alone."""
    return record_file().with_name(_NAME)


def station_key(file: Path | None = None) -> Ed25519PrivateKey:
    """The station's key; made where there is none.

    Raises:
        StoreError: It is damaged, or cannot be read or written.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    file = file or key_file()
    try:
        if not file.exists():
            _make(file)
        key = load_pem_private_key(file.read_bytes(), None)
    except (ValueError, TypeError) as error:
        raise StoreError("key-damaged", path=file) from error
    except OSError as error:
        raise StoreError("key-not-usable", path=file, detail=error.strerror or error) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise StoreError("key-damaged", path=file)
    return key


def raw_public(key: Ed25519PublicKey) -> bytes:
    """The public key, 32 bytes."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    return key.public_bytes(Encoding.Raw, PublicFormat.Raw)


def fingerprint(public: bytes) -> str:
    """SHA-256 of a public key as 64 hex digits: what people compare."""
    return hashlib.sha256(public).hexdigest()


def _make(file: Path) -> None:
    """Make a key that is on the disk, whole, before it signs anything."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    content = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.parent.mkdir(parents=True, exist_ok=True)
    passing = file.with_name(f".{file.name}.{os.getpid()}")
    handle = os.open(passing, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        os.write(handle, content)
        os.fsync(handle)
    finally:
        os.close(handle)
    try:
        if not file.exists():
            passing.replace(file)
            sync_folder(file.parent)
    finally:
        passing.unlink(missing_ok=True)
