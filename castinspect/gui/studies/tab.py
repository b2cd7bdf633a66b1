"""Studies of the record and of the models: process charts, agreement studies, backtests."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.theme import Theme
from castinspect.gui.studies.agreement_tab import AgreementTab
from castinspect.gui.studies.backtest_tab import BacktestTab
from castinspect.gui.studies.charts_tab import ChartsTab
from castinspect.registry.registry import Registry


class StudiesTab(Retranslated, QWidget):
    """Holds a page for each kind of study.

    Args:
        registry: Of the station.
        theme: Colours of the plots.
        parent: Of the widget.
    """

    def __init__(self, registry: Registry, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.charts, self.agreement, self.backtest = ChartsTab(theme), AgreementTab(registry), BacktestTab(registry)
        self.pages = QTabWidget()
        self.pages.setObjectName("inner")
        for page in (self.charts, self.agreement, self.backtest):
            self.pages.addTab(page, "")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pages)
        self._retranslate()

    def apply_theme(self, theme: Theme) -> None:
        self.charts.apply_theme(theme)

    def is_running(self) -> bool:
        return self.agreement.is_running() or self.backtest.is_running()

    def stop_and_wait(self) -> None:
        self.charts.stop_and_wait()
        self.agreement.stop_and_wait()
        self.backtest.stop_and_wait()

    def _retranslate(self) -> None:
        for index, title in enumerate((self.tr("Charts"), self.tr("Agreement"), self.tr("Backtests"))):
            self.pages.setTabText(index, title)
