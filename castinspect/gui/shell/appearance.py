"""How the window looks and which language it speaks: switched while it runs, and kept."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from castinspect.gui.common.settings_keeper import SettingsKeeper
from castinspect.gui.common.theme import DARK, LIGHT, Theme, apply_theme
from castinspect.gui.shell.language import Language


class Appearance(QObject):
    """Theme and language.

    Args:
        keeper: Keeps the choice.
        language: Installs the translators.
        parent: Owner.
    """

    theme_changed = Signal(object)

    def __init__(self, keeper: SettingsKeeper, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._language = language
        self.theme = DARK if keeper.values.theme == "dark" else LIGHT

    @property
    def language(self) -> str:
        """The language that is spoken, by its code."""
        return self._language.current

    @Slot()
    def toggle_theme(self) -> None:
        self.use_theme(LIGHT if self.theme is DARK else DARK)

    def use_theme(self, theme: Theme) -> None:
        self.theme = theme
        self._keeper.change(theme="dark" if theme is DARK else "light")
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        apply_theme(app, theme)
        self.theme_changed.emit(theme)

    @Slot(str)
    def use_language(self, code: str) -> None:
        """Every widget then gets Qt's LanguageChange event."""
        self._keeper.change(language=code)
        self._language.use(code)
