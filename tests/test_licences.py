"""The table of licences: complete, and with texts."""

from __future__ import annotations

import json
from importlib.metadata import distribution

from castinspect import licences, paths
from castinspect.licences import Component, component_of, components, installed_distributions


def test_what_castinspect_requires_is_listed_with_what_that_requires():
    names = {found.metadata["Name"].lower() for found in installed_distributions("castinspect")}
    assert {"torch", "sympy", "pyside6_essentials", "shiboken6", "numpy", "rich", "pygments"} <= names
    assert not {"castinspect", "pytest", "ruff", "mypy"} & names


def test_castinspect_comes_first_and_most_others_bring_their_text():
    first, *others = components()
    assert first.name == "CastInspect"
    assert "SIL OPEN FONT LICENSE" in first.text.upper()
    assert all(part.licence for part in others)
    assert [part.name for part in others if not part.text] == []


def test_qt_brings_the_lgpl_and_the_gpl_that_it_refers_to():
    text = component_of(distribution("PySide6_Essentials")).text
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "GNU GENERAL PUBLIC LICENSE" in text


def test_a_packaged_app_tells_what_it_was_built_of(tmp_path, monkeypatch):
    table = tmp_path / "licences.json"
    table.write_text(json.dumps([Component(name="X", version="1", licence="MIT").model_dump()]))
    monkeypatch.setattr(licences, "resource", lambda *_parts: table)
    assert [part.name for part in components()] == ["X"]


def test_the_source_tree_has_no_table_that_could_be_out_of_date():
    assert not paths.resource("licences.json").exists()
