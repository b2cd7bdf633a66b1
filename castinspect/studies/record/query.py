"""What a person looks for in the record: fields of a form, or options of a command, as conditions."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Query:
    """Fields to search by; an empty one asks for nothing. All that are filled must hold.

    Attributes:
        text: A word anywhere: picture, part, reason, people, what they decided.
        part: Serial number.
        lot: Production lot.
        cavity: Of the mould.
        verdict: OK, DEFECT, REVIEW or HOLD.
        reason: A reason code, or a piece of one.
        decision: What a person said last: OK, DEFECT, or `none`.
        version: Id of the checkpoint, or a piece of it.
        since: First day or moment.
        until: Day or moment before which.
        more: Conditions of any field, as `probability>0.5`.
    """

    text: str = ""
    part: str = ""
    lot: str = ""
    cavity: str = ""
    verdict: str = ""
    reason: str = ""
    decision: str = ""
    version: str = ""
    since: str = ""
    until: str = ""
    more: tuple[str, ...] = ()

    def conditions(self) -> list[str]:
        """As `castinspect.station.history.views.filters.conditions` reads them."""
        named = ((field.name, getattr(self, field.name).strip()) for field in fields(self) if field.name != "more")
        return [f"{name}{_CONTAINS.get(name, '=')}{value}" for name, value in named if value] + list(self.more)

    def __str__(self) -> str:
        """For the head of what is exported; `everything` where nothing was asked for."""
        return ", ".join(self.conditions()) or "everything"


_CONTAINS = {"text": "~", "reason": "~", "version": "~"}
