"""One past inspection: its picture as it was judged, where the network looked, and all that the record says of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.texts import verdict_word
from castinspect.gui.common.theme import SNUG
from castinspect.gui.common.widgets import plain_label, problem_label, show_problem
from castinspect.gui.history.job import LookShown
from castinspect.gui.inspection.picture.picture_view import PictureView
from castinspect.inspection.verdict import Verdict
from castinspect.language import localized
from castinspect.messages import printable
from castinspect.station.history.views.queries import HistoryRow
from castinspect.station.sources.identity import FIELDS
from castinspect.studies.record.look_back import inspection_of


class LookPanel(Retranslated, QWidget):
    """Shows the row that is chosen."""

    overlay_toggled = Signal(bool)
    trace_asked = Signal(str)
    suite_asked = Signal(object)
    decided = Signal(object, str)
    """The row, and OK or DEFECT."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: HistoryRow | None = None
        self.picture, self._note, self._facts = PictureView(), problem_label(), plain_label()
        self.overlay, self.trace, self.suite = QPushButton(), QPushButton(), QPushButton()
        self.overlay.setCheckable(True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.overlay)
        buttons.addWidget(self.trace)
        buttons.addWidget(self.suite)
        buttons.addStretch()
        self.good, self.bad = QPushButton(), QPushButton()
        deciding = QHBoxLayout()
        deciding.addWidget(self.good)
        deciding.addWidget(self.bad)
        deciding.addStretch()
        self._facts.setAlignment(Qt.AlignmentFlag.AlignTop)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setWidget(self._facts)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SNUG, SNUG, SNUG, SNUG)
        layout.addWidget(self.picture, 3)
        layout.addLayout(buttons)
        layout.addLayout(deciding)
        layout.addWidget(self._note)
        layout.addWidget(scroll, 2)
        self.overlay.toggled.connect(self._on_overlay_toggled)
        self.trace.clicked.connect(self._on_trace_clicked)
        self.suite.clicked.connect(self._on_suite_clicked)
        self.good.clicked.connect(self._on_good_clicked)
        self.bad.clicked.connect(self._on_bad_clicked)
        self._retranslate()

    @property
    def facts_text(self) -> str:
        """All that is said of the inspection."""
        return self._facts.text()

    @property
    def note_text(self) -> str:
        """Why something cannot be shown; empty where all can."""
        return self._note.text()

    def show_row(self, row: HistoryRow | None) -> None:
        """Say what the record says; the picture follows."""
        self._row = row
        self.picture.show_part(None, "" if row is None else self.tr("The picture is looked for ..."))
        show_problem(self._note, "")
        self._retranslate()

    def show_look(self, look: LookShown) -> None:
        """Show the picture, and the map where there is one."""
        self.picture.show_part(look.part, localized(look.note) if look.note else "")
        self.picture.set_overlay(visible=self.overlay.isChecked(), opacity=0.5)
        show_problem(self._note, localized(look.note) if look.note else "")

    @Slot(bool)
    def _on_overlay_toggled(self, is_on: bool) -> None:
        self.picture.set_overlay(visible=is_on, opacity=0.5)
        self.overlay_toggled.emit(is_on)

    @Slot()
    def _on_trace_clicked(self) -> None:
        if self._row is not None:
            self.trace_asked.emit(self._row.values["lot"])

    @Slot()
    def _on_suite_clicked(self) -> None:
        self.suite_asked.emit(self._row)

    @Slot()
    def _on_good_clicked(self) -> None:
        self.decided.emit(self._row, Verdict.OK.value)

    @Slot()
    def _on_bad_clicked(self) -> None:
        self.decided.emit(self._row, Verdict.DEFECT.value)

    def _retranslate(self) -> None:
        self.good.setText(self.tr("The part is OK …"))
        self.bad.setText(self.tr("The part is defective …"))
        for button in (self.good, self.bad):
            button.setEnabled(self._row is not None)
        self.suite.setText(self.tr("Add to the &suite"))
        is_decided = self._row is not None and self._row.decision is not None
        self.suite.setEnabled(is_decided)
        self.suite.setToolTip(
            self.tr("The picture goes into the suite “decisions”, as it was decided; versions are replayed on it.")
            if is_decided
            else self.tr("This button is off because no person has decided this part.")
        )
        self.overlay.setText(self.tr("Where the &network looked"))
        self.trace.setText(self.tr("Trace the l&ot"))
        has_lot = self._row is not None and bool(self._row.values["lot"])
        self.trace.setEnabled(has_lot)
        self.trace.setToolTip("" if has_lot else self.tr("This button is off because no lot is known of this part."))
        self.overlay.setEnabled(self._row is not None)
        self._facts.setText(printable_lines(self._lines(self._row)) if self._row else "")

    def _lines(self, row: HistoryRow) -> list[str]:
        values, inspection = row.values, inspection_of(row)
        lines = [
            self.tr("{verdict}, no. {number} of {station}").format(
                verdict=verdict_word(Verdict(values["verdict"])), number=row.place.sequence, station=row.place.station
            ),
            *map(localized, inspection.reasons),
        ]
        if row.decision:
            outcome = verdict_word(Verdict(row.decision.outcome))
            lines.append(
                self.tr("decided as {outcome} by {who}: {why}").format(
                    outcome=outcome, who=row.decision.who, why=row.decision.why or "–"
                )
            )
        if inspection.prediction is not None and inspection.prediction.first_look is not None:
            lines.append(
                self.tr("first look: defect probability {first}; by the second look {second}").format(
                    first=f"{inspection.prediction.first_look:.1%}",
                    second=f"{inspection.prediction.defect_probability:.1%}",
                )
            )
        lines += [
            self.tr("picture {path}").format(path=values["picture"]),
            self.tr("lot {lot}, part {part}, cavity {cavity}, heat {heat}, camera {camera}").format(
                **{name: values[name] or "–" for name in FIELDS}
            ),
            self.tr("version {version}, OK up to {ok}, DEFECT from {defect}").format(
                version=values["checkpoint"][:12], ok=_percent(values["cut_ok"]), defect=_percent(values["cut_defect"])
            ),
            self.tr("SHA-256 of the picture {hash}").format(hash=values["sha256"]),
        ]  # fmt: skip
        return lines


def _percent(cut: float | None) -> str:
    return "–" if cut is None else f"{cut:.1%}"


def printable_lines(lines: list[str]) -> str:
    """Lines of which none holds a sign that would garble the others."""
    return "\n".join(map(printable, lines))
