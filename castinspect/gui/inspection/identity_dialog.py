"""How the part that a picture shows is known: a pattern over its path, tried as it is typed, and codes in pictures."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePath

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from castinspect.errors import StationError
from castinspect.gui.common.cells import show_cells
from castinspect.gui.common.job import Job
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.settings_keeper import SettingsKeeper
from castinspect.gui.common.texts import error_text, field_word
from castinspect.gui.common.theme import GAP
from castinspect.gui.common.widgets import plain_label, problem_label, show_problem
from castinspect.sections import IdentitySection
from castinspect.station.sources.folder import pictures_in
from castinspect.station.sources.identity import FIELDS, PreviewRow, preview

_SIZE = (760, 520)
_MOST = 50
_EXAMPLE = r"(?P<lot>[^/]+)/part_(?P<part>\d+)"


def newest(folder: Path, *, deep: bool) -> Iterator[tuple[PurePath, ...]]:
    """The paths of the newest pictures below a watched folder."""
    names = [os.fsdecode(arrival.name) for arrival in pictures_in(folder, deep=deep)]
    yield tuple(PurePath(name) for name in names[: -_MOST - 1 : -1])


class IdentityDialog(Retranslated, QDialog):
    """Tries a pattern on the pictures of the watched folder, and keeps it when the person says so.

    Args:
        keeper: Holds the settings.
        parent: The window.
    """

    def __init__(self, keeper: SettingsKeeper, parent: QWidget) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._paths: tuple[PurePath, ...] = ()
        self._job = Job(self)
        self.pattern, self.codes = QLineEdit(keeper.values.identity.pattern), QCheckBox()
        self.codes.setChecked(keeper.values.identity.codes)
        self.table = QTableWidget(0, 1 + len(FIELDS))
        self._build_layout()
        self.pattern.textChanged.connect(self.show_preview)
        self._job.produced.connect(self._on_listed)
        self.finished.connect(self._on_finished)
        self._retranslate()
        self._look()

    @property
    def problem_text(self) -> str:
        """Why the pattern cannot be used, or nothing."""
        return self._problem.text()

    def cell(self, row: int, column: int) -> str:
        """What stands in the preview."""
        item = self.table.item(row, column)
        return item.text() if item else ""

    def _look(self) -> None:
        values = self._keeper.values
        folder, deep = values.watched_folder, values.watch_subfolders
        if folder is not None:
            self._job.start(lambda: newest(folder, deep=deep))

    def _build_layout(self) -> None:
        self._caption, self._hint, self._problem = plain_label("heading"), plain_label("muted"), problem_label()
        self.pattern.setPlaceholderText(_EXAMPLE)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self._buttons.accepted.connect(self._on_saved)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(GAP)
        for widget in (self._caption, self.pattern, self._problem, self._hint, self.table, self.codes, self._buttons):
            layout.addWidget(widget)
        self.resize(*_SIZE)

    @Slot(object)
    def _on_listed(self, paths: tuple[PurePath, ...]) -> None:
        self._paths = paths
        self.show_preview()

    @Slot()
    def show_preview(self) -> None:
        """Show what the pattern makes of each path; a pattern that cannot be used says why."""
        pattern, problem = self.pattern.text().strip(), ""
        rows = [PreviewRow(path.as_posix(), None) for path in self._paths]
        if pattern:
            try:
                rows = list(preview(pattern, self._paths))
            except StationError as error:
                problem = error_text(error)
        show_problem(self._problem, problem)
        self._buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(not problem)
        show_cells(self.table, [(row.path, *_fields_of(row)) for row in rows])

    @Slot()
    def _on_saved(self) -> None:
        section = IdentitySection(pattern=self.pattern.text().strip(), codes=self.codes.isChecked())
        self._keeper.change(identity=section)
        self.accept()

    @Slot(int)
    def _on_finished(self, _result: int) -> None:
        self._job.abandon()
        self.deleteLater()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Part identity"))
        self._caption.setText(self.tr("Pattern over the path below the watched folder"))
        self._hint.setText(
            self.tr(
                "A regular expression whose named groups part, lot, cavity, heat and camera are searched for. "
                "It acts when watching begins."
            )
        )
        self.codes.setText(self.tr("Read bar codes and data matrix codes in the pictures, too"))
        self.table.setHorizontalHeaderLabels([self.tr("picture"), *map(field_word, FIELDS)])
        self.show_preview()


def _fields_of(row: PreviewRow) -> list[str]:
    return [getattr(row.identity, name) if row.identity is not None else "–" for name in FIELDS]
