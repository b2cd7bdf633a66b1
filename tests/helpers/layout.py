"""What a person would call badly laid out: words cut off, widgets over one another or over an edge."""

from __future__ import annotations

from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QTabBar,
    QWidget,
)

_SPARE = 2  # pixels that nobody sees
_TOLD = (QLabel, QPushButton, QCheckBox, QRadioButton, QComboBox, QSpinBox, QLineEdit)


def flaws(root: QWidget) -> list[str]:
    """Every flaw in what is visible of a widget, in words."""
    shown = [widget for widget in root.findChildren(QWidget) if widget.isVisibleTo(root)]
    found = [text for widget in shown for text in _cut_off(widget)]
    found += [text for widget in shown if isinstance(widget, _TOLD) for text in _over_an_edge(widget, root)]
    return found + [text for parent in [root, *shown] for text in _overlapping(parent)]


def _name(widget: QWidget) -> str:
    text = getattr(widget, "text", lambda: "")()
    return f"{type(widget).__name__} {text!r} in {type(widget.parentWidget()).__name__}"


def _cut_off(widget: QWidget) -> list[str]:
    match widget:
        case QLabel() if widget.text():
            room = widget.contentsRect()
            if widget.wordWrap():
                needed = widget.heightForWidth(widget.width())
                return [f"cut off: {_name(widget)}: {needed} > {widget.height()}"] if needed > widget.height() else []
            needed = widget.fontMetrics().horizontalAdvance(widget.text().split("\n")[0])
            return [f"cut off: {_name(widget)}: {needed} > {room.width()}"] if needed > room.width() + _SPARE else []
        case QPushButton() | QCheckBox() | QRadioButton() if widget.text():
            lines = widget.text().replace("&", "").split("\n")
            needed = max(widget.fontMetrics().horizontalAdvance(line) for line in lines)
            needed += 0 if widget.icon().isNull() else widget.iconSize().width()
            high = len(lines) * widget.fontMetrics().height()
            is_cut = needed > widget.width() or high > widget.height()
            return [f"cut off: {_name(widget)}: {needed} x {high} > {widget.size().toTuple()}"] if is_cut else []
        case QTabBar():
            needed = sum(widget.tabSizeHint(index).width() for index in range(widget.count()))
            return [f"tabs cut off: {needed} > {widget.width()}"] if needed > widget.width() + _SPARE else []
    return []


def _over_an_edge(widget: QWidget, root: QWidget) -> list[str]:
    """Beyond the edge of what holds it, unless that can be scrolled to."""
    parent = widget.parentWidget()
    while parent is not None and parent is not root:
        area = parent.parentWidget()
        if isinstance(area, QAbstractScrollArea):
            return _beside(widget, parent, area)
        place = QRect(widget.mapTo(parent, QPoint(0, 0)), widget.size())
        if not parent.rect().adjusted(-_SPARE, -_SPARE, _SPARE, _SPARE).contains(place):
            return [
                f"over the edge of {type(parent).__name__}: {_name(widget)} {place.getRect()} {parent.size().toTuple()}"
            ]
        parent = parent.parentWidget()
    return []


def _beside(widget: QWidget, viewport: QWidget, area: QAbstractScrollArea) -> list[str]:
    """Too wide for what is scrolled up and down only."""
    if area.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
        return []
    right = widget.mapTo(viewport, QPoint(widget.width(), 0)).x()
    left = widget.mapTo(viewport, QPoint(0, 0)).x()
    is_beside = left < -_SPARE or right > viewport.width() + _SPARE
    return (
        [f"beside {type(area).__name__}: {_name(widget)} {left} to {right} of {viewport.width()}"] if is_beside else []
    )


def _overlapping(parent: QWidget) -> list[str]:
    if parent.layout() is None or isinstance(parent, QAbstractButton):
        return []
    children = [w for w in parent.children() if isinstance(w, QWidget) and w.isVisibleTo(parent) and not w.isWindow()]
    return [
        f"overlap: {_name(first)} {first.geometry().getRect()} and {_name(second)} {second.geometry().getRect()}"
        for first, second in combinations(children, 2)
        if first.geometry().adjusted(1, 1, -1, -1).intersects(second.geometry().adjusted(1, 1, -1, -1))
    ]
