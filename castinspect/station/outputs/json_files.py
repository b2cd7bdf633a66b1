"""A JSON file for each judged part, beside its picture or in a folder of its own, written in one step."""

from __future__ import annotations

import json
from pathlib import Path

from castinspect.files import write_atomically
from castinspect.messages import Message
from castinspect.station.names import fitting_name
from castinspect.station.outputs.output import Output, OutputDownError
from castinspect.station.outputs.report import Report, example_report, report_as_dict

_TEMPORARY = len(".") + len(".0123456789abcdef0123456789abcdef.tmp")
"""Bytes that the name of a temporary file is longer than the file's own."""


class JsonOutput(Output):
    """Writes `<picture>.json`.

    Written again, it replaces itself: the file of a picture says what was last judged of it.

    Args:
        folder: Where to; None writes beside the picture, where it was routed to if it was.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def send(self, report: Report) -> None:
        """Write one report as a JSON file of its own."""
        target = self.target_of(report)
        content = json.dumps(report_as_dict(report), ensure_ascii=False, indent=1).encode()
        try:
            write_atomically(target, content + b"\n")
        except OSError as error:
            detail = error.strerror or type(error).__name__
            raise OutputDownError("json-not-written", path=target, detail=detail) from error

    def target_of(self, report: Report) -> Path:
        """The file for a report. In a folder of its own, the sequence keeps pictures of one name apart."""
        picture = Path(report.kept_at or report.picture)
        if self._folder is None:
            return picture.with_name(fitting_name(picture.name, ".json", spare=_TEMPORARY))
        return self._folder / fitting_name(picture.name, f".{report.sequence}.json", spare=_TEMPORARY)

    def test(self, station: str) -> Message:
        """Write and remove a file in the folder; beside pictures there is nothing to try before one comes."""
        if self._folder is None:
            return Message("json-beside-works")
        target = self._folder / ".castinspect-test.json"
        try:
            write_atomically(target, json.dumps(report_as_dict(example_report(station))).encode())
            target.unlink()
        except OSError as error:
            detail = error.strerror or type(error).__name__
            raise OutputDownError("json-not-written", path=target, detail=detail) from error
        return Message("files-work", {"folder": self._folder})
