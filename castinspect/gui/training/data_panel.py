"""The data of a training run: the folder, its classes with counts, meaning and sample pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPixmap
from PySide6.QtWidgets import QComboBox, QFileDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from castinspect.errors import ImageError
from castinspect.gui.painting import to_image
from castinspect.gui.pump import IteratorPump
from castinspect.gui.texts import error_text
from castinspect.gui.theme import GAP
from castinspect.gui.widgets import plain_label, problem_label, show_problem
from castinspect.imaging.loading import load_image
from castinspect.models.metadata import Role
from castinspect.training.dataset import ClassFolder, find_classes, guess_role

_SAMPLES = 4
_THUMBNAIL = 72


@dataclass(frozen=True)
class _ClassLook:
    """A class and a few of its pictures, small."""

    found: ClassFolder
    thumbnails: tuple[NDArray[np.uint8], ...]


class DataPanel(QFrame):
    """Chooses the data folder and says what each class means."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAcceptDrops(True)
        self._folder: Path | None = None
        self._pump: IteratorPump | None = None
        self._looks: list[_ClassLook] = []
        self._combos: dict[str, QComboBox] = {}
        self._count_labels: dict[str, QLabel] = {}
        self._problem_text = ""
        self._build_layout()
        self._choose.clicked.connect(self.ask_for_folder)
        self._retranslate()

    @property
    def folder(self) -> Path | None:
        """The chosen folder, once its classes were found."""
        return self._folder if self._looks else None

    def roles(self) -> dict[str, Role]:
        """What the person says that each class means; a class left open is missing."""
        chosen = {name: combo.currentData() for name, combo in self._combos.items()}
        return {name: Role(role) for name, role in chosen.items() if role}

    def choose(self, folder: Path) -> None:
        """Look into a folder, in a thread of its own."""
        self.stop_and_wait()
        self._folder, self._problem_text = folder, ""
        self._clear()
        self._pump = IteratorPump(lambda: _look(folder), self)
        self._pump.produced.connect(self._on_look)
        self._pump.failed.connect(self._on_failed)
        self._pump.finished.connect(self._on_finished)
        self._pump.start()
        self._retranslate()

    def stop_and_wait(self) -> None:
        if self._pump is not None:
            self._pump.stop_and_wait()

    @Slot()
    def ask_for_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Choose the data folder"), str(self._folder or ""))
        if name:
            self.choose(Path(name))

    def _build_layout(self) -> None:
        self._title, self._path, self._problem = plain_label("heading"), plain_label("muted"), problem_label()
        self._choose = QPushButton()
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._choose)
        self._rows = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP, GAP, GAP, GAP)
        layout.addLayout(top)
        layout.addWidget(self._path)
        layout.addWidget(self._problem)
        layout.addLayout(self._rows)

    @Slot(object)
    def _on_look(self, look: _ClassLook) -> None:
        self._looks.append(look)
        self._rows.addWidget(self._row(look))

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._problem_text = error_text(error)
        self._clear()

    @Slot()
    def _on_finished(self) -> None:
        pump, self._pump = self._pump, None
        if pump is not None:
            pump.deleteLater()
        self._retranslate()
        self.changed.emit()

    def _row(self, look: _ClassLook) -> QWidget:
        row = QWidget()
        name, count, combo = plain_label(), QLabel(), QComboBox()
        name.setText(look.found.name)
        name.setStyleSheet("font-weight: 600;")
        self._count_labels[look.found.name] = count
        self._combos[look.found.name] = combo
        for role in (None, Role.OK, Role.DEFECT):
            combo.addItem("", role)
        combo.setCurrentIndex(combo.findData(guess_role(look.found.name)))
        combo.currentIndexChanged.connect(self.changed)
        head = QHBoxLayout()
        head.addWidget(name, 1)
        head.addWidget(count)
        head.addWidget(combo)
        pictures = QHBoxLayout()
        for thumbnail in look.thumbnails:
            label = QLabel()
            label.setPixmap(QPixmap.fromImage(to_image(thumbnail)))
            pictures.addWidget(label)
        pictures.addStretch()
        layout = QVBoxLayout(row)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.addLayout(head)
        layout.addLayout(pictures)
        return row

    def _clear(self) -> None:
        self._looks = []
        self._combos, self._count_labels = {}, {}
        while item := self._rows.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(Path(url.toLocalFile()).is_dir() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        folders = [Path(url.toLocalFile()) for url in event.mimeData().urls() if Path(url.toLocalFile()).is_dir()]
        if folders:
            event.acceptProposedAction()
            self.choose(folders[0])

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Data"))
        self._choose.setText(self.tr("Choose folder…") if self._folder is None else self.tr("Change…"))
        hint = self.tr("A folder with one folder per class, such as ok and defect. Drop it here or choose it.")
        looking = self._pump is not None
        self._path.setText(hint if self._folder is None else str(self._folder) + ("  …" if looking else ""))
        show_problem(self._problem, self._problem_text)
        for look in self._looks:
            combo = self._combos[look.found.name]
            for index, text in enumerate((self.tr("means…"), self.tr("good part"), self.tr("defect"))):
                combo.setItemText(index, text)
            self._count_labels[look.found.name].setText(self._counts(look.found))

    def _counts(self, found: ClassFolder) -> str:
        test = len(found.pictures.get("test", ()))
        train = found.count - test
        if test:
            return self.tr("{train} + {test} test").format(train=train, test=test)
        return self.tr("{count} pictures").format(count=train)


def _look(folder: Path) -> Iterator[_ClassLook]:
    for found in find_classes(folder):
        paths = [path for split in sorted(found.pictures) for path in found.pictures[split]]
        chosen = paths[:: max(1, len(paths) // _SAMPLES)][:_SAMPLES]
        yield _ClassLook(found, tuple(_thumbnails(chosen)))


def _thumbnails(paths: list[Path]) -> Iterator[NDArray[np.uint8]]:
    for path in paths:
        try:
            image = Image.fromarray(load_image(path).pixels)
        except ImageError:
            continue  # training tells which pictures cannot be read
        image.thumbnail((_THUMBNAIL, _THUMBNAIL))
        yield np.asarray(image)
