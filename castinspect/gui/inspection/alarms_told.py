"""What began to be wrong beside the line is told under the picture for as long as it lasts; its end, in the bar."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from castinspect.gui.inspection.picture.column import PictureColumn
from castinspect.language import localized
from castinspect.messages import Message

if TYPE_CHECKING:
    from castinspect.station.history.rows import Alarm


class AlarmsTold(QObject):
    """Follows what the station tells and its alarms on record: a sentence goes when its alarm is over.

    Args:
        column: With the line under the picture and the bar over it.
        parent: Owner.
    """

    def __init__(self, column: PictureColumn, parent: QObject) -> None:
        super().__init__(parent)
        self._column = column
        self._shown: tuple[Message, ...] = ()
        self._standing: set[str] = set()
        """Sentences as the record has them: the same in every language."""

    @Slot(object)
    def take_notices(self, notices: Sequence[Message]) -> None:
        """Tell what is new, below what still is wrong."""
        if notices:
            self._show((*(message for message in self._shown if str(message) in self._standing), *notices))

    @Slot(object)
    def take_alarms(self, alarms: Sequence[Alarm]) -> None:
        """Cease to tell what is over, and say that it is."""
        before, self._standing = self._standing, {alarm.sentence for alarm in alarms if alarm.ended is None}
        ended = tuple(message for message in self._shown if str(message) in before - self._standing)
        if not ended:
            return
        rest = tuple(message for message in self._shown if message not in ended)
        if self._column.problem_text == _lines(self._shown):  # else something newer stands there
            self._show(rest)
        self._shown = rest
        if not self._column.alarm.is_alarming:
            self.say_over(*ended)

    def say_over(self, *ended: Message) -> None:
        """Say in the bar that this is not wrong any more."""
        self._column.alarm.well_again(lambda: self.tr("This is over: {what}").format(what=_lines(ended)))

    def _show(self, messages: tuple[Message, ...]) -> None:
        self._shown = messages
        self._column.show_problem(_lines(messages))


def _lines(messages: Iterable[Message]) -> str:
    return "\n".join(map(localized, messages))
