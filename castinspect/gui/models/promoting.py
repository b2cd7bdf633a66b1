"""Promoting and rolling back from the window: what must be asked is asked, what goes wrong is said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from castinspect.errors import CastInspectError
from castinspect.gui.common.texts import error_text
from castinspect.gui.common.widgets import busy_cursor
from castinspect.gui.shell.excepthook import plain_message
from castinspect.identity import Attribution
from castinspect.registry.registry import Registry

_OTHER_CLASSES = "promotion-other-classes"


def promote(parent: QWidget, registry: Registry, checkpoint: Path, why: str = "") -> bool:
    """Promote a checkpoint; one with other classes only once that is confirmed. True where it is promoted."""
    by = Attribution(why=why)
    error = _error_of(lambda: registry.promote(checkpoint, by))
    if error is not None and error.code == _OTHER_CLASSES:
        if not _confirms_other_classes(parent, error):
            return False
        error = _error_of(lambda: registry.promote(checkpoint, by, allow_other_classes=True))
    return _is_done(parent, error, QCoreApplication.translate("promoting", "Not promoted"))


def roll_back(parent: QWidget, registry: Registry, why: str = "") -> bool:
    """Return to the checkpoint promoted before. True where that was done."""
    error = _error_of(lambda: registry.roll_back(Attribution(why=why)))
    return _is_done(parent, error, QCoreApplication.translate("promoting", "Not rolled back"))


def _error_of(act: Callable[[], object]) -> CastInspectError | None:
    try:
        with busy_cursor():
            act()
    except CastInspectError as error:
        return error
    return None


def _is_done(parent: QWidget, error: CastInspectError | None, title: str) -> bool:
    if error is not None:
        plain_message(parent, title, error_text(error))
    return error is None


def _confirms_other_classes(parent: QWidget, error: CastInspectError) -> bool:
    question = QCoreApplication.translate(
        "promoting",
        "Its classes ({new}) are others than those the station judges by now ({present}). Counters and outputs will "
        "change with them. Promote it all the same?",
    )
    box = QMessageBox(QMessageBox.Icon.Question, "CastInspect", question.format(**error.message.values))
    box.setParent(parent, box.windowFlags())
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(QMessageBox.StandardButton.Cancel)
    answer = box.exec()
    box.deleteLater()
    return answer == QMessageBox.StandardButton.Yes
