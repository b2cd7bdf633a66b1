"""One output: its name and kind, how it is, and a button that tries it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QWidget

from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.texts import error_text
from castinspect.gui.common.theme import GAP, SNUG
from castinspect.gui.common.widgets import plain_label
from castinspect.language import localized
from castinspect.messages import Message
from castinspect.sections import AnyOutput
from castinspect.station.outputs.runner import OutputHealth, OutputState


class OutputRow(Retranslated, QFrame):
    """Shows an output; nothing here waits for it.

    Args:
        name: In the settings.
        section: What the settings say of it.
    """

    test_asked = Signal(str)

    def __init__(self, name: str, section: AnyOutput, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._name, self._section = name, section
        self._health: OutputHealth | None = None
        self._answer: Message | Exception | None = None
        self._title, self._state, self._said = plain_label("heading"), plain_label("muted"), plain_label()
        self.button = QPushButton()
        grid = QGridLayout(self)
        grid.setContentsMargins(GAP, SNUG, GAP, SNUG)
        grid.addWidget(self._title, 0, 0)
        grid.addWidget(self.button, 0, 1)
        grid.addWidget(self._state, 1, 0, 1, 2)
        grid.addWidget(self._said, 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        self.button.clicked.connect(self._on_clicked)
        self._retranslate()

    @property
    def state_text(self) -> str:
        """How the output is."""
        return self._state.text()

    @property
    def answer_text(self) -> str:
        """What the last test said; empty before."""
        return self._said.text()

    def show_health(self, health: OutputHealth) -> None:
        self._health = health
        self._retranslate()

    def show_trying(self) -> None:
        """It is being tried: once at a time."""
        self._answer = None
        self.button.setEnabled(False)
        self._retranslate()

    def show_answer(self, answer: Message | Exception) -> None:
        """What its test said, or why it failed."""
        self._answer = answer
        self._retranslate()

    def end_trying(self) -> None:
        self.button.setEnabled(True)

    @Slot()
    def _on_clicked(self) -> None:
        self.test_asked.emit(self._name)

    def _retranslate(self) -> None:
        self._title.setText(f"{self._name}  ·  {self._section.kind}")
        self.button.setText(self.tr("Test"))
        self._state.setText(self._state_words())
        self._said.setText(self._answer_words())
        self._said.setVisible(bool(self._said.text()))

    def _state_words(self) -> str:
        if not self._section.enabled:
            return self.tr("switched off")
        health = self._health
        if health is None:
            return self.tr("not at work")
        counts = self.tr("{sent} sent, {waiting} waiting").format(sent=health.sent, waiting=health.waiting)
        since = f"{health.since.astimezone():%H:%M}"
        match health.state:
            case OutputState.STARTING:
                return self.tr("○  starting") + f"  ·  {counts}"
            case OutputState.WORKING:
                return self.tr("●  working since {time}").format(time=since) + f"  ·  {counts}"
            case OutputState.FAILING:
                why = localized(health.error) if health.error is not None else ""
                return self.tr("✗  failing since {time}: {why}").format(time=since, why=why) + f"  ·  {counts}"

    def _answer_words(self) -> str:
        match self._answer:
            case None:
                return ""
            case Message():
                return f"✓  {localized(self._answer)}"
            case TimeoutError():
                return "✗  " + self.tr("It did not answer.")
            case error:
                return f"✗  {error_text(error)}"
