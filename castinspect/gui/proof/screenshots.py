"""Pictures of every tab at work, for the README: a short training on synthetic castings, then a shift of others."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from castinspect.gui.common.theme import DARK, LIGHT
from castinspect.gui.shell.main_window import MainWindow
from castinspect.identity import Attribution
from castinspect.inspection.verdict import Verdict
from castinspect.registry.registry import Registry
from castinspect.settings import Settings
from castinspect.station.charts.points import By
from castinspect.station.history.opening import open_store
from castinspect.station.history.views.filters import conditions
from castinspect.station.history.views.queries import page
from castinspect.synthetic.folder import DEFECTIVE, SOUND, write_castings

_TRAIN, _EPOCHS = 200, 6
_LOTS, _A_LOT, _DEFECTIVE = 10, 16, (2, 5, 6, 9)
"""Lots of a shift, castings in each, and in which lots one is defective: a line with a yield of 97.5 %."""
_PATTERN = r"(?P<lot>[^/_]+)_(?P<part>\d+)"
_SIZE = (1360, 880)
_POLL_MS = 50
_SETTLING = 5  # rounds of the event loop until every layout has its final size


def take_screenshots(window: MainWindow, folder: Path) -> int:
    """Train, and watch a shift through the window; grab every tab in both languages and looks.

    Returns:
        The process's exit code: 1 if training made no checkpoint.
    """
    folder.mkdir(parents=True, exist_ok=True)
    window.resize(*_SIZE)
    window.show()
    with tempfile.TemporaryDirectory(prefix="castings-") as made:
        data, camera = Path(made) / "castings", Path(made) / "camera"
        write_castings(data, _TRAIN, seed=0)
        _grab(window, folder / "empty", tab=0)
        if not _train(window, data):
            return 1
        _grab(window, folder / "train", tab=1)
        _play(window, Path(made), camera)
        window.inspection.look_at(Verdict.DEFECT, overlay=True)
        _grab(window, folder / "inspect", tab=0)
        window.inspection.stop()
        wait_while(window.inspection.is_running)
        _grab(window, folder / "models", tab=2)
        window.tabs.setCurrentWidget(window.history)
        wait_while(window.history.is_running)
        window.history.table.selectRow(0)
        wait_while(window.history.is_running)
        _grab(window, folder / "history", tab=3)
        _chart(window)
        _grab(window, folder / "studies", tab=4)
    window.close()
    return 0


def _play(window: MainWindow, made: Path, camera: Path) -> None:
    """Have the camera take the castings of a shift, watch them, and decide what the station leaves to a person."""
    is_good = _draw_pictures(made / "drawn")
    camera.mkdir()
    settings, _ = Settings.load_or_last_good()
    settings.identity = settings.identity.model_copy(update={"pattern": _PATTERN})
    settings.save()
    window.inspection.resume(camera)
    for lot in range(_LOTS):  # as on a line, one after the other
        for name in list(is_good)[lot * _A_LOT : (lot + 1) * _A_LOT]:
            (made / "drawn" / name).rename(camera / name)
        wait_while(lambda so_far=(lot + 1) * _A_LOT: window.inspection.total < so_far)
    with open_store(station=settings.station_name) as store:
        asked = [row for verdict in ("REVIEW", "HOLD")
                 for row in page(store.database, conditions([f"verdict={verdict}", "decided=no"]))]  # fmt: skip
        for row in asked:
            outcome = Verdict.OK if is_good[Path(row.values["picture"]).name] else Verdict.DEFECT
            store.decide(row.place.sequence, str(outcome), Attribution("Kim", "looked at by hand"))
    window.inspection.recall()
    wait_while(window.inspection.is_recalling)


def _draw_pictures(drawn: Path) -> dict[str, bool]:
    """Draw the castings of a shift, named by lot and part, in the order of the line; whether each is good."""
    write_castings(drawn, 2 * _LOTS * _A_LOT, seed=1)
    good, defective = (iter(sorted((drawn / name).iterdir())) for name in (SOUND, DEFECTIVE))
    is_good = {}
    for number in range(_LOTS * _A_LOT):
        lot, part = divmod(number, _A_LOT)
        is_good[name := f"A{lot + 1:02}_{number + 1:04}.png"] = not (lot in _DEFECTIVE and part == _A_LOT // 2)
        next(good if is_good[name] else defective).rename(drawn / name)
    return is_good


def _chart(window: MainWindow) -> None:
    charts = window.studies.charts
    charts.by.setCurrentIndex(list(By).index(By.LOT))
    window.tabs.setCurrentWidget(window.studies)
    charts.draw()
    wait_while(charts.is_drawing)


def _train(window: MainWindow, data: Path) -> bool:
    """Train through the window and let the station judge with the result, whatever so few castings prove of it."""
    window.training.choose_data(data)
    wait_while(lambda: not window.training.can_start())
    window.tabs.setCurrentIndex(1)
    window.training.set_options(
        backbone="efficientnet_b0", weights="starter", strategy="gradual", size=160, epochs=_EPOCHS
    )
    window.training.start()
    wait_while(window.training.is_running)
    versions = Registry().versions()
    if not versions:
        return False
    Registry().promote(versions[0].path, Attribution(why="screenshots"))
    return True


def _grab(window: MainWindow, name: Path, *, tab: int) -> None:
    window.tabs.setCurrentIndex(tab)
    for theme, suffix in ((DARK, "-dark"), (LIGHT, "")):
        window.appearance.use_theme(theme)
        for language in ("ko", "en"):
            window.appearance.use_language(language)
            for _ in range(_SETTLING):
                QApplication.processEvents()
            window.grab().save(f"{name}-{language}{suffix}.png")


def wait_while(busy: object) -> None:
    """Run the event loop until something is no longer so."""
    assert callable(busy)
    loop, timer = QEventLoop(), QTimer(interval=_POLL_MS)
    timer.timeout.connect(lambda: None if busy() else loop.quit())
    timer.start()
    loop.exec()
    timer.stop()
