"""`castinspect doctor`: what this machine has, each thing proven."""

from __future__ import annotations

import platform
import sqlite3
import time
from importlib.metadata import PackageNotFoundError, version

from castinspect import __version__, paths
from castinspect.cli.common.console import output, shown
from castinspect.cli.common.options import Device, DeviceOption
from castinspect.models.checkpoint import load_checkpoint
from castinspect.paths import demo_checkpoint
from castinspect.process import has_torch
from castinspect.progress import drain
from castinspect.registry.registry import Registry

_PACKAGES = ("torch", "torchvision", "openvino", "PySide6-Essentials", "pyqtgraph", "pillow", "numpy", "scikit-learn")


def doctor(device: DeviceOption = Device.AUTO) -> None:
    """Show versions, folders and the device, proven by a real computation."""
    _row("CastInspect", __version__)
    _row("Python", f"{platform.python_version()} on {platform.platform()}")
    for package in _PACKAGES:
        _row(package, _version_of(package))
    _row("SQLite", sqlite3.sqlite_version)
    for name, folder in (
        ("settings", paths.settings_file()),
        ("models", paths.models_dir()),
        ("weights", paths.weights_dir()),
        ("logs", paths.logs_dir()),
        ("resources", paths.resources_dir()),
    ):
        _row(name, shown(folder))
    promoted = Registry().promoted()
    _row("promoted", shown(promoted.name) if promoted else "none")
    _check_device(device)
    _check_engine()


def _check_device(device: Device) -> None:
    if not has_torch():
        _row("device", "cpu: the station package judges by conversions, in OpenVINO")
        return
    from castinspect.devices.device import choose_device
    from castinspect.devices.torchvision_guard import import_torchvision

    import_torchvision()
    started = time.perf_counter()
    chosen = choose_device(device.value)
    milliseconds = 1000 * (time.perf_counter() - started)
    _row("device", f"{chosen.name} ({chosen.title}), convolution and product proven in {milliseconds:.0f} ms")
    if chosen.fallback:
        _row("", shown(chosen.fallback))


def _check_engine() -> None:
    """Which engine judges with the promoted checkpoint, proven by what it computed; else with the demo's."""
    from castinspect.inspection.engines.choice import choose_engine
    from castinspect.inspection.engines.conversion import find_converted

    promoted = Registry().promoted()
    checkpoint = load_checkpoint(promoted or demo_checkpoint())
    converted = find_converted(checkpoint)
    if converted is None:
        whose = "the promoted checkpoint" if promoted else "the demo model"
        _row("engine", f"{whose} is made ready for OpenVINO when it is first used")
        return
    parity = converted.record.parity
    engine = drain(choose_engine(checkpoint))
    _row("engine", f"{engine.name} ({engine.device.title})")
    _row("", f"compared with PyTorch on {parity.pictures} pictures, {parity.real} of them from this station: largest "
         f"difference {parity.largest_difference:.1e}, {parity.verdicts_changed} verdicts changed")  # fmt: skip
    if engine.device.fallback:
        _row("", shown(engine.device.fallback))


def _version_of(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _row(name: str, value: str) -> None:
    output.print(f"{name:20}{value}", soft_wrap=True)
