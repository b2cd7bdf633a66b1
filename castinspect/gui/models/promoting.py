"""Promoting and rolling back from the window: what must be asked is asked, what goes wrong is said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from castinspect.errors import CastInspectError
from castinspect.gui.common.file_dialogs import ask_for_files
from castinspect.gui.common.question import ask, tell
from castinspect.gui.common.texts import error_text
from castinspect.gui.common.widgets import busy_cursor
from castinspect.identity import Attribution
from castinspect.paths import demo_checkpoint
from castinspect.registry.registry import Registry
from castinspect.settings import Settings

_UNPROVEN = "promotion-unproven"
_OTHER_CLASSES = "promotion-other-classes"


class Promoter(QObject):
    """Changes which checkpoint the station judges with.

    Args:
        registry: Of the station.
        window: Over which is asked.
    """

    promoted = Signal(object)
    """The checkpoint as it was asked for."""
    rolled_back = Signal()

    def __init__(self, registry: Registry, window: QWidget) -> None:
        super().__init__(window)
        self._registry = registry
        self._window = window

    def promote(self, checkpoint: Path, why: str = "") -> None:
        """Judge with this checkpoint from the next picture on.

        One that proves too little, or with other classes, does so only once that is confirmed.
        """
        from castinspect.evaluation.proven import refuse_unproven

        unproven = _error_of(lambda: refuse_unproven(checkpoint, Settings.load_or_last_good()[0].largest_escape_rate))
        if unproven is not None and unproven.code == _UNPROVEN:
            self._ask_about_proof(checkpoint, why, unproven)
        else:
            self._promote(checkpoint, why)

    def _promote(self, checkpoint: Path, why: str) -> None:
        error = self._error_of_promoting(checkpoint, why)
        if error is not None and error.code == _OTHER_CLASSES:
            self._ask_about_classes(checkpoint, why, error)
        else:
            self._tell_promoted(checkpoint, error)

    def roll_back(self, why: str = "") -> None:
        """Judge with the checkpoint again that was promoted before."""
        error = _error_of(lambda: self._registry.roll_back(Attribution(why=why)))
        if error is not None:
            tell(self._window, self.tr("Not rolled back"), error_text(error))
        else:
            self.rolled_back.emit()

    @Slot()
    def ask_for_checkpoint(self) -> None:
        """Judge with a checkpoint that a person points at."""
        title = self.tr("Promote a checkpoint")
        ask_for_files(self._window, title, "*.safetensors", self._promote_first, self._registry.folder)

    def _promote_first(self, files: list[Path]) -> None:
        self.promote(files[0])

    def ask_for_demo(self) -> None:
        """Judge with the bundled checkpoint, once it is understood what it is not for."""
        question = self.tr(
            "The demo model knows synthetic castings only, as `castinspect synth` makes them. It must never judge real "
            "parts. Judge with it from now on?"
        )
        ask(self._window, question, self.tr("Judge with it"), lambda: self.promote(demo_checkpoint()))

    def _ask_about_proof(self, checkpoint: Path, why: str, error: CastInspectError) -> None:
        question = self.tr(
            "{missed} missed of {parts} defective parts proves at most {bound} % with 95 % confidence; this station "
            "allows {limit} %. More defective parts would prove more. Judge with it all the same?"
        )
        text = question.format(**error.message.values)
        ask(self._window, text, self.tr("Judge with it"), lambda: self._promote(checkpoint, why))

    def _ask_about_classes(self, checkpoint: Path, why: str, error: CastInspectError) -> None:
        question = self.tr(
            "Its classes ({new}) are others than those the station judges by now ({present}). Counters and outputs "
            "will change with them. Promote it all the same?"
        )
        text = question.format(**error.message.values)
        ask(self._window, text, self.tr("Promote it"), lambda: self._promote_other_classes(checkpoint, why))

    def _promote_other_classes(self, checkpoint: Path, why: str) -> None:
        self._tell_promoted(checkpoint, self._error_of_promoting(checkpoint, why, allow_other_classes=True))

    def _error_of_promoting(
        self, checkpoint: Path, why: str, *, allow_other_classes: bool = False
    ) -> CastInspectError | None:
        from castinspect.versions.promoting import promote  # brings suites and notes along: no start waits for them

        by = Attribution(why=why)
        return _error_of(lambda: promote(self._registry, checkpoint, by, allow_other_classes=allow_other_classes))

    def _tell_promoted(self, checkpoint: Path, error: CastInspectError | None) -> None:
        if error is not None:
            tell(self._window, self.tr("Not promoted"), error_text(error))
        else:
            self.promoted.emit(checkpoint)


def _error_of(act: Callable[[], object]) -> CastInspectError | None:
    try:
        with busy_cursor():
            act()
    except CastInspectError as error:
        return error
    return None
