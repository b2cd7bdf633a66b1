"""What stands under the verdict: probability, time, name, reasons, and how many parts still wait for a person."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.texts import localized
from castinspect.gui.common.theme import GAP
from castinspect.gui.common.widgets import plain_label
from castinspect.inspection.inspection import Inspection


class DetailsPanel(Retranslated, QFrame):
    """Details of the shown part."""

    acknowledged = Signal()
    disagreed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._inspection: Inspection | None = None
        self._waiting = 0
        self._build_layout()
        self._connect_signals()
        self._retranslate()

    def show_inspection(self, inspection: Inspection | None, *, can_go_on: bool, waiting: int, disagreed: bool) -> None:
        """Show a part's details; `waiting` parts behind it need a person, too."""
        self._inspection, self._waiting = inspection, waiting
        self._next.setEnabled(can_go_on)
        self._disagree.setEnabled(inspection is not None and inspection.prediction is not None)
        self._disagree.setChecked(disagreed)
        self._retranslate()

    def _build_layout(self) -> None:
        self._figures, self._novelty, self._name = plain_label("heading"), plain_label("muted"), plain_label("muted")
        self._reasons, self._behind = plain_label(), plain_label()
        self._next, self._disagree = QPushButton(), QPushButton()
        self._next.setObjectName("primary")
        self._disagree.setCheckable(True)
        for button in (self._next, self._disagree):
            button.setMinimumHeight(48)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Space means next, whatever was clicked last
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP, GAP, GAP, GAP)
        labels = (self._figures, self._novelty, self._name, self._reasons, self._behind)
        for widget in (*labels, self._next, self._disagree):
            layout.addWidget(widget)

    def _connect_signals(self) -> None:
        self._next.clicked.connect(self.acknowledged)
        self._disagree.clicked.connect(self.disagreed)

    def _retranslate(self) -> None:
        self._next.setText(self.tr("Seen, next  (Space)"))
        self._disagree.setText(self.tr("Disagree  (D)"))
        self._behind.setText(self.tr("{count} more need a person").format(count=self._waiting) if self._waiting else "")
        self._behind.setVisible(self._waiting > 0)
        inspection = self._inspection
        if inspection is None:
            for label in (self._figures, self._novelty, self._name, self._reasons):
                label.clear()
            return
        milliseconds = self.tr("{count} ms").format(count=round(inspection.milliseconds))
        if inspection.prediction is None:
            self._figures.setText(self.tr("not judged  ·  {time}").format(time=milliseconds))
        else:
            probability = f"{inspection.prediction.defect_probability:.1%}"
            text = self.tr("defect probability {probability}  ·  {time}")
            self._figures.setText(text.format(probability=probability, time=milliseconds))
        self._show_novelty(inspection.prediction.novelty if inspection.prediction else None)
        self._name.setText(str(inspection.path.name).encode("utf-8", "replace").decode())
        self._reasons.setText("\n".join(localized(reason) for reason in inspection.reasons))
        self._reasons.setVisible(bool(inspection.reasons))

    def _show_novelty(self, novelty: float | None) -> None:
        text = self.tr("distance from the training pictures: {share} of the limit")
        self._novelty.setText("" if novelty is None else text.format(share=f"{novelty:.0%}"))
        self._novelty.setVisible(novelty is not None)
