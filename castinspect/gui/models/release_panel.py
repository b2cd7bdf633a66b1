"""What stands between the chosen version and its promotion, the trial in shadow, and what is done about both."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from castinspect.gui.common.cells import show_cells
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.wheel import ignore_wheel
from castinspect.gui.common.widgets import make_plain_list, plain_label
from castinspect.language import localized
from castinspect.messages import printable
from castinspect.registry.shadow import MOST_PARTS, ShadowTrial
from castinspect.versions.release import Condition, Readiness, Standing

_SIGNS = {Standing.MET: "✓", Standing.UNMET: "✗", Standing.NOT_ASKED: "–"}
_PARTS = 500
_MOST_ROWS = 500


class ReleasePanel(Retranslated, QWidget):
    """Conditions with their signs, buttons that meet them, and the parts of which two versions differ."""

    suites_asked = Signal()
    agreed = Signal()
    shadow_asked = Signal(int)
    shadow_end_asked = Signal()
    note_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._readiness: Readiness | None = None
        self._trial: ShadowTrial | None = None
        self._build_layout()
        self._connect_signals()
        self._retranslate()

    @property
    def text(self) -> str:
        """The conditions, a line each."""
        return self._conditions.text()

    @property
    def trial_text(self) -> str:
        """How far the trial in shadow is."""
        return self._trial_label.text()

    def button(self, name: str) -> QPushButton:
        return self._buttons[name]

    def show_release(self, readiness: Readiness | None, trial: ShadowTrial | None, *, busy: bool) -> None:
        """Show a version's conditions, and the trial that is under way, whichever version it is of."""
        self._readiness, self._trial = readiness, trial
        for name in ("suites", "agree", "shadow", "note"):
            self._buttons[name].setEnabled(readiness is not None and not (busy and name == "suites"))
        self._buttons["end"].setEnabled(trial is not None)
        self._fill()

    def _build_layout(self) -> None:
        self._conditions, self._trial_label = plain_label(), plain_label("heading")
        self._buttons = {name: QPushButton() for name in ("suites", "agree", "shadow", "end", "note")}
        self._parts = QSpinBox(minimum=1, maximum=MOST_PARTS, value=_PARTS)
        ignore_wheel(self._parts)
        self._differences = QTableWidget(0, 6)
        make_plain_list(self._differences)
        self._differences.horizontalHeader().setStretchLastSection(True)
        row = QHBoxLayout()
        for name, button in self._buttons.items():
            row.addWidget(button)
            if name == "shadow":
                row.addWidget(self._parts)
        row.addStretch()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.addWidget(self._conditions)
        column.addLayout(row)
        column.addWidget(self._trial_label)
        column.addWidget(self._differences, 1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    def _connect_signals(self) -> None:
        self._buttons["suites"].clicked.connect(self.suites_asked)
        self._buttons["agree"].clicked.connect(self.agreed)
        self._buttons["shadow"].clicked.connect(self._on_shadow_clicked)
        self._buttons["end"].clicked.connect(self.shadow_end_asked)
        self._buttons["note"].clicked.connect(self.note_asked)

    @Slot()
    def _on_shadow_clicked(self) -> None:
        self.shadow_asked.emit(self._parts.value())

    def _retranslate(self) -> None:
        texts = {
            "suites": self.tr("Replay the suites"), "agree": self.tr("Agree"),
            "shadow": self.tr("Judge in shadow, parts:"), "end": self.tr("End the trial"),
            "note": self.tr("Release note…"),
        }  # fmt: skip
        for name, text in texts.items():
            self._buttons[name].setText(text)
        self._parts.setAccessibleName(self.tr("Parts of the trial"))
        headers = [self.tr("Number"), self.tr("Picture"), self.tr("Lot"), self.tr("Part"), self.tr("Promoted"),
                   self.tr("In shadow")]  # fmt: skip
        self._differences.setHorizontalHeaderLabels(headers)
        self._fill()

    def _fill(self) -> None:
        conditions = self._readiness.conditions if self._readiness else ()
        self._conditions.setText("\n".join(map(condition_text, conditions)) or self.tr("No version is chosen."))
        self._trial_label.setText(self._trial_text())
        found = self._trial.differences[-_MOST_ROWS:] if self._trial else ()
        self._differences.setVisible(bool(found))
        rows = []
        for one in reversed(found):
            number = "" if one.sequence is None else str(one.sequence)
            texts = (number, Path(one.picture).name, one.lot, one.part, one.promoted, one.challenger)
            rows.append([printable(text) for text in texts])
        show_cells(self._differences, rows)

    def _trial_text(self) -> str:
        trial = self._trial
        if trial is None:
            return self.tr("No version judges in shadow.")
        text = self.tr(
            "In shadow: {name}, {judged} of {parts} parts; {differing} differ from the promoted version, "
            "{skipped} were not looked at."
        )
        return text.format(
            name=printable(trial.plan.version), judged=trial.judged, parts=trial.plan.parts,
            differing=len(trial.differences), skipped=trial.skipped,
        )  # fmt: skip


def condition_text(condition: Condition) -> str:
    """A condition with its sign."""
    return f"{_SIGNS[condition.standing]}  {localized(condition.text)}"
