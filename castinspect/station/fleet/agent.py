"""A station in the fleet: it gives signs of life, and takes a version that was pushed to it once it has proven it."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from sqlalchemy import select

from castinspect import __version__
from castinspect.errors import CastInspectError, FleetError, StoreError
from castinspect.files import write_atomically
from castinspect.identity import Attribution
from castinspect.inspection.inspector import Inspector
from castinspect.models.checkpoint import load_checkpoint, read_metadata
from castinspect.registry.registry import Registry
from castinspect.settings import Settings
from castinspect.station.fleet.conversion import unpack
from castinspect.station.fleet.server import (
    Push,
    Sign,
    all_pushes,
    answer,
    content_of,
    conversion_of,
    give_sign,
    open_fleet,
)
from castinspect.station.fleet.signing import is_signed
from castinspect.station.history.arrivals import waiting
from castinspect.station.history.database import Database
from castinspect.station.history.ledger import head_of
from castinspect.station.history.tables import alarms, inspections

SIGN_SECONDS = 5.0
PAUSE_SECONDS = 5.0
"""Without a picture for so long, the station pauses."""

_INBOX, _TAKEN = "pushed", "last-push.txt"


class Taking(Protocol):
    """How a station takes a pushed version: by its own conditions of release."""

    def prepare(self, registry: Registry, file: Path) -> None:
        """Find out what the conditions ask to be known of the version."""
        ...

    def promote(self, registry: Registry, file: Path, ordered: Attribution) -> Path:
        """Promote it where nothing stands against it."""
        ...


@dataclass(frozen=True)
class Ready:
    """A pushed version that was proven and waits for a pause."""

    push: Push
    file: Path


class FleetAgent:
    """Speaks for a station, in a thread of its own; a server that is away is tried again.

    Args:
        local: The station's own record.
        station: Its name.
        settings: Name the server, the keys that are trusted, and what judges.
        taking: Holds a pushed version against the conditions of release, and promotes it.
        registry: Of the station; None takes its own.
        clock: The moment, to see how long ago the last picture came.
    """

    def __init__(
        self,
        local: Database,
        station: str,
        settings: Settings,
        taking: Taking,
        registry: Registry | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._local, self._station, self._settings = local, station, settings
        self._taking = taking
        self._registry, self._clock = registry or Registry(), clock
        self._server: Database | None = None
        self._ready: Ready | None = None
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="fleet", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def close(self) -> None:
        """End; a version that is being proven is proven to its end."""
        self._stop.set()
        self._thread.join(SIGN_SECONDS + 30)
        if self._server is not None:
            self._server.close()

    def try_once(self) -> bool:
        """Give a sign, and look for orders; whether the server could be reached."""
        try:
            if self._server is None:
                self._server = open_fleet(self._settings.record_server)
            give_sign(self._server, self._sign())
            for push in all_pushes(self._server, self._station, only_open=True)[:1]:
                self._follow(self._server, push)
        except (StoreError, FleetError):
            return False
        return True

    def _sign(self) -> Sign:
        with self._local.reading() as connection:
            queue = waiting(connection)
            standing = select(alarms.c.code).where(alarms.c.station == self._station, alarms.c.ended.is_(None))
            codes = tuple(connection.execute(standing.order_by(alarms.c.id)).scalars())
            sequence = head_of(connection, self._station).sequence
        checkpoint, name, sha256 = self._promoted()
        return Sign(self._station, __version__, checkpoint, name, sha256, queue, codes, sequence, SIGN_SECONDS)

    def _promoted(self) -> tuple[str, str, str]:
        try:
            file = self._registry.promoted()
            if file is None:
                return "", "", ""
            return read_metadata(file).id, file.stem, self._registry.promotion.sha256()
        except CastInspectError:
            return "", "", ""

    def _follow(self, server: Database, push: Push) -> None:
        """Prove an order's version, then promote it at the next pause; whatever speaks against it is answered."""
        try:
            if self._last_taken() == push.order.created:  # taken before, and ended before it could be answered
                answer(server, push.id, "promoted")
                return
            if self._ready is None or self._ready.push.id != push.id:
                self._ready = Ready(push, self._proven(server, push))
                answer(server, push.id, "ready")
            if not self._pauses():
                return
            order = push.order
            self._taking.promote(self._registry, self._ready.file, Attribution(order.who, order.why))
            write_atomically(self._taken_file, order.created.isoformat().encode())
            answer(server, push.id, "promoted")
        except StoreError:
            raise
        except CastInspectError as error:
            answer(server, push.id, "refused", str(error))
        except OSError as error:
            answer(server, push.id, "refused", error.strerror or str(error))
        self._ready = None
        shutil.rmtree(self._registry.folder / _INBOX, ignore_errors=True)

    def _proven(self, server: Database, push: Push) -> Path:
        """The version's file: signed for this station by a trusted key, whole, and scoring its golden pictures right.

        Raises:
            CastInspectError: It is not.
        """
        order, before = push.order, self._last_taken()
        if order.station != self._station or not is_signed(order, push.signature, self._settings.fleet_keys):
            raise FleetError("fleet-not-signed", name=order.name)
        if before is not None and order.created <= before:
            raise FleetError("fleet-order-old", name=order.name)
        file = self._registry.folder / _INBOX / Path(order.name).name
        file.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(file, content_of(server, order.sha256))
        checkpoint = load_checkpoint(file)
        if checkpoint.sha256 != order.sha256:
            raise FleetError("fleet-other-file", name=order.name)
        if push.conversion:
            if not is_signed(order, push.conversion_signature, self._settings.fleet_keys, push.conversion):
                raise FleetError("fleet-not-signed", name=order.name)
            unpack(conversion_of(server, push.conversion), checkpoint)
        Inspector.from_checkpoint(checkpoint, self._settings.device, engine=self._settings.engine)  # replays the golden
        self._taking.prepare(self._registry, file)
        return file

    def _pauses(self) -> bool:
        """Whether no picture waits and none came lately; a clock that was set back since does not make it wait."""
        with self._local.reading() as connection:
            if waiting(connection):
                return False
            ours = select(inspections.c.recorded).where(inspections.c.station == self._station)
            newest = connection.execute(ours.order_by(inspections.c.sequence.desc()).limit(1)).scalar_one_or_none()
        return newest is None or abs(self._clock() - newest) >= timedelta(seconds=PAUSE_SECONDS)

    @property
    def _taken_file(self) -> Path:
        return self._registry.folder / _TAKEN

    def _last_taken(self) -> datetime | None:
        """When the order was given that was taken last; an older one is not taken again."""
        try:
            return datetime.fromisoformat(self._taken_file.read_text())
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise FleetError("fleet-last-unreadable", file=self._taken_file) from error

    def _run(self) -> None:
        is_there = False
        while not self._stop.is_set():
            is_there = self.try_once()
            self._stop.wait(SIGN_SECONDS)
        if is_there and self._server is not None:  # how far it has counted when it ends
            with suppress(StoreError):
                give_sign(self._server, self._sign())
