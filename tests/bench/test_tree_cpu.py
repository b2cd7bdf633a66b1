"""The computing of a whole tree of processes is counted, also of those whose parent has ended."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from castinspect.bench.tree_cpu import TreeCpu

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")

COMPUTE = "import time\nwhile time.process_time() < {seconds}: pass"


def test_children_and_grandchildren_are_counted():
    inner = COMPUTE.format(seconds=1.5)
    outer = f"import subprocess, sys\nsubprocess.run([sys.executable, '-c', {inner!r}])\n{COMPUTE.format(seconds=1.0)}"
    began = time.time()
    with subprocess.Popen([sys.executable, "-c", outer]) as program, TreeCpu(program.pid) as cpu:
        program.wait()
    assert 2.0 < cpu.seconds < 3.5
    assert cpu.between(began, time.time()) == pytest.approx(cpu.seconds, abs=0.3)
    assert cpu.between(0.0, began) <= 0.3


def test_one_whose_parent_has_ended_is_still_of_the_tree():
    inner = "import os, sys, time\nwhile os.getppid() == int(sys.argv[1]): time.sleep(0.05)\n"
    inner += COMPUTE.format(seconds=1.0) + "\nprint('done')"
    outer = f"import os, subprocess, sys\nsubprocess.Popen([sys.executable, '-c', {inner!r}, str(os.getpid())])"
    outer += "\nos.read(0, 1)\nos._exit(0)"
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", outer], **pipes) as program, TreeCpu(program.pid) as cpu:
        while len(cpu._known) < 2:
            cpu.look()
        told, _ = program.communicate(b"x")
    assert told == b"done\n"
    assert cpu.seconds > 0.7


def test_between_two_looks_time_is_shared_in_proportion():
    cpu = TreeCpu(1)
    cpu._looks = [(10.0, 0.0), (12.0, 4.0), (13.0, 4.0)]
    assert cpu.between(10.0, 11.0) == pytest.approx(2.0)
    assert cpu.between(0.0, 99.0) == pytest.approx(4.0)
    assert cpu.between(12.0, 13.0) == 0.0
