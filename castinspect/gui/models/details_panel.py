"""What a version says of itself: where it comes from, what it learned from, how it was scored."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QScrollArea, QWidget

from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.widgets import plain_label
from castinspect.gui.models.words import (
    accuracy_text,
    escapes_text,
    input_words,
    of_text,
    overkill_text,
    strategy_title,
    translate,
)
from castinspect.gui.training.words import backbone_title, weights_title
from castinspect.language import localized, say
from castinspect.messages import printable
from castinspect.models.metadata import CheckpointMetadata, Evaluation
from castinspect.registry.versions import Version
from castinspect.training.form import FORM


class DetailsPanel(Retranslated, QScrollArea):
    """Facts in two columns, as text that can be selected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._version: Version | None = None
        self._parent_name = ""
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)

    def show_version(self, version: Version | None, parent_name: str) -> None:
        """Show a version; `parent_name` is what the one it was made from is called here, if it is here."""
        self._version, self._parent_name = version, parent_name
        self._fill()

    def _retranslate(self) -> None:
        self._fill()

    def _fill(self) -> None:
        inside = QWidget()
        form = QFormLayout(inside)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for title, value in self._facts():
            name, text = plain_label("muted", wraps=False), plain_label()
            name.setText(title)
            text.setText(printable(value))
            text.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            form.addRow(name, text)
        self.setWidget(inside)

    def _facts(self) -> list[tuple[str, str]]:
        version = self._version
        if version is None:
            return []
        if version.metadata is None:
            return [(self.tr("problem"), localized(version.problem) if version.problem else "")]
        metadata = version.metadata
        made = f"{backbone_title(metadata.backbone)}  ·  {strategy_title(metadata.strategy)}  ·  "
        facts = [
            (self.tr("note"), version.note or "–"),
            (self.tr("score"), self._score(metadata.evaluation)),
            (self.tr("made from"), made + weights_title(metadata.weights)),
            (self.tr("parent"), self._parent_name or (metadata.parent or "–")),
            (self.tr("classes"), ", ".join(f"{c.name} ({say(c.role)})" for c in metadata.classes)),
            (self.tr("cuts"), say(
                "OK up to {ok:.1%}, DEFECT from {defect:.1%}", ok=metadata.cuts.ok, defect=metadata.cuts.defect)),
        ]  # fmt: skip
        return facts + self._small_print(version, metadata)

    def _small_print(self, version: Version, metadata: CheckpointMetadata) -> list[tuple[str, str]]:
        return [
            (self.tr("data"), "\n".join(f"{name}: {mark}" for name, mark in metadata.dataset.items()) or "–"),
            (self.tr("settings"), self._settings(metadata.settings)),
            (self.tr("input"), input_words(metadata.preprocessing)),
            (self.tr("made with"), ", ".join(f"{name} {number}" for name, number in metadata.versions.items())),
            (self.tr("id"), metadata.id),
            (self.tr("file"), str(version.path)),
        ]

    def _settings(self, settings: Mapping[str, object]) -> str:
        """What the run was asked for, in the words of the form; what it was to choose itself is left out."""
        words = {"True": self.tr("yes"), "False": self.tr("no")}
        titles = {name: translate("messages", setting.caption) for name, setting in FORM.items() if setting.caption}
        asked = {titles.get(name, name): str(value) for name, value in settings.items() if str(value) != "None"}
        return ", ".join(f"{title}: {words.get(value, value)}" for title, value in asked.items()) or "–"

    def _score(self, score: Evaluation | None) -> str:
        if score is None:
            return "–"
        text = self.tr("balanced accuracy {accuracy}  ·  escapes {escapes}  ·  overkill {overkill}  ·  review {review}")
        return text.format(
            accuracy=accuracy_text(score), escapes=escapes_text(score), overkill=overkill_text(score),
            review=of_text(score.review, score.defective + score.good),
        )  # fmt: skip
