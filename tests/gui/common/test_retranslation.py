"""A widget with the mixin says its words again when the language changes, and only then."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QFrame

from castinspect.gui.common.retranslation import Retranslated


class Counting(Retranslated, QFrame):
    def __init__(self):
        super().__init__()
        self.said = 0

    def _retranslate(self):
        self.said += 1


@pytest.mark.parametrize(("kind", "said"), [(QEvent.Type.LanguageChange, 1), (QEvent.Type.FontChange, 0)])
def test_only_a_change_of_language_is_answered(qtbot, kind, said):
    widget = Counting()
    qtbot.addWidget(widget)
    QApplication.sendEvent(widget, QEvent(kind))
    assert widget.said == said
