"""The station's key is made once, for its own account alone, and a damaged one is told."""

from __future__ import annotations

import stat

import pytest

from castinspect.errors import StoreError
from castinspect.studies.evidence.key import fingerprint, key_file, raw_public, station_key


def test_the_key_is_made_once_and_read_again():
    first = raw_public(station_key().public_key())
    assert raw_public(station_key().public_key()) == first
    assert stat.S_IMODE(key_file().stat().st_mode) == 0o600
    assert len(fingerprint(first)) == 64


@pytest.mark.parametrize("content", [b"", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"])
def test_a_damaged_key_is_told_and_not_replaced(content):
    key_file().parent.mkdir(parents=True)
    key_file().write_bytes(content)
    with pytest.raises(StoreError) as found:
        station_key()
    assert found.value.code == "key-damaged"
    assert key_file().read_bytes() == content
