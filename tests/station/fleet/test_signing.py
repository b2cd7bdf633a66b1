"""Orders are signed by a key, for one station, and any change is seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from castinspect.errors import FleetError
from castinspect.station.fleet.signing import Order, is_signed, load_key, make_key, require_public_key, sign

pytest.importorskip("cryptography")
ORDER = Order("cell-3", "ab" * 32, "wheel.safetensors", datetime(2026, 11, 27, tzinfo=UTC), "lee", "fewer escapes")


@pytest.fixture
def key(tmp_path):
    return make_key(tmp_path / "key.pem"), load_key(tmp_path / "key.pem")


def test_what_a_trusted_key_signed_is_signed(key):
    public, private = key
    assert is_signed(ORDER, sign(ORDER, private), ["bm9uZQ==", public])


@pytest.mark.parametrize(
    "change",
    [
        {"station": "cell-4"}, {"sha256": "ac" * 32}, {"name": "other"}, {"who": "kim"}, {"why": ""},
        {"created": ORDER.created + timedelta(microseconds=1)}, {"who": "leefewer", "why": " escapes"},
    ],
)  # fmt: skip
def test_any_change_breaks_the_signature(key, change):
    public, private = key
    assert not is_signed(replace(ORDER, **change), sign(ORDER, private), [public])


def test_another_key_or_no_signature_counts_for_nothing(key, tmp_path):
    public, private = key
    other = make_key(tmp_path / "other.pem")
    assert not is_signed(ORDER, sign(ORDER, private), [other])
    assert not is_signed(ORDER, sign(ORDER, private), [])
    assert not is_signed(ORDER, "", [public])
    assert not is_signed(ORDER, "not base64", [public])


def test_a_key_is_its_owners_alone_and_never_overwritten(tmp_path):
    file = tmp_path / "key.pem"
    make_key(file)
    assert file.stat().st_mode & 0o077 == 0
    with pytest.raises(FleetError) as told:
        make_key(file)
    assert told.value.code == "fleet-key-not-written"


def test_a_key_with_a_password_opens_with_it_alone(tmp_path):
    file = tmp_path / "key.pem"
    make_key(file, "wheel and gate")
    assert load_key(file, "wheel and gate")
    for wrong in ("", "wheel"):
        with pytest.raises(FleetError):
            load_key(file, wrong)


@pytest.mark.parametrize("text", ["", "abc", "AAAA", "한"])
def test_what_is_no_public_key_is_refused(text):
    with pytest.raises(FleetError) as told:
        require_public_key(text)
    assert told.value.code == "fleet-key-none"
