"""What the settings of a station say, as its own rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from castinspect.identity import station_name as plain_station_name
from castinspect.inspection.verdict import Verdict
from castinspect.sections import IdentitySection, RoutingSection, ShiftSection
from castinspect.station.routing.routes import RouteAction, RouteBy, RoutingRules
from castinspect.station.shift.counting import ShiftPlan, ShiftStart
from castinspect.station.shift.masters import Master
from castinspect.station.sources.identity import IdentityPattern

if TYPE_CHECKING:
    from castinspect.messages import Message
    from castinspect.settings import Settings
    from castinspect.station.history.store import Store
    from castinspect.station.outputs.output import Output
    from castinspect.station.routing.retention import RetentionRules
    from castinspect.station.shift.check import ShiftCheck


def station_name(settings: Settings) -> str:
    """The name that the settings give, else that of the computer; as the record has it."""
    return plain_station_name(settings.station_name)


def shift_plan(section: ShiftSection) -> ShiftPlan:
    """When shifts begin, by this computer's clock."""
    return ShiftPlan([ShiftStart(name, at) for name, at in section.starts.items()])


def masters_of(section: ShiftSection) -> tuple[Master, ...]:
    """The parts that a shift begins with; none where no check is wanted."""
    return tuple(Master(part, Verdict(expected)) for part, expected in section.masters.items())


def outputs_told(settings: Settings) -> tuple[str, ...]:
    """Names of the outputs that hear what the station judges: all but those that are switched off."""
    return tuple(name for name, section in settings.outputs.items() if section.enabled)


def routing_rules(section: RoutingSection) -> RoutingRules | None:
    """How pictures are routed; None where they stay where they are."""
    if section.folder is None:
        return None
    return RoutingRules(section.folder, RouteAction(section.action), RouteBy(section.by))


def retention_rules(section: RoutingSection) -> RetentionRules:
    """How long routed pictures are kept."""
    from castinspect.station.routing.retention import RetentionRules

    days = {Verdict(name): count for name, count in section.keep_days.items()}
    return RetentionRules(days, int(section.keep_free_gb * 1e9))


def identity_pattern(section: IdentitySection) -> IdentityPattern | None:
    """How a path tells the part; None where it does not.

    Raises:
        StationError: The pattern cannot be used.
    """
    return IdentityPattern(section.pattern) if section.pattern else None


def shift_check(settings: Settings, store: Store) -> ShiftCheck:
    """The check that each shift begins with; where no masters are named it releases everything.

    Raises:
        StationError: No master must be DEFECT, or one is named twice.
        StoreError: The record cannot be read.
    """
    from castinspect.station.history.audit.checks import ShiftChecks
    from castinspect.station.shift.check import ShiftCheck

    return ShiftCheck(shift_plan(settings.shift), masters_of(settings.shift), ShiftChecks(store))


def tried_output(settings: Settings, name: str) -> Message:
    """Try an output that is not at work: it is made, tested and closed; what it says.

    Raises:
        CastInspectError: It does not work, or cannot as it is set.
        TimeoutError: It did not answer.
        KeyError: There is none of this name.
    """
    from castinspect.station.outputs.making import make_output

    station = station_name(settings)
    made = make_output(settings.outputs[name], station, shift_plan(settings.shift))
    try:
        return made.test(station)
    finally:
        made.close()


def station_outputs(settings: Settings) -> dict[str, Output]:
    """The outputs that are switched on, by name; none is opened.

    Raises:
        StationError: One cannot work as it is set.
    """
    from castinspect.station.outputs.making import make_outputs

    return make_outputs(settings.outputs, station_name(settings), shift_plan(settings.shift))
