"""What is promoted is loaded once, whoever asks first, and the status line says what judges."""

from __future__ import annotations

import threading
from types import SimpleNamespace

from castinspect.errors import CheckpointError
from castinspect.gui.shell.engine_ready import GettingReady, one_by_one


class Promoted:
    def __init__(self):
        self.inside, self.most = 0, 0

    def ready(self):
        self.inside += 1
        self.most = max(self.most, self.inside)
        self.inside -= 1
        return self


def test_two_threads_make_it_ready_one_after_the_other():
    promoted = Promoted()
    ready = one_by_one(lambda: promoted)
    threads = [threading.Thread(target=ready) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert promoted.most == 1
    assert ready() is promoted


def test_the_window_says_what_judges_before_the_first_picture(qtbot, window, checkpoint):
    metadata = SimpleNamespace(name="wheel", id="12345678", backbone="resnet18")
    device = SimpleNamespace(title="a CPU", fallback=None)
    window.make_inspector = lambda: SimpleNamespace(metadata=metadata, device=device)
    getting_ready = GettingReady(window)
    with qtbot.waitSignal(getting_ready.ended, timeout=30_000):
        getting_ready.begin()
    assert "wheel" in window.model_line.text
    assert "a CPU" in window.model_line.text


def test_where_nothing_is_promoted_nothing_is_said(qtbot, window):
    def refuse():
        raise CheckpointError("no-model")

    window.make_inspector = refuse
    getting_ready = GettingReady(window)
    failures = []
    getting_ready.failed.connect(failures.append)
    with qtbot.waitSignal(getting_ready.ended, timeout=30_000):
        getting_ready.begin()
    assert failures == []
