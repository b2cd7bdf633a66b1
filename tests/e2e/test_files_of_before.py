"""Settings, registry and journals that CastInspect wrote in November 2026, before its rooms were drawn anew.

The files in `before/` are as they were written then, but for the checkpoint's hash: the demo model stands in for it.
"""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from castinspect.cli import run
from castinspect.curation.labelling import Labelling
from castinspect.data.folders import find_classes
from castinspect.data.label_journal import JOURNAL_FILE, journal_loss
from castinspect.models.checkpoint import load_checkpoint
from castinspect.paths import demo_checkpoint, models_dir, settings_file
from castinspect.registry.journal import Action
from castinspect.registry.registry import Registry
from castinspect.settings import Settings

BEFORE = Path(__file__).parent / "before"


@pytest.fixture
def registry():
    models_dir().mkdir(parents=True, exist_ok=True)
    demo = shutil.copy(demo_checkpoint(), models_dir())
    now = load_checkpoint(Path(demo)).sha256
    for name in ("promoted.toml", "journal.jsonl"):
        text = (BEFORE / name).read_text(encoding="utf-8")
        (models_dir() / name).write_text(text.replace(then(), now), encoding="utf-8")
    return Registry()


def then() -> str:
    """The hash of the checkpoint that was promoted then."""
    (line,) = (line for line in (BEFORE / "promoted.toml").read_text().splitlines() if line.startswith("sha256"))
    return line.split('"')[1]


@pytest.fixture
def data(tmp_path):
    """The pictures as labelling had left them."""
    for place in ("ok/part_2", "ok/part_3", "defect/part_0", "defect/part_0_2", "defect/part_1_2", "defect/part_2"):
        file = tmp_path / f"{place}.png"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(place.encode())
    shutil.copy(BEFORE / "labels.jsonl", tmp_path / JOURNAL_FILE)
    return tmp_path


def test_the_promoted_checkpoint_judges(registry):
    promoted = registry.promoted_checkpoint()
    assert promoted.metadata.backbone == "efficientnet_b0"
    assert registry.promoted() == models_dir() / demo_checkpoint().name


def test_the_journal_says_who_did_what_and_names_the_version(registry):
    entries = registry.journal.entries()
    assert [entry.action for entry in entries] == [Action.PROMOTED, Action.RENAMED, Action.NOTED, Action.EXPORTED]
    assert [entry.who for entry in entries] == ["kim", "lee", "kim", "kim"]
    assert entries[0].why == "first model"
    assert entries[0].when.replace(microsecond=0) == datetime(2026, 11, 27, 2, 48, 25, tzinfo=UTC)
    assert registry.journal.loss() is None


def test_the_journal_goes_on_in_the_same_file(registry, capsys):
    written = registry.journal.file.read_bytes()
    assert run(["models", "note", demo_checkpoint().name, "goes on"]) == 0
    assert registry.journal.file.read_bytes().startswith(written)
    assert run(["models", "history"]) == 0
    told = capsys.readouterr().out
    assert "first model" in told
    assert "goes on" in told


def test_the_settings_are_what_was_chosen():
    settings_file().parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(BEFORE / "settings.toml", settings_file())
    settings = Settings.load()
    assert (settings.language, settings.theme, settings.device) == ("ko", "dark", "cpu")
    assert (settings.overlay_opacity, settings.scan_seconds) == (0.25, 2.5)
    assert settings.watched_folder == Path("D:/한글 폴더/cam1")


def test_labels_are_excluded_undone_and_done_again_as_then(data):
    assert journal_loss(data) is None
    labelling = Labelling(data)
    assert labelling.excluded == {data / "ok" / "part_2.png"}
    assert {found.name: found.count for found in find_classes(data)} == {"defect": 4, "ok": 1}
    labelling.undo()
    assert labelling.excluded == frozenset()
    assert labelling.undo() == [data / "ok" / "part_1.png", data / "ok" / "part_0.png"]
    labelling.redo()
    assert (data / "defect" / "part_0_2.png").read_bytes() == b"defect/part_0_2"
