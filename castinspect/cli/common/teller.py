"""What a station says beside its verdicts, on standard error: sentences for people, or a log of JSON lines."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime

from castinspect.cli.common.console import errors, shown
from castinspect.cli.common.log_file import LogFile
from castinspect.inspection.inspection import Inspection
from castinspect.messages import Message, printable


class Teller:
    """Says each thing once: an alarm when it begins, and in a log also when it ends.

    Args:
        as_json: Whether a program reads it: one JSON object a line, with `at`, `event`, `code` and `sentence`.
        log: Takes the same lines, and one for each part.
    """

    def __init__(self, *, as_json: bool, log: LogFile | None = None) -> None:
        self._as_json, self._log = as_json, log
        self._standing: dict[str, Message] = {}

    def say(self, event: str, sentence: object, code: str = "", *, is_warning: bool = False) -> None:
        """Say one thing.

        Args:
            event: What happened, for programs.
            sentence: For people.
            code: Of a message.
            is_warning: Whether somebody should look.
        """
        line = self._logged(event=event, code=code, sentence=printable(sentence))
        if self._as_json:
            print(json.dumps(line), file=sys.stderr, flush=True)
        else:
            errors.print(shown(sentence), style="yellow" if is_warning else None, soft_wrap=True)

    def judged(self, inspection: Inspection) -> None:
        """Note a part in the log; people and programs have it on standard output."""
        if self._log is None:
            return
        codes = [reason.code for reason in inspection.reasons]
        of_part = {"sequence": inspection.sequence, "verdict": str(inspection.verdict), "reasons": codes}
        picture = {"picture": shown(inspection.path), "milliseconds": round(inspection.milliseconds, 1)}
        self._logged(event="judged", **of_part, **picture)

    def warn(self, event: str, message: Message) -> None:
        """Say that somebody should look."""
        self.say(event, message, message.code, is_warning=True)

    def standing(self, alarms: Sequence[Message]) -> None:
        """Say which of the alarms that stand now are new, and in a log which have ended."""
        now = {shown(alarm): alarm for alarm in alarms}
        for text, alarm in now.items():
            if text not in self._standing:
                self.warn("alarm started", alarm)
        for text, alarm in self._standing.items():
            if text not in now:
                self._note_end(alarm)
        self._standing = now

    def _note_end(self, alarm: Message) -> None:
        """People see that an alarm is over by what goes on; a log says so."""
        if self._as_json:
            self.say("alarm ended", alarm, alarm.code)
        else:
            self._logged(event="alarm ended", code=alarm.code, sentence=printable(alarm))

    def _logged(self, **values: object) -> dict[str, object]:
        """A line with the time in front, which the log has where there is one."""
        line = {"at": datetime.now(UTC).isoformat(timespec="milliseconds"), **values}
        if self._log is not None:
            self._log.write(line)
        return line
