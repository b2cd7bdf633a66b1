"""The pipeline: some threads read while others judge, and what comes out keeps the order of what goes in."""

from __future__ import annotations

import math
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")
Loaded = TypeVar("Loaded")
Result = TypeVar("Result")

_LONGEST_GOODBYE = 0.5
"""Seconds that the end waits for a thread that may be stuck in reading."""


@dataclass(frozen=True)
class Stages(Generic[Item, Loaded, Result]):
    """What is done to each item.

    Attributes:
        load: Reads one item; must not raise. Called from several threads.
        is_ready: Whether what was loaded is to be judged; else it goes straight to `finish`.
        judge: Judges some loaded items at once; must not raise. Called from several threads.
        finish: Makes the result of what was loaded and needs no judging.
        late: Makes the result of an item whose loading takes too long.
        stuck: Makes the result of a loaded item whose judging takes too long.
        renew: Called before another judge takes the place of one that is stuck; must not raise.
    """

    load: Callable[[Item], Loaded]
    is_ready: Callable[[Loaded], bool]
    judge: Callable[[list[Loaded]], list[Result]]
    finish: Callable[[Loaded], Result]
    late: Callable[[Item], Result]
    stuck: Callable[[Loaded], Result]
    renew: Callable[[], None]


@dataclass(frozen=True)
class Patience:
    """How long each step may take, in seconds.

    Attributes:
        load: Loading one item.
        judge: Judging some items at once.
    """

    load: float
    judge: float = math.inf


@dataclass(frozen=True)
class Capacity:
    """How much is done at once.

    Attributes:
        loaders: Threads that load.
        judges: Threads that judge.
        batch: Items that a judge takes at most; it takes its share of what is waiting and never waits for more.
        ahead: Items that may be under way or done beyond the one asked for, which bounds the memory.
        patience: How long each step may take.
    """

    loaders: int
    judges: int
    batch: int
    ahead: int
    patience: Patience


class _Slot(Generic[Item, Loaded, Result]):
    """One item's place in the order."""

    def __init__(self, item: Item) -> None:
        self.item = item
        self.started: float | None = None
        self.loaded: list[Loaded] = []
        self.result: list[Result] = []  # empty until it is there
        self.is_late = False


class _Job(Generic[Item, Loaded, Result]):
    """Some items that one judge is at."""

    def __init__(self, slots: list[_Slot[Item, Loaded, Result]]) -> None:
        self.slots = slots
        self.started = time.monotonic()
        self.judge = threading.current_thread()


class Pipeline(Generic[Item, Loaded, Result]):
    """Runs items through the stages.

    An item that loads slowly keeps nothing from being loaded and judged behind it; one that takes longer than the
    patience becomes `late`, one whose judging does becomes `stuck`, and another thread takes the place of the one that
    hangs.
    """

    def __init__(self, stages: Stages[Item, Loaded, Result], capacity: Capacity) -> None:
        self._stages = stages
        self._capacity = capacity
        lock = threading.Lock()  # one for all, but each kind of thread is woken only by what concerns it
        self._loadable, self._judgeable, self._finished = (threading.Condition(lock) for _ in range(3))
        self._to_load: deque[_Slot[Item, Loaded, Result]] = deque()
        self._to_judge: deque[_Slot[Item, Loaded, Result]] = deque()
        self._jobs: list[_Job[Item, Loaded, Result]] = []
        self._threads: list[threading.Thread] = []
        self._order: deque[_Slot[Item, Loaded, Result]] = deque()
        self._loading = 0  # loaders that are at an item
        self._is_over = False

    def comes_within(self, seconds: float) -> bool:
        """Whether the result after the one that was yielded last is there within so many seconds; waits for it."""
        if not self._order:
            return False
        slot = self._order[0]
        with self._finished:
            return bool(self._finished.wait_for(lambda: slot.result, seconds))

    def run(self, items: Iterable[Item]) -> Iterator[Result]:
        """Yield a result for each item, in order; items are taken from the caller's thread, as far as `ahead`.

        Closing the iterator ends all threads after what they are at.
        """
        remaining = iter(items)
        order = self._order
        try:
            while self._fill(order, remaining):
                yield self._next(order.popleft())
        finally:
            self._end()

    def _fill(self, order: deque[_Slot[Item, Loaded, Result]], remaining: Iterator[Item]) -> bool:
        """Take items in until enough are under way; whether any is."""
        while len(order) < self._capacity.ahead:
            try:
                slot: _Slot[Item, Loaded, Result] = _Slot(next(remaining))
            except StopIteration:
                break
            order.append(slot)
            with self._loadable:
                self._to_load.append(slot)
                self._wake_loader()
            self._start_threads(len(order))
        return bool(order)

    def _start_threads(self, items: int) -> None:
        """Start no more threads than there are items for."""
        loaders = sum(thread.name == "load" for thread in self._threads)
        judges = len(self._threads) - loaders
        if loaders < min(items, self._capacity.loaders):
            self._start("load", self._load_items)
        if judges < min(items, self._capacity.judges):
            self._start("judge", self._judge_items)

    def _start(self, name: str, work: Callable[[], None]) -> None:
        thread = threading.Thread(target=work, name=name, daemon=True)  # a stuck disk must not keep the app from ending
        self._threads.append(thread)
        thread.start()

    def _next(self, slot: _Slot[Item, Loaded, Result]) -> Result:
        while True:
            # wait for this item, but no longer than until something that is under way has to be given up
            with self._finished:
                if not slot.result:
                    self._finished.wait(self._time_left(slot))
                hanging = self._given_up(slot)
            # other threads go on in the places of those that hang, which gives this item its result, or another look
            self._replace(hanging)
            if slot.result:
                return slot.result[0]

    def _time_left(self, slot: _Slot[Item, Loaded, Result]) -> float | None:
        """Seconds until the item or a judge is given up; None where nothing is under way that could be."""
        now = time.monotonic()
        ends = [job.started + self._capacity.patience.judge for job in self._jobs]
        if not slot.loaded:
            ends.append((slot.started or now) + self._capacity.patience.load)
        soonest = min(ends, default=math.inf) - now
        return None if soonest == math.inf else max(0.0, soonest)

    def _given_up(self, slot: _Slot[Item, Loaded, Result]) -> list[str]:
        """Give up what takes too long: the item while it loads, and every job of a judge; the kinds of threads lost."""
        now, hanging = time.monotonic(), []
        # the item that is asked for, while it loads; those behind it are given up when their turn comes
        is_loading = slot.started is not None and not slot.loaded and not slot.result
        if is_loading and slot.started is not None and now >= slot.started + self._capacity.patience.load:
            slot.is_late = True
            slot.result.append(self._stages.late(slot.item))
            self._loading -= 1
            hanging.append("load")
        # every job, because a judge that hangs may keep the engine from all others
        for job in [job for job in self._jobs if now >= job.started + self._capacity.patience.judge]:
            self._jobs.remove(job)
            self._threads.remove(job.judge)  # nobody waits for it any more
            for stuck in job.slots:
                stuck.is_late = True
                stuck.result.append(self._stages.stuck(stuck.loaded[0]))
            hanging.append("judge")
        return hanging

    def _replace(self, hanging: list[str]) -> None:
        if "judge" in hanging:
            self._stages.renew()
        for name in hanging:
            self._start(name, self._load_items if name == "load" else self._judge_items)

    def _load_items(self) -> None:
        while (slot := self._take_to_load()) is not None:
            loaded = self._stages.load(slot.item)
            is_ready = self._stages.is_ready(loaded)
            result = [] if is_ready else [self._stages.finish(loaded)]
            with self._judgeable:
                if slot.is_late:  # another thread took this one's place
                    return
                self._loading -= 1
                slot.loaded.append(loaded)
                slot.result += result
                if is_ready:
                    self._to_judge.append(slot)
                    self._judgeable.notify()
                else:
                    self._finished.notify()

    def _take_to_load(self) -> _Slot[Item, Loaded, Result] | None:
        with self._loadable:
            while not self._wants_loader():
                if self._is_over:
                    return None
                self._loadable.wait()
            slot = self._to_load.popleft()
            slot.started = time.monotonic()
            self._loading += 1
            return slot

    def _wants_loader(self) -> bool:
        """Whether there is an item for one more loader.

        While each judge finds something, one loader is enough: two would only take turns at the interpreter, and be in
        the judges' way.
        """
        is_short = len(self._to_judge) < self._capacity.judges * self._capacity.batch
        return bool(self._to_load) and (is_short or not self._loading)

    def _wake_loader(self) -> None:
        if self._wants_loader():
            self._loadable.notify()

    def _judge_items(self) -> None:
        while (job := self._take_to_judge()) is not None:
            results = self._stages.judge([slot.loaded[0] for slot in job.slots])
            with self._finished:
                if job not in self._jobs:  # another thread took this one's place
                    return
                self._jobs.remove(job)
                for slot, result in zip(job.slots, results, strict=True):
                    slot.result.append(result)
                self._finished.notify()

    def _take_to_judge(self) -> _Job[Item, Loaded, Result] | None:
        with self._judgeable:
            while not self._to_judge:
                if self._is_over:
                    return None
                self._judgeable.wait()
            share = -(-len(self._to_judge) // self._capacity.judges)  # so that the others find something, too
            count = min(self._capacity.batch, share)
            job = _Job([self._to_judge.popleft() for _ in range(count)])
            self._jobs.append(job)
            self._finished.notify()  # who waits for a result gives this job its time, too
            self._wake_loader()
            return job

    def _end(self) -> None:
        with self._finished:
            self._is_over = True
            self._to_load.clear()
            self._to_judge.clear()
            self._loadable.notify_all()
            self._judgeable.notify_all()
        for thread in self._threads:
            if thread.name == "judge":
                thread.join(timeout=min(self._capacity.patience.judge, threading.TIMEOUT_MAX))
            else:
                thread.join(timeout=_LONGEST_GOODBYE)
