"""What the menus open beside the window: settings, help, the guide, licences, the log folder, the about box."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMainWindow

from castinspect import __version__
from castinspect.gui.common.question import tell
from castinspect.gui.common.settings_keeper import SettingsKeeper
from castinspect.gui.common.theme import DARK, LIGHT
from castinspect.gui.shell.appearance import Appearance
from castinspect.paths import logs_dir

if TYPE_CHECKING:
    from castinspect.gui.fleet.window import FleetWindow
    from castinspect.gui.help.help_window import HelpWindow


class Dialogs(QObject):
    """Opens dialogs over the window; none of them blocks it.

    Args:
        window: The main window.
        keeper: Holds the settings.
        appearance: Language and look.
    """

    castings_drawn = Signal(object)
    training_asked = Signal()
    outputs_asked = Signal()

    def __init__(self, window: QMainWindow, keeper: SettingsKeeper, appearance: Appearance) -> None:
        super().__init__(window)
        self._window = window
        self._keeper = keeper
        self._appearance = appearance
        self._help: HelpWindow | None = None
        self._fleet: FleetWindow | None = None

    @Slot()
    def show_settings(self) -> None:
        from castinspect.gui.shell.settings.dialog import SettingsDialog

        dialog = SettingsDialog(self._keeper.values, self._window)
        dialog.changed.connect(self._on_setting_changed)
        dialog.outputs_asked.connect(self.outputs_asked)
        dialog.open()

    @Slot()
    def show_help(self, page: str = "") -> None:
        """Open the help, or bring it to the front."""
        if self._help is None:
            from castinspect.gui.help.help_window import HelpWindow

            self._help = HelpWindow(self._appearance.language, self._window)
        self._help.use_language(self._appearance.language)
        if page:
            self._help.show_page(page)
        self._help.show()
        self._help.raise_()

    @Slot()
    def show_guide(self) -> None:
        from castinspect.gui.help.guide import Guide

        guide = Guide(self._window)
        guide.castings_drawn.connect(self.castings_drawn)
        guide.training_asked.connect(self.training_asked)
        guide.help_asked.connect(self._on_help_asked)
        guide.open()

    @Slot()
    def show_fleet(self) -> None:
        if self._fleet is None:
            from castinspect.gui.fleet.window import FleetWindow

            self._fleet = FleetWindow(self._keeper, self._window)
        self._fleet.show()
        self._fleet.raise_()

    def stop_and_wait(self) -> None:
        """Close what has threads of its own."""
        if self._fleet is not None:
            self._fleet.close()

    @Slot()
    def show_licences(self) -> None:
        from castinspect.gui.help.licences_dialog import LicencesDialog
        from castinspect.licences import components

        LicencesDialog(components(), self._window).open()

    @Slot()
    def open_logs(self) -> None:
        folder: Path = logs_dir()
        folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    @Slot()
    def show_about(self) -> None:
        text = self.tr(
            "CastInspect {version}\nInspection station for cast parts.\nApache-2.0; Qt is used under the LGPL-3.0."
        )
        tell(self._window, self.tr("About CastInspect"), text.format(version=__version__))

    @Slot()
    def _on_help_asked(self) -> None:
        self.show_help("transfer")

    @Slot(str, object)
    def _on_setting_changed(self, name: str, value: object) -> None:
        self._keeper.change(**{name: value})
        if name == "theme":
            self._appearance.use_theme(DARK if value == "dark" else LIGHT)
        elif name == "language":
            self._appearance.use_language(str(value))
