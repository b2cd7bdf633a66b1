"""What an engineer does for a release in the models tab: suites, agreement, a trial in shadow, the note."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from castinspect.errors import CastInspectError
from castinspect.gui.common.question import ask_line
from castinspect.gui.common.widgets import busy_cursor
from castinspect.gui.models.release_panel import ReleasePanel
from castinspect.identity import Attribution
from castinspect.language import localized
from castinspect.messages import Message, printable
from castinspect.models.checkpoint import load_checkpoint
from castinspect.registry.registry import Registry
from castinspect.registry.shadow import ShadowTrial, ShadowTrials
from castinspect.registry.versions import Version
from castinspect.settings import Settings
from castinspect.versions.release import Readiness, agree, readiness, run_missing
from castinspect.versions.release_note import release_note

_NOTE_SIZE = (760, 520)


class Releasing(QWidget):
    """Fills the release panel and does what its buttons say. It has no look of its own.

    Args:
        registry: Of the station.
        panel: Shows it.
        parent: The tab.
    """

    failed = Signal(object)
    job_asked = Signal(object, str)
    """An iterator to run, and the text of its bar."""
    changed = Signal()

    def __init__(self, registry: Registry, panel: ReleasePanel, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._registry, self._panel = registry, panel
        self._version: Version | None = None
        panel.suites_asked.connect(self.replay)
        panel.agreed.connect(self.ask_to_agree)
        panel.shadow_asked.connect(self.start_shadow)
        panel.shadow_end_asked.connect(self.end_shadow)
        panel.note_asked.connect(self.show_note)

    def show_version(self, version: Version | None, *, busy: bool) -> Sequence[Message]:
        """Show how a version's release stands.

        Returns:
            What stands against it.
        """
        self._version = version
        found: Readiness | None = None
        try:
            if version is not None and version.metadata is not None:
                found = readiness(self._registry, version.path, Settings.load_or_last_good()[0])
            trial = self._trial()
        except CastInspectError as error:
            self.failed.emit(error)
            trial = None
        self._panel.show_release(found, trial, busy=busy)
        return found.why_not if found else ()

    def _trial(self) -> ShadowTrial | None:
        trials = ShadowTrials(self._registry)
        plan = trials.current()
        return trials.trial(plan) if plan else None

    @Slot()
    def replay(self) -> None:
        """Replay the suites on which a run is missing."""
        if version := self._version:
            device = Settings.load_or_last_good()[0].device
            self.job_asked.emit(self._suite_job(version.path, device), self.tr("replaying the suites: %v of %m"))

    def _suite_job(self, path: Path, device: str) -> Callable[[], Iterable[object]]:
        return lambda: run_missing(self._registry, path, device)

    @Slot()
    def ask_to_agree(self) -> None:
        if version := self._version:
            question = self.tr("You agree that {name} is promoted. Why? (goes into the journal)")
            text = question.format(name=version.name)
            ask_line(self.window(), self.tr("Agree"), text, lambda why: self._agree(version, why))

    def _agree(self, version: Version, why: str) -> None:
        self._act(lambda: agree(self._registry, version.path, Attribution(why=why)))

    @Slot(int)
    def start_shadow(self, parts: int) -> None:
        """Let the chosen version judge beside the promoted one."""
        if version := self._version:
            self._act(lambda: ShadowTrials(self._registry).start(version, parts))

    @Slot()
    def end_shadow(self) -> None:
        self._act(ShadowTrials(self._registry).stop)

    @Slot()
    def show_note(self) -> None:
        """Show the release note as it would be kept now."""
        if version := self._version:
            self._act(lambda: self._open_note(version))

    def _open_note(self, version: Version) -> None:
        lines = release_note(self._registry, load_checkpoint(version.path), Settings.load_or_last_good()[0])
        NoteDialog("\n".join(f"- {localized(line)}" for line in lines), self.window()).open()

    def _act(self, act: Callable[[], object]) -> None:
        self.failed.emit(None)
        try:
            with busy_cursor():
                act()
        except CastInspectError as error:
            self.failed.emit(error)
        else:
            self.changed.emit()


class NoteDialog(QDialog):
    """Shows a release note as text that can be copied."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Release note"))
        self.text = QPlainTextEdit(printable(text), readOnly=True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.text)
        layout.addWidget(buttons)
        self.resize(*_NOTE_SIZE)
