"""What every output may leave out, and how a failure says who has to wait."""

from __future__ import annotations

import pytest

from castinspect.errors import StationError
from castinspect.messages import MESSAGES, Message
from castinspect.station.outputs.output import Output, OutputDownError, Pulse, ReportRefusedError
from tests.helpers.reports import WHEN, report


class Paper(Output):
    """The least that an output is."""

    def __init__(self):
        self.told = []

    def send(self, report):
        self.told.append(report.sequence)

    def test(self, station):
        return Message("unexpected", {"detail": station})


def test_an_output_only_has_to_send_and_to_be_tested():
    paper = Paper()
    paper.open()
    paper.beat(Pulse(1, WHEN, is_ready=True))
    paper.tell("alarm", {"code": "folder-lost"})
    paper.send(report(4))
    paper.close()
    assert paper.told == [4]


@pytest.mark.parametrize("missing", ["send", "test"])
def test_without_either_it_is_no_output(missing):
    methods = {name: getattr(Paper, name) for name in ("send", "test") if name != missing}
    with pytest.raises(TypeError, match=missing):
        type("Half", (Output,), methods)()


def test_an_output_that_is_down_is_told_from_one_report_that_was_refused():
    code = next(code for code, sentence in MESSAGES.items() if "{" not in sentence)
    for kind, other in ((OutputDownError, ReportRefusedError), (ReportRefusedError, OutputDownError)):
        error = kind(code)
        assert isinstance(error, StationError)
        assert not isinstance(error, other)
        assert str(error) == MESSAGES[code]


def test_a_pulse_says_why_not_where_the_line_cannot_judge():
    assert Pulse(1, WHEN, is_ready=True).reason is None
    assert Pulse(2, WHEN, is_ready=False, reason=Message("no-model")).reason.code == "no-model"
