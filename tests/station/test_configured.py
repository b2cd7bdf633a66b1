"""Settings become the station's own rules."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from castinspect.errors import StationError
from castinspect.inspection.verdict import Verdict
from castinspect.sections import CsvSection, IdentitySection, ModbusSection, RoutingSection, ShiftSection
from castinspect.settings import Settings
from castinspect.station import configured
from castinspect.station.routing.routes import RouteAction, RouteBy
from castinspect.station.shift.masters import Master


def test_the_station_has_a_name_always_and_it_is_the_records():
    assert configured.station_name(Settings(station_name="press/3")) == "press-3"
    assert configured.station_name(Settings())


def test_no_folder_means_no_routing(tmp_path):
    assert configured.routing_rules(RoutingSection()) is None
    rules = configured.routing_rules(RoutingSection(folder=tmp_path, action="move", by="lot"))
    assert rules is not None
    assert (rules.folder, rules.action, rules.by) == (tmp_path, RouteAction.MOVE, RouteBy.LOT)


def test_days_and_space_are_told_by_verdict():
    rules = configured.retention_rules(RoutingSection(keep_days={"OK": 30}, keep_free_gb=2.5))
    assert (rules.days, rules.free_bytes, rules.warn_bytes) == ({Verdict.OK: 30}, 2_500_000_000, 5_000_000_000)


def test_a_pattern_is_compiled_and_a_wrong_one_said():
    assert configured.identity_pattern(IdentitySection()) is None
    pattern = configured.identity_pattern(IdentitySection(pattern=r"(?P<part>\d+)"))
    assert pattern is not None
    assert pattern.read(Path("a_12.png")).part == "12"
    with pytest.raises(StationError, match="regular expression"):
        configured.identity_pattern(IdentitySection(pattern="("))


def test_shifts_and_masters(tmp_path):
    section = ShiftSection(starts={"early": time(6)}, masters={"M2": "DEFECT"})
    assert configured.masters_of(section) == (Master("M2", Verdict.DEFECT),)
    settings = Settings(
        shift=section, outputs={"plc": ModbusSection(enabled=False), "csv": CsvSection(folder=tmp_path)}
    )
    assert list(configured.station_outputs(settings)) == ["csv"]
    assert configured.outputs_told(settings) == ("csv",)


def test_an_output_is_tried_by_itself(tmp_path):
    settings = Settings(outputs={"shift": CsvSection(folder=tmp_path)})
    assert str(configured.tried_output(settings, "shift"))
    with pytest.raises(KeyError):
        configured.tried_output(settings, "plc")
