"""Programs are measured by a small one, so that their memory is their own."""

from __future__ import annotations

import sys

import pytest

from castinspect.bench import processes
from castinspect.bench.processes import compile_beforehand, run_program
from castinspect.errors import DeviceError


def test_first_line_and_memory_are_told():
    ballast = bytearray(200 << 20)  # of this process, which must not count
    run = run_program(["-c", "print('ready', flush=True); kept = bytearray(40 << 20); print('done')"])
    assert run.first_line_seconds > 0
    if sys.platform != "win32":
        assert 40 < run.peak_megabytes < len(ballast) >> 20


def test_the_package_is_compiled_before_its_starts_are_measured(monkeypatch):
    compiled = []
    monkeypatch.setattr(processes.compileall, "compile_dir", lambda folder, quiet: compiled.append(folder))
    compile_beforehand()
    assert [folder.name for folder in compiled] == ["castinspect"]
    monkeypatch.setattr(processes, "is_frozen", lambda: True)
    compile_beforehand()
    assert len(compiled) == 1


@pytest.mark.parametrize("code", ["raise SystemExit('out of luck')", "pass"])
def test_a_program_that_fails_or_says_nothing_is_a_sentence(code):
    with pytest.raises(DeviceError, match="ended with an error"):
        run_program(["-c", code])
