"""Lists in a folder: each station writes one, and all are read as one; what a crash has torn counts for nothing."""

from __future__ import annotations

from castinspect.station.claim.judged_file import LIST_NAME, JudgedFile

ONE, TWO, THREE = ((name, 10, -5) for name in (b"one.png", b"\xff \n.png", b"a/three.png"))
MINE, THEIRS = "cell 3@pc-1", "셀-4@pc-2"


def test_what_was_taken_up_is_somebodys_until_it_is_judged_or_free(tmp_path):
    there = JudgedFile(tmp_path)
    assert there.read() == {}
    assert there.take([ONE, TWO], MINE) == {ONE, TWO}
    there.take([THREE], THEIRS)
    assert there.read() == {ONE: MINE, TWO: MINE, THREE: THEIRS}
    there.append([ONE], MINE)
    there.free([TWO], MINE)
    assert there.read() == {ONE: "", THREE: THEIRS}
    there.take([TWO], THEIRS)
    assert there.read()[TWO] == THEIRS


def test_each_station_writes_a_file_of_its_own_and_one_that_is_empty_goes(tmp_path):
    there = JudgedFile(tmp_path)
    there.append([ONE], MINE)
    there.take([TWO], MINE)
    there.take([THREE], THEIRS)
    assert len(list(tmp_path.iterdir())) == 2
    there.drop([ONE, THREE], MINE)
    assert there.read() == {TWO: MINE, THREE: THEIRS}
    there.drop([TWO, THREE], MINE)
    there.drop([THREE], THEIRS)
    assert list(tmp_path.iterdir()) == []


def test_a_list_of_before_that_all_stations_shared_is_read_too(tmp_path):
    (tmp_path / LIST_NAME).write_bytes(b"10 -5 one.png ;\n10 -5 a/three.png")
    assert JudgedFile(tmp_path).read() == {ONE: ""}


def test_a_picture_that_stands_as_judged_in_one_list_is_judged(tmp_path):
    there = JudgedFile(tmp_path)
    there.take([ONE], MINE)
    there.append([ONE], THEIRS)
    assert there.read() == {ONE: ""}


def test_nonsense_is_passed_over(tmp_path):
    there = JudgedFile(tmp_path)
    there.append([ONE], MINE)
    with next(tmp_path.iterdir()).open("ab") as file:
        file.write(b"\n10 x two.png ;\n10 5 two.png owner\n10 5 two.png ? owner ?\n\xff\n10 5 two.png")
    assert there.read() == {ONE: ""}
