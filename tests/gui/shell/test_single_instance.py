"""A second start hands its paths to the first; crashes and hung processes are told apart."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket

from castinspect.gui.shell.single_instance import SingleInstance, Start
from castinspect.paths import instance_dir
from tests.helpers.window import WAIT_MS

SECOND = (
    "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication; app = QCoreApplication([])\n"
    "from castinspect.gui.shell.single_instance import SingleInstance\n"
    "print(SingleInstance().start([Path(name) for name in sys.argv[1:]], patience=30).name, flush=True)\n"
)


@pytest.fixture
def first(qapp):
    instance = SingleInstance()
    assert instance.start([]) is Start.FIRST
    yield instance
    instance.release()


def second(*arguments, cwd=None):
    return subprocess.Popen([sys.executable, "-c", SECOND, *arguments], stdout=subprocess.PIPE, text=True, cwd=cwd)


def test_a_second_start_hands_its_paths_over_as_absolute_ones(qtbot, first, tmp_path):
    with qtbot.waitSignal(first.handed, timeout=WAIT_MS) as handed:
        process = second("part 1.png", "부품.safetensors", cwd=tmp_path)
    assert handed.args[0] == (tmp_path / "part 1.png", tmp_path / "부품.safetensors")
    assert process.communicate()[0] == "HANDED_OVER\n"


def test_a_name_that_is_no_utf8_arrives_as_it_is(qtbot, first, tmp_path):
    odd = Path(str(tmp_path) + "/odd\udcff.png")
    with qtbot.waitSignal(first.handed, timeout=WAIT_MS) as handed:
        process = second(str(odd))
    process.communicate()
    assert handed.args[0] == (odd,)


def test_once_the_first_has_ended_the_next_is_the_first(qapp):
    before = SingleInstance()
    assert before.start([]) is Start.FIRST
    before.release()
    after = SingleInstance()
    assert after.start([]) is Start.FIRST
    after.release()


def test_the_lock_and_socket_of_a_crashed_process_are_no_obstacle(qapp):
    crash = SECOND + "import os; os._exit(1)\n"
    done = subprocess.run([sys.executable, "-c", crash], capture_output=True, text=True, check=False)
    assert done.stdout == "FIRST\n"
    stale = json.loads((instance_dir() / "instance.json").read_text())["server"]
    instance = SingleInstance()
    assert instance.start([]) is Start.FIRST
    assert json.loads((instance_dir() / "instance.json").read_text())["server"] != stale
    instance.release()


def test_another_home_is_another_station(first, tmp_path):
    other = SingleInstance(tmp_path / "other")
    assert other.start([]) is Start.FIRST
    other.release()


def test_a_first_one_that_does_not_answer_is_told(first):
    (instance_dir() / "instance.json").write_text(json.dumps({"server": "castinspect-nobody"}))
    other = SingleInstance()
    assert other.start([], patience=0) is Start.NO_ANSWER


@pytest.mark.parametrize("request_", [b"no json\n", b"[]\n", b'{"paths": 5}\n'])
def test_nonsense_on_the_socket_is_hung_up_on(qtbot, first, request_):
    name = json.loads((instance_dir() / "instance.json").read_text())["server"]
    socket = QLocalSocket()
    with qtbot.assertNotEmitted(first.handed), qtbot.waitSignal(socket.disconnected, timeout=WAIT_MS):
        socket.connectToServer(name)
        socket.write(request_)
        socket.flush()


def test_a_home_that_cannot_be_written_opens_all_the_same(qapp, tmp_path):
    (tmp_path / "file").write_text("in the way")
    assert SingleInstance(tmp_path / "file" / "home").start([]) is Start.FIRST
