"""Claims in folders that lie in one another are found, whatever else lies there."""

from __future__ import annotations

import os

import pytest

from castinspect.station.claim.claim_file import ClaimFile, Holder
from castinspect.station.claim.nested import claims_above, claims_below, lies_in


def claim(folder, **given):
    folder.mkdir(parents=True, exist_ok=True)
    ClaimFile(folder).create(Holder(token=folder.name, station="cell-3", host="pc-1", pid=1, **given))
    return folder


def names(claims):
    return [(where, found.holder.token if found.holder else None) for where, found in claims]


def test_claims_above_and_below_are_found_and_the_own_is_not(tmp_path):
    parts = claim(tmp_path / "parts")
    middle = claim(parts / "a")
    (middle / "today").mkdir()
    below = claim(middle / "today" / "late")
    assert names(claims_above(middle)) == [(str(parts), "parts")]
    assert names(claims_below(middle)) == [(str(below), "late")]


def test_one_above_that_does_not_look_below_is_nobodys_business(tmp_path):
    parts = claim(tmp_path / "parts", deep=False)
    assert names(claims_above(parts / "a")) == []


def test_links_lead_nowhere_and_a_torn_claim_counts(tmp_path):
    parts = claim(tmp_path / "parts")
    claim(tmp_path / "elsewhere")
    (parts / "link").symlink_to(tmp_path / "elsewhere")
    (parts / "b").mkdir()
    (parts / "b" / ".castinspect-station").write_bytes(b"{")
    assert names(claims_below(parts)) == [(str(parts / "b"), None)]


@pytest.mark.skipif(os.name == "nt", reason="slashes")
@pytest.mark.parametrize(
    ("one", "other", "does"),
    [("/parts/a", "/parts", True), ("/parts", "/parts", True), ("/parts", "/", True), ("/parts", "/parts/a", False),
     ("/parts2", "/parts", False)],
)  # fmt: skip
def test_a_folder_lies_in_another_by_whole_names(one, other, does):
    assert lies_in(one, other) is does
