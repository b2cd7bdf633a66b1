"""The chosen network, painted: its stages, the layer that is taken away, the new head, and what learns when."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.theme import GAP, Theme
from castinspect.gui.training.words import count_words, layer_title, phase_title, rate_words
from castinspect.models.backbones import HEAD_DROPOUT, IMAGENET_CLASSES
from castinspect.models.structure import StageStructure, Structure
from castinspect.training.strategies import Phase, learning_parameters

_LABELS, _HEAD = 140, 150
"""Widths of the column of labels on the left and of the heads on the right."""
_COLUMN = 60
_LANE, _BLOCKS, _TEXTS = 26, 88, 50
_LOWEST, _THINNEST = 16.0, 14.0
_FONT, _SMALL = 12, 11
_TINY = 0.0005


class NetworkPicture(Retranslated, QWidget):
    """Above, the network from left to right; below, a lane per phase of the run that says which of its layers learn.

    Filled cells learn, at the rate they say; empty ones are frozen. During a run the phase that is under way is marked,
    and the layers that learn in it are filled.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._structure: Structure | None = None
        self._phases: tuple[Phase, ...] = ()
        self._current: int | None = None

    @property
    def current(self) -> int | None:
        """Which phase of the run is under way, from 0."""
        return self._current

    def show_network(self, structure: Structure, phases: Sequence[Phase]) -> None:
        self._structure, self._phases = structure, tuple(phases)
        self.setMinimumSize(self.sizeHint())
        self.setAccessibleDescription(self._in_words())
        self.update()

    def mark(self, phase: int | None) -> None:
        """Mark the phase that is under way; None where there is no run."""
        self._current = phase
        self.update()

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        columns = len(self._structure.stages) if self._structure else 5
        height = _BLOCKS + _TEXTS + _LANE * max(1, len(self._phases)) + GAP
        return QSize(_LABELS + columns * _COLUMN + _HEAD, height)

    def _retranslate(self) -> None:
        self.setAccessibleDescription(self._in_words())
        self.update()

    def _in_words(self) -> str:
        """For a screen reader."""
        if self._structure is None:
            return ""
        whole = self._structure.parameters
        shares = [f"{phase_title(s.name)}: {learning_parameters(self._structure, s) / whole:.1%}" for s in self._phases]
        text = self.tr("Share of the parameters that learns, by phase: {shares}")
        return text.format(shares=", ".join(shares))

    # --- painting ---

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._structure is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(_font(self.font()))
        column = (self.width() - _LABELS - _HEAD) / len(self._structure.stages)
        for place, found in enumerate(self._structure.stages):
            area = QRectF(_LABELS + place * column, 0, column, _BLOCKS)
            self._paint_block(painter, area, found)
            self._paint_words(painter, area, found)
        self._paint_flow(painter, column)
        self._paint_heads(painter, QRectF(self.width() - _HEAD, 0, _HEAD, _BLOCKS + _TEXTS))
        for index, phase in enumerate(self._phases):
            self._paint_lane(painter, index, phase, column)

    def _paint_block(self, painter: QPainter, area: QRectF, found: StageStructure) -> None:
        """A box as high as the output's side and as wide as its channels, on scales of their logarithms."""
        block = self._block(area, found)
        learns = self._learns_now(found.stage.modules[0])
        painter.setPen(QPen(QColor(self._theme.accent if learns else self._theme.muted), 1.5 if learns else 1))
        painter.setBrush(self._filled() if learns else QColor(self._theme.canvas))
        painter.drawRoundedRect(block, 3, 3)

    def _block(self, area: QRectF, found: StageStructure) -> QRectF:
        assert self._structure is not None
        channels, side = _extent(found)
        widest = max(math.log2(_extent(stage)[0]) for stage in self._structure.stages)
        height = _LOWEST + (_BLOCKS - 20 - _LOWEST) * math.log2(max(2.0, side)) / math.log2(self._structure.size)
        width = _THINNEST + (min(area.width(), 90) - 24 - _THINNEST) * math.log2(channels) / widest
        block = QRectF(0, 0, width, height)
        block.moveCenter(area.center())
        return block

    def _paint_words(self, painter: QPainter, area: QRectF, found: StageStructure) -> None:
        lines = (layer_title(found.stage.name), _output_words(found), count_words(found.parameters))
        for line, text in enumerate(lines):
            painter.setPen(QColor(self._theme.text if line == 0 else self._theme.muted))
            painter.setFont(_font(self.font(), _SMALL))
            _write(painter, QRectF(area.left(), _BLOCKS - 2 + 16 * line, area.width(), 16), text)
        painter.setFont(_font(self.font()))

    def _paint_flow(self, painter: QPainter, column: float) -> None:
        """Arrows from block to block, and on to the head."""
        assert self._structure is not None
        stages = self._structure.stages
        areas = [QRectF(_LABELS + i * column, 0, column, _BLOCKS) for i in range(len(stages))]
        blocks = [self._block(area, found) for area, found in zip(areas, stages, strict=True)]
        painter.setPen(QPen(QColor(self._theme.muted), 1))
        painter.setBrush(QColor(self._theme.muted))
        size = self._structure.size
        painter.drawText(QRectF(0, 0, _LABELS - 20, _BLOCKS), _RIGHT, self.tr("picture\n{size} px").format(size=size))
        starts = [float(_LABELS - 16), *(block.right() for block in blocks)]
        ends = [*(block.left() for block in blocks), float(self.width() - _HEAD + 6)]
        for start, end in zip(starts, ends, strict=True):
            _arrow(painter, start + 3, end - 3, _BLOCKS / 2)

    def _paint_heads(self, painter: QPainter, area: QRectF) -> None:
        """The 1000-class layer crossed out, and what stands in its place."""
        assert self._structure is not None
        features = self._structure.backbone.features
        old = QRectF(area.left() + 10, area.top() + 4, area.width() - 14, 40)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._theme.muted), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(old, 4, 4)
        painter.setPen(QColor(self._theme.muted))
        gone = self.tr("{parameters}, taken away").format(parameters=count_words(self._structure.old_head_parameters))
        _write(painter, old.adjusted(2, 3, -2, -20), f"Linear({features}, {IMAGENET_CLASSES})")
        _write(painter, old.adjusted(2, 19, -2, -3), gone)
        painter.setPen(QPen(QColor(self._theme.text), 1.5))
        painter.drawLine(old.topLeft(), old.bottomRight())
        painter.drawLine(old.bottomLeft(), old.topRight())
        new = QRectF(old.left(), old.bottom() + 8, old.width(), area.bottom() - old.bottom() - 14)
        painter.setPen(QPen(QColor(self._theme.accent), 2))
        painter.setBrush(self._filled())
        painter.drawRoundedRect(new, 4, 4)
        painter.setPen(QColor(self._theme.text))
        classes, parameters = self._structure.classes, count_words(self._structure.new_head_parameters)
        lines = (
            self.tr("new head"),
            f"Dropout({HEAD_DROPOUT})",
            f"Linear({features}, {classes})",
            self.tr("{parameters} parameters").format(parameters=parameters),
        )
        for line, text in enumerate(lines):
            painter.setFont(_font(self.font(), bold=line == 0))
            _write(painter, QRectF(new.left() + 2, new.top() + 6 + 18 * line, new.width() - 4, 18), text)
        painter.setFont(_font(self.font()))

    def _paint_lane(self, painter: QPainter, index: int, phase: Phase, column: float) -> None:
        assert self._structure is not None
        top = _BLOCKS + _TEXTS + GAP / 2 + index * _LANE
        is_now = index == self._current
        if is_now:
            painter.setPen(QPen(QColor(self._theme.text), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(1, top, self.width() - 2, _LANE), 5, 5)
        self._paint_label(painter, top, index, phase, is_now=is_now)
        for place, found in enumerate(self._structure.stages):
            cell = QRectF(_LABELS + place * column + 2, top + 4, column - 4, _LANE - 8)
            rate = phase.rate_of(found.stage.modules[0])
            self._paint_cell(
                painter, cell, self.tr("frozen") if rate is None else rate_words(rate), learns=rate is not None
            )
        cell = QRectF(self.width() - _HEAD + 10, top + 4, _HEAD - 14, _LANE - 8)
        rate = phase.rate_of(self._structure.backbone.head + ".")
        text = self.tr("fitted") if phase.only_head or rate is None else rate_words(rate)
        self._paint_cell(painter, cell, text, learns=True)

    def _paint_label(self, painter: QPainter, top: float, index: int, phase: Phase, *, is_now: bool) -> None:
        assert self._structure is not None
        share = learning_parameters(self._structure, phase) / self._structure.parameters
        area = QRectF(8, top, _LABELS - 14, _LANE)
        painter.setPen(QColor(self._theme.text))
        painter.setFont(_font(self.font(), bold=is_now))
        _write(painter, area, f"{'▶ ' if is_now else ''}{index + 1} {phase_title(phase.name)}", _LEFT)
        painter.setFont(_font(self.font()))
        painter.setPen(QColor(self._theme.muted))
        _write(painter, area, f"{share:.1%}" if share > _TINY else f"{share:.2%}", _RIGHT)

    def _paint_cell(self, painter: QPainter, cell: QRectF, text: str, *, learns: bool) -> None:
        painter.setPen(QPen(QColor(self._theme.accent if learns else self._theme.border), 1))
        painter.setBrush(QColor(self._theme.accent) if learns else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(cell, 3, 3)
        painter.setPen(QColor(self._theme.panel if learns else self._theme.muted))
        _write(painter, cell, text)

    def _learns_now(self, module: str) -> bool:
        return self._current is not None and self._phases[self._current].rate_of(module) is not None

    def _filled(self) -> QColor:
        colour = QColor(self._theme.accent)
        colour.setAlphaF(0.25)
        return colour


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _extent(found: StageStructure) -> tuple[float, float]:
    """Channels and side of an output; of a vision transformer its width and the side of its patches."""
    if len(found.output) == 3:
        return found.output[0], found.output[1]
    tokens, width = found.output
    return width, math.sqrt(tokens)


def _output_words(found: StageStructure) -> str:
    """As 1280×7², channels and side, or 197×768, tokens and width."""
    if len(found.output) == 3 and found.output[1] == found.output[2]:
        return f"{found.output[0]}×{found.output[1]}²"
    return "×".join(map(str, found.output))


def _font(base: QFont, size: int = _FONT, *, bold: bool = False) -> QFont:
    font = QFont(base)
    font.setPixelSize(size)
    font.setBold(bold)
    return font


def _write(painter: QPainter, area: QRectF, text: str, how: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignCenter) -> None:
    """Text that is shortened where it does not fit."""
    metrics = QFontMetricsF(painter.font())
    painter.drawText(area, how, metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width()))


def _arrow(painter: QPainter, start: float, end: float, y: float) -> None:
    if end - start < 4:
        return
    painter.drawLine(QPointF(start, y), QPointF(end, y))
    painter.drawPolygon(QPolygonF([QPointF(end, y), QPointF(end - 5, y - 3), QPointF(end - 5, y + 3)]))
