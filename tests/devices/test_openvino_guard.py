"""OpenVINO reports to nobody, and its converter is loaded only to convert."""

from __future__ import annotations

import subprocess
import sys


def in_a_fresh_process(code):
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_runtime_comes_without_telemetry_and_converter():
    in_a_fresh_process("""
import sys
from castinspect.devices.openvino_guard import import_openvino

assert import_openvino().Core().available_devices
assert sys.modules["openvino_telemetry"] is None
assert not [name for name in sys.modules if name.startswith(("openvino.tools", "urllib.request", "torch"))]
assert import_openvino() is import_openvino()
""")


def test_the_converter_comes_without_telemetry_too():
    in_a_fresh_process("""
import sys
from castinspect.devices.openvino_guard import import_converter, import_openvino

import_openvino()
assert callable(import_converter())
assert sys.modules["openvino_telemetry"] is None
""")
