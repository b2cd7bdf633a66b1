"""Options that say who acts and why."""

from __future__ import annotations

from typing import Annotated

import typer

from castinspect.access import present
from castinspect.identity import Attribution, current_user

ByOption = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who does it; else the logged-in user.")]
WhyOption = Annotated[str, typer.Option("--why", metavar="TEXT", help="Why; kept in the journal.")]


def attribution(by: str | None, why: str) -> Attribution:
    """Who acts: whoever logged in at the station, else the one named, else the user of the system."""
    person = present()
    return Attribution(person.name if person else by or current_user(), why)
