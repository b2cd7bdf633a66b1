"""A program gets each report, and nothing in a report becomes a command."""

from __future__ import annotations

import json
import os
import select
import sys

import pytest

from castinspect.inspection.verdict import Verdict
from castinspect.station.outputs.command import CommandOutput, variables_of
from castinspect.station.outputs.output import OutputDownError, ReportRefusedError
from castinspect.station.sources.identity import PartFields
from tests.helpers.reports import report

KEEP = "import json,os,sys; open(sys.argv[1],'w').write(json.dumps([json.load(sys.stdin), dict(os.environ), sys.argv]))"


def program(code, *arguments, seconds=30.0):
    return CommandOutput([sys.executable, "-c", code, *map(str, arguments)], seconds=seconds)


def test_it_gets_the_report_as_json_and_variables(tmp_path):
    program(KEEP, tmp_path / "got").send(report(7, Verdict.DEFECT))
    told, environment, _ = json.loads((tmp_path / "got").read_text())
    assert (told["verdict"], told["sequence"], told["validity"]) == ("DEFECT", 7, "VALID")
    assert environment["CASTINSPECT_VERDICT"] == "DEFECT"
    assert (environment["CASTINSPECT_PART"], environment["CASTINSPECT_HEARTBEAT"]) == ("0007", "47")
    fields = [environment[f"CASTINSPECT_{name}"] for name in ("LOT", "CAVITY", "HEAT", "CAMERA")]
    assert fields == ["L7", "c2", "H-31", "left"]


def test_nothing_of_a_part_becomes_an_argument_or_a_command(tmp_path):
    evil = f"--help; touch {tmp_path / 'harm'} $(touch {tmp_path / 'harm'})"
    program(KEEP, tmp_path / "got").send(report(identity=PartFields(part=evil), picture=f"/camera/{evil}.png"))
    told, environment, arguments = json.loads((tmp_path / "got").read_text())
    assert told["identity"]["part"] == environment["CASTINSPECT_PART"] == evil
    assert evil not in arguments
    assert not (tmp_path / "harm").exists()


def test_names_that_are_not_utf8_and_nul_are_handed_on_readably():
    told = variables_of(report(picture=b"/c/\xff.png".decode("utf-8", "surrogateescape"), station="a\0b"))
    assert told["CASTINSPECT_STATION"] == "ab"
    assert "png" in told["CASTINSPECT_PICTURE"]


def test_an_exit_code_is_a_refusal():
    with pytest.raises(ReportRefusedError, match="exit code 3"):
        program("import sys; sys.stdin.read(); sys.exit(3)").send(report())


def test_a_program_that_reads_nothing_is_fine():
    program("pass").send(report(reasons=()))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes of this kind")
def test_a_program_that_hangs_is_ended_with_its_children(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    child = "import time; time.sleep(60)"
    code = f"""if True:
        import subprocess, sys
        held = open({str(pipe)!r}, "w")  # the child holds the pipe, too
        held.write("x")
        held.flush()
        subprocess.run([sys.executable, "-c", {child!r}], pass_fds=[held.fileno()])
        """
    with pytest.raises(OutputDownError, match="was ended"):
        program(code, seconds=1.5).send(report())
    assert os.read(reader, 1) == b"x"
    waiting = select.poll()
    waiting.register(reader, 0)
    ((_, event),) = waiting.poll(20_000)  # told when nobody holds the pipe any more
    os.close(reader)
    assert event & select.POLLHUP


def test_a_program_that_is_not_there_is_said():
    with pytest.raises(OutputDownError, match="cannot be started"):
        CommandOutput(["/no/such/program"]).send(report())


def test_its_test_is_no_good_part(tmp_path):
    assert program(KEEP, tmp_path / "got").test("s").code == "command-works"
    told, environment, _ = json.loads((tmp_path / "got").read_text())
    assert (told["verdict"], told["is_test"], environment["CASTINSPECT_VERDICT"]) == ("HOLD", True, "HOLD")
