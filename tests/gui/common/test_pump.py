"""The pump: what an iterator yields arrives in the window's thread, and it stops when asked."""

from __future__ import annotations

import subprocess
import sys
import weakref

import pytest
from PySide6.QtCore import QObject, QThread, Slot

from castinspect.gui.common.pump import IteratorPump


class Receiver(QObject):
    def __init__(self):
        super().__init__()
        self.items, self.errors, self.threads = [], [], set()

    @Slot(object)
    def on_item(self, item):
        self.items.append(item)
        self.threads.add(QThread.currentThread())

    @Slot(object)
    def on_error(self, error):
        self.errors.append(error)


@pytest.fixture
def receiver(qapp):
    return Receiver()


def pump_of(receiver, make):
    pump = IteratorPump(make)
    pump.produced.connect(receiver.on_item)
    pump.failed.connect(receiver.on_error)
    return pump


def test_items_arrive_in_order_in_the_windows_thread(qtbot, receiver):
    pump = pump_of(receiver, lambda: range(100))
    with qtbot.waitSignal(pump.finished):
        pump.start()
    qtbot.waitUntil(lambda: len(receiver.items) == 100)
    assert receiver.items == list(range(100))
    assert receiver.threads == {receiver.thread()}
    pump.wait()


def test_an_error_is_told_after_the_items_before_it(qtbot, receiver):
    def failing():
        yield 1
        raise ValueError("broken")

    pump = pump_of(receiver, failing)
    with qtbot.waitSignal(pump.finished):
        pump.start()
    qtbot.waitUntil(lambda: bool(receiver.errors))
    assert receiver.items == [1]
    assert str(receiver.errors[0]) == "broken"
    pump.wait()


def test_stopping_closes_the_iterator(qtbot, receiver):
    closed = []

    def endless():
        try:
            while True:
                yield 0
        finally:
            closed.append(True)

    pump = pump_of(receiver, endless)
    pump.start()
    qtbot.waitUntil(lambda: bool(receiver.items))
    pump.stop_and_wait()
    assert closed == [True]
    assert pump.isFinished()


def test_a_paused_pump_asks_for_nothing_more(qtbot, receiver):
    asked = []

    def counting():
        for number in range(1_000_000):
            asked.append(number)
            yield number

    pump = pump_of(receiver, counting)
    pump.pause()
    pump.start()
    qtbot.waitUntil(lambda: receiver.items == [0])
    assert asked == [0]
    pump.resume()
    qtbot.waitUntil(lambda: len(receiver.items) > 10)
    pump.stop_and_wait()


def test_twenty_thousand_signals_do_not_abort_the_process():
    code = (
        "from PySide6.QtCore import QCoreApplication; from castinspect.gui.common.pump import IteratorPump\n"
        "app = QCoreApplication([]); pump = IteratorPump(lambda: (bool(i % 2) or None for i in range(20_000)))\n"
        "seen = []; pump.produced.connect(seen.append); pump.finished.connect(app.quit); pump.start(); app.exec()\n"
        "pump.wait(); app.processEvents(); assert len(seen) == 20_000, len(seen)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def test_retired_pump_does_not_hold_its_owner(qtbot):
    """Else the owner could be deleted within the pump's deletion, and delete the pump twice."""

    class Owner(QObject):
        def items(self):
            return range(3)

    owner = Owner()
    pump = IteratorPump(owner.items, owner)
    with qtbot.waitSignal(pump.finished):
        pump.start()
    pump.retire()
    alive = weakref.ref(owner)
    del owner, pump
    assert alive() is None
