"""Torch is loaded when somebody looks at the training tab, once, and not before."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from castinspect.gui.shell import app
from castinspect.gui.shell.app import WarmUp


def test_torch_is_loaded_with_the_first_look_at_the_training_tab(qtbot, window, monkeypatch):
    loaded = []
    monkeypatch.setattr(app, "warm_up_torch", lambda: iter([loaded.append(1)]))
    warm_up = WarmUp(window)
    window.tabs.setCurrentWidget(window.models)
    QApplication.processEvents()
    assert not warm_up.is_running
    with qtbot.waitSignal(warm_up.ended):
        window.tabs.setCurrentWidget(window.training)
    window.tabs.setCurrentWidget(window.inspection)
    window.tabs.setCurrentWidget(window.training)
    assert not warm_up.is_running
    assert loaded == [1]


def test_what_is_loaded_is_torch():
    (version,) = app.warm_up_torch()
    assert version.split(".")[0].isdigit()
