"""A button that lets the station watch the chart that is shown: a rule that is broken then is an alarm."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from castinspect.errors import CastInspectError
from castinspect.gui.common.texts import error_text
from castinspect.gui.common.widgets import plain_label, show_problem
from castinspect.settings import Settings
from castinspect.station.charts.points import By
from castinspect.studies.charted import Charted
from castinspect.studies.watched_charts import unwatch, watch


class WatchedChart(QObject):
    """Holds the limits of the chart that is shown, or lets go of them.

    Args:
        owner: The page with the charts.
    """

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._found: Charted | None = None
        self._by, self._first = By.DAY, 0
        self.button, self.told = QPushButton(), plain_label("muted")
        self.told.hide()
        self.button.clicked.connect(self._on_clicked)

    @property
    def is_watched(self) -> bool:
        """Whether the station watches what is shown."""
        return self._found is not None and str(self._found.measure) in Settings.load_or_last_good()[0].charts

    def show_chart(self, found: Charted | None, by: By, first: int) -> None:
        """This chart is shown now; None: none is.

        Args:
            found: The chart.
            by: What its points are.
            first: So many points at its beginning gave the limits; 0 for all.
        """
        if found is not self._found:
            show_problem(self.told, "")
        self._found, self._by, self._first = found, by, first
        self.button.setEnabled(found is not None)
        self.button.setText(self.tr("&Watch no longer") if self.is_watched else self.tr("&Watch with these limits"))
        self.button.setToolTip(
            self.tr("The station holds these limits while it judges: a rule that is broken is an alarm.")
        )

    @Slot()
    def _on_clicked(self) -> None:
        found = self._found
        if found is None:
            return
        try:
            if self.is_watched:
                unwatch(found.measure)
                told = self.tr("The station no longer watches this chart.")
            else:
                section = watch(found, self._by, self._first or None)
                told = self.tr(
                    "The station watches this chart with the limits of {count} points, from its next start of "
                    "watching on."
                ).format(count=section.points)
        except CastInspectError as error:
            told = error_text(error)
        show_problem(self.told, told)
        self.show_chart(found, self._by, self._first)
