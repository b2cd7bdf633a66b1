"""Small widgets that several panels share. Text is always plain: Qt would take a file named `<img …>` for HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFrame,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from castinspect.gui.common.theme import ROOMY_HEADER


class _WholeLabel(QLabel):
    """A label that wraps and is as high as its words need: Qt's own is cut off where a style sheet pads it."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def setText(self, text: str) -> None:
        super().setText(text)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _fit(self) -> None:
        self.setMinimumHeight(0)  # Qt's heightForWidth is never less than the least height
        if self.text():
            self.setMinimumHeight(max(0, self.heightForWidth(self.width())))


def plain_label(name: str = "", *, wraps: bool = True) -> QLabel:
    """A label for plain text; `name` is its style: `title`, `heading`, `number`, `muted`, `alarm`, `notice`."""
    label = _WholeLabel() if wraps else QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wraps)
    return label


def problem_label() -> QLabel:
    """A label that tells what went wrong; hidden until something does."""
    label = plain_label("alarm")
    label.hide()
    return label


def show_problem(label: QLabel, text: str) -> None:
    """Show a sentence in a `problem_label`, or hide it where there is none."""
    label.setText(text)
    label.setVisible(bool(text))


def empty_label() -> QLabel:
    """Stands, quietly, in the place of what is not there yet; hidden until something is said."""
    label = plain_label("muted")
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.hide()
    return label


def make_plain_list(table: QTableView) -> None:
    """Give a table the look of a list: rows are chosen, not cells; nothing can be edited; Tab leaves it."""
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.setStyleSheet(ROOMY_HEADER)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)


def offer(combo: QComboBox, items: Iterable[tuple[str, object]]) -> None:
    """Offer these items, with what each stands for, and no others; the chosen one stays chosen, else the first is."""
    chosen = combo.currentData()
    combo.clear()
    for text, data in items:
        combo.addItem(text, data)
    places = (place for place in range(combo.count()) if combo.itemData(place) == chosen)  # findData knows no Path
    combo.setCurrentIndex(next(places, 0))


@contextmanager
def busy_cursor() -> Iterator[None]:
    """Show the waiting cursor while something takes part of a second."""
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QApplication.restoreOverrideCursor()


def framed(*widgets: QWidget) -> QFrame:
    """A panel with a border around widgets, one under the other."""
    frame = QFrame()
    frame.setObjectName("panel")
    inside = QVBoxLayout(frame)
    inside.setContentsMargins(1, 1, 1, 1)
    for widget in widgets:
        inside.addWidget(widget)
    return frame


def resize_within_screen(window: QWidget, width: int, height: int) -> None:
    """Give a window its size, or less where the screen has no room for it and its frame."""
    frame = 40
    room = window.screen().availableSize()
    window.resize(min(width, room.width() - frame), min(height, room.height() - frame))
