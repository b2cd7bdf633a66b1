"""Only what is not the same for all versions is told."""

from __future__ import annotations

from castinspect.models.metadata import Cuts
from castinspect.versions.facts import differences, facts_of
from tests.helpers.checkpoints import metadata_of


def test_data_settings_and_cuts_that_differ_are_named_with_their_values():
    first = metadata_of(settings={"rate": 0.1}, dataset={"ok": "200 sha256:0123456789abcdef"})
    second = metadata_of(settings={"rate": 0.2, "turns": True}, dataset={"ok": "210 sha256:fedcba9876543210"},
                         cuts=Cuts(ok=0.1, defect=0.2))  # fmt: skip
    found = {one.name: one.values for one in differences([first, second])}
    assert found == {
        "cuts": ("OK <= 30.0%, DEFECT >= 70.0%", "OK <= 10.0%, DEFECT >= 20.0%"),
        "data ok": ("200 sha256:01234567", "210 sha256:fedcba98"),
        "setting rate": ("0.1", "0.2"),
        "setting turns": ("", "True"),
    }


def test_equal_versions_differ_in_nothing():
    assert differences([metadata_of(), metadata_of()]) == []
    assert facts_of(metadata_of())["backbone"] == "resnet18"
