"""Starting the window: it paints first, torch is loaded behind it."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from castinspect.gui.common.job import Job
from castinspect.gui.common.question import tell
from castinspect.gui.common.texts import error_text
from castinspect.gui.common.theme import DARK, LIGHT, apply_theme
from castinspect.gui.shell.engine_ready import GettingReady, one_by_one
from castinspect.gui.shell.excepthook import UnexpectedErrors, start_logging
from castinspect.gui.shell.first_paint import FirstPaint
from castinspect.gui.shell.fonts import ensure_hangul
from castinspect.gui.shell.language import Language
from castinspect.gui.shell.last_run import LastRun
from castinspect.gui.shell.main_window import MainWindow
from castinspect.gui.shell.opening import Opener
from castinspect.gui.shell.single_instance import SingleInstance, Start
from castinspect.language import localized
from castinspect.messages import Message
from castinspect.paths import HOME_VARIABLE, resource
from castinspect.process import limit_arenas
from castinspect.registry.registry import Registry
from castinspect.settings import Settings

if TYPE_CHECKING:
    from castinspect.gui.training.tab import Run
    from castinspect.inspection.inspector import Inspector
    from castinspect.models.checkpoint import LoadedCheckpoint
    from castinspect.station.promoted import PromotedInspector
    from castinspect.training.config import TrainingConfig

_COLLECT_MS = 5000


@dataclass(frozen=True)
class WindowOptions:
    """How the window is opened.

    Attributes:
        paths: Pictures or folders to judge, or a checkpoint to take into the station.
        language: `en` or `ko`, instead of the one in the settings.
        theme: `light` or `dark`, instead of the one in the settings.
        screenshots: A folder for pictures of the tabs at work; the window closes by itself.
        until_painted: Whether the window says when it stands there, and closes.
        until_judged: Whether it says so, judges the paths, says each verdict and its memory, and closes.
    """

    paths: Sequence[Path] = ()
    language: Literal["en", "ko"] | None = None
    theme: Literal["light", "dark"] | None = None
    screenshots: Path | None = None
    until_painted: bool = False
    until_judged: bool = False


def open_window(paths: Sequence[Path] = (), **options: Any) -> int:
    """Open the window, as `WindowOptions` say, and return the process's exit code."""
    limit_arenas()
    return _start(WindowOptions(paths, **options))


def _start(options: WindowOptions) -> int:
    if options.screenshots:  # they train and promote: on a station of their own
        from tempfile import TemporaryDirectory

        with TemporaryDirectory(prefix="station-", ignore_cleanup_errors=True) as home:
            os.environ[HOME_VARIABLE] = home
            return _run(options)
    return _run(options)


def _run(options: WindowOptions) -> int:
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("CastInspect")
    app.setDesktopFileName("castinspect")  # by which Linux desktops find name and icon
    app.setWindowIcon(QIcon(str(resource("icons", "castinspect.svg"))))
    if options.screenshots or options.until_painted:  # these close by themselves and must not disturb a station at work
        return _open(app, options)
    instance = SingleInstance()
    match instance.start(options.paths):
        case Start.HANDED_OVER:
            return 0
        case Start.NO_ANSWER:
            return _tell_no_answer(app)
    try:
        return _open(app, options, instance)
    finally:
        instance.release()


def _open(app: QApplication, options: WindowOptions, instance: SingleInstance | None = None) -> int:
    start_logging()
    errors = UnexpectedErrors()
    errors.install()
    settings, problem = Settings.load_or_last_good()
    if options.language:
        settings.language = options.language
    if options.theme:
        settings.theme = options.theme
    window = build_window(app, settings)
    if options.screenshots:
        from castinspect.gui.proof.screenshots import take_screenshots

        return take_screenshots(window, options.screenshots)
    collector = GuiGarbageCollector()
    collector.start()
    window.show()
    window.resume()
    if problem:
        tell(window, "CastInspect", error_text(problem))
    painting = FirstPaint(window)
    getting_ready = GettingReady(window)
    painting.painted.connect(getting_ready.begin)
    painting.painted.connect(window.inspection.recall)
    warm_up = WarmUp(window)
    warm_up.ended.connect(collector.spare_loaded)
    opener = Opener(window)
    opener.open(options.paths)
    run = LastRun()
    if instance is not None:  # a measurement beside a station at work is no run of its own
        instance.handed.connect(opener.hand)
        window.closed.connect(instance.fall_silent)
        window.tell_of_bad_end(run.begin())
    if sys.platform == "darwin":
        app.installEventFilter(opener)
    if options.until_painted or options.until_judged:
        from castinspect.gui.proof.telling import tell_what_happens

        tell_what_happens(window, painting, is_closing=options.until_painted)
    code = app.exec()
    getting_ready.stop_and_wait()
    warm_up.stop_and_wait()
    collector.stop()
    errors.uninstall()
    if instance is not None:
        run.end()
    return code


def _tell_no_answer(app: QApplication) -> int:
    settings, _ = Settings.load_or_last_good()
    Language(app).use(settings.language)
    ensure_hangul(app)
    message = tell(None, "CastInspect", localized(Message("window-no-answer")))
    message.finished.connect(app.quit)
    app.exec()
    return 1


def build_window(app: QApplication, settings: Settings) -> MainWindow:
    """Put the window together with what it depends on."""
    apply_theme(app, DARK if settings.theme == "dark" else LIGHT)
    ensure_hangul(app)
    language = Language(app)
    language.use(settings.language)
    registry = Registry()
    make_inspector = one_by_one(lambda: _promoted_inspector(registry, settings))
    return MainWindow(settings, registry, language, make_inspector, _train)


def _promoted_inspector(registry: Registry, settings: Settings) -> PromotedInspector:
    """What judges; loaded by the thread that asks for it, once the window has painted."""
    from castinspect.inspection.inspector import Inspector
    from castinspect.station.promoted import PromotedInspector

    def inspector_of(checkpoint: LoadedCheckpoint) -> Inspector:
        return Inspector.from_checkpoint(checkpoint.without_weights(), settings.device, engine=settings.engine)

    return PromotedInspector(registry, inspector_of)


def _train(config: TrainingConfig) -> Run:
    from castinspect.training.run.trainer import train

    return train(config)


class WarmUp(Job):
    """Loads torch once somebody looks at the training tab; a station that only judges by a conversion never needs it.

    Args:
        window: The main window.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.tabs.currentChanged.connect(self._on_tab_changed)

    @Slot()
    def _on_tab_changed(self) -> None:
        if self._window.others.is_training(self._window.tabs.currentWidget()):
            self._window.tabs.currentChanged.disconnect(self._on_tab_changed)
            self.start(warm_up_torch)


def warm_up_torch() -> Iterator[object]:
    """Load torch and what the first optimiser would load, so that no training waits for it."""
    import torch

    torch.optim.AdamW([torch.nn.Parameter(torch.zeros(1))])  # imports torch._dynamo, which takes seconds
    yield torch.__version__


class GuiGarbageCollector(QObject):
    """Collects cycles in the window's thread only: elsewhere a widget would be destroyed in a wrong thread."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self, interval=_COLLECT_MS)
        self._timer.timeout.connect(self._on_timeout)

    def start(self) -> None:
        gc.disable()
        self.spare_loaded()
        self._timer.start()

    @Slot()
    def spare_loaded(self) -> None:
        """Leave out of all collections what is there now: going through all of torch takes a quarter of a second."""
        gc.freeze()

    def stop(self) -> None:
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    @Slot()
    def _on_timeout(self) -> None:
        gc.collect()
