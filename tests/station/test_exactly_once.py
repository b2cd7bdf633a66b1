"""Whatever cameras, people, disks and power cuts do in whatever order: each part is on record once, and provably so."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections import Counter
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from castinspect.errors import StoreError
from castinspect.inspection.verdict import Verdict
from castinspect.station.history import database as database_module
from castinspect.station.history.audit.verify import verify
from castinspect.station.history.outbox import Outbox, Routes
from castinspect.station.history.views.queries import every
from castinspect.station.intentions import Intended
from castinspect.station.points import Point, call_at_points
from castinspect.station.routing.carrying import Carrier
from castinspect.station.routing.retention import RetentionRules
from castinspect.station.routing.routes import RouteAction, RoutePlan
from tests.helpers.station import Station, half, sha256, whole

NAMES = tuple(f"{letter}.png" for letter in "abcd")
names = st.sampled_from(NAMES)


class Killed(BaseException):
    """The program ends here, without any word."""


class Line(RuleBasedStateMachine):
    """A camera, a station that judges, records and carries pictures, and all that goes wrong around it."""

    def __init__(self):
        super().__init__()
        self.home = Path(tempfile.mkdtemp(prefix="exactly-once-"))
        self.camera, self.sorted = self.home / "camera", self.home / "sorted"
        self.camera.mkdir()
        self.sorted.mkdir()
        self.number = 0
        self.station = None
        self.full = False
        self.ever: Counter[tuple[str, str]] = Counter()
        """How many files of a name and content there ever were: as often it may be on record."""

    def teardown(self):
        call_at_points(None)
        if self.station is not None:
            self.station.close()
        shutil.rmtree(self.home)

    # --- the camera and people at the folder ---

    def _content(self, make=whole):
        self.number += 1
        return make(self.number)

    def _put(self, name, content):
        (self.camera / name).write_bytes(content)
        self.ever[name, sha256(content)] += 1

    @rule(name=names)
    def arrive_or_overwrite(self, name):
        self._put(name, self._content())

    @rule(name=names)
    def begin_a_slow_copy(self, name):
        self._put(name, self._content(half))

    @rule(name=names)
    def grow(self, name):
        """A copy goes on in the same file; until it is whole it is a half one that stands still now and then."""
        path = self.camera / name
        if path.exists():
            with path.open("r+b") as file:
                file.write(whole(self.number))
                file.seek(0, os.SEEK_END)
                file.write(b" and more")
            self.ever[name, sha256(path.read_bytes())] += 1

    @rule(name=names)
    def replace_by_rename(self, name):
        content = self._content()
        (self.camera / ".arriving").write_bytes(content)
        (self.camera / ".arriving").replace(self.camera / name)
        self.ever[name, sha256(content)] += 1

    @rule(name=names, other=names)
    def rename(self, name, other):
        if (self.camera / name).exists() and name != other:
            content = (self.camera / name).read_bytes()
            (self.camera / name).replace(self.camera / other)
            self.ever[other, sha256(content)] += 1

    @rule(name=names, other=names)
    def duplicate(self, name, other):
        if (self.camera / name).exists() and name != other:
            self._put(other, (self.camera / name).read_bytes())

    @rule(name=names)
    def delete(self, name):
        (self.camera / name).unlink(missing_ok=True)

    @rule(name=names)
    def touch_its_rights(self, name):
        if (self.camera / name).exists():
            os.chmod(self.camera / name, 0o600 + self.number % 2 * 0o40)  # noqa: PTH101

    @rule()
    def put_all_back_by_copy(self):
        """The share is gone and back: the contents are the same, times and numbers are new. No new part."""
        lying = {path.name: path.read_bytes() for path in self.camera.glob("*.png")}
        self.camera.rename(self.home / "gone")
        self.camera.mkdir()
        for name, content in lying.items():
            (self.camera / name).write_bytes(content)
        shutil.rmtree(self.home / "gone")

    # --- the station ---

    @precondition(lambda self: self.station is None)
    @rule()
    def start(self):
        self.full = False

        def intended(_arrival, inspection):
            return Intended(route=RoutePlan(RouteAction.COPY, self.sorted / inspection.sha256), outputs=("mqtt",))

        self.station = Station(self.home, self.camera, intended=intended)

    @precondition(lambda self: self.station is not None)
    @rule(looks=st.integers(1, 6))
    def look(self, looks):
        with self._disk():
            try:
                self.station.look(looks)
            except StoreError:  # where the disk was full from its very start it does not begin
                assert self.full
                assert self.station.state is None
                self.station.close()
                self.station = None

    @precondition(lambda self: self.station is not None)
    @rule(point=st.sampled_from(Point), times=st.integers(1, 5))
    def crash(self, point, times):
        left = [times]

        def hook(reached):
            left[0] -= reached is point
            if left[0] == 0:
                raise Killed

        call_at_points(hook)
        try:
            with self._disk():
                self.station.look(4)
        except (Killed, StoreError):
            pass
        finally:
            call_at_points(None)
            self.station.close()
            self.station = None

    @precondition(lambda self: self.station is not None)
    @rule()
    def the_disk_fills_up_or_has_room_again(self):
        self.full = not self.full

    @precondition(lambda self: self.station is not None and not self.full)
    @rule(looks=st.integers(1, 4))
    def somebody_locks_the_record_for_a_while(self, looks):
        before = len(self.station.shown)
        with closing(sqlite3.connect(self.station.store.database.file)) as other:
            other.execute("BEGIN EXCLUSIVE")
            try:
                self.station.look(looks)
            except StoreError:  # where it was locked from its very start it does not begin
                assert self.station.state is None
                self.station.close()
                self.station = None
                return
            finally:
                other.rollback()
        shown = self.station.shown[before:]
        assert all(inspection.verdict is not Verdict.OK for inspection in shown)

    @precondition(lambda self: self.station is not None)
    @rule(sent=st.booleans())
    def tell(self, sent):
        with self._disk():
            outbox = Outbox(self.station.store)
            for due in outbox.due("mqtt", datetime.now(UTC)):
                assert due.row["sequence"] == due.number
                try:
                    outbox.sent([due.id]) if sent else outbox.failed(due.id, "no broker", datetime.now(UTC))
                except StoreError:
                    assert self.full

    @precondition(lambda self: self.station is not None)
    @rule(is_there=st.booleans())
    def carry(self, is_there):
        """The target folder is there, or missing for a while; what was carried lies there whole, and once."""
        if not is_there:
            self.sorted.rename(self.home / "away")
        try:
            with self._disk():
                known = self.station.store.head().sequence
                later = datetime.now(UTC) + timedelta(days=2)
                carrier = Carrier(Routes(self.station.store), self.sorted, RetentionRules(), known, lambda: later)
                carrier.step()
                assert is_there or carrier.problem.code in ("route-target-lost", "store-full")
        finally:
            if not is_there:
                (self.home / "away").rename(self.sorted)

    @precondition(lambda self: self.station is not None)
    @rule()
    def all_comes_to_rest(self):
        self.full = False
        self.station.settle()
        there = {(path.name, sha256(path.read_bytes())) for path in self.camera.glob("*.png")}
        recorded = {(name, digest) for name, digest, _ in self._rows() if digest}
        assert there <= recorded, f"never judged: {there - recorded}"

    # --- what always holds ---

    @invariant()
    def each_file_is_on_record_at_most_once_and_numbers_have_no_gaps(self):
        if self.station is None:
            return
        rows = self._rows()
        counted = Counter((name, digest) for name, digest, _ in rows if digest)
        doubled = {key: count for key, count in counted.items() if count > self.ever[key]}
        assert not doubled
        numbers = [row.place.sequence for row in every(self.station.store.database)]
        assert numbers == list(range(1, len(numbers) + 1))

    @invariant()
    def nothing_shown_as_ok_is_missing_from_the_record(self):
        if self.station is None:
            return
        recorded = {(row.place.sequence, row.values["sha256"]) for row in every(self.station.store.database)}
        for inspection in self.station.shown:
            if inspection.verdict is Verdict.OK:
                assert (inspection.sequence, inspection.sha256) in recorded

    @invariant()
    def what_was_carried_lies_there_whole_and_nothing_else(self):
        if not self.sorted.exists():
            return
        for path in self.sorted.iterdir():
            assert sha256(path.read_bytes()) == path.name.partition("_")[0], path

    @invariant()
    def the_chain_is_whole(self):
        if self.station is not None:
            store = self.station.store
            assert not [fault for found in verify(store.database, store.station) for fault in found.faults]

    def _rows(self):
        return [
            (Path(row.values["picture"]).name, row.values["sha256"], row.values["verdict"])
            for row in every(self.station.store.database)
        ]

    @contextmanager
    def _disk(self):
        """The disk as it is now: full, or not."""
        database = self.station.store.database
        if not self.full:
            yield
            return

        def refuse():
            raise StoreError("store-full", store=database.name)

        database.writing = refuse
        try:
            yield
        finally:
            del database.writing


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    """Nobody waits for a record that is locked."""
    monkeypatch.setattr(database_module, "PATIENCE", 0.0)


TestExactlyOnce = Line.TestCase
TestExactlyOnce.settings = settings(
    max_examples=int(os.environ.get("CASTINSPECT_EXAMPLES", "12")),
    stateful_step_count=25,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)
TestExactlyOnce.pytestmark = [pytest.mark.filterwarnings("error")]
