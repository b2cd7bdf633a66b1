"""What follows from a verdict, by the settings."""

from __future__ import annotations

from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from castinspect.errors import StationError
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.verdict import Verdict
from castinspect.sections import IdentitySection, JsonSection, ModbusSection, RoutingSection, ShiftSection
from castinspect.settings import Settings
from castinspect.station.intentions import Intended, Intentions
from castinspect.station.sources.arrival import Arrival
from castinspect.station.sources.identity import PartFields

WHEN = datetime(2026, 11, 27, 12).astimezone(UTC)


def arrived(path, source="", name=b""):
    return Arrival(Path(path), source, name)


def inspected(path="/camera/a.png", sha256="ab"):
    return Inspection(Path(path), Verdict.DEFECT, sha256=sha256, inspected=WHEN)


def test_without_settings_nothing_follows():
    inspection = inspected()
    intended = Intentions(Settings(), Path("/camera")).of(arrived("/camera/a.png"), inspection)
    assert intended == Intended(shift="day", inspection=inspection)


def test_fields_shift_route_and_outputs_follow_from_the_settings(tmp_path):
    settings = Settings(
        identity=IdentitySection(pattern=r"(?P<lot>[^/]+)/part_(?P<part>\d+)"),
        routing=RoutingSection(folder=tmp_path, action="move", by="lot"),
        shift=ShiftSection(starts={"early": time(6), "late": time(14)}),
        outputs={"plc": ModbusSection(), "off": ModbusSection(enabled=False), "json": JsonSection()},
    )
    arrival = arrived("/camera/L7/part_12.png", "/camera", b"L7/part_12.png")
    intended = Intentions(settings, Path("/camera")).of(arrival, inspected("/camera/L7/part_12.png"))
    assert intended.part == PartFields(part="12", lot="L7")
    assert intended.shift == "early"
    assert intended.route is not None
    assert (intended.route.action, intended.route.target) == ("move", tmp_path / "DEFECT" / "L7" / "part_12.png")
    assert intended.outputs == ("plc", "json")


def test_the_pattern_sees_nothing_above_the_watched_folder():
    settings = Settings(identity=IdentitySection(pattern=r"(?P<lot>camera)"))
    arrival = arrived("/camera/a.png", "/camera", b"a.png")
    assert Intentions(settings, Path("/camera")).of(arrival, inspected()).part == PartFields()


def test_a_name_that_is_no_utf8_is_read():
    settings = Settings(identity=IdentitySection(pattern=r"part_(?P<part>\d+)"))
    arrival = arrived("/camera/x", "/camera", b"\xff_part_7.png")
    assert Intentions(settings, Path("/camera")).of(arrival, inspected()).part.part == "7"


def test_pictures_that_a_person_opened_move_nothing_and_such_as_were_never_read_are_not_routed(tmp_path):
    settings = Settings(routing=RoutingSection(folder=tmp_path))
    assert Intentions(settings).of(arrived("/x/a.png"), inspected()).route is None
    told = Intentions(Settings(outputs={"plc": ModbusSection()}))
    assert (told.outputs, told.of(arrived("/x/a.png"), inspected()).outputs) == ((), ())
    assert Intentions(settings, Path("/camera")).of(arrived("/camera/a.png"), inspected(sha256="")).route is None


def test_routing_into_the_watched_folder_is_refused(tmp_path):
    with pytest.raises(StationError, match="judged again"):
        Intentions(Settings(routing=RoutingSection(folder=tmp_path / "routed")), tmp_path)


def test_a_code_in_the_picture_wins_over_the_path_and_the_path_fills_it_up():
    settings = Settings(identity=IdentitySection(pattern=r"(?P<lot>[^/]+)/part_(?P<part>\d+)"))
    arrival = arrived("/camera/L7/part_12.png", "/camera", b"L7/part_12.png")
    codes = {arrival.path: ("SN-99",)}
    with_codes = Intentions(settings, Path("/camera"), lambda path: codes.get(path, ()))
    assert with_codes.of(arrival, inspected()).part == PartFields(part="SN-99", lot="L7")
    codes.clear()
    assert with_codes.of(arrival, inspected()).part == PartFields(part="12", lot="L7")
