"""Whatever becomes of a text file, its reader reads it or says why not in a sentence of ours.

CASTINSPECT_MUTANTS says how many of each the long test tries: `CASTINSPECT_MUTANTS=20000 pytest -m slow
tests/test_fuzzing.py`.
"""

from __future__ import annotations

import os

import pytest
from PIL import Image

from castinspect.curation.labelling import Labelling
from castinspect.data.folders import find_classes
from castinspect.data.groups import groups_of
from castinspect.errors import CastInspectError
from castinspect.people import People
from castinspect.registry.journal import Action, JournalEntry
from castinspect.registry.promotion import Promoted, Promotion, PromotionFile
from castinspect.registry.registry import Registry
from castinspect.roles import Role
from castinspect.settings import Settings
from castinspect.versions.locked_set import lock, locked_set
from tests.helpers.damage import damaged_texts

KINDS = ("settings", "groups", "labels", "journal", "promoted", "people", "locked")


@pytest.fixture
def station(tmp_path):
    """One of each text file, as the program or a spreadsheet writes it: the file, and what reads it."""
    data = tmp_path / "data"
    for name in ("ok", "defect"):
        (data / name).mkdir(parents=True)
        for number in range(4):
            Image.new("L", (8, 8), 50 * number).save(data / name / f"{name} {number}.png")
    rows = "".join(f"{path.relative_to(data)},part {path.stem} 부품\n" for path in sorted(data.rglob("*.png")))
    (data / "groups.csv").write_text(f"path,group\n{rows}", encoding="utf-8")
    settings = tmp_path / "settings.toml"
    Settings(watched_folder=data, language="ko").save(settings)
    labelling = Labelling(data, "someone")
    pictures = sorted((data / "ok").iterdir())
    labelling.move(pictures[:2], "defect")
    labelling.exclude(pictures[2:3])
    labelling.undo()
    registry = Registry(tmp_path / "registry")
    for _ in range(3):
        registry.journal.append(JournalEntry(who="someone", action=Action.NOTED, detail="été 부품"))
    promoted = PromotionFile(tmp_path / "promoted.toml")
    before = Promoted("wheel.safetensors", "1" * 64, {"model.xml": "2" * 64})
    promoted.write(Promotion(before, (before, Promoted("old.safetensors", "3" * 64))))
    locked = registry.folder / "locked.toml"
    lock(registry, data)
    people = People(tmp_path / "people.json")
    people.add("Kim", Role.ADMINISTRATOR, "a long password")
    return {
        "settings": (settings, lambda: Settings.load(settings)),
        "groups": (data / "groups.csv", lambda: groups_of(data)),
        "labels": (data / "labels.jsonl", lambda: labels_of(data)),
        "journal": (registry.journal.file, lambda: (registry.versions(), registry.journal.entries())),
        "promoted": (promoted.file, promoted.read),
        "people": (tmp_path / "people.json", people.all),
        "locked": (locked, lambda: locked_set(registry)),
    }


def labels_of(folder):
    labelling = Labelling(folder, "someone")
    return labelling.excluded, labelling.can_undo, labelling.classes(), find_classes(folder)


def tried(station, kind, count, seed):
    """How many were refused; any exception that is not ours fails the test."""
    file, read = station[kind]
    refused, whole = 0, file.read_bytes()
    read()
    for content in damaged_texts(whole, count, seed):
        file.write_bytes(content)
        try:
            read()
        except CastInspectError as error:
            refused += bool(str(error)) or pytest.fail("no sentence")
    return refused


@pytest.mark.parametrize("kind", KINDS)
def test_damaged_texts_raise_nothing_but_their_own_errors(station, kind):
    tried(station, kind, 80, seed=1)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_many_damaged_texts_raise_nothing_but_their_own_errors(station, kind):
    tried(station, kind, int(os.environ.get("CASTINSPECT_MUTANTS", "4000")), seed=2)
