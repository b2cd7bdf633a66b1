"""The rows of the table of results, without Qt: what each column is called, says and sorts by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from castinspect.gui.common.texts import verdict_word
from castinspect.inspection.causes import plainest
from castinspect.inspection.inspection import Inspection
from castinspect.language import localized
from castinspect.messages import printable

SortKey = str | float


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes:
        name: Known by it in the code; what stands over it on the screen is the model's.
        text: What a row says in it.
        key: What rows are sorted by.
        is_number: Whether figures stand in it, which are aligned on the right.
    """

    name: str
    text: Callable[[Inspection], str]
    key: Callable[[Inspection], SortKey]
    is_number: bool = False


def file_name(inspection: Inspection) -> str:
    """The picture's name, printable where it is not valid UTF-8."""
    return printable(PurePath(inspection.path.name))


def _probability(inspection: Inspection) -> str:
    return f"{inspection.prediction.defect_probability:.1%}" if inspection.prediction else "–"


def _probability_key(inspection: Inspection) -> float:
    return inspection.prediction.defect_probability if inspection.prediction else -1.0


def _class(inspection: Inspection) -> str:
    return inspection.prediction.predicted_class if inspection.prediction else "–"


def _reason(inspection: Inspection) -> str:
    return " ".join(map(localized, plainest(inspection.reasons)))


COLUMNS = (
    Column("time", lambda i: i.inspected.astimezone().strftime("%H:%M:%S"), lambda i: i.inspected.timestamp()),
    Column("picture", file_name, lambda i: file_name(i).lower()),
    Column("verdict", lambda i: verdict_word(i.verdict), lambda i: str(i.verdict)),
    Column("probability", _probability, _probability_key, is_number=True),
    Column("class", _class, _class),
    Column("milliseconds", lambda i: f"{i.milliseconds:.0f}", lambda i: i.milliseconds, is_number=True),
    Column("reason", _reason, lambda i: i.reasons[0].code if i.reasons else ""),
)

PLACES = {column.name: place for place, column in enumerate(COLUMNS)}
