"""Conditions on the record, as a person types them: `verdict=DEFECT`, `since=2026-11-01`, `probability>0.5`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, func, literal_column, or_, select

from castinspect.errors import StoreError
from castinspect.station.history.tables import decisions, inspections, stations

_FORM = re.compile(r"^\s*(\w+)\s*(!=|>=|<=|=|>|<|~)\s*(.*?)\s*$", re.DOTALL)
_VERDICTS = ("OK", "DEFECT", "REVIEW", "HOLD")
_OUTCOMES = ("OK", "DEFECT")
_WRITTEN = tuple(
    inspections.c[name] for name in ("picture", "part", "lot", "cavity", "heat", "camera", "operator", "reasons")
)
_OPERATORS: dict[str, Callable[[Any, Any], ColumnElement[bool]]] = {
    "=": lambda column, value: column == value,
    "!=": lambda column, value: column != value,
    ">": lambda column, value: column > value,
    ">=": lambda column, value: column >= value,
    "<": lambda column, value: column < value,
    "<=": lambda column, value: column <= value,
    "~": lambda column, value: column.contains(value, autoescape=True),
}


@dataclass(frozen=True)
class _Field:
    """A field that may be asked for: its column, how its value is read, which operators make sense."""

    column: Any
    read: Callable[[str, str], object]
    operators: tuple[str, ...]


def conditions(texts: Sequence[str]) -> list[ColumnElement[bool]]:
    """Read conditions; all of them must hold.

    Args:
        texts: `FIELD=VALUE`, also with `!=`, `<`, `<=`, `>`, `>=`, and `~` for "contains".

    Raises:
        StoreError: One is no condition, or its value makes no sense; the sentence names the fields.
    """
    return [_condition(text) for text in texts]


def _condition(text: str) -> ColumnElement[bool]:
    form = _FORM.match(text)
    name, operator, value = form.groups() if form else ("", "", "")
    if name == "decided" and operator == "=":
        return _decided(value)
    if name == "decision" and operator == "=":
        return _latest_decision(value)
    if name == "text" and operator in ("=", "~") and value:
        return _anywhere(value)
    if name in ("since", "until") and operator == "=":
        return _OPERATORS[">=" if name == "since" else "<"](inspections.c.recorded, _moment(name, value))
    field = _FIELDS.get(name)
    if field is None or operator not in field.operators:
        known = ", ".join([*_FIELDS, "since", "until", "decided", "decision", "text"])
        raise StoreError("history-condition", condition=text, known=known)
    condition: ColumnElement[bool] = _OPERATORS[operator](field.column, field.read(name, value))
    if name in ("part", "lot") and operator == "=" and value:
        return and_(condition, field.column != literal_column("''"))  # their indexes hold only what is known
    if name == "sequence":
        return and_(condition, inspections.c.station.in_(select(stations.c.name)))  # their key begins with the station
    return condition


def _decided(value: str) -> ColumnElement[bool]:
    stands = case((decisions.c.kind == "withdrawn", -1), else_=1)
    mine = (decisions.c.station == inspections.c.station, decisions.c.sequence == inspections.c.sequence)
    found = select(func.coalesce(func.sum(stands), 0)).where(*mine).correlate(inspections).scalar_subquery() > 0
    if value in ("yes", "no"):
        return found if value == "yes" else ~found
    raise StoreError("history-value", value=value, field="decided", hint="Write yes or no.")


def _latest_decision(value: str) -> ColumnElement[bool]:
    """What a person said last of the inspection: OK or DEFECT, or nothing at all."""
    if value == "none":
        return ~_decided("yes")
    if value.upper() not in _OUTCOMES:
        raise StoreError("history-value", value=value, field="decision", hint="Write OK, DEFECT or none.")
    later = decisions.alias("later")
    mine = and_(decisions.c.station == inspections.c.station, decisions.c.sequence == inspections.c.sequence)
    newer = and_(
        later.c.station == decisions.c.station,
        later.c.sequence == decisions.c.sequence,
        later.c.number > decisions.c.number,
    )
    is_latest = ~exists(select(later.c.number).where(newer))
    return exists(select(decisions.c.number).where(mine, decisions.c.outcome == value.upper(), is_latest))


def _anywhere(value: str) -> ColumnElement[bool]:
    """A word in what is written about an inspection: its picture, part, reasons, people, and what they decided."""
    said = exists(
        select(decisions.c.number).where(
            decisions.c.station == inspections.c.station,
            decisions.c.sequence == inspections.c.sequence,
            or_(decisions.c.who.icontains(value, autoescape=True), decisions.c.why.icontains(value, autoescape=True)),
        )
    )
    return or_(*(column.icontains(value, autoescape=True) for column in _WRITTEN), said)


def _text(_name: str, value: str) -> str:
    return value


def _number(name: str, value: str) -> float:
    try:
        return float(value)
    except ValueError:
        raise StoreError("history-value", value=value, field=name, hint="Write a number, such as 0.5.") from None


def _verdict(name: str, value: str) -> str:
    if value.upper() not in _VERDICTS:
        raise StoreError("history-value", value=value, field=name, hint=f"Write one of {', '.join(_VERDICTS)}.")
    return value.upper()


def _moment(name: str, value: str) -> datetime:
    """A day or a moment; without a time zone it is meant where the station stands."""
    try:
        return datetime.fromisoformat(value).astimezone(UTC)
    except ValueError:
        hint = "Write a day or a moment, such as 2026-11-27 or 2026-11-27T06:00."
        raise StoreError("history-value", value=value, field=name, hint=hint) from None


_EQUAL, _ORDER, _WORDS = ("=", "!="), ("=", "!=", "<", "<=", ">", ">="), ("=", "!=", "~")
_FIELDS = {
    "verdict": _Field(inspections.c.verdict, _verdict, _EQUAL),
    "reason": _Field(inspections.c.reason_codes, _text, ("~", "=")),
    "station": _Field(inspections.c.station, _text, _EQUAL),
    "sequence": _Field(inspections.c.sequence, _number, _ORDER),
    "part": _Field(inspections.c.part, _text, _WORDS),
    "lot": _Field(inspections.c.lot, _text, _WORDS),
    "cavity": _Field(inspections.c.cavity, _text, _WORDS),
    "heat": _Field(inspections.c.heat, _text, _WORDS),
    "camera": _Field(inspections.c.camera, _text, _WORDS),
    "operator": _Field(inspections.c.operator, _text, _WORDS),
    "shift": _Field(inspections.c.shift, _text, _EQUAL),
    "checkpoint": _Field(inspections.c.checkpoint, _text, _EQUAL),
    "version": _Field(inspections.c.checkpoint, _text, _WORDS),
    "class": _Field(inspections.c.predicted_class, _text, _EQUAL),
    "picture": _Field(inspections.c.picture, _text, _WORDS),
    "sha256": _Field(inspections.c.sha256, _text, _EQUAL),
    "probability": _Field(inspections.c.defect_probability, _number, _ORDER),
    "novelty": _Field(inspections.c.novelty, _number, _ORDER),
}
