"""`castinspect outputs …`: where judged parts are told to."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from pydantic import TypeAdapter, ValidationError

from castinspect.cli.common.console import narrow_table, output, shown
from castinspect.errors import StationError
from castinspect.language import say, say_each
from castinspect.sections import OUTPUT_KINDS, AnyOutput, OutputName, OutputSection
from castinspect.settings import Settings
from castinspect.station.configured import shift_plan, station_name, tried_output
from castinspect.station.outputs.making import make_output

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="As it is called in the settings.")]
_SHARED = ("kind", "enabled")


def list_outputs() -> None:
    """List the outputs of this station and how they are set."""
    outputs = Settings.load().outputs
    if not outputs:
        output.print(say("No output yet. `castinspect outputs add --help` says how to add one."))
        return
    table = narrow_table("", say_each("name", "kind", "set to"), words=3)
    for name, section in outputs.items():
        kind = section.kind if section.enabled else say("{kind} (off)", kind=section.kind)
        table.add_row(name, kind, shown(_settings_of(section)))
    output.print(table)


def add(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="What it is to be called: small letters, digits, - and _.")
    ],
    kind: Annotated[str, typer.Argument(metavar="KIND", help=f"One of {', '.join(OUTPUT_KINDS)}.")],
    values: Annotated[
        list[str] | None,
        typer.Argument(metavar="KEY=VALUE...", help="As host=10.0.0.5 port=1883. A key again makes a list of values."),
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Take the place of the output of this name.")] = False,
) -> None:
    """Add an output to the settings; `castinspect outputs test NAME` tries it.

    csv folder=DIR · json [folder=DIR] · webhook url=URL hosts=HOST [token_file=FILE] · mqtt host=HOST [port= user=
    password_file= tls=true] · opcua [host= port=] · modbus [host= port= address= unit=] · command arguments=PROGRAM
    [arguments=ARGUMENT]
    """
    settings = Settings.load()
    if name in settings.outputs and not replace:
        raise StationError("output-exists", name=name)
    section = _section(name, kind, _pairs(values or []))
    make_output(section, station_name(settings), shift_plan(settings.shift))  # refuses what cannot work
    settings.outputs = {**settings.outputs, name: section}
    settings.save()
    output.print(say("added {name}; try it with `castinspect outputs test {name}`", name=name))


def test(name: NameArgument) -> None:
    """Try an output without judging a part: it is sent a HOLD with the number 0, or asked as a client would."""
    settings = Settings.load()
    _known(settings, name)
    output.print(shown(tried_output(settings, name)), soft_wrap=True)


def remove(name: NameArgument) -> None:
    """Take an output out of the settings; what waits for it in the record is not told any more."""
    settings = Settings.load()
    _known(settings, name)
    settings.outputs = {known: section for known, section in settings.outputs.items() if known != name}
    settings.save()
    output.print(say("removed {name}", name=name))


def _known(settings: Settings, name: str) -> OutputSection:
    if name not in settings.outputs:
        raise StationError("output-unknown", name=name, known=", ".join(settings.outputs) or "–")
    return settings.outputs[name]


def _pairs(values: list[str]) -> dict[str, Any]:
    """`key=value` as typed; a key that comes again makes a list."""
    pairs: dict[str, Any] = {}
    for typed in values:
        key, equals, value = typed.partition("=")
        if not equals:
            raise StationError("output-value-invalid", typed=typed)
        if key in pairs:
            pairs[key] = [*(pairs[key] if isinstance(pairs[key], list) else [pairs[key]]), value]
        else:
            pairs[key] = value
    return pairs


def _section(name: str, kind: str, pairs: dict[str, Any]) -> Any:
    if kind not in OUTPUT_KINDS:
        raise StationError("output-kind-unknown", kind=kind, known=", ".join(OUTPUT_KINDS))
    try:
        TypeAdapter(OutputName).validate_python(name)
        return TypeAdapter(AnyOutput).validate_python({**pairs, "kind": kind})
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"] if step != kind) or name
        fields = ", ".join(field for field in OUTPUT_KINDS[kind].model_fields if field not in _SHARED)
        detail = f"{place}: {first['msg']}"
        raise StationError("output-invalid", name=name, kind=kind, detail=detail, fields=fields) from error


def _settings_of(section: OutputSection) -> str:
    values = section.model_dump(mode="json", exclude=set(_SHARED), exclude_none=True, exclude_defaults=True)
    return "  ".join(f"{key}={' '.join(value) if isinstance(value, list) else value}" for key, value in values.items())
