"""The list of what was judged in a folder: another station leaves it alone, and nothing else."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from castinspect.imaging.content import FileStamp
from castinspect.station.claim import judged_there
from castinspect.station.claim.judged_file import LIST_NAME, JudgedFile
from castinspect.station.claim.judged_there import JudgedThere, key_of
from castinspect.station.claim.place import ServerAwayError
from castinspect.station.sources.arrival import Arrival

STAMP = FileStamp(1000, 1_700_000_000_123_456_789, 5, 77)
NAMES = [b"part 1.png", "주물_2.png".encode(), b"line\nbreak ; .png", b"not utf-8 \xff.png", b"below/part.png"]


def arrival(folder, name, stamp=STAMP):
    return Arrival(folder / "x", str(folder), name, stamp)


def list_in(folder):
    (found,) = folder.glob(LIST_NAME + "-*")
    return found


def listed_by_another(folder, names):
    other = JudgedThere(folder, "cell-3@pc-1")
    other.note(arrival(folder, name) for name in names)
    other.write()


def test_the_next_station_leaves_alone_what_lies_there_and_is_on_the_list(tmp_path):
    listed_by_another(tmp_path, NAMES)
    there = JudgedThere(tmp_path, "cell-4@pc-2")
    there.load()
    assert not there.is_compared
    there.looked(dict.fromkeys([*NAMES, b"new.png"], STAMP))
    assert there.is_compared
    assert [there.holds(arrival(tmp_path, name)) for name in NAMES] == [True] * len(NAMES)
    assert not there.holds(arrival(tmp_path, b"new.png"))


@pytest.mark.parametrize(
    ("change", "is_known"),
    [({"inode": 5, "ctime_ns": 9}, True), ({"mtime_ns": STAMP.mtime_ns - STAMP.mtime_ns % 100}, True),
     ({"size": 1001}, False), ({"mtime_ns": STAMP.mtime_ns + 1000}, False)],
)  # fmt: skip
def test_a_picture_is_known_by_what_all_computers_see_alike(tmp_path, change, is_known):
    listed_by_another(tmp_path, [b"part.png"])
    there, seen = JudgedThere(tmp_path, "cell-4@pc-2"), replace(STAMP, **change)
    there.load()
    there.looked({b"part.png": seen})
    assert there.holds(arrival(tmp_path, b"part.png", seen)) is is_known


def test_a_picture_that_comes_later_under_the_same_name_is_judged(tmp_path):
    listed_by_another(tmp_path, [b"part.png"])
    there = JudgedThere(tmp_path, "cell-4@pc-2")
    there.load()
    there.looked({b"part.png": STAMP})
    assert not there.holds(arrival(tmp_path, b"part.png", replace(STAMP, inode=78)))  # of a camera whose clock stands


def test_torn_lines_are_passed_over(tmp_path):
    listed_by_another(tmp_path, [b"one.png"])
    with list_in(tmp_path).open("ab") as file:
        file.write(b"\n1000 17000")
    listed_by_another(tmp_path, [b"two.png"])
    there = JudgedThere(tmp_path, "cell-4@pc-2")
    there.load()
    there.looked(dict.fromkeys((b"one.png", b"two.png"), STAMP))
    assert all(there.holds(arrival(tmp_path, name)) for name in (b"one.png", b"two.png"))


def test_what_is_gone_is_dropped_once_it_is_much(tmp_path, monkeypatch):
    monkeypatch.setattr(judged_there, "_SPARE", 3)
    there = JudgedThere(tmp_path, "cell-4@pc-2")
    there.looked({b"4.png": STAMP})
    there.note(arrival(tmp_path, b"%d.png" % number) for number in range(9))
    there.write()
    assert len(JudgedFile(tmp_path).read()) == 9
    there.tidy()
    lines = list_in(tmp_path).read_bytes().splitlines()
    assert [line.split()[2] for line in lines] == [b"4.png"]


def test_a_list_of_pictures_that_were_all_moved_away_goes(tmp_path):
    there = JudgedThere(tmp_path, "cell-4@pc-2")
    there.note([arrival(tmp_path, b"moved.png")])
    there.close()
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "stays.png").write_bytes(b"")
    there.note([arrival(tmp_path, b"stays.png")])
    there.close()
    assert list_in(tmp_path).exists()


def test_what_cannot_be_written_is_kept_for_the_next_time(tmp_path):
    folder = tmp_path / "share"
    there = JudgedThere(folder, "cell-3@pc-1")
    there.note([arrival(folder, b"part.png")])
    with pytest.raises(FileNotFoundError):
        there.write()
    folder.mkdir()
    there.write()
    assert list_in(folder).read_bytes().strip().startswith(b"1000 ")


def test_backslashes_of_windows_are_slashes():
    assert key_of(b"below\\part.png", STAMP) == key_of(b"below/part.png", STAMP)


def test_lists_of_folders_around_count_by_names_within_this_one(tmp_path):
    inner = tmp_path / "parts" / "a"
    inner.mkdir(parents=True)
    listed_by_another(tmp_path / "parts", [b"a/one.png", b"b/one.png", b"ab/one.png"])
    there = JudgedThere(inner, "cell-4@pc-2")
    there.load()
    there.looked(dict.fromkeys([b"one.png", b"two.png"], STAMP))
    assert there.holds(arrival(inner, b"one.png"))
    assert not there.holds(arrival(inner, b"two.png"))
    listed_by_another(inner, [b"two.png"])
    outer = JudgedThere(tmp_path, "cell-4@pc-2")
    outer.load()
    outer.looked(dict.fromkeys([b"parts/a/one.png", b"parts/a/two.png", b"two.png"], STAMP))
    held = [outer.holds(arrival(tmp_path, name)) for name in (b"parts/a/one.png", b"parts/a/two.png", b"two.png")]
    assert held == [True, True, False]


class Rows:
    """A server's list, in memory; it can be away."""

    def __init__(self):
        self.kept, self.is_away = {}, False

    def read(self):
        self._ask()
        return dict(self.kept)

    def around(self):
        self._ask()
        return iter(())

    def take(self, keys, owner, *, holder="", is_forced=False):
        self._ask()
        mine = {key for key in keys if is_forced or self.kept.get(key, owner) == owner}
        self.kept |= dict.fromkeys(mine, owner)
        return mine

    def append(self, keys, owner):
        self._ask()
        self.kept |= dict.fromkeys(keys, "")

    def free(self, keys, owner):
        self._ask()
        for key in keys:
            del self.kept[key]

    def _ask(self):
        if self.is_away:
            raise ServerAwayError("no route")


def test_a_list_that_leaves_the_folder_takes_along_what_is_not_written_and_leaves_what_is(tmp_path):
    listed_by_another(tmp_path, [b"a.png"])
    rows = Rows()
    there = JudgedThere(tmp_path, "cell-4@pc-2", rows)
    there.note([arrival(tmp_path, b"b.png")])
    there.leave_folder()
    there.write()
    assert rows.kept == {key_of(b"b.png", STAMP): ""}
    there.load()
    there.looked(dict.fromkeys([b"a.png", b"b.png", b"c.png"], STAMP))
    assert [there.holds(arrival(tmp_path, name)) for name in (b"a.png", b"b.png", b"c.png")] == [True, True, False]


def test_whoever_may_write_and_whoever_may_not_see_what_the_other_judged(tmp_path):
    rows = Rows()
    writes, reads = JudgedThere(tmp_path, "cell-3@pc-1", rows), JudgedThere(tmp_path, "cell-4@pc-2", rows)
    reads.leave_folder()
    lying = dict.fromkeys([b"a.png", b"b.png", b"c.png"], STAMP)
    for judge, asks, name in ((writes, reads, b"a.png"), (reads, writes, b"b.png")):
        judge.take([arrival(tmp_path, name)], "")
        judge.note([arrival(tmp_path, name)])
        judge.write()
        asks.load()
        asks.looked(lying)
        assert asks.holds(arrival(tmp_path, name))
        assert not asks.holds(arrival(tmp_path, b"c.png"))


def test_whoever_may_write_goes_on_without_the_server_and_asks_it_once_it_is_back(tmp_path):
    rows = Rows()
    rows.kept[key_of(b"a.png", STAMP)] = ""
    rows.is_away = True
    there, taken = JudgedThere(tmp_path, "cell-3@pc-1", rows), [arrival(tmp_path, b"b.png")]
    there.load()
    assert not there.is_complete
    there.looked(dict.fromkeys([b"a.png", b"b.png"], STAMP))
    assert not there.holds(arrival(tmp_path, b"a.png"))
    assert there.take(taken, "") == taken
    there.note(taken)
    there.write()
    rows.is_away = False
    there.refresh()
    there.write()
    assert there.is_complete
    assert there.holds(arrival(tmp_path, b"a.png"))
    assert rows.kept[key_of(b"b.png", STAMP)] == ""


def test_of_two_that_take_a_picture_up_at_once_the_server_gives_it_to_one(tmp_path):
    rows, taken = Rows(), [arrival(tmp_path, b"a.png")]
    one, other = (JudgedThere(tmp_path, owner, rows) for owner in ("cell-3@pc-1", "cell-4@pc-2"))
    other.looked({b"a.png": STAMP})
    assert one.take(taken, "") == taken
    assert other.take(taken, "") == []
    other.refresh()
    assert other.waits(taken[0])
    one.settle([], one.own)
    one.write()
    other.refresh()
    assert other.take(taken, "") == taken
    assert one.take(taken, "", is_forced=True) == taken


def test_a_picture_that_was_let_go_and_is_taken_up_anew_before_that_is_written_stays_taken(tmp_path):
    rows, taken, key = Rows(), [arrival(tmp_path, b"a.png")], key_of(b"a.png", STAMP)
    there = JudgedThere(tmp_path, "cell-3@pc-1", rows)
    there.take(taken, "")
    there.settle([], there.own)
    assert there.take(taken, "") == taken
    there.write()
    assert rows.kept == {key: "cell-3@pc-1"}
    assert JudgedFile(tmp_path).read() == {key: "cell-3@pc-1"}
    there.settle([], there.own)
    there.write()
    assert (rows.kept, JudgedFile(tmp_path).read()) == ({}, {})


def test_what_is_taken_up_waits_until_what_was_let_go_before_is_written(tmp_path):
    class Meanwhile(Rows):
        def free(self, keys, owner):
            retaking.start()
            while not waits.is_set():
                pass
            super().free(keys, owner)

    waits, rows, taken = threading.Event(), Meanwhile(), [arrival(tmp_path, b"a.png")]
    there = JudgedThere(tmp_path, "cell-3@pc-1", rows)
    there.leave_folder()
    there.take(taken, "")
    there.settle([], there.own)
    retaking = threading.Thread(target=lambda: (waits.set(), there.take(taken, "")))
    there.write()
    retaking.join()
    assert rows.kept == {key_of(b"a.png", STAMP): "cell-3@pc-1"}


def test_what_lies_there_and_is_on_no_list_is_known_until_it_is_asked_after(tmp_path):
    rows = Rows()
    rows.kept[key_of(b"a.png", STAMP)] = ""
    there = JudgedThere(tmp_path, "cell-3@pc-1", rows)
    there.load()
    there.looked(dict.fromkeys([b"a.png", b"b.png"], STAMP))
    assert there.unlisted == {key_of(b"b.png", STAMP)}
    rows.kept.clear()
    there.refresh()
    assert len(there.unlisted) == 1
    there.doubt_server()
    there.refresh()
    assert len(there.unlisted) == 2


def test_one_that_was_gone_when_the_folder_came_back_is_known_to_be_anothers(tmp_path):
    listed_by_another(tmp_path, [b"a.png"])
    there = JudgedThere(tmp_path, "cell-4@pc-2")
    there.take([arrival(tmp_path, b"b.png")], "")
    assert [there.is_listed(arrival(tmp_path, name)) for name in (b"a.png", b"b.png", b"c.png")] == [True, False, False]
