"""What an engineer does to the chosen version: each act is asked for, done, and written into the journal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from castinspect.errors import CastInspectError, CheckpointError
from castinspect.gui.common.file_dialogs import ask_for_files, ask_for_folder, ask_where_to_save
from castinspect.gui.common.question import ask_line
from castinspect.gui.common.widgets import busy_cursor
from castinspect.identity import Attribution
from castinspect.inspection.gate import training_statistics
from castinspect.models.checkpoint import SUFFIX, load_checkpoint
from castinspect.models.metadata import Bounds
from castinspect.registry.registry import Registry
from castinspect.registry.versions import Version
from castinspect.versions.carrying import export, take_in
from castinspect.versions.locked_set import lock
from castinspect.versions.making import take_in_trained
from castinspect.versions.regate import widened, write_version

_PATTERN = f"*{SUFFIX}"


class VersionActions(QWidget):
    """Acts on the registry. Promoting is the main window's, which asks what must be asked.

    It is a widget without a look of its own, so that questions have a parent.

    Args:
        registry: Of the station.
        parent: The tab.
    """

    changed = Signal()
    """Something was done, or tried; the registry is to be read anew."""
    failed = Signal(object)
    """Why the latest act could not be done; None before the next."""
    promotion_asked = Signal(object, str)
    roll_back_asked = Signal(str)

    def __init__(self, registry: Registry, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._registry = registry
        self.version: Version | None = None

    # --- promoting ---

    @Slot()
    def ask_to_promote(self) -> None:
        if version := self.version:
            question = self.tr("The station judges with {name} from the next picture on. Why? (goes into the journal)")
            text = question.format(name=version.name)
            ask_line(self._over, self.tr("Promote"), text, lambda why: self.promotion_asked.emit(version.path, why))

    @Slot()
    def ask_to_roll_back(self) -> None:
        before = self._registry.promotion.before()
        if before is None:
            return
        question = self.tr("The station judges with {name} again. Why? (goes into the journal)")
        name = self._registry.find(str(before)).name if before.exists() else before.stem
        ask_line(self._over, self.tr("Roll back"), question.format(name=name), self.roll_back_asked.emit)

    # --- the gate ---

    @Slot()
    def show_gate(self) -> None:
        """Show between which bounds the chosen version judges pictures; they can be widened with a reason."""
        if version := self.version:
            self._act(lambda: self._open_gate(version))

    def _open_gate(self, version: Version) -> None:
        checkpoint = load_checkpoint(version.path)
        if checkpoint.metadata.gate is None:
            raise CheckpointError("gate-none", path=version.path)
        from castinspect.gui.models.gate_dialog import GateDialog  # its plot's library loads slowly

        dialog = GateDialog(version.name, checkpoint.metadata.gate, training_statistics(checkpoint), self._over)
        dialog.widened.connect(self._widen)
        dialog.open()

    @Slot(object, str)
    def _widen(self, wanted: Mapping[str, Bounds], why: str) -> None:
        if version := self.version:
            self._act(lambda: self._write_widened(version, wanted, why))

    def _write_widened(self, version: Version, wanted: Mapping[str, Bounds], why: str) -> None:
        checkpoint = load_checkpoint(version.path)
        assert checkpoint.metadata.gate is not None, "its gate was shown"
        gate = widened(checkpoint.metadata.gate, wanted, why)
        write_version(checkpoint, gate, registry=self._registry, attribution=Attribution(why=why))

    # --- names and notes ---

    @Slot()
    def ask_for_note(self) -> None:
        if version := self.version:
            question = self.tr("Note on {name}").format(name=version.name)
            ask_line(self._over, self.tr("Note"), question, lambda note: self._annotate(version, note), version.note)

    @Slot()
    def ask_for_name(self) -> None:
        if version := self.version:
            question = self.tr("New name of {name}").format(name=version.name)
            ask_line(
                self._over,
                self.tr("Rename"),
                question,
                lambda name: self._rename(version, name),
                version.name,
                is_needed=True,
            )

    def _annotate(self, version: Version, note: str) -> None:
        self._act(lambda: self._registry.annotate(version.path, note))

    def _rename(self, version: Version, name: str) -> None:
        self._act(lambda: self._registry.rename(version.path, name))

    # --- files ---

    @Slot()
    def ask_to_export(self) -> None:
        if version := self.version:
            ask_where_to_save(self._over, self.tr("Export"), version.path.name, _PATTERN, self.export)

    def export(self, target: Path) -> None:
        """Copy the chosen version somewhere else."""
        if version := self.version:
            self._act(lambda: export(self._registry, version.path, target))

    @Slot()
    def ask_to_import(self) -> None:
        ask_for_files(self._over, self.tr("Import"), _PATTERN, self.import_files)

    def import_files(self, files: list[Path]) -> None:
        """Take checkpoints from other stations in."""
        for file in files:
            self._act(lambda file=file: take_in(self._registry, file))  # type: ignore[misc]

    @Slot(object)
    def add_trained(self, checkpoint: Path) -> None:
        """A training ended with this checkpoint: it is a version from now on."""
        self._act(lambda: take_in_trained(self._registry, checkpoint))

    @Slot()
    def ask_to_remove(self) -> None:
        if version := self.version:
            question = self.tr(
                "{name} goes into the bin; importing it from there brings it back. Why? (goes into the journal)"
            )
            text = question.format(name=version.name)
            ask_line(self._over, self.tr("Remove"), text, lambda why: self._remove(version, why))

    def _remove(self, version: Version, why: str) -> None:
        self._act(lambda: self._registry.remove(version.path, Attribution(why=why)))

    @Slot()
    def ask_to_lock(self) -> None:
        ask_for_folder(self._over, self.tr("Labelled pictures to compare versions on"), self._lock)

    def _lock(self, folder: Path) -> None:
        self._act(lambda: lock(self._registry, folder))

    @property
    def _over(self) -> QWidget:
        """Over what is asked."""
        return self.window()

    def _act(self, act: Callable[[], object]) -> None:
        self.failed.emit(None)
        try:
            with busy_cursor():
                act()
        except CastInspectError as error:
            self.failed.emit(error)
        self.changed.emit()
