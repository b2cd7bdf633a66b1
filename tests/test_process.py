"""What a packaged process makes up for, and memory that is limited where the C library can."""

from __future__ import annotations

import faulthandler
import os
import subprocess
import sys
from contextlib import suppress

import pytest

from castinspect import process
from castinspect.errors import FullAppError


@pytest.fixture(autouse=True)
def _no_lasting_faulthandler():
    was_enabled = faulthandler.is_enabled()
    yield
    faulthandler.enable() if was_enabled else faulthandler.disable()


def test_a_process_without_streams_can_print(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    process._give_streams()
    print("nobody hears")
    print("nobody hears", file=sys.stderr)
    sys.stdout.close()
    sys.stderr.close()


def test_child_processes_get_the_systems_libraries(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/app/_internal")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/usr/local/lib")
    monkeypatch.setenv("DYLD_LIBRARY_PATH", "/app/_internal")
    process._restore_library_path()
    import os

    assert os.environ["LD_LIBRARY_PATH"] == "/usr/local/lib"
    assert "DYLD_LIBRARY_PATH" not in os.environ


def test_it_starts_itself_as_it_was_started(monkeypatch):
    assert process.own_command() == [sys.executable, "-m", "castinspect"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert process.own_command() == [sys.executable]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only glibc has arenas")
def test_glibc_takes_the_limit():
    code = "from castinspect.process import limit_arenas; import platform; "
    code += "assert limit_arenas() == (platform.libc_ver()[0] == 'glibc')"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_linear_algebra_keeps_to_one_thread_unless_a_person_wants_more(monkeypatch):
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    process.one_algebra_thread()
    assert os.environ["OPENBLAS_NUM_THREADS"] == "1"
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "4")
    process.one_algebra_thread()
    assert os.environ["OPENBLAS_NUM_THREADS"] == "4"


def test_threads_wait_asleep_unless_a_person_wants_it_otherwise(monkeypatch):
    monkeypatch.delenv("OMP_WAIT_POLICY", raising=False)
    process.threads_wait_asleep()
    assert os.environ["OMP_WAIT_POLICY"] == "passive"
    monkeypatch.setenv("OMP_WAIT_POLICY", "active")
    process.threads_wait_asleep()
    assert os.environ["OMP_WAIT_POLICY"] == "active"


def test_elsewhere_nothing_happens(monkeypatch):
    monkeypatch.setattr(process.sys, "platform", "win32")
    assert not process.limit_arenas()


def test_the_lack_of_what_only_the_full_app_has_is_a_sentence():
    told = process.explained(ModuleNotFoundError("No module named 'torch'", name="torch.nn"))
    assert isinstance(told, FullAppError)
    assert "torch" in str(told)
    fault = ModuleNotFoundError("No module named 'castinspec'", name="castinspec")
    assert process.explained(fault) is fault


def test_a_package_without_torch_knows_it(without_torch):
    assert not process.has_torch()


@pytest.mark.parametrize("before", [None, "", "as it was"])
def test_a_variable_has_its_value_within_the_block_alone(monkeypatch, before):
    name = "CASTINSPECT_OF_A_TEST"
    if before is not None:
        monkeypatch.setenv(name, before)
    with suppress(KeyError), process.with_variable(name, "another"):
        assert os.environ[name] == "another"
        raise KeyError
    assert os.environ.get(name) == before


def test_freed_memory_is_kept_within_the_block_alone(monkeypatch):
    asked = []

    class Library:
        def mallopt(self, option, value):
            asked.append((option, value))

        def malloc_trim(self, pad):
            asked.append(("trim", pad))

    monkeypatch.setattr(process, "_c_library", Library)
    with process.keeping_freed_memory():
        within = dict(asked)
        asked.clear()
    after = dict(asked)
    assert within[-4] == 0  # no large array is asked of the system on its own
    assert after[-4] > 0
    assert after["trim"] == 0
    assert set(within) == set(after) - {"trim"}


def test_another_c_library_is_left_as_it_is(monkeypatch):
    monkeypatch.setattr(process, "_c_library", lambda: None)
    with process.keeping_freed_memory():
        pass


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells it this way")
def test_memory_of_this_process_is_told_in_megabytes():
    process.give_back_memory()
    memory = process.memory_of_this_process()
    assert 5 < memory["own"] <= memory["resident"] < 100_000
