"""Correcting labels: thumbnails on one side, the picture large on the other, and a key for each class."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from castinspect.curation.labelling import Labelling
from castinspect.curation.opinions import Opinion
from castinspect.errors import CastInspectError, DataError
from castinspect.gui.common.question import ask_line
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.texts import error_text
from castinspect.gui.common.theme import GAP
from castinspect.gui.common.thumbnail_grid import GridPicture, ThumbnailGrid
from castinspect.gui.common.widgets import plain_label, problem_label, resize_within_screen, show_problem
from castinspect.gui.labelling.advice import Advice
from castinspect.gui.labelling.large_view import LargeView
from castinspect.gui.labelling.shelves import Shelf, ShelfKind, Shelves
from castinspect.language import localized

_KEYS = 9
_SHELVES_WIDTH = 230


class LabellingWindow(Retranslated, QWidget):
    """A window beside the main one. Every step is written down at once and can be undone, also after a restart.

    Args:
        labelling: Of the data folder.
        given: Pictures to begin with, as suspects; none shows the first class.
        parent: The window it belongs to.
    """

    changed = Signal()
    closed = Signal()

    def __init__(self, labelling: Labelling, given: Sequence[Path] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._labelling = labelling
        self._shelves = Shelves(labelling, given)
        self._advice = Advice(self._pictures, self)
        self._build_layout()
        self._connect_signals()
        self._retranslate()
        resize_within_screen(self, 1180, 760)
        if labelling.loss is not None:
            show_problem(self._problem, localized(labelling.loss))
        self._refresh()
        self._shelf_list.setCurrentRow(0)
        self._grid.setFocus()

    # --- what a person does ---

    def label(self, number: int) -> None:
        """Move the selected pictures to class `number`, counted from 1 as on the keys."""
        name = self._shelves.class_of(number)
        if name is not None:
            self._do(lambda: self._labelling.move(self._chosen(), name))

    @Slot()
    def exclude(self) -> None:
        """Take the selected pictures out of use; excluded ones are taken in again."""
        chosen = self._chosen()
        excluded = self._labelling.excluded
        if chosen and all(path in excluded for path in chosen):
            self._do(lambda: self._labelling.include(chosen))
        else:
            self._do(lambda: self._labelling.exclude(chosen))

    @Slot()
    def undo(self) -> None:
        self._do(self._labelling.undo)

    @Slot()
    def redo(self) -> None:
        self._do(self._labelling.redo)

    @Slot()
    def ask_for_class(self) -> None:
        ask_line(self, self.tr("New class"), self.tr("Name of the class:"), self.add_class, is_needed=True)

    def add_class(self, name: str) -> None:
        """Make a folder for a class."""
        self._do(lambda: self._labelling.add_class(name))

    @Slot()
    def accept(self) -> None:
        """Move the selected pictures to the classes that the version says, as one step."""
        said = {path: self._shelves.opinion_of(path) for path in self._chosen()}
        classes = {path: opinion.likely for path, opinion in said.items() if opinion is not None}
        self._do(lambda: self._labelling.move_each(classes))

    @Slot()
    def _on_key(self) -> None:
        shortcut = self.sender()
        if isinstance(shortcut, QShortcut):
            self.label(int(shortcut.key().toString()))

    def _chosen(self) -> list[Path]:
        return self._grid.selected_paths()

    def _do(self, step: Callable[[], object]) -> None:
        """Do a step and go on with the picture after it; say why if it cannot be done."""
        row = min((index.row() for index in self._grid.selectedIndexes()), default=0)
        try:
            step()
            show_problem(self._problem, "")
        except CastInspectError as error:
            show_problem(self._problem, error_text(error))
        self._refresh()
        self._show_shelf()
        if self._grid.count():
            self._grid.setCurrentRow(min(row, self._grid.count() - 1))
        self.changed.emit()

    # --- what others say ---

    def _pictures(self) -> list[tuple[Path, str]]:
        """All that lie in a class and are in use."""
        shelves = (shelf for shelf in self._shelves.all if shelf.kind is ShelfKind.CLASS)
        return [(path, shelf.name) for shelf in shelves for path in shelf.pictures]

    @Slot(object)
    def _on_doubted(self, opinions: list[Opinion]) -> None:
        self._shelves.doubt(opinions)
        self._show_listed(ShelfKind.DOUBTED)

    @Slot(object)
    def _on_lassoed(self, pictures: list[Path]) -> None:
        self._shelves.lasso(pictures)
        self._show_listed(ShelfKind.LASSOED)
        self._grid.selectAll()

    def _show_listed(self, kind: ShelfKind) -> None:
        self._refresh()
        self._shelf_list.setCurrentRow(self._shelves.row_of(kind))
        self._show_shelf()
        self._grid.setFocus()

    # --- what is shown ---

    def _refresh(self) -> None:
        """Read the folders again."""
        try:
            self._shelves.read()
        except DataError as error:
            show_problem(self._problem, error_text(error))
        self._show_shelves()
        self._undo.setEnabled(self._labelling.can_undo)
        self._redo.setEnabled(self._labelling.can_redo)

    def _show_shelves(self) -> None:
        row = self._shelf_list.currentRow()
        self._shelf_list.blockSignals(True)
        self._shelf_list.clear()
        self._shelf_list.addItems([f"{self._title(shelf)}   {len(shelf.pictures)}" for shelf in self._shelves.all])
        self._shelf_list.setCurrentRow(row)
        self._shelf_list.blockSignals(False)

    def _title(self, shelf: Shelf) -> str:
        if shelf.kind is ShelfKind.GIVEN:
            return self.tr("To look at")
        if shelf.kind is ShelfKind.DOUBTED:
            return self.tr("The version says otherwise")
        if shelf.kind is ShelfKind.LASSOED:
            return self.tr("Chosen on the map")
        if shelf.kind is ShelfKind.EXCLUDED:
            return self.tr("X   excluded")
        return f"{shelf.number}   {shelf.name}" if shelf.number <= _KEYS else f"    {shelf.name}"

    @Slot()
    def _show_shelf(self) -> None:
        shelf = self._shelves.at(self._shelf_list.currentRow())
        pictures = [GridPicture(path, self._caption(path, shelf.kind)) for path in shelf.pictures] if shelf else []
        self._grid.show_pictures(pictures)
        self._show_large()

    def _caption(self, path: Path, kind: ShelfKind) -> str:
        place = path.relative_to(self._labelling.folder)
        if kind in (ShelfKind.GIVEN, ShelfKind.DOUBTED, ShelfKind.LASSOED):
            where = self.tr("excluded") if path in self._labelling.excluded else place.parent.as_posix()
            opinion = self._shelves.opinion_of(path)
            is_other = opinion is not None and place.parent.name != Path(opinion.likely).name
            said = f"→ {opinion.likely} {opinion.sure:.0%}" if opinion is not None and is_other else place.name
            return f"{where}\n{said}"  # two short lines: the name stands below the large picture, too
        return place.as_posix() if kind is ShelfKind.EXCLUDED else place.name

    @Slot()
    def _show_large(self) -> None:
        path = self._grid.current_path()
        self._large.show_picture(path)
        self._name.setText(path.relative_to(self._labelling.folder).as_posix() if path else "")

    # --- building ---

    def _build_layout(self) -> None:
        self._shelf_list, self._grid, self._large = QListWidget(), ThumbnailGrid(), LargeView()
        self._shelf_list.setFixedWidth(_SHELVES_WIDTH)
        self._help, self._name, self._problem = plain_label("muted"), plain_label("muted"), problem_label()
        self._name.setMinimumWidth(1)
        self._add, self._exclude, self._accept = QPushButton(), QPushButton(), QPushButton()
        self._undo, self._redo = QPushButton(), QPushButton()
        buttons = QHBoxLayout()
        for button in (self._undo, self._redo, self._exclude, self._add, self._advice.ask, self._accept,
                       self._advice.map):  # fmt: skip
            buttons.addWidget(button)
        buttons.addStretch()
        picture = QWidget()
        inside = QVBoxLayout(picture)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._large, 1)
        inside.addWidget(self._name)
        split = QSplitter()
        for widget, stretch in ((self._shelf_list, 0), (self._grid, 3), (picture, 2)):
            split.addWidget(widget)
            split.setStretchFactor(split.indexOf(widget), stretch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP, GAP, GAP, GAP)
        layout.addLayout(buttons)
        layout.addWidget(self._help)  # below: beside the buttons it would be cut off on a screen of 1024 pixels
        layout.addWidget(self._problem)
        layout.addWidget(self._advice.told)
        layout.addWidget(split, 1)

    def _connect_signals(self) -> None:
        self._shelf_list.currentRowChanged.connect(self._show_shelf)
        self._grid.currentItemChanged.connect(self._show_large)
        self._undo.clicked.connect(self.undo)
        self._redo.clicked.connect(self.redo)
        self._exclude.clicked.connect(self.exclude)
        self._add.clicked.connect(self.ask_for_class)
        self._accept.clicked.connect(self.accept)
        self._advice.doubted.connect(self._on_doubted)
        self._advice.lassoed.connect(self._on_lassoed)
        for number in range(1, _KEYS + 1):
            QShortcut(QKeySequence(str(number)), self).activated.connect(self._on_key)
        for key, slot in (
            ("X", self.exclude),
            ("A", self.accept),
            (QKeySequence.StandardKey.Undo, self.undo),
            ("Ctrl+Shift+Z", self.redo),
            ("Ctrl+Y", self.redo),
            ("Escape", self.close),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(slot)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._grid.stop_and_wait()
        self._advice.stop_and_wait()
        super().closeEvent(event)
        self.closed.emit()

    # --- words ---

    def _retranslate(self) -> None:
        self._show_shelves()
        self._show_shelf()
        self.setWindowTitle(self.tr("Correct labels"))
        self._undo.setText(self.tr("Undo"))
        self._redo.setText(self.tr("Redo"))
        self._exclude.setText(self.tr("Exclude (X)"))
        self._add.setText(self.tr("New class…"))
        self._accept.setText(self.tr("As the version says (A)"))
        self._advice.retranslate()
        self._help.setText(
            self.tr(
                "Keys 1 to 9 move the selected pictures to a class, X excludes them, Ctrl+Z undoes. None is deleted."
            )
        )
