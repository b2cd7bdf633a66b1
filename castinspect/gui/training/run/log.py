"""What happened in the run, line by line; it changes its language with the window."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from castinspect.errors import CastInspectError
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.texts import error_text
from castinspect.gui.training.words import backbone_title, phase_title, weights_title
from castinspect.language import localized
from castinspect.progress import Notice
from castinspect.training.events import EpochFinished, PhaseStarted, TrainingEvent, TrainingFinished, TrainingStarted


class RunDiscarded:
    """The person discarded the run."""


Entry = TrainingEvent | RunDiscarded | Exception


class RunLog(Retranslated, QPlainTextEdit):
    """Keeps what it was told, and says it again in another language when that changes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.document().setDocumentMargin(8)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self._entries: list[Entry] = []
        self._retranslate()

    def tell(self, entry: Entry) -> None:
        """Add a line, where the entry is worth one."""
        text = self._sentence(entry)
        if text:
            self._entries.append(entry)
            self.appendPlainText(text)

    def start_afresh(self) -> None:
        self._entries = []
        self.clear()

    def _sentence(self, entry: Entry) -> str:
        match entry:
            case TrainingStarted():
                return self._of_start(entry)
            case PhaseStarted():
                return self._of_stage(entry)
            case EpochFinished():
                return self._of_epoch(entry)
            case Notice():
                return localized(entry.message)
            case TrainingFinished():
                return self._of_end(entry)
            case RunDiscarded():
                return self.tr("The run was discarded; nothing of it is kept.")
            case CastInspectError() | Exception():
                return error_text(entry)
            case _:
                return ""

    def _of_start(self, event: TrainingStarted) -> str:
        text = self.tr(
            "{backbone} from {weights} on {device}: {train} pictures to train, {validation} to validate, {test} to test"
        )
        return text.format(
            backbone=backbone_title(event.backbone),
            weights=weights_title(event.weights),
            device=event.device.upper(),
            train=event.train_count,
            validation=event.validation_count,
            test=event.test_count,
        )

    def _of_stage(self, event: PhaseStarted) -> str:
        text = self.tr("Phase {phase}: {learning:,} of {total:,} parameters learn ({share:.1%})")
        return text.format(
            phase=phase_title(event.name),
            learning=event.trainable_parameters,
            total=event.total_parameters,
            share=event.trainable_parameters / max(1, event.total_parameters),
        )

    def _of_epoch(self, event: EpochFinished) -> str:
        text = self.tr(
            "Epoch {epoch} of {epochs}: loss {train:.3f}, validation {validation:.3f}, accuracy {accuracy:.1%}"
        )
        line = text.format(
            epoch=event.epoch,
            epochs=event.epochs,
            train=event.train_loss,
            validation=event.validation_loss,
            accuracy=event.validation_accuracy,
        )
        return line + "  ✓ " + self.tr("best so far") if event.best else line

    def _of_end(self, event: TrainingFinished) -> str:
        outcomes = {
            "completed": self.tr("Training is complete; epoch {epoch} was the best and is kept."),
            "stopped": self.tr("Training was stopped; epoch {epoch} was the best and is kept."),
            "diverged": self.tr("The loss broke down; epoch {epoch}, the best before that, is kept."),
        }
        return outcomes[event.outcome].format(epoch=event.best_epoch)

    def _retranslate(self) -> None:
        self.setPlaceholderText(self.tr("Every epoch and every notice of the run is written here."))
        if self._entries:
            self.setPlainText("\n".join(map(self._sentence, self._entries)))
