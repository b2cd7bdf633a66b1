"""All versions on one page: on each suite with bounds, size and speed, and what they differ in."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QTableWidget, QVBoxLayout, QWidget

from castinspect.evaluation.risk import Share, percent_at_most
from castinspect.gui.common.cells import show_cells
from castinspect.gui.common.job import Job
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.texts import error_text
from castinspect.gui.common.widgets import make_plain_list, plain_label, problem_label, show_problem
from castinspect.gui.models.words import of_text
from castinspect.messages import printable
from castinspect.registry.registry import Registry
from castinspect.versions.overview import OnSuite, Overview, overview


class OverviewPanel(Retranslated, QWidget):
    """Reads registry and runs in a thread of its own whenever it is shown.

    Args:
        registry: Of the station.
        parent: Of the widget.
    """

    def __init__(self, registry: Registry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._registry = registry
        self._found: Overview | None = None
        self._job = Job(self)
        self._hint, self._problem = plain_label("muted"), problem_label()
        self.versions, self.facts = QTableWidget(), QTableWidget()
        splitter = QSplitter(Qt.Orientation.Vertical)
        for table in (self.versions, self.facts):
            make_plain_list(table)
            splitter.addWidget(table)
        splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.addWidget(self._hint)
        layout.addWidget(self._problem)
        layout.addWidget(splitter, 1)
        self._job.produced.connect(self._on_produced)
        self._job.failed.connect(self._on_failed)
        self._retranslate()

    def stop_and_wait(self) -> None:
        self._job.abandon()

    @property
    def is_running(self) -> bool:
        return self._job.is_running

    @Slot()
    def refresh(self) -> None:
        """Read everything anew."""
        self._job.abandon()
        registry = self._registry
        self._job.start(lambda: _read(registry))

    @Slot(object)
    def _on_produced(self, found: Overview) -> None:
        self._found = found
        show_problem(self._problem, "")
        self._retranslate()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        show_problem(self._problem, error_text(error))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _retranslate(self) -> None:
        found = self._found
        if found is None or not found.suites:
            self._hint.setText(self.tr("No suite yet: add labelled pictures in Studies, Backtests."))
        else:
            self._hint.setText(
                self.tr("Shares with what they are at most, with 95 % confidence. ▶ is promoted. Milliseconds are "
                        "those of the computer that replayed.")
            )  # fmt: skip
        if found is not None:
            self._fill_versions(found)
            self._fill_facts(found)

    def _fill_versions(self, found: Overview) -> None:
        of_suite = (self.tr("{suite}: escapes"), self.tr("{suite}: overkill"), self.tr("{suite}: to a person"),
                    self.tr("{suite}: ms a picture"))  # fmt: skip
        headers = [self.tr("Version"), self.tr("MB")]
        headers += [text.format(suite=suite) for suite in found.suites for text in of_suite]
        self.versions.setColumnCount(len(headers))
        self.versions.setHorizontalHeaderLabels(headers)
        rows = []
        for row in found.rows:
            cells = [f"{'▶ ' if row.is_promoted else ''}{printable(row.name)}", f"{row.megabytes:.1f}"]
            rows.append(cells + [cell for suite in found.suites for cell in self._cells(row.suites[suite])])
        show_cells(self.versions, rows)

    def _fill_facts(self, found: Overview) -> None:
        self.facts.setColumnCount(1 + len(found.rows))
        names = [printable(row.name) for row in found.rows]
        self.facts.setHorizontalHeaderLabels([self.tr("What differs"), *names])
        rows = [[printable(cell or "–") for cell in (fact.name, *fact.values)] for fact in found.differences]
        show_cells(self.facts, rows)

    def _cells(self, on: OnSuite | None) -> tuple[str, str, str, str]:
        if on is None:
            return self.tr("not replayed"), "", "", ""
        speed = "–" if on.milliseconds is None else f"{on.milliseconds:.1f} ({on.engine})"
        return self._share(on.escapes), self._share(on.overkill), of_text(on.review.count, on.review.total), speed

    def _share(self, share: Share) -> str:
        if not share.total:
            return "–"
        text = self.tr("{count} of {total} (≤ {bound} %)")
        return text.format(count=share.count, total=share.total, bound=percent_at_most(share.upper))


def _read(registry: Registry) -> Iterator[Overview]:
    yield overview(registry)
