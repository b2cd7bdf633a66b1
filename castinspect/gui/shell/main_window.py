"""The main window: it connects the tabs, which do not know each other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QDesktopServices, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QMenu, QMessageBox, QTabWidget

from castinspect import __version__
from castinspect.errors import CastInspectError
from castinspect.gui.common.texts import error_text, localized
from castinspect.gui.common.theme import DARK, LIGHT, Theme, apply_theme
from castinspect.gui.inspection.job import InspectorMaker, ModelReady, ModelRefused
from castinspect.gui.inspection.tab import InspectionTab
from castinspect.gui.models import promoting
from castinspect.gui.models.tab import ModelsTab
from castinspect.gui.shell.excepthook import plain_message
from castinspect.gui.shell.language import LANGUAGES, Language
from castinspect.gui.shell.promotion_watch import PromotionWatch
from castinspect.gui.training.tab import Run, TrainingTab
from castinspect.messages import Message
from castinspect.models.backbones import BACKBONES
from castinspect.paths import demo_checkpoint, logs_dir
from castinspect.registry.registry import Registry
from castinspect.settings import Settings
from castinspect.training.config import TrainingConfig


class MainWindow(QMainWindow):
    """Tabs, menus and the status bar.

    Args:
        settings: Of the app; saved when the window closes.
        registry: Where checkpoints are promoted.
        language: Switches the language.
        make_inspector: Loads the promoted checkpoint; called in a thread.
        train: Prepares a training run.
    """

    closed = Signal()

    def __init__(
        self,
        settings: Settings,
        registry: Registry,
        language: Language,
        make_inspector: InspectorMaker,
        train: Callable[[TrainingConfig], Run],
    ) -> None:
        super().__init__()
        self._settings = settings
        self._registry = registry
        self._language = language
        self._theme = DARK if settings.theme == "dark" else LIGHT
        self._model: ModelReady | None = None
        self._refusal: Message | None = None
        self._promotion = PromotionWatch(registry, self)
        self.inspection = InspectionTab(settings, make_inspector)
        self.training = TrainingTab(settings, train, self._theme)
        self.models = ModelsTab(settings, registry)
        self._build_layout()
        self._connect_signals()
        self._restore_geometry()
        self._retranslate()

    # --- building ---

    def _build_layout(self) -> None:
        self.tabs = QTabWidget(documentMode=True)
        self.tabs.addTab(self.inspection, "")
        self.tabs.addTab(self.training, "")
        self.tabs.addTab(self.models, "")
        self.setCentralWidget(self.tabs)
        self._model_label, self._fallback_label = QLabel(), QLabel()
        for label in (self._model_label, self._fallback_label):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.statusBar().addWidget(self._model_label)
        self.statusBar().addPermanentWidget(self._fallback_label)
        self._menus = {name: self.menuBar().addMenu("") for name in ("file", "view", "language", "help")}
        self._actions = {
            "open": self._action("file", self.inspection.ask_for_pictures, QKeySequence.StandardKey.Open),
            "folder": self._action("file", self.inspection.ask_for_folder, "Ctrl+Shift+O"),
            "watch": self._action("file", self.inspection.ask_for_watched_folder, "Ctrl+W"),
            "promote": self._action("file", self.ask_for_checkpoint, ""),
            "demo": self._action("file", self.ask_for_demo, ""),
            "quit": self._action("file", self.close, QKeySequence.StandardKey.Quit),
            "heat": self._action("view", self.inspection.toggle_overlay, "H"),
            "kiosk": self._action("view", self.toggle_kiosk, "F11"),
            "dark": self._action("view", self.toggle_theme, ""),
            "logs": self._action("help", self.open_logs, ""),
            "licences": self._action("help", self.show_licences, ""),
            "about": self._action("help", self.show_about, ""),
        }
        group = QActionGroup(self)
        self._language_actions: dict[str, QAction] = {}
        for code, name in LANGUAGES.items():
            action = QAction(name, self, checkable=True)
            action.setData(code)
            action.triggered.connect(self._on_language_triggered)
            group.addAction(action)
            self._menus["language"].addAction(action)
            self._language_actions[code] = action
        self.resize(1360, 900)

    def _action(self, menu: str, slot: Callable[[], object], shortcut: QKeySequence.StandardKey | str) -> QAction:
        action = QAction(self)
        action.setShortcut(QKeySequence(shortcut))
        action.triggered.connect(slot)
        self._menus[menu].addAction(action)
        return action

    def _connect_signals(self) -> None:
        self.training.checkpoint_chosen.connect(self.promote)
        self.training.trained.connect(self.models.add_trained)
        self.inspection.model_ready.connect(self._on_model_ready)
        self.inspection.model_refused.connect(self._on_model_refused)
        self._promotion.changed.connect(self._on_promotion_changed)
        self._promotion.changed.connect(self.models.refresh)
        self.models.promotion_asked.connect(self.promote)
        self.models.roll_back_asked.connect(self.roll_back)

    def _restore_geometry(self) -> None:
        if self._settings.window_geometry:
            self.restoreGeometry(QByteArray.fromBase64(self._settings.window_geometry.encode()))

    # --- what a person asks for ---

    @Slot(object)
    @Slot(object, str)
    def promote(self, checkpoint: Path, why: str = "") -> None:
        """Judge with this checkpoint from the next picture on."""
        if promoting.promote(self, self._registry, checkpoint, why):
            self.training.mark_used(checkpoint)
            self._promotion.look()

    @Slot(str)
    def roll_back(self, why: str = "") -> None:
        """Judge with the checkpoint again that was promoted before."""
        if promoting.roll_back(self, self._registry, why):
            self._promotion.look()

    @Slot()
    def ask_for_checkpoint(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        start = str(self._registry.folder)
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Promote a checkpoint"), start, "*.safetensors")
        if name:
            self.promote(Path(name))

    @Slot()
    def ask_for_demo(self) -> None:
        """Judge with the bundled checkpoint, once it is understood what it is not for."""
        question = self.tr(
            "The demo model knows synthetic castings only, as `castinspect synth` makes them. It must never judge real "
            "parts. Judge with it from now on?"
        )
        buttons = QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.Cancel
        answer = QMessageBox.question(self, "CastInspect", question, buttons, QMessageBox.StandardButton.Cancel)
        if answer == QMessageBox.StandardButton.Yes:
            self.promote(demo_checkpoint())

    @Slot()
    def toggle_kiosk(self) -> None:
        """Fill the screen and hide the menus, for the operator; again to leave."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    @Slot()
    def toggle_theme(self) -> None:
        self.use_theme(LIGHT if self._theme is DARK else DARK)

    def use_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._settings.theme = "dark" if theme is DARK else "light"
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        apply_theme(app, theme)
        self.training.apply_theme(theme)

    def use_language(self, code: str) -> None:
        """Switch the whole window's language while it runs."""
        self._settings.language = "ko" if code == "ko" else "en"
        self._language.use(code)

    @Slot()
    def open_logs(self) -> None:
        logs_dir().mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(logs_dir())))

    @Slot()
    def show_about(self) -> None:
        text = self.tr(
            "CastInspect {version}\nInspection station for cast parts.\nApache-2.0; Qt is used under the LGPL-3.0."
        )
        box = QMessageBox(QMessageBox.Icon.Information, self.tr("About CastInspect"), text.format(version=__version__))
        box.setParent(self, box.windowFlags())
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.exec()
        box.deleteLater()

    @Slot()
    def show_licences(self) -> None:
        from castinspect.gui.help.licences_dialog import LicencesDialog
        from castinspect.licences import components

        dialog = LicencesDialog(components(), self)
        dialog.exec()
        dialog.deleteLater()

    # --- closing ---

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._is_busy() and not self._confirm_close():
            event.ignore()
            return
        self.inspection.stop_and_wait()
        self.training.stop_and_wait()
        self.models.stop_and_wait()
        self._save_settings()
        event.accept()
        self.closed.emit()

    def _is_busy(self) -> bool:
        return self.training.is_running() or self.inspection.is_running() or self.models.is_running()

    def _confirm_close(self) -> bool:
        if self.training.is_running():
            question = self.tr("Training is under way. Close CastInspect? It can go on from its last epoch later.")
        elif self.inspection.is_running():
            question = self.tr("Parts are being judged. Close CastInspect all the same?")
        else:
            question = self.tr("A model is being compared or adapted. Close CastInspect and discard that?")
        buttons = QMessageBox.StandardButton.Close | QMessageBox.StandardButton.Cancel
        return (
            QMessageBox.question(self, "CastInspect", question, buttons, QMessageBox.StandardButton.Cancel)
            == QMessageBox.StandardButton.Close
        )

    def _save_settings(self) -> None:
        self._settings.window_geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        try:
            self._settings.save()
        except CastInspectError as error:
            plain_message(self, self.tr("Settings not saved"), error_text(error))

    # --- the status bar and words ---

    @Slot(object)
    def _on_model_ready(self, ready: ModelReady) -> None:
        self._model, self._refusal = ready, None
        self._show_model()

    @Slot(object)
    def _on_model_refused(self, refused: ModelRefused) -> None:
        self._refusal = refused.why
        self._show_model()

    @Slot()
    def _on_promotion_changed(self) -> None:
        """Another checkpoint is promoted, by whichever program; what judges says when it has taken it up."""
        if not self.inspection.is_running():
            self._model, self._refusal = None, None
        self._show_model()
        self.inspection.use_promoted()

    @Slot(bool)
    def _on_language_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.use_language(action.data())

    def _show_model(self) -> None:
        self._fallback_label.clear()
        if self._refusal is not None:
            text = self.tr("The promoted model is refused: {why}")
            self._fallback_label.setText(text.format(why=localized(self._refusal)))
        if self._model is not None:
            metadata = self._model.metadata
            title = BACKBONES[metadata.backbone].title
            text = self.tr("model {name}  ·  {backbone}  ·  {device}")
            name = metadata.name or metadata.id[:8]
            self._model_label.setText(text.format(name=name, backbone=title, device=self._model.device))
            if isinstance(self._model.fallback, Message) and self._refusal is None:
                self._fallback_label.setText(localized(self._model.fallback))
            return
        try:
            promoted = self._registry.promoted()
        except CastInspectError as error:
            self._model_label.setText(error_text(error))
            return
        none = self.tr("no model promoted: train one in the next tab, or promote a checkpoint from the File menu")
        self._model_label.setText(self.tr("model {name}").format(name=promoted.stem) if promoted else none)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        if event.type() == QEvent.Type.WindowStateChange:
            self.menuBar().setVisible(not self.isFullScreen())
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle("CastInspect")
        self.tabs.setTabText(0, self.tr("Inspect"))
        self.tabs.setTabText(1, self.tr("Train"))
        self.tabs.setTabText(2, self.tr("Models"))
        titles = {
            "file": self.tr("File"), "view": self.tr("View"), "language": self.tr("Language"), "help": self.tr("Help"),
        }  # fmt: skip
        for name, title in titles.items():
            menu: QMenu = self._menus[name]
            menu.setTitle(title)
        texts = {
            "open": self.tr("Open pictures…"), "folder": self.tr("Open folder…"), "watch": self.tr("Watch a folder…"),
            "promote": self.tr("Promote a checkpoint…"), "demo": self.tr("Try with the demo model…"),
            "quit": self.tr("Quit"), "heat": self.tr("Heat map"),
            "kiosk": self.tr("Full screen"), "dark": self.tr("Dark or light"), "logs": self.tr("Open the log folder"),
            "licences": self.tr("Licences"), "about": self.tr("About CastInspect"),
        }  # fmt: skip
        for name, text in texts.items():
            self._actions[name].setText(text)
        self._language_actions[self._language.current].setChecked(True)
        self._show_model()
