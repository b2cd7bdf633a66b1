"""In the models tab: what stands against a release is said, and the buttons meet it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from castinspect.gui.models import releasing
from castinspect.gui.models.releasing import NoteDialog
from castinspect.registry.shadow import ShadowPortion, ShadowTrials
from tests.helpers.released import harsh, line_suite
from tests.helpers.window import WAIT_MS, answer_line, open_questions


@pytest.fixture
def challenger(registry, checkpoint):
    return harsh(registry, checkpoint)


@pytest.fixture
def tab(window, challenger):
    window.tabs.setCurrentWidget(window.models)
    QApplication.processEvents()
    tab = window.models
    versions = [version.path for version in tab._table.model().versions]
    tab._table.choose(versions.index(challenger))
    return tab


def test_the_promote_button_is_off_and_says_why_until_the_suites_are_replayed(qtbot, tab, registry, data_folder):
    assert tab._buttons.button("promote").isEnabled()
    line_suite(registry, data_folder)
    tab.refresh()
    assert not tab._buttons.button("promote").isEnabled()
    assert "Promote is off because" in tab._why_off.text()
    assert "has not been replayed" in tab._why_off.text()
    tab._release.button("suites").click()
    qtbot.waitUntil(lambda: not tab.is_running(), timeout=WAIT_MS)
    assert "2 of 2 good pictures are called DEFECT" in tab._why_off.text()
    assert "✗" in tab._release.text


def test_a_trial_in_shadow_is_started_shown_with_its_differences_and_ended(tab, registry):
    tab._release.button("shadow").click()
    trials = ShadowTrials(registry)
    plan = trials.current()
    assert plan.parts == 500
    trials.add(plan, ShadowPortion(judged=3, skipped=1))
    tab.refresh()
    assert "3 of 500 parts" in tab._release.trial_text
    tab._release.button("end").click()
    assert trials.current() is None
    assert "No version judges in shadow" in tab._release.trial_text


def test_the_release_note_is_shown(tab):
    tab._release.button("note").click()
    (dialog,) = open_questions(NoteDialog)
    assert "It takes the place of" in dialog.text.toPlainText()
    dialog.reject()


def test_agreeing_without_passwords_says_what_is_missing(tab):
    tab._release.button("agree").click()
    answer_line("looks right")
    assert "no passwords are set" in tab.problem_text


def test_reading_the_registry_anew_asks_once_how_the_release_stands(tab, challenger, monkeypatch):
    asked = []
    monkeypatch.setattr(releasing, "readiness", lambda _registry, path, _settings: asked.append(path))
    tab.refresh()
    assert asked == [challenger]
