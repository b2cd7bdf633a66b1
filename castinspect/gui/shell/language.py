"""The language of the window: English as written, Korean from the translation files, switched while it runs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from castinspect.language import use as speak
from castinspect.paths import resource

LANGUAGES = {"en": "English", "ko": "한국어"}


class Language:
    """Installs the translators of one language at a time; every widget then gets a LanguageChange event."""

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self._installed: list[QTranslator] = []
        self.current = "en"

    def use(self, choice: str) -> None:
        """Switch to `en`, `ko`, or `auto`: what the system speaks."""
        language = choice if choice in LANGUAGES else self.of_system()
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed = []
        self.current = language
        speak(language)  # also what the core writes, such as reports
        if language == "en":
            return
        own = str(resource("translations"))
        qts = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, folder in ((f"qtbase_{language}", qts), (f"castinspect_{language}", own)):
            translator = QTranslator()
            if translator.load(name, folder):
                self._app.installTranslator(translator)
                self._installed.append(translator)

    @staticmethod
    def of_system() -> str:
        """The system's language if the window speaks it, else English."""
        code = QLocale.system().name()[:2]
        return code if code in LANGUAGES else "en"
