"""`castinspect fleet`: all stations of a plant on one server, and versions that are pushed to them."""

from __future__ import annotations

import getpass
import json as json_format
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from castinspect.cli.common.attribution import ByOption, WhyOption, attribution
from castinspect.cli.common.console import narrow_table, output, shown
from castinspect.cli.common.options import checkpoint_file
from castinspect.cli.common.unproven import AllowUnprovenOption, require_proof
from castinspect.language import say, say_each

if TYPE_CHECKING:
    from castinspect.station.fleet.server import Push, StationState
    from castinspect.station.history.database import Database

ServerOption = Annotated[
    str | None,
    typer.Option(metavar="URL", help="postgresql+psycopg://USER@HOST/NAME; else record_server of the settings."),
]


def status(
    server: ServerOption = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")] = False,
) -> None:
    """Show each station: whether it is at work, its version, queue, alarms, today's yield, last sign of life."""
    from castinspect.station.fleet.server import all_pushes, station_states

    with _opened(server) as database:
        states, pushes = station_states(database), all_pushes(database, only_open=True)
    if json:
        print(json_format.dumps({"stations": [_plain(state) for state in states]}))
        return
    table = narrow_table(
        say("{states} station{states:s}", states=len(states)),
        say_each("station", "state", "version", "queue", "alarms", "yield today", "pictures", "last sign", "behind"),
        words=(0, 1, 2, 4),
    )
    for state in states:
        table.add_row(*_row(state))
    output.print(table)
    _print_pushes(pushes)


def push(
    model: Annotated[Path, typer.Argument(metavar="MODEL", help="Version or checkpoint that they are to judge with.")],
    stations: Annotated[list[str], typer.Argument(metavar="STATION...", help="Names of the stations.")],
    key: Annotated[Path, typer.Option("--key", metavar="FILE", help="An administrator's key, which they trust.")],
    server: ServerOption = None,
    by: ByOption = None,
    why: WhyOption = "",
    allow_unproven: AllowUnprovenOption = False,
) -> None:
    """Push a version to stations: each verifies it, replays its golden pictures and takes it up at the next pause.

    Its conversion for OpenVINO goes with it, so that stations without PyTorch can take it.
    """
    from castinspect.cli.common.judging import conversion_shown
    from castinspect.models.checkpoint import load_checkpoint
    from castinspect.progress import drain
    from castinspect.station.fleet.conversion import packed
    from castinspect.station.fleet.server import push as order
    from castinspect.station.fleet.signing import load_key

    file, who = checkpoint_file(model), attribution(by, why)
    require_proof(file, allowed=allow_unproven)
    signing = load_key(key, _password(key))
    with _opened(server) as database:
        with conversion_shown() as show:
            conversion = drain(packed(load_checkpoint(file)), show)
        if not conversion:
            output.print(say("without a conversion for OpenVINO: stations that have no PyTorch will refuse it"))
        _print_pushes(order(database, file, stations, signing, who, conversion))


def orders(server: ServerOption = None) -> None:
    """List what was pushed to whom, the newest first, and what became of it."""
    from castinspect.station.fleet.server import all_pushes

    with _opened(server) as database:
        _print_pushes(all_pushes(database))


def key(file: Annotated[Path, typer.Argument(metavar="FILE", help="A new file; keep it from everybody else.")]) -> None:
    """Make an administrator's key to push versions with, and print the half that stations are to trust."""
    from castinspect.station.fleet.signing import make_key

    password = ""
    if sys.stdin.isatty():
        password = typer.prompt(
            say("Password of the key"), default="", hide_input=True, confirmation_prompt=True, err=True
        )
    print(make_key(file, password))


def trust(public: Annotated[str, typer.Argument(metavar="KEY", help="As `castinspect fleet key` printed it.")]) -> None:
    """Let this station take versions that were signed with a key."""
    from castinspect.access import require
    from castinspect.roles import Act
    from castinspect.settings import Settings
    from castinspect.station.fleet.signing import require_public_key

    require(Act.USERS)
    settings, found = Settings.load(), require_public_key(public)
    if found not in settings.fleet_keys:
        settings.model_copy(update={"fleet_keys": [*settings.fleet_keys, found]}).save()
    output.print(
        say(
            "This station trusts {left} key{left:s}; it takes it up at its next start.",
            left=len(set(settings.fleet_keys) | {found}),
        )
    )


def distrust(public: Annotated[str, typer.Argument(metavar="KEY", help="As it was trusted.")]) -> None:
    """Take no more versions that were signed with a key."""
    from castinspect.access import require
    from castinspect.errors import FleetError
    from castinspect.roles import Act
    from castinspect.settings import Settings

    require(Act.USERS)
    settings = Settings.load()
    if public.strip() not in settings.fleet_keys:
        raise FleetError("fleet-key-not-trusted", text=public.strip(), known=", ".join(settings.fleet_keys) or "–")
    left = [known for known in settings.fleet_keys if known != public.strip()]
    settings.model_copy(update={"fleet_keys": left}).save()
    output.print(say("This station trusts {left} key{left:s}; it takes it up at its next start.", left=len(left)))


@contextmanager
def _opened(server: str | None) -> Iterator[Database]:
    from castinspect.settings import Settings
    from castinspect.station.fleet.server import open_fleet

    database = open_fleet(server if server is not None else Settings.load().record_server)
    try:
        yield database
    finally:
        database.close()


def _password(key_file: Path) -> str:
    """Of a key that is encrypted; asked for at a terminal, else read from the standard input."""
    if not key_file.is_file() or b"ENCRYPTED" not in key_file.read_bytes():
        return ""
    return getpass.getpass(say("Password of the key: ")) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")


def _row(state: StationState) -> tuple[str, ...]:
    said, share = state.sign, state.yield_share
    return (
        shown(state.station),
        say(state.state),
        shown(said.checkpoint_name or "–") if said else "–",
        str(said.queue) if said else "–",
        shown(", ".join(said.alarms)) if said and said.alarms else "–",
        "–" if share is None else f"{share:.1%}",
        str(sum(state.today.values())),
        say("{silent:.0f} s ago", silent=state.silent) if said else say("never"),
        str(state.behind),
    )


def _plain(state: StationState) -> dict[str, object]:
    found = asdict(state) | {"state": state.state, "yield": state.yield_share}
    return found | {"silent": state.silent if state.sign else None}


def _print_pushes(pushes: list[Push]) -> None:
    for found in pushes:
        answered = f": {shown(found.answer)}" if found.answer else ""
        output.print(
            say(
                "{name} to {station} by {who}, {created:%Y-%m-%d %H:%M} UTC: {state}{answered}",
                name=shown(found.order.name),
                station=shown(found.order.station),
                who=shown(found.order.who),
                created=found.order.created,
                state=say(found.state),
                answered=answered,
            ),
            soft_wrap=True,
        )
