"""How far the pictures of a data folder are checked, and which of them cannot be used."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.widgets import plain_label
from castinspect.gui.training.data.scan import PicturesChecked
from castinspect.language import localized
from castinspect.messages import Message

_PROBLEMS_SHOWN = 3


class CheckLine(Retranslated, QWidget):
    """Follows the scan of a folder; hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._checked: PicturesChecked | None = None
        self._problems: list[Message] = []
        self._is_scanning = False
        self._label = plain_label("muted")
        self._label.setMinimumWidth(1)  # a long name must not widen the panel
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._label)
        self._retranslate()

    @property
    def text(self) -> str:
        return self._label.text()

    @property
    def knows_classes(self) -> bool:
        """Whether the first picture was checked, before which all classes were found."""
        return self._checked is not None

    @property
    def problems(self) -> list[Message]:
        """Pictures that cannot be read."""
        return list(self._problems)

    def begin(self) -> None:
        """Another folder is looked into."""
        self._checked, self._problems, self._is_scanning = None, [], True
        self._retranslate()

    def take(self, checked: PicturesChecked) -> None:
        """One more picture was checked."""
        self._checked = checked
        if checked.problem:
            self._problems.append(checked.problem)
        self._retranslate()

    def end(self) -> None:
        """The folder is looked into no more."""
        self._is_scanning = False
        self._retranslate()

    def _retranslate(self) -> None:
        self._label.setText(self._words())
        self.setVisible(bool(self._label.text()))

    def _words(self) -> str:
        checked = self._checked
        if checked is None:
            return self.tr("Looking into the folder…") if self._is_scanning else ""
        values = {"done": checked.done, "total": checked.total, "count": len(self._problems)}
        if checked.done < checked.total and self._is_scanning:
            head = self.tr("{total} pictures; {done} checked, {count} with problems")
        elif not self._problems:
            head = self.tr("{total} pictures, all readable") if checked.done == checked.total else ""
        else:
            head = self.tr("{total} pictures; {count} cannot be used and will be left out:")
        lines = [head.format(**values), *map(localized, self._problems[:_PROBLEMS_SHOWN])]
        if len(self._problems) > _PROBLEMS_SHOWN:
            lines.append(self.tr("… and {count} more.").format(count=len(self._problems) - _PROBLEMS_SHOWN))
        return "\n".join(lines)
