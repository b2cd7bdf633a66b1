"""A program that each judged part is handed to: as JSON on its input and as variables, never through a shell."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence

from castinspect.messages import Message
from castinspect.station.outputs.output import Output, OutputDownError, ReportRefusedError
from castinspect.station.outputs.report import Report, example_report, report_as_dict
from castinspect.station.sources.identity import FIELDS


class CommandOutput(Output):
    """Runs a program for each report. Exit code 0 means taken.

    The arguments are those of the settings and nothing else, so no name of a part or a picture is ever taken for an
    option or a command. The report is on its input as JSON; `CASTINSPECT_VERDICT`, `_VALIDITY`, `_SEQUENCE`,
    `_HEARTBEAT`, `_STATION`, `_PART`, `_LOT`, `_CAVITY`, `_HEAT`, `_CAMERA` and `_PICTURE` are in its environment.

    Args:
        arguments: The program and its arguments.
        seconds: How long it may take; then it is ended with all that it started.
    """

    def __init__(self, arguments: Sequence[str], *, seconds: float = 10.0) -> None:
        self._arguments = list(arguments)
        self._seconds = seconds

    def send(self, report: Report) -> None:
        """Run the program once."""
        content = json.dumps(report_as_dict(report), ensure_ascii=False).encode()
        try:
            program = subprocess.Popen(
                self._arguments,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=os.environ | variables_of(report),
                start_new_session=True,
            )
        except (OSError, ValueError) as error:
            detail = getattr(error, "strerror", None) or str(error)
            raise OutputDownError("command-not-started", program=self._arguments[0], detail=detail) from error
        with program:
            self._feed(program, content)
        if program.returncode:
            raise ReportRefusedError("command-failed", program=self._arguments[0], status=program.returncode)

    def test(self, station: str) -> Message:
        """Hand a HOLD of no part to the program."""
        self.send(example_report(station))
        return Message("command-works", {"program": self._arguments[0]})

    def _feed(self, program: subprocess.Popen[bytes], content: bytes) -> None:
        try:
            program.communicate(content, timeout=self._seconds)
        except subprocess.TimeoutExpired as error:
            _end_with_children(program)
            program.wait()
            raise OutputDownError("command-slow", program=self._arguments[0], seconds=self._seconds) from error


def variables_of(report: Report) -> dict[str, str]:
    """The report as variables of the environment; a variable cannot hold a NUL."""
    values = report_as_dict(report)
    told = {
        "VERDICT": values["verdict"],
        "VALIDITY": values["validity"],
        "SEQUENCE": values["sequence"],
        "HEARTBEAT": values["heartbeat"],
        "STATION": values["station"],
        **{name.upper(): getattr(report.identity, name) for name in FIELDS},
        "PICTURE": values["picture"],
    }
    return {f"CASTINSPECT_{name}": str(value).replace("\0", "") for name, value in told.items()}


def _end_with_children(program: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        program.kill()
        return
    try:
        os.killpg(program.pid, signal.SIGKILL)
    except ProcessLookupError:  # ended meanwhile
        program.kill()
