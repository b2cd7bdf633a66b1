"""The line that says which model judges, on what, and what is wrong with the one that was promoted last."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from castinspect.errors import CastInspectError
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.texts import error_text
from castinspect.gui.common.widgets import plain_label
from castinspect.gui.inspection.job import ModelReady, ModelRefused
from castinspect.language import localized
from castinspect.messages import Message
from castinspect.registry.registry import Registry


class ModelLine(Retranslated, QWidget):
    """Shows the model that judges; before it is loaded, the one that is promoted.

    Args:
        registry: Says what is promoted.
        parent: Of the widget.
    """

    def __init__(self, registry: Registry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._registry = registry
        self._model: ModelReady | None = None
        self._refusal: Message | None = None
        self._name, self._note = plain_label(wraps=False), plain_label("muted", wraps=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._name)
        row.addStretch()
        row.addWidget(self._note)
        self._retranslate()

    @property
    def text(self) -> str:
        """The sentence that says which model judges."""
        return self._name.text()

    @property
    def has_model(self) -> bool:
        """Whether any model judges or is promoted."""
        try:
            return self._model is not None or self._registry.promoted() is not None
        except CastInspectError:
            return False

    @property
    def note(self) -> str:
        """What is wrong with it, or why it runs on another device than wished."""
        return self._note.text()

    @Slot(object)
    def show_ready(self, ready: ModelReady) -> None:
        self._model, self._refusal = ready, None
        self._retranslate()

    @Slot(object)
    def show_refused(self, refused: ModelRefused) -> None:
        self._refusal = refused.why
        self._retranslate()

    def show_promotion(self, *, is_judging: bool) -> None:
        """Another one is promoted; what judges says itself when it has taken it up."""
        if not is_judging:
            self._model, self._refusal = None, None
        self._retranslate()

    def _retranslate(self) -> None:
        self._name.setText(self._of_model(self._model) if self._model is not None else self._of_promoted())
        self._note.setText(self._note_text())

    def _of_model(self, model: ModelReady) -> str:
        from castinspect.models.backbones import BACKBONES

        metadata = model.metadata
        text = self.tr("model {name}  ·  {backbone}  ·  {device}")
        title = BACKBONES[metadata.backbone].title
        return text.format(name=metadata.name or metadata.id[:8], backbone=title, device=model.device)

    def _of_promoted(self) -> str:
        try:
            promoted = self._registry.promoted()
        except CastInspectError as error:
            return error_text(error)
        none = self.tr("no model promoted: train one in the next tab, or promote a checkpoint from the File menu")
        return self.tr("model {name}").format(name=promoted.stem) if promoted else none

    def _note_text(self) -> str:
        if self._refusal is not None:
            return self.tr("The promoted model is refused: {why}").format(why=localized(self._refusal))
        fallback = self._model.fallback if self._model is not None else None
        return localized(fallback) if isinstance(fallback, Message) else ""
