"""What stands under the verdict: part and lot, probability, reasons, what to do, and how many parts still wait."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.texts import breakable, unbroken, verdict_word
from castinspect.gui.common.theme import GAP, SNUG
from castinspect.gui.common.widgets import plain_label
from castinspect.gui.inspection.decisions import Decision
from castinspect.gui.inspection.results.rows import file_name
from castinspect.inspection.causes import plainest
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.verdict import Verdict
from castinspect.language import localized

_LEAST = 96
"""Pixels: what to do and a reason can be read without scrolling."""


class DetailsPanel(Retranslated, QFrame):
    """Details of the shown part; scrolls where they are long, so that nothing around it moves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._inspection: Inspection | None = None
        self._decision: Decision | None = None
        self._waiting = 0
        self._todo, self._part, self._figures = plain_label("heading"), plain_label(), plain_label("muted")
        self._novelty, self._reasons, self._behind = plain_label("muted"), plain_label(), plain_label("muted")
        self._also = plain_label("muted")
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(GAP, SNUG, GAP, SNUG)
        column.setSpacing(SNUG)
        for label in (self._todo, self._reasons, self._part, self._figures, self._novelty, self._behind, self._also):
            column.addWidget(label)
        column.addStretch()
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        for widget in (scroll.viewport(), inside):  # the panel's colour shows through
            widget.setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(scroll)
        self.setMinimumHeight(_LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._retranslate()

    @property
    def part_text(self) -> str:
        """Name of the picture, and part and lot where they are known."""
        return unbroken(self._part.text())

    @property
    def reasons_text(self) -> str:
        return unbroken(self._reasons.text())

    @property
    def also_text(self) -> str:
        """What the gate found beside the plainest cause."""
        return unbroken(self._also.text())

    @property
    def todo_text(self) -> str:
        """What a person has to do with this part."""
        return self._todo.text()

    def show_inspection(self, inspection: Inspection | None, decision: Decision | None, waiting: int) -> None:
        """Show a part with what was decided of it; `waiting` parts behind it need a person, too."""
        self._inspection, self._decision, self._waiting = inspection, decision, waiting
        self._retranslate()

    def _retranslate(self) -> None:
        inspection = self._inspection
        texts = {
            self._todo: self._todo_words(inspection) if inspection else "",
            self._reasons: "\n".join(map(localized, plainest(inspection.reasons))) if inspection else "",
            self._part: self._part_words(inspection) if inspection else "",
            self._figures: self._figure_words(inspection) if inspection else "",
            self._novelty: self._novelty_words(inspection) if inspection else "",
            self._also: self._also_words(inspection) if inspection else "",
            self._behind: self.tr("{count} more need a person").format(count=self._waiting) if self._waiting else "",
        }
        for label, text in texts.items():
            label.setText(breakable(text))
            label.setVisible(bool(text))

    def _todo_words(self, inspection: Inspection) -> str:
        if self._decision is not None:
            text = self.tr("Decided: {outcome}").format(outcome=verdict_word(self._decision.outcome))
            return f"{text}  ({self._decision.why})" if self._decision.why else text
        match inspection.verdict:
            case Verdict.OK:
                return ""
            case Verdict.DEFECT:
                return self.tr("Take the part out.")
            case Verdict.REVIEW:
                return self.tr("Look at the part and decide.")
            case Verdict.HOLD:
                return self.tr("Not judged: look at the part and decide.")

    def _part_words(self, inspection: Inspection) -> str:
        told = (
            self.tr("part {part}").format(part=inspection.part) if inspection.part else "",
            self.tr("lot {lot}").format(lot=inspection.lot) if inspection.lot else "",
            self.tr("cavity {cavity}").format(cavity=inspection.cavity) if inspection.cavity else "",
            self.tr("heat {heat}").format(heat=inspection.heat) if inspection.heat else "",
            self.tr("camera {camera}").format(camera=inspection.camera) if inspection.camera else "",
        )
        return "  ·  ".join([file_name(inspection), *filter(None, told)])

    def _also_words(self, inspection: Inspection) -> str:
        told = plainest(inspection.reasons)
        others = [localized(reason) for reason in inspection.reasons if reason not in told]
        return "\n".join((self.tr("This was noticed, too:"), *others)) if others else ""

    def _figure_words(self, inspection: Inspection) -> str:
        milliseconds = self.tr("{count} ms").format(count=round(inspection.milliseconds))
        if inspection.prediction is None:
            return milliseconds
        text = self.tr("defect probability {probability}  ·  {time}")
        probability = f"{inspection.prediction.defect_probability:.1%}"
        return text.format(probability=probability, time=milliseconds)

    def _novelty_words(self, inspection: Inspection) -> str:
        novelty = inspection.prediction.novelty if inspection.prediction else None
        text = self.tr("distance from the training pictures: {share} of the limit")
        return "" if novelty is None else text.format(share=f"{novelty:.0%}")
