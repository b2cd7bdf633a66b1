"""Pictures of every tab at work, for the README: a short training on synthetic castings, then their inspection."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from castinspect.gui.common.theme import DARK, LIGHT
from castinspect.gui.shell.main_window import MainWindow
from castinspect.identity import Attribution
from castinspect.inspection.verdict import Verdict
from castinspect.registry.registry import Registry
from castinspect.synthetic.folder import write_castings

_TRAIN, _UNSEEN, _EPOCHS = 240, 24, 6
_SIZE = (1360, 880)
_POLL_MS = 50
_SETTLING = 5  # rounds of the event loop until every layout has its final size


def take_screenshots(window: MainWindow, folder: Path) -> int:
    """Train and inspect through the window and grab every tab in both languages and looks.

    Returns:
        The process's exit code: 1 if training made no checkpoint.
    """
    folder.mkdir(parents=True, exist_ok=True)
    window.resize(*_SIZE)
    window.show()
    with tempfile.TemporaryDirectory(prefix="castings-") as made:
        data, unseen = Path(made) / "castings", Path(made) / "unseen"
        write_castings(data, _TRAIN, seed=0)
        write_castings(unseen, _UNSEEN, seed=1)
        _grab(window, folder / "empty", tab=0)
        if not _train(window, data):
            return 1
        _grab(window, folder / "train", tab=1)
        window.inspection.judge([unseen])
        wait_while(window.inspection.is_running)
        window.inspection.look_at(Verdict.DEFECT, overlay=True)
        _grab(window, folder / "inspect", tab=0)
        _grab(window, folder / "models", tab=2)
        window.tabs.setCurrentWidget(window.history)
        wait_while(window.history.is_running)
        _grab(window, folder / "history", tab=3)
    window.close()
    return 0


def _train(window: MainWindow, data: Path) -> bool:
    """Train through the window and let the station judge with the result, whatever so few castings prove of it."""
    window.training.choose_data(data)
    wait_while(lambda: not window.training.can_start())
    window.tabs.setCurrentIndex(1)
    window.training.set_options(
        backbone="efficientnet_b0", weights="starter", strategy="gradual", size=160, epochs=_EPOCHS
    )
    window.training.start()
    wait_while(window.training.is_running)
    versions = Registry().versions()
    if not versions:
        return False
    Registry().promote(versions[0].path, Attribution(why="screenshots"))
    return True


def _grab(window: MainWindow, name: Path, *, tab: int) -> None:
    window.tabs.setCurrentIndex(tab)
    for theme, suffix in ((DARK, "-dark"), (LIGHT, "")):
        window.appearance.use_theme(theme)
        for language in ("ko", "en"):
            window.appearance.use_language(language)
            for _ in range(_SETTLING):
                QApplication.processEvents()
            window.grab().save(f"{name}-{language}{suffix}.png")


def wait_while(busy: object) -> None:
    """Run the event loop until something is no longer so."""
    assert callable(busy)
    loop, timer = QEventLoop(), QTimer(interval=_POLL_MS)
    timer.timeout.connect(lambda: None if busy() else loop.quit())
    timer.start()
    loop.exec()
    timer.stop()
