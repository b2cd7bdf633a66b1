"""The menus and their actions. The actions belong to the window, so that their keys work without a menu bar, too."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from castinspect.gui.shell.language import LANGUAGES

_KEYS = {
    "open": "Ctrl+O",
    "quit": "Ctrl+Q",
    "folder": "Ctrl+Shift+O",
    "watch": "Ctrl+W",
    "heat": "H",
    "shift": "F3",
    "full_screen": "F11",
    "leave": "Esc",
    "help": "F1",
    "settings": "Ctrl+,",
}
_OPERATORS = ("heat", "shift", "full_screen", "leave", "help")
_MENUS: dict[str, tuple[str, ...]] = {
    "file": ("open", "folder", "watch", "promote", "demo", "log_in", "settings", "outputs", "identity", "quit"),
    "view": ("heat", "shift", "full_screen", "leave", "kiosk", "dark", "fleet"),
    "help": ("help", "guide", "logs", "licences", "about"),
}


class Menus(QObject):
    """Builds the menu bar of a window.

    Args:
        window: Gets the menu bar and all actions.
        slots: What each action does, by its name.
    """

    language_chosen = Signal(str)

    def __init__(self, window: QMainWindow, slots: Mapping[str, Callable[[], object]]) -> None:
        super().__init__(window)
        self._menus: dict[str, QMenu] = {}
        self._actions: dict[str, QAction] = {}
        for menu, names in _MENUS.items():
            self._menus[menu] = window.menuBar().addMenu("")
            for name in names:
                self._menus[menu].addAction(self._make_action(window, name, slots[name]))
            if menu == "view":
                self._menus["language"] = window.menuBar().addMenu("")
        self._languages = self._make_languages()

    def action(self, name: str) -> QAction:
        return self._actions[name]

    def language_action(self, code: str) -> QAction:
        return self._languages[code]

    def retranslate(self, language: str) -> None:
        """Say everything in the language of the moment."""
        menus = {
            "file": self.tr("&File"), "view": self.tr("&View"), "language": self.tr("&Language"),
            "help": self.tr("&Help"),
        }  # fmt: skip
        for name, title in menus.items():
            self._menus[name].setTitle(title)
        actions = {
            "open": self.tr("Open pictures…"), "folder": self.tr("Open folder…"), "watch": self.tr("Watch a folder…"),
            "promote": self.tr("Promote a checkpoint…"), "demo": self.tr("Try with the demo model…"),
            "quit": self.tr("Quit"), "heat": self.tr("Heat map"), "shift": self.tr("Shift…"),
            "full_screen": self.tr("Full screen"),
            "leave": self.tr("Leave full screen"), "kiosk": self.tr("Operator's screen (kiosk)"),
            "dark": self.tr("Dark or light"), "logs": self.tr("Open the log folder"),
            "settings": self.tr("Settings…"), "outputs": self.tr("Outputs…"),
            "identity": self.tr("Part identity…"),
            "fleet": self.tr("Stations…"), "log_in": self.tr("Log in or out…"), "help": self.tr("Help"),
            "guide": self.tr("First steps…"), "licences": self.tr("Licences"), "about": self.tr("About CastInspect"),
        }  # fmt: skip
        for name, text in actions.items():
            self._actions[name].setText(text)
        self._languages[language].setChecked(True)

    def set_kiosk(self, is_kiosk: bool) -> None:
        """While the station is a kiosk only what an operator may do is at hand, by key, too."""
        for name, action in self._actions.items():
            if name not in _OPERATORS:
                action.setEnabled(not is_kiosk)

    def _make_action(self, window: QMainWindow, name: str, slot: Callable[[], object]) -> QAction:
        action = QAction(window)
        action.setShortcut(QKeySequence(_KEYS.get(name, "")))
        action.triggered.connect(slot)
        action.setEnabled(name != "leave")  # only in full screen: elsewhere Esc belongs to what has the focus
        window.addAction(action)  # else its key would be dead while the menu bar is hidden
        self._actions[name] = action
        return action

    def _make_languages(self) -> dict[str, QAction]:
        group, found = QActionGroup(self), {}
        for code, name in LANGUAGES.items():
            action = QAction(name, self, checkable=True)
            action.setData(code)
            action.triggered.connect(self._on_language_triggered)
            group.addAction(action)
            self._menus["language"].addAction(action)
            found[code] = action
        return found

    @Slot()
    def _on_language_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.language_chosen.emit(action.data())
