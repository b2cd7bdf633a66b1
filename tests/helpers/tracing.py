"""Which functions of the code are called, in which order and by whom, in all threads: a way drawn as data."""

from __future__ import annotations

import sys
import threading
from dataclasses import dataclass
from pathlib import Path

import castinspect

_ROOT = Path(castinspect.__file__).parent
_NO_STEPS = ("<module>", "<lambda>", "<listcomp>", "<genexpr>", "<dictcomp>", "<setcomp>")

ROOMS = (
    ("cli", "gui", "bench", "scale", "self_test"), ("versions", "curation", "studies"), ("training",),
    ("station", "evaluation"), ("inspection", "data", "registry"), ("models",), ("devices", "imaging", "synthetic"),
)  # fmt: skip
"""Who may call whom, downwards: the order of the rooms; what is in none of them is the ground."""


@dataclass(frozen=True)
class Call:
    """A function that was entered, or gone on with where it is a generator.

    Attributes:
        step: Module and qualified name, as `imaging.content:read_file`.
        caller: The module that called it; empty where that was a library.
    """

    step: str
    caller: str

    @property
    def module(self):
        return self.step.split(":")[0]


class Trace:
    """Within the block, notes every call of the code.

    Args:
        stack_at: A step; each time it is entered, `stacks` gets the steps that led there, the outermost first.
    """

    def __init__(self, stack_at=""):
        self.calls, self.stacks, self._stack_at = [], [], stack_at

    def __enter__(self):
        threading.setprofile(self._note)
        sys.setprofile(self._note)
        return self

    def __exit__(self, *_):
        sys.setprofile(None)
        threading.setprofile(None)

    @property
    def steps(self):
        return [call.step for call in self.calls]

    def first(self, step):
        """When it was first entered, as a place among all calls."""
        assert step in self.steps, f"{step} was never called"
        return self.steps.index(step)

    def climbs(self):
        """Calls from a lower room up into a higher one, as (caller, step)."""
        return {
            (call.caller, call.step) for call in self.calls if call.caller and _rank(call.module) < _rank(call.caller)
        }

    def _note(self, frame, event, _arg):
        if event != "call" or frame.f_code.co_name in _NO_STEPS or not _is_ours(frame):
            return
        step = _step(frame)
        caller = frame.f_back
        self.calls.append(Call(step, _module(caller) if caller is not None and _is_ours(caller) else ""))
        if step == self._stack_at:
            self.stacks.append(_stack(caller))


def _stack(frame):
    found = []
    while frame is not None:
        if _is_ours(frame):
            found.append(_step(frame))
        frame = frame.f_back
    return found[::-1]


def _is_ours(frame):
    return frame.f_code.co_filename.startswith(str(_ROOT))


def _module(frame):
    return ".".join(Path(frame.f_code.co_filename).relative_to(_ROOT).with_suffix("").parts)


def _step(frame):
    return f"{_module(frame)}:{frame.f_code.co_qualname}"


def _rank(module):
    room = module.split(".")[0]
    return next((rank for rank, rooms in enumerate(ROOMS) if room in rooms), len(ROOMS))
