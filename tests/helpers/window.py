"""What tests do to windows."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot
from typing_extensions import override

from castinspect.gui.common.question import LineQuestion, Question

WAIT_MS = 60_000


class PatientQtBot(QtBot):
    """Waits for as long as a busy machine may need, where a test names no time of its own."""

    @override
    def waitSignal(self, signal, *, timeout=WAIT_MS, **more):
        return super().waitSignal(signal, timeout=timeout, **more)

    @override
    def waitSignals(self, signals, *, timeout=WAIT_MS, **more):
        return super().waitSignals(signals, timeout=timeout, **more)

    @override
    def waitUntil(self, callback, *, timeout=WAIT_MS):
        return super().waitUntil(callback, timeout=timeout)


def delete_what_is_due():
    """Delete what was to be deleted later: without an event loop nothing does."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def drop(widget, paths):
    """Drop files on a widget, as a file manager would."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(widget, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(widget, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))


def open_questions(kind=QDialog):
    """The dialogs that are open, the newest last."""
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]


def answer(number):
    """Press a button of the question that is open, by its place; returns what was asked."""
    (question,) = open_questions(Question)
    text = question.text()
    question.choices[number].click()
    return text


def answer_line(text):
    """Type a line into the dialog that asks for it and go on; None thinks better of it."""
    (dialog,) = open_questions(LineQuestion)
    if text is None:
        dialog.reject()
    else:
        dialog.line.setText(text)
        dialog.accept()
