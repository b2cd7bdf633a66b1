"""What a station says beside its verdicts."""

from __future__ import annotations

import json

from castinspect.cli.common.log_file import LogFile
from castinspect.cli.common.teller import Teller
from castinspect.inspection.verdict import Verdict
from castinspect.messages import Message
from tests.helpers.history import inspection_of

ALARM, OTHER = Message("camera-frozen", {"count": 3}), Message("no-model")


def test_people_read_an_alarm_when_it_begins_and_again_when_it_comes_back(capsys):
    teller = Teller(as_json=False)
    for alarms in ([ALARM], [ALARM, OTHER], [], [ALARM]):
        teller.standing(alarms)
    found = capsys.readouterr()
    assert found.out == ""
    assert found.err.count("identical") == 2
    assert found.err.count("No model is promoted") == 1


def test_a_log_says_the_end_too_in_ascii_lines(capsys):
    teller = Teller(as_json=True)
    teller.standing([ALARM])
    teller.standing([])
    teller.say("watching", b"/camera/\xff \xed\x9c\xa0".decode("utf-8", "surrogateescape"))
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [(line["event"], line["code"]) for line in lines] == [
        ("alarm started", "camera-frozen"),
        ("alarm ended", "camera-frozen"),
        ("watching", ""),
    ]


def test_a_file_keeps_every_part_and_the_end_of_alarms_while_people_read_sentences(capsys, tmp_path):
    log = LogFile(tmp_path / "station.log")
    teller = Teller(as_json=False, log=log)
    teller.standing([ALARM])
    teller.standing([])
    teller.judged(inspection_of(3, Verdict.DEFECT))
    log.close()
    lines = [json.loads(line) for line in (tmp_path / "station.log").read_text().splitlines()]
    assert [line["event"] for line in lines] == ["alarm started", "alarm ended", "judged"]
    assert lines[2]["verdict"] == "DEFECT"
    assert capsys.readouterr().err.count("identical") == 1
