"""Runs checks one after another, on a station of their own, and tells how each went."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from castinspect.errors import CastInspectError
from castinspect.messages import Message
from castinspect.paths import HOME_VARIABLE
from castinspect.process import with_variable


@dataclass(frozen=True)
class Check:
    """Something an installation must be able to do.

    Attributes:
        name: What is shown, and what the table of exit codes goes by.
        exit_code: Of the process if this is the first check that fails.
        title: What it proves, in a line.
        run: Does it in a folder of its own and returns what was seen; raises if it cannot be done.
    """

    name: str
    exit_code: int
    title: str
    run: Callable[[Path], str]


@dataclass(frozen=True)
class CheckStarted:
    """A check is under way; if the process dies, it died of this one."""

    check: Check


@dataclass(frozen=True)
class CheckFinished:
    """How a check went: `problem` is None where it passed, `detail` is what was seen."""

    check: Check
    seconds: float
    detail: str = ""
    problem: Message | None = None


def run_checks(checks: Sequence[Check], keep: Path | None = None) -> Iterator[CheckStarted | CheckFinished]:
    """Run all checks, also after one that failed. The user's settings, models and logs are never touched.

    Args:
        checks: In their order.
        keep: Folder for what the checks write, as the photographs of the window; None throws it away.
    """
    with _own_station(keep) as folder:
        for check in checks:
            yield CheckStarted(check)
            yield _finished(check, folder)


def _finished(check: Check, folder: Path) -> CheckFinished:
    room = folder / check.name
    room.mkdir(parents=True, exist_ok=True)
    started = time.perf_counter()
    try:
        detail, problem = check.run(room), None
    except CastInspectError as error:
        detail, problem = "", error.message
    except Exception as error:  # whatever is missing from an installation, the others are still checked
        detail, problem = "", Message("unexpected", {"detail": f"{type(error).__name__}: {error}"})
    return CheckFinished(check, time.perf_counter() - started, detail, problem)


@contextmanager
def _own_station(keep: Path | None) -> Iterator[Path]:
    """A folder in which settings, models and logs are found as long as the block lasts."""
    with ExitStack() as stack:
        if keep is None:
            temporary = tempfile.TemporaryDirectory(prefix="castinspect-self-test-", ignore_cleanup_errors=True)
            keep = Path(stack.enter_context(temporary))
        stack.enter_context(with_variable(HOME_VARIABLE, str(keep.absolute() / "station")))
        yield keep.absolute()
