"""The process that CastInspect runs in: the packaged app's particulars, and how much memory threads keep."""

from __future__ import annotations

import ctypes
import faulthandler
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from castinspect.errors import FullAppError
from castinspect.paths import logs_dir

_M_ARENA_MAX = -8  # malloc.h
_M_TRIM_THRESHOLD, _M_TOP_PAD, _M_MMAP_MAX = -1, -2, -4
_ARENAS = 2
_OF_FULL_APP = ("torch", "torchvision", "sklearn", "scipy")
_KEPT = {_M_MMAP_MAX: 0, _M_TRIM_THRESHOLD: 2**31 - 1, _M_TOP_PAD: 64 << 20}
_USUAL = {_M_MMAP_MAX: 65536, _M_TRIM_THRESHOLD: 128 << 10, _M_TOP_PAD: 128 << 10}
_LIBRARY_PATHS = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")


def is_frozen() -> bool:
    """Whether this process is the packaged app."""
    return bool(getattr(sys, "frozen", False))


@cache
def has_torch() -> bool:
    """Whether this is the full app, which can train; the station package judges by conversions and has no torch."""
    return find_spec("torch") is not None


def explained(error: Exception) -> Exception:
    """The same error, or a sentence where it is the lack of what only the full app has."""
    library = (getattr(error, "name", None) or "").partition(".")[0]
    if isinstance(error, ModuleNotFoundError) and library in _OF_FULL_APP:
        return FullAppError("needs-full-app", library=library)
    return error


def own_command() -> list[str]:
    """How to start CastInspect once more, for a child process; arguments follow."""
    return [sys.executable] if is_frozen() else [sys.executable, "-m", "castinspect"]


def prepare_process() -> None:
    """Make up for what a packaged process lacks: streams, a place for crashes to be told, the system's library path."""
    _give_streams()
    _restore_library_path()
    try:
        logs_dir().mkdir(parents=True, exist_ok=True)
        crash_log = (logs_dir() / "crash.log").open("a", encoding="utf-8")
    except OSError:
        return
    faulthandler.enable(crash_log)  # stays open as long as the process: a crash cannot open files


def limit_arenas() -> bool:
    """Have all threads share two memory arenas, which saves a judging station some 4 % of its memory.

    glibc gives each thread an arena of its own, and what these keep for later adds up. Other C libraries know no such
    limit; there nothing happens. Call it before threads are started.

    Returns:
        Whether it worked.
    """
    library = _c_library()
    return bool(library and library.mallopt(_M_ARENA_MAX, _ARENAS))


def one_algebra_thread() -> None:
    """Keep NumPy's linear algebra to one thread, before NumPy is loaded; what the person has set stands.

    A station that judges has only small products to compute. The threads that wait for them begin with a tenth of a
    second of waiting at full speed, which the engine's own threads lack. Training is left as it is.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def threads_wait_asleep() -> None:
    """Have PyTorch's threads sleep where they wait for each other, before it is loaded; what the person has set stands.

    By themselves they first wait at full speed (libgomp's `OMP_WAIT_POLICY`). Where other programs want the same cores
    they take them from the thread that is waited for: on two cores shared by many, a pass of EfficientNet-Lite0 over a
    picture then took 30 to 80 ms of processor time instead of 13, and 50 to 170 ms by the clock instead of 25.
    """
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")


@contextmanager
def with_variable(name: str, value: str) -> Iterator[None]:
    """Within the block, a variable of the environment has a value, for programs that are started there, too."""
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        if before is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = before


@contextmanager
def keeping_freed_memory() -> Iterator[None]:
    """Within the block, memory that was freed is kept for the next that asks, and given back at the end.

    A step of training takes and frees hundreds of large arrays. glibc asks the system for each and gives it back, and
    the system clears every page anew: measured on two cores, a step of all layers then takes 1.4 times as long. Other
    C libraries know no such setting; there nothing happens.
    """
    library = _c_library()
    if library is None:
        yield
        return
    for option, value in _KEPT.items():
        library.mallopt(option, value)
    try:
        yield
    finally:
        for option, value in _USUAL.items():
            library.mallopt(option, value)
        library.malloc_trim(0)


def _c_library() -> Any:
    """The C library, where it can be told how to keep memory; else None."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        library = ctypes.CDLL(None)
    except OSError:
        return None
    return library if hasattr(library, "mallopt") and hasattr(library, "malloc_trim") else None


def give_back_memory() -> None:
    """Give the system what was needed only for a moment, as for making an engine ready; elsewhere nothing happens."""
    if library := _c_library():
        library.malloc_trim(0)


def memory_of_this_process() -> dict[str, float]:
    """Megabytes: `resident` in all, and `own` of them, which no other process shares; empty where it is not told."""
    try:
        lines = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return {}
    found = {words[0]: int(words[1]) / 1024 for words in (line.split() for line in lines[1:]) if len(words) > 1}
    return {"resident": found["Rss:"], "own": found["Private_Clean:"] + found["Private_Dirty:"]}


def _give_streams() -> None:
    """A Windows program without a console has no streams, and whatever prints would fail."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115


def _restore_library_path() -> None:
    """Let programs that are started from here (a file manager, say) use the system's libraries, not the bundle's."""
    for name in _LIBRARY_PATHS:
        original = os.environ.pop(f"{name}_ORIG", None)
        if original is not None:
            os.environ[name] = original
        elif is_frozen():
            os.environ.pop(name, None)
