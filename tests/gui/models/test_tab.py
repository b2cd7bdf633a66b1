"""The models tab, as an engineer uses it."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from castinspect.gui.models import job
from castinspect.gui.models.adapt_dialog import AdaptDialog
from castinspect.gui.models.gate_dialog import GateDialog
from castinspect.inspection.engines.conversion import ConversionProgress, ConversionRecord, Converted
from castinspect.inspection.engines.parity import Parity
from castinspect.models.checkpoint import load_checkpoint, save_checkpoint
from castinspect.models.metadata import Bounds, Gate
from castinspect.registry.journal import Action
from castinspect.registry.registry import Registry
from castinspect.versions.locked_set import lock
from castinspect.versions.precision import Precise
from tests.helpers.checkpoints import metadata_of
from tests.helpers.jobs import job_of
from tests.helpers.window import WAIT_MS, answer, answer_line, drop, open_questions


@pytest.fixture
def registry():
    return Registry()


@pytest.fixture
def other(checkpoint, tmp_path):
    """The same network with its answer turned round, so that everything flips."""
    loaded = load_checkpoint(checkpoint)
    state = {
        name: torch.from_numpy(-array if name.startswith("fc") else array) for name, array in loaded.tensors.items()
    }
    metadata = loaded.metadata.model_copy(update={"id": "0ther", "name": "turned", "learned_from": ()})
    extra = {name: array for name, array in loaded.extra.items() if not name.startswith("golden.")}
    save_checkpoint(tmp_path / "turned.safetensors", state, metadata, extra)
    return tmp_path / "turned.safetensors"


@pytest.fixture
def parts(data_folder):
    """Labelled pictures whose classes the checkpoint knows."""
    for old, new in (("ok_front", "ok"), ("def_front", "defect")):
        (data_folder / old).rename(data_folder / new)
    return data_folder


@pytest.fixture
def tab(window, promoted):
    window.tabs.setCurrentWidget(window.models)
    QApplication.processEvents()
    return window.models


def names(tab):
    return [version.name for version in tab._table.model().versions]


def choose(tab, name):
    tab._table.choose(names(tab).index(name))


def test_without_a_version_it_says_how_to_get_one(window):
    window.tabs.setCurrentWidget(window.models)
    QApplication.processEvents()
    assert "No version yet" in window.models._empty.text()
    assert not window.models._buttons.button("promote").isEnabled()


def test_a_dropped_checkpoint_becomes_a_version(tab, other):
    drop(tab, [other])
    assert sorted(names(tab)) == ["spots", "turned"]
    drop(tab, [other])
    assert "already here" in tab.problem_text


def test_promoting_asks_why_and_rolling_back_is_one_click(tab, window, other, registry):
    drop(tab, [other])
    choose(tab, "turned")
    QTest.mouseClick(tab._buttons.button("promote"), Qt.MouseButton.LeftButton)
    answer_line("sees more")
    assert "proves" in answer(0)  # so few parts prove little
    assert registry.promoted().stem == "turned"
    assert not tab._buttons.button("promote").isEnabled()
    QTest.mouseClick(tab._buttons.button("roll_back"), Qt.MouseButton.LeftButton)
    answer_line("sees more")
    assert registry.promoted().stem == "spots"
    assert not tab._buttons.button("roll_back").isEnabled()
    told = [(entry.action, entry.why) for entry in registry.journal.entries()][-2:]
    assert told == [(Action.PROMOTED, "sees more"), (Action.ROLLED_BACK, "sees more")]


def test_who_thinks_better_of_it_promotes_nothing(tab, other, registry):
    drop(tab, [other])
    choose(tab, "turned")
    tab.acts.ask_to_promote()
    answer_line(None)
    assert registry.promoted().stem == "spots"


def test_names_and_notes_are_shown_and_written_down(tab):
    tab.acts.ask_for_name()
    answer_line("line <b>2</b>")
    tab.acts.ask_for_note()
    answer_line("new lamp")
    assert names(tab) == ["line <b>2</b>"]
    assert tab._table.version.note == "new lamp"
    assert tab._history.rowCount() == 3
    assert tab._history.item(0, 4).text() == "new lamp"


def test_exporting_overwrites_nothing_and_says_so(tab, tmp_path):
    (tmp_path / "there.safetensors").write_text("mine")
    tab.acts.export(tmp_path / "there.safetensors")
    assert "not overwritten" in tab.problem_text
    tab.acts.export(tmp_path / "new.safetensors")
    assert tab.problem_text == ""
    assert (tmp_path / "new.safetensors").stat().st_size > 1000


def test_comparing_shows_the_flips_with_their_pictures(qtbot, tab, other, registry, parts):
    lock(registry, parts)
    drop(tab, [other])
    choose(tab, "turned")
    tab.compare()
    qtbot.waitUntil(lambda: not tab.is_running(), timeout=WAIT_MS)
    assert "pictures flip from A to B" in tab._comparison.summary
    assert tab._comparison.flips.rowCount() > 0
    assert not tab._comparison.flips.item(0, 0).icon().isNull()
    assert tab._lower.currentWidget() is tab._comparison


def test_without_locked_pictures_comparing_says_what_to_do(qtbot, tab, other):
    drop(tab, [other])
    choose(tab, "turned")
    tab.compare()
    qtbot.waitUntil(lambda: not tab.is_running(), timeout=WAIT_MS)
    assert "not chosen yet" in tab.problem_text


def test_the_gate_is_widened_as_a_new_version_with_its_reason(tab, registry, state, tmp_path):
    gate = Gate(bounds={"level": Bounds(low=0.4, high=0.7)}, pictures=2, parts=2)
    path = tmp_path / "gated.safetensors"
    save_checkpoint(path, state, metadata_of(name="gated", gate=gate))
    registry.add(path, Action.IMPORTED)
    tab.refresh()
    choose(tab, "gated")
    tab.acts.show_gate()
    (dialog,) = tab.window().findChildren(GateDialog)
    dialog.low.setText("0.2")
    dialog.why.setText("new lamp")
    dialog.go.click()
    assert "gated-gate" in names(tab)
    version = registry.find("gated-gate")
    assert version.metadata.gate.bounds["level"] == Bounds(low=0.2, high=0.7)
    assert version.metadata.gate.changes[-1].reason == "new lamp"
    assert registry.journal.of(version.metadata.id)[-1].why == "new lamp"


def test_a_version_without_a_gate_says_so(tab, registry, state, tmp_path):
    path = tmp_path / "open.safetensors"
    save_checkpoint(path, state, metadata_of(name="open", gate=None))
    registry.add(path, Action.IMPORTED)
    tab.refresh()
    choose(tab, "open")
    tab.acts.show_gate()
    assert tab.window().findChildren(GateDialog) == []
    assert tab.problem_text


def test_adapting_with_too_few_pictures_is_explained(qtbot, tab, registry, parts):
    lock(registry, parts)
    tab.adapt(parts / "ok")
    qtbot.waitUntil(lambda: not tab.is_running(), timeout=WAIT_MS)
    assert "at least 32" in tab.problem_text


def test_adapting_makes_a_version_or_says_why_not(qtbot, tab, registry, tmp_path):
    generator = np.random.default_rng(7)  # other pictures than the checkpoint learned from
    for folder, count in (("locked/ok", 32), ("locked/defect", 4), ("now", 32)):
        (tmp_path / folder).mkdir(parents=True)
        for index in range(count):
            pixels = generator.integers(150, 200, (48, 48), dtype=np.uint8)
            if "defect" in folder:
                pixels[10:38, 10:38] = 20
            Image.fromarray(pixels).save(tmp_path / folder / f"{index}.png")
    lock(registry, tmp_path / "locked")
    tab.adapt(tmp_path / "now")
    qtbot.waitUntil(lambda: not tab.is_running(), timeout=WAIT_MS)
    assert ("spots-adapted" in names(tab)) != ("Not accepted" in tab.problem_text)
    assert "of 36 pictures flip" in tab._comparison.summary


def test_adapting_asks_for_folders_and_accepts_by_the_new_cameras_labelled_pictures(tab, monkeypatch, tmp_path):
    asked = []
    monkeypatch.setattr(job, "adapt", lambda _registry, *values: asked.append(values) or iter(()))

    tab.ask_to_adapt()
    (dialog,) = open_questions(AdaptDialog)
    go = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
    assert not go.isEnabled()
    dialog.pictures.line.setText(str(tmp_path / "now"))
    dialog.check.line.setText(f" {tmp_path / 'labelled'} ")
    assert go.isEnabled()
    go.click()
    tab.stop_and_wait()
    (values,) = asked
    assert values[1:3] == (tmp_path / "now", tmp_path / "labelled")


def test_a_promotion_by_the_command_line_is_shown(qtbot, tab, other, registry):
    registry.promote(other)
    qtbot.waitUntil(lambda: tab._promoted is not None and tab._promoted.stem == "turned", timeout=WAIT_MS)
    assert "turned" in names(tab)


def test_a_finished_training_is_a_version(qtbot, tab, window, data_folder, registry):
    window.training.choose_data(data_folder)
    qtbot.waitUntil(window.training.can_start, timeout=WAIT_MS)
    window.training.set_options(backbone="resnet18", weights="none", strategy="scratch", epochs=1, size=32)
    window.training.start()
    qtbot.waitUntil(lambda: not window.training.is_running(), timeout=WAIT_MS)
    trained = [entry for entry in registry.journal.entries() if entry.action is Action.TRAINED]
    assert len(trained) == 1
    assert len(names(tab)) == 2


def test_a_damaged_line_of_the_journal_is_told(tab, registry):
    registry.journal.file.write_bytes(registry.journal.file.read_bytes()[:-30])
    tab.refresh()
    assert "last good copy" in tab._problem.text()


def test_int8_is_refused_in_a_sentence_for_a_network_that_it_ruins(qtbot, tab, random_checkpoint, parts):
    drop(tab, [random_checkpoint("efficientnet_b0").path])
    choose(tab, "wheel")
    assert tab._buttons.button("int8").isEnabled()
    tab.to_int8(parts)
    qtbot.waitUntil(lambda: not tab.is_running(), timeout=WAIT_MS)
    assert "EfficientNet-B0 is not converted to 8-bit integers" in tab.problem_text


def test_a_conversion_to_int8_is_shown_where_it_is_written_down(qtbot, tab, parts, monkeypatch):
    steps = (ConversionProgress(0, 0), ConversionProgress(4, 8))
    record = ConversionRecord(
        checkpoint="", graph=1, openvino="", files={}, parity=Parity(pictures=8, real=8), probe=(), precision="int8",
        calibrated=12, doubted=2,
    )  # fmt: skip
    made = Precise(Converted(parts, record), 0.6)
    monkeypatch.setattr(job.precision, "to_int8", lambda *_: job_of(made, *steps))
    tab.to_int8(parts)
    qtbot.waitUntil(lambda: not tab.is_running(), timeout=WAIT_MS)
    assert tab.problem_text == ""
    assert tab._lower.currentWidget() is tab._history
    assert "2 of those compared left doubt" in tab._told.text()
    assert "60%" in tab._told.text()
    tab.to_int8(parts)
    assert tab._told.isHidden()  # another conversion runs
    qtbot.waitUntil(lambda: not tab.is_running(), timeout=WAIT_MS)
