"""The bill of materials."""

from __future__ import annotations

import json

import pytest

pytest.importorskip("cyclonedx", reason="comes with the extra `package`")

from sbom import write_sbom

from castinspect.licences import components


def test_everything_that_castinspect_is_made_of_is_listed_with_its_licence(tmp_path):
    parts = components()
    assert write_sbom(parts, tmp_path / "bill.json") == len(parts) - 1
    bill = json.loads((tmp_path / "bill.json").read_text(encoding="utf-8"))
    assert bill["bomFormat"] == "CycloneDX"
    assert bill["metadata"]["component"]["name"] == "CastInspect"
    by_name = {part["name"].lower(): part for part in bill["components"]}
    assert by_name["numpy"]["purl"].startswith("pkg:pypi/numpy@")
    assert all(part["licenses"] for part in bill["components"])
