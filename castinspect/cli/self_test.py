"""`castinspect --self-test`: one line per check, and an exit code that names the first one that failed."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from castinspect.cli.common.console import output, shown
from castinspect.self_test.runner import Check, CheckFinished, CheckStarted, run_checks

OPTION = "--self-test"


def main(arguments: Sequence[str], checks: Sequence[Check]) -> int:
    """Run the checks and return 0, or the exit code of the first one that failed."""
    options = _parser(checks).parse_args(arguments)
    code, width = 0, max(len(check.name) for check in checks)
    for event in run_checks(checks, options.keep):
        if isinstance(event, CheckStarted):
            output.print(f"{event.check.name:{width}}  ", end="", markup=False)
            output.file.flush()  # should the process die in this check, its name stands there
            continue
        output.print(_line(event), markup=False, soft_wrap=True)
        code = code or (event.check.exit_code if event.problem else 0)
    output.print("self-test passed" if code == 0 else f"self-test failed (exit code {code})", markup=False)
    return code


def _line(event: CheckFinished) -> str:
    word, text = ("ok    ", event.detail) if event.problem is None else ("FAILED", str(event.problem))
    return f"{word} {event.seconds:6.1f} s  {shown(text)}"


def _parser(checks: Sequence[Check]) -> argparse.ArgumentParser:
    table = "\n".join(f"  {check.exit_code}  {check.name}: {check.title}" for check in checks)
    parser = argparse.ArgumentParser(
        prog=f"castinspect {OPTION}",
        description="Prove that this installation works, each part by using it, on a station of its own.",
        epilog=f"exit codes: 0 all passed, else of the first check that failed:\n{table}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--keep", type=Path, metavar="DIR", help="leave what the checks write there, as photographs of the window"
    )
    return parser
