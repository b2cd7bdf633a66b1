"""What is pushed, to whom and with whose key is asked before it is done; what goes wrong is a sentence."""

from __future__ import annotations

import pytest

from castinspect.gui.common.settings_keeper import SettingsKeeper
from castinspect.gui.fleet.push_panel import PushPanel
from castinspect.registry.journal import Action
from castinspect.registry.registry import Registry
from castinspect.settings import Settings
from castinspect.station.fleet.signing import make_key
from tests.helpers.people import add_people, cheap_hashes
from tests.helpers.window import answer, open_questions


@pytest.fixture
def panel(qtbot, random_checkpoint):
    registry = Registry()
    registry.add(random_checkpoint("resnet18").path, Action.IMPORTED)
    made = PushPanel(SettingsKeeper(Settings(record_server="")), registry)
    qtbot.addWidget(made)
    made.show()
    made.list_versions()
    yield made
    made.job.stop_and_wait()


def test_the_version_that_is_chosen_stays_chosen_when_the_window_is_shown_again(panel, random_checkpoint):
    panel._registry.add(random_checkpoint("efficientnet_b0").path, Action.IMPORTED)
    panel.list_versions()
    assert panel.version.count() == 2
    for place in range(2):
        panel.version.setCurrentIndex(place)
        panel.list_versions()
        assert panel.version.currentIndex() == place


def test_it_pushes_only_with_stations_and_a_key(panel, tmp_path):
    assert not panel.push_button.isEnabled()
    panel.set_stations(["cell-3", "cell-4"])
    assert not panel.push_button.isEnabled()
    panel.set_key(tmp_path / "admin.key")
    assert panel.push_button.isEnabled()
    assert panel.push_button.text() == "Push to 2 stations"
    assert panel.key_button.text() == "admin.key"
    panel.set_stations([])
    assert not panel.push_button.isEnabled()


def test_the_question_names_version_and_stations_and_nothing_happens_without_a_yes(panel, tmp_path):
    panel.set_stations(["cell-3", "cell-4"])
    panel.set_key(tmp_path / "none.key")
    panel.push_button.click()
    asked = answer(1)
    assert panel.version.currentText() in asked
    assert "cell-3, cell-4" in asked
    assert not panel.job.is_running


@pytest.mark.parametrize("password", ["", "wrong"])
def test_a_key_that_cannot_be_read_is_a_sentence_and_the_password_stays(panel, tmp_path, qtbot, password):
    make_key(tmp_path / "admin.key", "secret")
    panel.set_stations(["cell-3"])
    panel.set_key(tmp_path / "admin.key")
    panel.password.setText(password)
    panel.push_button.click()
    with qtbot.waitSignal(panel.job.ended, timeout=30_000):
        answer(0)
    assert "admin.key" in panel.problem
    assert panel.password.text() == password
    assert panel.push_button.isEnabled()


def test_where_passwords_are_set_only_an_administrator_pushes(panel, tmp_path, monkeypatch):
    cheap_hashes(monkeypatch)
    add_people()
    panel.set_stations(["cell-3"])
    panel.set_key(tmp_path / "admin.key")
    panel.push_button.click()
    assert not open_questions()
    assert "administrator" in panel.problem
