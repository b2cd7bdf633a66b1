"""Versions beside each other as tables: on the suites with bounds, and what they differ in."""

from __future__ import annotations

import json
from dataclasses import asdict

from rich.text import Text

from castinspect.cli.common.console import errors, narrow_table, output, share_text, shown
from castinspect.language import say, say_each
from castinspect.versions.overview import OnSuite, Overview


def print_overview(found: Overview, *, as_json: bool = False) -> None:
    """Print it, for a person or a program."""
    if as_json:
        print(json.dumps(asdict(found), default=str))
        return
    if not found.suites:
        errors.print(say("No suite yet: `castinspect suites add` makes one."), style="yellow")
    table = narrow_table(
        say("versions, the newest first; shares with what they are at most, with 95 % confidence"),
        say_each("", "version", "MB", "suite", "escapes", "overkill", "to a person", "ms"),
        words=(0, 1, 3),
        fold=True,
    )
    for row in found.rows:
        start = ("▶" if row.is_promoted else "", Text(shown(row.name)), f"{row.megabytes:.1f}")
        for name, cells in [(name, _cells(on)) for name, on in row.suites.items()] or [("", ("",) * 4)]:
            table.add_row(*start, Text(shown(name)), *cells)
            start = ("", Text(""), "")
    output.print(table)
    if found.differences:
        facts = narrow_table(say("what is not the same for all"))
        facts.add_column("")
        for row in found.rows:
            facts.add_column(Text(shown(row.name)), overflow="fold")
        for fact in found.differences:
            facts.add_row(Text(shown(fact.name)), *(Text(shown(value or "–")) for value in fact.values))
        output.print(facts)


def _cells(on: OnSuite | None) -> tuple[str, str, str, str]:
    if on is None:
        return say("not replayed"), "", "", ""
    speed = "–" if on.milliseconds is None else f"{on.milliseconds:.1f} {on.engine}"
    escapes, overkill = (share_text(share) if share.total else "–" for share in (on.escapes, on.overkill))
    return escapes, overkill, say("{count} of {total}", count=on.review.count, total=on.review.total), speed
