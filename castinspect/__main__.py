"""Entry point: no arguments open the window, everything else is the command line. Imports lazily."""

from __future__ import annotations

import gc
import os
import sys
from typing import Any


def main() -> int:
    """Run CastInspect and return the process's exit code."""
    gc.disable()  # what is loaded now stays: looking for garbage in it would take a twentieth of the start
    if getattr(sys, "frozen", False):
        from multiprocessing import freeze_support

        freeze_support()
    # Read by pydantic: plugins are nobody's here, and to look for them it reads a file of every installed package.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    if sys.argv[1:] == ["window", "--empty"]:  # measured by `bench window` beside ours; imports nothing of it
        from castinspect.gui.proof.empty_window import main as open_empty_window

        return open_empty_window()
    from castinspect.process import threads_wait_asleep

    threads_wait_asleep()
    from castinspect import language

    wanted, arguments = language.typed(sys.argv[1:])
    if not arguments:
        return _open_window(language=wanted)
    if arguments == ["window", "--until-painted"]:  # what it measures: a start from the desktop, which types nothing
        return _open_window(until_painted=True)
    if arguments[0] == "--self-test":
        language.use(wanted or language.of_settings())
        return _self_test(arguments[1:])
    from castinspect.cli import run

    return run(sys.argv[1:], _open_window)


def _open_window(*paths: Any, **options: Any) -> int:
    """Open the window; this is the one place that knows it and the command line."""
    from castinspect.gui.shell.app import open_window

    return open_window(*paths, **options)


def _self_test(arguments: list[str]) -> int:
    """Check core and window; which both are known here only."""
    from castinspect.cli.self_test import main as check
    from castinspect.gui.proof.self_test import CHECKS as WINDOW_CHECKS
    from castinspect.self_test.checks import CHECKS

    gc.enable()
    return check(arguments, (*CHECKS, *WINDOW_CHECKS))


if __name__ == "__main__":
    sys.exit(main())
