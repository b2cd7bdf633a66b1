"""What an agreement study came to: a row an appraiser with exact limits and grade, and the pairs in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTableWidget, QVBoxLayout, QWidget

from castinspect.gui.common.cells import show_cells
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.widgets import make_plain_list, plain_label
from castinspect.messages import printable
from castinspect.studies.agreement import Grade, Proportion
from castinspect.studies.printed.agreement_page import classes_text, kappa_text

if TYPE_CHECKING:
    from castinspect.gui.studies.agreement_job import StudyEvaluated

_SURE = 0.05


class AgreementResult(Retranslated, QWidget):
    """Empty until a study is evaluated."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: StudyEvaluated | None = None
        self._table, self._text = QTableWidget(0, 8), plain_label()
        make_plain_list(self._table)
        self._table.horizontalHeader().setStretchLastSection(True)
        layout = QVBoxLayout(self)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._text)
        self._retranslate()

    @property
    def table(self) -> QTableWidget:
        return self._table

    @property
    def text(self) -> str:
        """All together, and the pairs."""
        return self._text.text()

    def show_study(self, evaluated: StudyEvaluated | None) -> None:
        self._shown = evaluated
        self._retranslate()

    def _retranslate(self) -> None:
        headers = [
            self.tr("Appraiser"), self.tr("Grade"), self.tr("Within oneself"), self.tr("Effectiveness"),
            self.tr("Missed"), self.tr("False alarms"), self.tr("All OK / mixed / all defective"),
            self.tr("Kappa (within)"),
        ]  # fmt: skip
        self._table.setHorizontalHeaderLabels(headers)
        rows = [
            (
                printable(one.name), self._grade(one.grade), self._share(one.within), self._share(one.effectiveness),
                self._share(one.misses), self._share(one.false_alarms), " / ".join(map(str, one.classes)),
                f"{kappa_text(one.kappa)} ({kappa_text(one.fleiss_within)})",
            )
            for one in (self._shown.found.appraisers if self._shown else ())
        ]  # fmt: skip
        show_cells(self._table, rows)
        self._text.setText("\n".join(self._lines()))

    def _lines(self) -> list[str]:
        if self._shown is None:
            return [self.tr("Once all sheets are filled in, the study can be evaluated; the result goes on record.")]
        found = self._shown.found
        together = self.tr("All agree in every trial: {between}. All agree with the reference: {system}.")
        lines = [together.format(between=self._share(found.between), system=self._share(found.system))]
        kappas = self.tr("Fleiss' kappa between appraisers {between}, Cohen's of all against the reference {all}.")
        lines.append(kappas.format(between=kappa_text(found.fleiss_between), all=kappa_text(found.kappa)))
        for pair in found.pairs:
            text = self.tr("{first} and {second}: kappa {kappa}, Bowker's p {p}.")
            values = {"first": printable(pair.names[0]), "second": printable(pair.names[1])}
            line = text.format(**values, kappa=kappa_text(pair.kappa), p=f"{pair.asymmetry.p:.3f}")
            line += " " + self.tr("Classes: {table}.").format(table=classes_text(pair))
            if pair.asymmetry.p < _SURE:
                line += " " + self.tr("They differ in one direction.")
            lines.append(line)
        lines.append(self.tr("Limits are exact, two-sided, at 95 %. Grades: 90/2/5 is acceptable, 80/5/10 marginal."))
        if self._shown.plan.model:
            lines.append(self.tr("The model's trials are of the same files: that it agrees with itself says nothing."))
        lines.append(self.tr("On record as {digest}.").format(digest=self._shown.digest[:16]))
        return lines

    def _share(self, share: Proportion) -> str:
        if not share.total:
            return "–"
        low, high = share.limits
        text = self.tr("{count} of {total} = {rate} ({low} to {high})")
        limits = {"low": f"{low:.1%}", "high": f"{high:.1%}"}
        return text.format(count=share.count, total=share.total, rate=f"{share.rate:.1%}", **limits)

    def _grade(self, grade: Grade) -> str:
        words = {
            Grade.ACCEPTABLE: self.tr("acceptable"),
            Grade.MARGINAL: self.tr("marginal"),
            Grade.UNACCEPTABLE: self.tr("not acceptable"),
        }
        return words[grade]
