"""A station at work on a watched folder: line, record, companions, the shift's check and the scanner, made once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from castinspect.identity import Attribution
from castinspect.inspection.reading import Attach
from castinspect.registry.registry import Registry
from castinspect.settings import Settings
from castinspect.station import configured
from castinspect.station.claim.place import Sharing
from castinspect.station.companions import Companions
from castinspect.station.events import AlarmsStanding, LineEvent
from castinspect.station.history.recording import StationRecord, kept_in
from castinspect.station.history.store import Store
from castinspect.station.intentions import Intentions
from castinspect.station.line import Line
from castinspect.station.promoted import PromotedInspector
from castinspect.station.shadow import Shadow
from castinspect.station.shift.check import ShiftCheck
from castinspect.station.sources.codes import CodeReader
from castinspect.station.sources.folder import WatchedFolder
from castinspect.station.sources.scanner import Scanner

if TYPE_CHECKING:
    from castinspect.station.fleet.agent import Taking


@dataclass(frozen=True)
class StationAtWork:
    """What belongs to a station while it watches; all of it may be used from other threads than the line's.

    Attributes:
        line: Judges.
        record: Keeps what it says.
        companions: Deliver, keep alarms, follow the line.
        check: Of masters, which each shift begins with.
        scanner: Takes what a person scans for the parts that come.
        shadow: Lets the challenger of a trial judge what the line judged.
    """

    line: Line
    record: StationRecord
    companions: Companions
    check: ShiftCheck
    scanner: Scanner
    shadow: Shadow

    def events(self, watched: WatchedFolder, scan_seconds: float) -> Iterator[LineEvent | AlarmsStanding]:
        """What the line tells while it watches; see `Line.watch`."""
        return self.shadow.accompanied(self.companions.accompanied(self.line.watch(watched, scan_seconds)))

    def acknowledge(self, number: int, by: Attribution) -> None:
        """A person has taken notice of an alarm, which goes on record.

        Raises:
            StoreError: Not kept.
        """
        if self.companions.acknowledge(number, by.who) == "camera-frozen":
            self.line.acknowledge()


@contextmanager
def at_work(
    store: Store,
    settings: Settings,
    folder: Path,
    make_inspector: Callable[[], PromotedInspector],
    attach: Attach,
    taking: Taking | None,
    *,
    existing: bool = True,
) -> Iterator[StationAtWork]:
    """Make all that the settings ask for, and close it in good order.

    Args:
        store: The station's record, open.
        settings: With outputs, routing, identity, shifts.
        folder: That is to be watched.
        make_inspector: Gives what judges.
        attach: Makes of each picture what goes along with its inspection.
        taking: How a version is taken that the fleet's server pushes; None for a station that is not of a fleet.
        existing: Whether what lies there at the very first start is judged.

    Raises:
        CastInspectError: Something cannot work as it is set, or at the end: verdicts could not be kept.
    """
    scanner = Scanner(configured.identity_pattern(settings.identity))
    check = configured.shift_check(settings, store)
    codes = CodeReader(attach) if settings.identity.codes else None
    told = {"codes": codes.take} if codes is not None else {}
    intentions = Intentions(settings, folder, **told, check=check, scanner=scanner)
    with (
        kept_in(store, intentions, existing=existing, sharing=_sharing(settings)) as record,
        Companions(store, settings, check, taking) as companions,
        Shadow(Registry(), settings) as shadow,
    ):
        attach = shadow.attach(codes.attach if codes is not None else attach)
        line = Line(make_inspector, record=record, attach=attach)
        yield StationAtWork(line, record, companions, check, scanner, shadow)


def _sharing(settings: Settings) -> Sharing:
    """How the folder is shared among computers; what speaks with a server is loaded only where there is one."""
    if not settings.record_server:
        return Sharing(settings.watch_subfolders)
    from castinspect.station.fleet.claims import shared_folders

    at_server = shared_folders(settings.record_server, settings.shared_folders)
    return Sharing(settings.watch_subfolders, at_server)
