"""What is left out of the bundle, and what never may be."""

from __future__ import annotations

import pytest
from contents import (
    EXCLUDED_MODULES,
    LEFT_OUT,
    NOT_ON_STATION,
    UNFIT_TORCHVISION,
    is_of_station,
    reason_to_leave_out,
    without_left_out,
)


@pytest.mark.parametrize(
    "name",
    [
        "torch/bin/torch_shm_manager",  # `import torch` looks for it
        "torch/lib/libtorch_cpu.so",
        "torch/_dynamo/testing.py",
        "torch/testing/_comparison.py",
        "openvino/libs/libopenvino_intel_cpu_plugin.so",
        "openvino/libs/libopenvino_intel_gpu_plugin.so",  # where it is asked for
        "openvino/libs/libopenvino_ir_frontend.so.2641",
        "openvino/libs/libopenvino_pytorch_frontend.so.2641",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6/Qt/plugins/imageformats/libqsvg.so",
        "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
        "PySide6/Qt/translations/qtbase_ko.qm",
        "resources/translations/castinspect_ko.qm",
    ],
)
def test_what_the_app_needs_is_kept(name):
    assert reason_to_leave_out(name) is None


@pytest.mark.parametrize(
    "name",
    [
        "torch/bin/protoc",
        "torch\\bin\\test_api.exe",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "numpy/tests/x.so",
    ],
)
def test_what_no_code_reaches_is_left_out_on_every_system(name):
    assert reason_to_leave_out(name)


def test_torchvisions_compiled_part_is_left_out_only_where_it_does_not_load():
    entries = [("torchvision/_C.so", "x", "BINARY"), ("torchvision/ops/misc.py", "y", "DATA")]
    counts = {}
    assert without_left_out(entries, LEFT_OUT, counts) == entries
    assert without_left_out(entries, [UNFIT_TORCHVISION], counts) == entries[1:]
    assert list(counts.values()) == [1]


def test_every_rule_has_its_reason():
    assert all(rule.reason and rule.patterns for rule in LEFT_OUT)
    assert all(EXCLUDED_MODULES.values())


@pytest.mark.parametrize("module", ["torch._dynamo", "torch._inductor", "torch.onnx", "torch.distributed", "sympy"])
def test_what_the_first_optimiser_imports_is_not_excluded(module):
    assert module not in EXCLUDED_MODULES


@pytest.mark.parametrize(
    "name",
    ["torch", "torch.nn.functional", "torch/lib/libtorch_cpu.so", "torch-2.13.0+cpu.dist-info/METADATA",
     "scipy.libs/a.so", "scipy\\special\\x.pyd", "scikit_learn.libs/libgomp.so", "sklearn.utils"],
)  # fmt: skip
def test_the_station_has_nothing_of_what_trains(name):
    assert not is_of_station(name)


@pytest.mark.parametrize(
    "name",
    ["openvino", "openvino/libs/libopenvino_ir_frontend.so.2641", "numpy.libs/x.so", "castinspect.training.form"],
)
def test_the_station_has_what_judges(name):
    assert is_of_station(name)
    assert reason_to_leave_out(name, NOT_ON_STATION) is None


def test_the_station_leaves_out_what_its_cpu_cannot_use():
    for name in ("openvino/libs/libopenvino_intel_gpu_plugin.so", "resources/weights/x.safetensors", "PIL/_avif.so"):
        assert reason_to_leave_out(name, NOT_ON_STATION)


def test_qt_speaks_the_apps_languages_only():
    assert reason_to_leave_out("PySide6/Qt/translations/qtbase_fr.qm")
    assert reason_to_leave_out("PySide6/Qt/translations/qt_zh_CN.qm")
    assert reason_to_leave_out("PySide6/translations/qtbase_ko.qm") is None
