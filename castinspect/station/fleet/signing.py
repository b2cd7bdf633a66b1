"""Who may push a version: an administrator's Ed25519 key (RFC 8032) signs, stations trust its public half."""

from __future__ import annotations

import base64
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from castinspect.errors import FleetError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_PURPOSE = "castinspect push 1"
_CONVERSION = "castinspect push conversion 1"


@dataclass(frozen=True)
class Order:
    """That a station is to judge with a version: what is signed.

    Attributes:
        station: Which one; an order to one station counts at no other.
        sha256: Of the checkpoint's file.
        name: Of the version.
        created: When it was given; a station takes none that is not newer than the last it took.
        who: Who gives it.
        why: In that person's words.
    """

    station: str
    sha256: str
    name: str
    created: datetime
    who: str
    why: str

    def signed_bytes(self, conversion: str = "") -> bytes:
        """What a signature is of; each field with its length, so that none can run into the next.

        Args:
            conversion: SHA-256 of the conversion that goes with the version; empty for the order itself.
        """
        moment = self.created.astimezone(UTC).isoformat(timespec="microseconds")
        fields = [_PURPOSE, self.station, self.sha256, self.name, moment, self.who, self.why]
        if conversion:
            fields = [_CONVERSION, *fields[1:], conversion]
        return b"".join(b"%d:%b," % (len(field.encode()), field.encode()) for field in fields)


def make_key(file: Path, password: str = "") -> str:
    """Make a key, readable by its owner alone.

    Args:
        file: A new file, PEM.
        password: That it is encrypted with; empty for none.

    Returns:
        Its public half, as stations are told it.

    Raises:
        FleetError: The file is there already or cannot be written.
    """
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.generate()
    locked = serialization.BestAvailableEncryption(password.encode()) if password else serialization.NoEncryption()
    content = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, locked)
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as opened:
            opened.write(content)
    except OSError as error:
        raise FleetError("fleet-key-not-written", file=file, detail=error.strerror or error) from error
    return public_half(key)


def load_key(file: Path, password: str = "") -> Ed25519PrivateKey:
    """Read a key.

    Raises:
        FleetError: It cannot be read, or the password is another.
    """
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    try:
        key = serialization.load_pem_private_key(file.read_bytes(), password.encode() or None)
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise FleetError("fleet-key-unreadable", file=file) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise FleetError("fleet-key-unreadable", file=file)
    return key


def public_half(key: Ed25519PrivateKey) -> str:
    """What stations are told to trust."""
    return base64.b64encode(key.public_key().public_bytes_raw()).decode()


def require_public_key(text: str) -> str:
    """See that a text is a public key.

    Raises:
        FleetError: It is none.
    """
    try:
        raw = base64.b64decode(text.strip(), validate=True)
    except ValueError:
        raw = b""
    if len(raw) != 32:
        raise FleetError("fleet-key-none", text=text)
    return text.strip()


def sign(order: Order, key: Ed25519PrivateKey, conversion: str = "") -> str:
    """Sign an order, or the conversion that goes with it, with the private key of whoever gives it."""
    return base64.b64encode(key.sign(order.signed_bytes(conversion))).decode()


def is_signed(order: Order, signature: str, trusted: Sequence[str], conversion: str = "") -> bool:
    """Whether one of the keys that a station trusts signed an order, or the conversion that goes with it."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    for text in trusted:
        try:
            public = Ed25519PublicKey.from_public_bytes(base64.b64decode(text, validate=True))
            public.verify(base64.b64decode(signature, validate=True), order.signed_bytes(conversion))
        except (InvalidSignature, ValueError):
            continue
        return True
    return False
