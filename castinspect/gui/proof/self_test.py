"""The self-test's checks of the window: it opens without a screen, judges, speaks both languages, and is photographed.

Qt is imported when a check runs, so that an installation without it fails in that check and not before.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from castinspect.errors import SelfTestError
from castinspect.language import marked, say
from castinspect.paths import demo_checkpoint
from castinspect.registry.registry import Registry
from castinspect.self_test.runner import Check
from castinspect.synthetic.folder import castings_to_try

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from castinspect.gui.shell.main_window import MainWindow

_SIZE = (1360, 880)
_PICTURES = 4
_FEWEST_COLOURS = 32
_SETTLING = 5  # rounds of the event loop until every layout has its final size


def check_english(folder: Path) -> str:
    """Open the window in English, judge in it, photograph it."""
    return _photographed(folder, "en")


def check_korean(folder: Path) -> str:
    """Open the window in Korean, judge in it, photograph it."""
    return _photographed(folder, "ko")


CHECKS = (
    Check("window-english", 18, marked("the window opens, judges and is photographed in English"), check_english),
    Check("window-korean", 19, marked("the window opens, judges and is photographed in Korean"), check_korean),
)


def _photographed(folder: Path, language: str) -> str:
    from castinspect.gui.proof.screenshots import wait_while
    from castinspect.gui.shell.app import build_window
    from castinspect.settings import Settings
    from castinspect.versions.promoting import promote

    app = _application()
    promote(Registry(), demo_checkpoint())
    castings_to_try(folder / "castings", _PICTURES, seed=30)
    window = build_window(app, Settings(language="ko" if language == "ko" else "en"))
    try:
        window.resize(*_SIZE)
        window.show()
        _require_language(app, window, language)
        window.inspection.judge([folder / "castings"])
        wait_while(window.inspection.is_running)
        if window.inspection.total != _PICTURES:
            raise SelfTestError("self-test-window-judged", count=window.inspection.total, total=_PICTURES)
        return _grab(app, window, folder / f"window-{language}.png")
    finally:
        window.inspection.stop_and_wait()
        window.close()
        window.deleteLater()
        app.processEvents()


def _application() -> QApplication:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    qInstallMessageHandler(lambda *_: None)  # the offscreen platform remarks on what it cannot do
    app = QApplication.instance() or QApplication(["castinspect"])
    assert isinstance(app, QApplication)
    return app


def _require_language(app: QApplication, window: MainWindow, language: str) -> None:
    from castinspect.gui.shell.fonts import can_write_hangul

    is_korean = any("가" <= letter <= "힣" for letter in window.tabs.tabText(0))
    if is_korean != (language == "ko"):
        raise SelfTestError("self-test-language", language=language)
    if is_korean and not can_write_hangul(app):
        raise SelfTestError("self-test-no-hangul")


def _grab(app: QApplication, window: MainWindow, file: Path) -> str:
    for _ in range(_SETTLING):
        app.processEvents()
    picture = window.grab().toImage()
    colours = {picture.pixel(x, y) for x in range(0, picture.width(), 8) for y in range(0, picture.height(), 8)}
    if len(colours) < _FEWEST_COLOURS or not picture.save(str(file)):
        raise SelfTestError("self-test-blank-window")
    return say(
        "{width} x {height} pixels, {colours} colours",
        width=picture.width(),
        height=picture.height(),
        colours=len(colours),
    )
