"""What a station says beside its verdicts, on standard error: sentences for people, or a log of JSON lines."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime

from castinspect.cli.common.console import errors, shown
from castinspect.messages import Message


class Teller:
    """Says each thing once: an alarm when it begins, and in a log also when it ends.

    Args:
        as_json: Whether a program reads it: one JSON object a line, with `at`, `event`, `code` and `sentence`.
    """

    def __init__(self, *, as_json: bool) -> None:
        self._as_json = as_json
        self._standing: dict[str, Message] = {}

    def say(self, event: str, sentence: object, code: str = "", *, is_warning: bool = False) -> None:
        """Say one thing.

        Args:
            event: What happened, for programs.
            sentence: For people.
            code: Of a message.
            is_warning: Whether somebody should look.
        """
        if self._as_json:
            at = datetime.now(UTC).isoformat(timespec="milliseconds")
            line = {"at": at, "event": event, "code": code, "sentence": shown(sentence)}
            print(json.dumps(line), file=sys.stderr, flush=True)
        else:
            errors.print(shown(sentence), style="yellow" if is_warning else None, markup=False, soft_wrap=True)

    def warn(self, event: str, message: Message) -> None:
        """Say that somebody should look."""
        self.say(event, message, message.code, is_warning=True)

    def standing(self, alarms: Sequence[Message]) -> None:
        """Say which of the alarms that stand now are new, and in a log which have ended."""
        now = {shown(alarm): alarm for alarm in alarms}
        for text, alarm in now.items():
            if text not in self._standing:
                self.warn("alarm started", alarm)
        if self._as_json:
            for text, alarm in self._standing.items():
                if text not in now:
                    self.say("alarm ended", alarm, alarm.code)
        self._standing = now
