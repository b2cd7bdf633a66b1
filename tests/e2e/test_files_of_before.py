"""Settings, registry, checkpoint and journals that CastInspect wrote before its rooms were drawn anew (fb28aa4).

The files in `before/` are as they were written then, but for the checkpoint's hash: the demo model stands in for it.
`before/station` is a registry with its checkpoint, an EfficientNet-B0 of few different values so that it compresses,
and what the program of then judged with it on the pictures of `write_parts`.
"""

from __future__ import annotations

import json
import lzma
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from castinspect.cli import run
from castinspect.curation.labelling import Labelling
from castinspect.data.folders import find_classes
from castinspect.data.label_journal import JOURNAL_FILE, journal_loss
from castinspect.inspection.inspector import Inspector
from castinspect.inspection.verdict import Verdict
from castinspect.models.checkpoint import load_checkpoint
from castinspect.paths import demo_checkpoint, models_dir, settings_file
from castinspect.registry.journal import Action
from castinspect.registry.registry import Registry
from castinspect.settings import Settings

BEFORE = Path(__file__).parent / "before"
STATION = BEFORE / "station"


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


@pytest.fixture
def station():
    """The registry with the very checkpoint that it promoted."""
    models_dir().mkdir(parents=True, exist_ok=True)
    for name in ("promoted.toml", "journal.jsonl"):
        shutil.copy(STATION / name, models_dir())
    packed = (STATION / "before.safetensors.xz").read_bytes()
    (models_dir() / "before.safetensors").write_bytes(lzma.decompress(packed))
    return Registry()


def test_the_checkpoint_of_then_is_the_promoted_one(station):
    loaded = station.promoted_checkpoint()
    assert (loaded.metadata.id, loaded.metadata.name) == ("0b5e1dd17a4c4c3f9d6f8f2b7a1e9c55", "before")
    assert [(part.name, str(part.role)) for part in loaded.metadata.classes] == [
        ("def_front", "defect"),
        ("ok_front", "ok"),
    ]
    assert (loaded.metadata.cuts.ok, loaded.metadata.cuts.defect) == (0.35, 0.6)
    assert [entry.action for entry in station.journal.entries()] == [Action.IMPORTED, Action.PROMOTED]
    assert [version.problem for version in station.versions()] == [None]


def test_the_checkpoint_of_then_judges_the_same_pictures_alike(station, data_folder):
    """But for what it never learned, gate and novelty: what was OK then is a person's to decide now."""
    told = json.loads((STATION / "judged.json").read_text(encoding="utf-8"))
    files = sorted(data_folder.rglob("*.png"))
    judged = list(Inspector.from_checkpoint(station.promoted_checkpoint(), "cpu").inspect(files))
    assert len(judged) == len(told) == 16
    for now in judged:
        then_told = told[now.path.relative_to(data_folder).as_posix()]
        assert now.prediction.probabilities == pytest.approx(then_told["probabilities"], abs=1e-4)
        if then_told["verdict"] == Verdict.DEFECT:
            assert now.verdict is Verdict.DEFECT
        else:
            assert (then_told["verdict"], now.verdict) == (Verdict.OK, Verdict.REVIEW)
            assert "not-guarded" in {reason.code for reason in now.reasons}
