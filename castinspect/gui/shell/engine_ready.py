"""The promoted engine is made ready as soon as the window stands there, so that the first picture need not wait."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from castinspect.errors import CastInspectError
from castinspect.gui.common.job import Job
from castinspect.gui.inspection.job import InspectorMaker, ModelReady
from castinspect.gui.shell.main_window import MainWindow
from castinspect.process import give_back_memory

if TYPE_CHECKING:
    from castinspect.station.promoted import PromotedInspector


def one_by_one(make: Callable[[], PromotedInspector]) -> InspectorMaker:
    """What makes an inspector ready, for several threads: the second one waits for what the first one makes.

    Args:
        make: Gives what judges with what is promoted; called once, by the first thread.
    """
    making = threading.Lock()
    promoted = cache(make)

    def ready() -> PromotedInspector:
        with making:
            return promoted().ready()

    return ready


class GettingReady(Job):
    """Loads what is promoted in a thread, and has the window say what judges.

    Where nothing is promoted, or it cannot be used, nothing is said: the status line tells the one, the first picture
    the other.

    Args:
        window: The main window.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._make = window.make_inspector
        self.produced.connect(window.model_line.show_ready)

    @Slot()
    def begin(self) -> None:
        """Load it, unless that is done already."""
        self.start(lambda: _made_ready(self._make))


def _made_ready(make: InspectorMaker) -> Iterator[ModelReady]:
    try:
        promoted = make()
    except CastInspectError:
        return
    give_back_memory()
    device = promoted.device
    yield ModelReady(promoted.metadata, device.title, device.fallback)
