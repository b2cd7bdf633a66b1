"""A button that writes the chart that is shown as a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from castinspect.gui.common.file_dialogs import ask_where_to_save
from castinspect.gui.common.job import Job
from castinspect.gui.common.texts import error_text
from castinspect.gui.common.widgets import plain_label, show_problem
from castinspect.station.history.opening import open_record
from castinspect.studies.charted import Charted


class PrintedChart(QObject):
    """Asks for a file, and writes the chart in a thread.

    Args:
        owner: The page with the charts.
    """

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self._found: Charted | None = None
        self._first = 0
        self._job = Job(self)
        self.button, self.told = QPushButton(), plain_label("muted")
        self.told.hide()
        self.button.clicked.connect(self.ask)
        self._job.produced.connect(self._on_written)
        self._job.failed.connect(self._on_failed)

    def show_chart(self, found: Charted | None, first: int) -> None:
        """This chart is shown now, with limits of so many points at its beginning; None: none is."""
        if found is not self._found:
            show_problem(self.told, "")
        self._found, self._first = found, first
        self.button.setEnabled(found is not None)
        self.button.setText(self.tr("&Save as PDF…"))

    def stop_and_wait(self) -> None:
        """The window closes: a PDF that is being written is waited for."""
        self._job.stop_and_wait()

    @Slot()
    def ask(self) -> None:
        """Ask where the PDF is to go."""
        name = str(Path.home() / "chart.pdf")
        ask_where_to_save(self._owner, self.tr("Save the chart"), name, "PDF (*.pdf)", self.write)

    def write(self, path: Path) -> None:
        """Write the chart that is shown."""
        found, first = self._found, self._first or None
        if found is not None:
            self._job.start(lambda: _written(path, found, first))

    @Slot(object)
    def _on_written(self, path: Path) -> None:
        show_problem(self.told, self.tr("The chart is in {path}.").format(path=path))

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        show_problem(self.told, error_text(error))


def _written(path: Path, found: Charted, first: int | None) -> Iterator[Path]:
    from castinspect.studies.printed.chart_pdf import write_chart_pdf
    from castinspect.studies.printed.origin import origin_of

    with closing(open_record()) as database:
        origin = origin_of(database)
    write_chart_pdf(path, found, origin, first)
    yield path
