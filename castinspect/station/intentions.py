"""What is to follow from a verdict: fields of the part, shift, route and outputs, before it goes on record."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from castinspect.station import configured
from castinspect.station.routing.routes import RoutePlan, plan_route, refuse_own_output
from castinspect.station.sources.codes import fields_of_codes
from castinspect.station.sources.identity import PartFields

if TYPE_CHECKING:
    from castinspect.inspection.inspection import Inspection
    from castinspect.settings import Settings
    from castinspect.station.shift.check import ShiftCheck
    from castinspect.station.sources.arrival import Arrival
    from castinspect.station.sources.scanner import Scanner


@dataclass(frozen=True)
class Intended:
    """What goes on record together with a verdict.

    Attributes:
        part: What is known of the part.
        shift: Name of the shift that it was judged in.
        route: Where the picture is to go; None where it stays.
        outputs: Names of the outputs that are to tell of it.
        inspection: What goes on record; None for the verdict as it was given.
    """

    part: PartFields = field(default_factory=PartFields)
    shift: str = ""
    route: RoutePlan | None = None
    outputs: tuple[str, ...] = ()
    inspection: Inspection | None = None


def _no_codes(_path: Path) -> tuple[str, ...]:
    return ()


class Intentions:
    """Follows the settings of a station.

    Args:
        settings: With identity, shifts, routing and outputs.
        watched: The folder that pictures come from; None where a person names them: those stay, and no machine is told.
        codes: Tells the codes in a picture, once; asked for each picture.
        check: The shift's check of masters; without it none is asked for.
        scanner: What a person scanned for the parts that come.

    Raises:
        StationError: The pattern cannot be used, or pictures would be routed into the watched folder.
    """

    def __init__(
        self,
        settings: Settings,
        watched: Path | None = None,
        codes: Callable[[Path], tuple[str, ...]] = _no_codes,
        *,
        check: ShiftCheck | None = None,
        scanner: Scanner | None = None,
    ) -> None:
        self._codes, self._check, self._scanner = codes, check, scanner
        self._pattern = configured.identity_pattern(settings.identity)
        self._shifts = configured.shift_plan(settings.shift)
        self._rules = configured.routing_rules(settings.routing) if watched is not None else None
        self._outputs = configured.outputs_told(settings) if watched is not None else ()
        if self._rules is not None and watched is not None:
            refuse_own_output(watched, self._rules.folder)

    @property
    def outputs(self) -> Sequence[str]:
        """Names of the outputs that are told."""
        return self._outputs

    def of(self, arrival: Arrival, inspection: Inspection) -> Intended:
        """What follows from an inspection. One whose bytes were never read has nothing to route."""
        part = self._part(arrival)
        if self._check is not None:
            inspection = self._check.judged(part.part, inspection)
        route = None
        if self._rules is not None and inspection.sha256:
            route = plan_route(self._rules, arrival.path, inspection.verdict, part, inspection.inspected)
        return Intended(part, self._shifts.at(inspection.inspected).name, route, self._outputs, inspection)

    def _part(self, arrival: Arrival) -> PartFields:
        """What a code in the picture tells, filled up with what was scanned and with what its path tells."""
        told = fields_of_codes(self._codes(arrival.path), self._pattern)
        if self._scanner is not None:
            told = told.filled_from(self._scanner.take(arrival.seen))
        if self._pattern is None:
            return told
        below = PurePath(os.fsdecode(arrival.name)) if arrival.source else PurePath(arrival.path.name)
        return told.filled_from(self._pattern.read(below) or PartFields())
