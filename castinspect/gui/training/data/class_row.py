"""One class of the data: its name, how many pictures, what it means, and a few of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from castinspect.data.roles import guess_role
from castinspect.gui.common.painting import to_image
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.theme import BOLD
from castinspect.gui.common.wheel import ignore_wheel
from castinspect.gui.common.widgets import plain_label
from castinspect.gui.training.data.scan import ClassLook
from castinspect.models.metadata import Role


class ClassRow(Retranslated, QWidget):
    """Shows a class; its meaning is guessed from the name and can be corrected."""

    role_changed = Signal()

    def __init__(self, look: ClassLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found = look.found
        self._build_layout(look)
        self._combo.setCurrentIndex(self._combo.findData(guess_role(look.found.name)))
        self._combo.currentIndexChanged.connect(self.role_changed)
        self._retranslate()

    @property
    def role(self) -> Role | None:
        """What the person says that the class means; None where it is left open."""
        chosen = self._combo.currentData()
        return Role(chosen) if chosen else None

    def set_role(self, role: Role) -> None:
        self._combo.setCurrentIndex(self._combo.findData(role))

    @property
    def count_text(self) -> str:
        return self._count.text()

    def set_editable(self, editable: bool) -> None:
        self._combo.setEnabled(editable)

    def _build_layout(self, look: ClassLook) -> None:
        name = plain_label("strong", wraps=False)
        name.setText(look.found.name)
        name.setStyleSheet(f"font-weight: {BOLD};")
        name.setMinimumWidth(1)  # a long name must not widen the panel
        self._count, self._combo = plain_label("muted", wraps=False), QComboBox()
        ignore_wheel(self._combo)
        for role in (None, Role.OK, Role.DEFECT):
            self._combo.addItem("", role)
        head = QHBoxLayout()
        head.addWidget(name, 1)
        head.addWidget(self._count)
        head.addWidget(self._combo)
        pictures = QHBoxLayout()
        pictures.setSpacing(6)
        for thumbnail in look.thumbnails:
            label = QLabel()
            label.setPixmap(QPixmap.fromImage(to_image(thumbnail)))
            pictures.addWidget(label)
        pictures.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.addLayout(head)
        layout.addLayout(pictures)

    def _retranslate(self) -> None:
        for index, text in enumerate((self.tr("means…"), self.tr("good part"), self.tr("defect"))):
            self._combo.setItemText(index, text)
        test = len(self.found.pictures.get("test", ()))
        others = self.found.count - test
        if test:
            self._count.setText(self.tr("{count} + {test} test").format(count=others, test=test))
        else:
            self._count.setText(self.tr("{count} pictures").format(count=others))
