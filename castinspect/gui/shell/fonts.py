"""A Korean font where the system has none."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetrics
from PySide6.QtWidgets import QApplication

from castinspect.paths import resource

_FONT_FILE = "castinspect-hangul.ttf"


def can_write_hangul(app: QApplication) -> bool:
    """Whether the app's font, or one behind it, has Korean letters."""
    return QFontMetrics(app.font()).inFontUcs4(ord("한"))


def ensure_hangul(app: QApplication) -> None:
    """Add the bundled font behind the system's own, if that cannot write Hangul."""
    if can_write_hangul(app):
        return
    identity = QFontDatabase.addApplicationFont(str(resource("fonts", _FONT_FILE)))
    families = QFontDatabase.applicationFontFamilies(identity)
    if families:
        font = QFont(app.font())
        font.setFamilies([QFontInfo(font).family(), *families])  # the system's own first: it writes the Latin
        app.setFont(font)
