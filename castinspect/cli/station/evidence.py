"""`castinspect evidence`: all that is known of a lot in one signed file, and the proof that it is as it was."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from castinspect.cli.common.console import errors, output, progress, shown
from castinspect.language import say


def make(
    lot: Annotated[str, typer.Argument(metavar="LOT", help="Name of the lot.")],
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="The pack; without it, LOT.evidence.zip.")] = None,
    study: Annotated[
        list[Path] | None, typer.Option("--with", metavar="PATH", help="A study, report or other file that goes along.")
    ] = None,
    record: Annotated[Path | None, typer.Option("--record", metavar="FILE", help="Another record.")] = None,
) -> None:
    """Pack all that is known of a lot, pictures, verdicts, decisions, cuts and bounds, signed by the station's key."""
    from castinspect.identity import station_name
    from castinspect.progress import drain
    from castinspect.registry.registry import Registry
    from castinspect.station.history.opening import open_record
    from castinspect.studies.evidence.pack import make_pack

    target = out or Path(f"{station_name(lot)}.evidence.zip")
    with closing(open_record(record)) as database, progress() as bar:
        task = bar.add_task(say("packing"), total=None)
        steps = make_pack(database, Registry(), lot, target, study or ())
        made = drain(steps, lambda step: bar.update(task, completed=step.done, total=step.total))
    output.print(
        say(
            "{inspections} inspection{inspections:s} and {pictures} picture{pictures:s} of lot {lot} in {path}",
            inspections=made.inspections,
            pictures=made.pictures,
            lot=shown(lot),
            path=shown(made.path),
        ),
        soft_wrap=True,
    )
    if made.missing_pictures:
        text = say(
            "pictures that are not there any more, or were changed: {missing_pictures}; the pack says which.",
            missing_pictures=made.missing_pictures,
        )
        errors.print(text, style="yellow")
    if made.missing_versions:
        text = say(
            "versions that judged and are not on this station any more: {missing_versions}; the pack says which.",
            missing_versions=made.missing_versions,
        )
        errors.print(text, style="yellow")


def verify(
    pack: Annotated[Path, typer.Argument(metavar="FILE", help="A pack.")],
    key: Annotated[
        str | None, typer.Option(metavar="FINGERPRINT", help="Of the station's key; without it, of this station's own.")
    ] = None,
) -> None:
    """Prove that a pack is what its station signed; name each file that is not, and end with 1."""
    from castinspect.studies.evidence.check import check_pack
    from castinspect.studies.evidence.key import fingerprint, key_file, raw_public, station_key

    checked = check_pack(pack)
    for fault in checked.faults:
        errors.print(shown(fault), style="red", soft_wrap=True)
    expected = (key or "").replace(" ", "").replace(":", "").lower()
    if not expected and key_file().exists():
        expected = fingerprint(raw_public(station_key().public_key()))
    output.print(
        say(
            "lot {lot}, packed {made} by {who}",
            lot=shown(checked.manifest.lot),
            made=checked.manifest.made,
            who=shown(checked.manifest.who),
        )
    )
    output.print(say("signed by the key {fingerprint}", fingerprint=checked.fingerprint), soft_wrap=True)
    is_expected = checked.fingerprint == expected
    if not is_expected:
        text = say("This is not the key that was expected.") if expected else say("Whose key that is, nobody said.")
        text += " " + say("Ask the station for `castinspect evidence key`, and name it with --key.")
        errors.print(text, style="red", soft_wrap=True)
    if checked.faults or not is_expected:
        raise typer.Exit(1)
    output.print(say("The pack is as it was signed, to the last byte."))


def key() -> None:
    """Show the fingerprint of this station's key, for whoever checks its packs."""
    from castinspect.studies.evidence.key import fingerprint, raw_public, station_key

    output.print(fingerprint(raw_public(station_key().public_key())), soft_wrap=True)
