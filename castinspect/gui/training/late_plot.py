"""A plot that is made when it is first needed: pyqtgraph takes its time to load."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from PySide6.QtWidgets import QLayout

from castinspect.gui.common.theme import Theme


class _Themed(Protocol):
    def apply_theme(self, theme: Theme) -> None: ...


P = TypeVar("P", bound=_Themed)


class LatePlot(Generic[P]):
    """Keeps a plot's place and theme until somebody asks for it.

    Args:
        make: Imports and makes the plot.
        place: The layout that takes it.
        theme: The look at the start.
    """

    def __init__(self, make: Callable[[Theme], P], place: QLayout, theme: Theme) -> None:
        self._make, self._place, self._theme = make, place, theme
        self._plot: P | None = None

    @property
    def plot(self) -> P:
        """The plot, made once."""
        if self._plot is None:
            self._plot = self._make(self._theme)
            self._place.addWidget(self._plot)  # type: ignore[arg-type]  # every plot is a QWidget
        return self._plot

    @property
    def made(self) -> P | None:
        """The plot, where it was made already."""
        return self._plot

    def apply_theme(self, theme: Theme) -> None:
        """Take another look, now or when the plot is made."""
        self._theme = theme
        if self._plot is not None:
            self._plot.apply_theme(theme)
