"""`castinspect doctor`: what this machine has, each thing proven."""

from __future__ import annotations

import platform
import sqlite3
import time
from importlib.metadata import PackageNotFoundError, version

from castinspect import __version__, paths
from castinspect.cli.common.console import output, shown
from castinspect.cli.common.options import Device, DeviceOption
from castinspect.language import say
from castinspect.models.checkpoint import load_checkpoint
from castinspect.paths import demo_checkpoint
from castinspect.process import has_torch
from castinspect.progress import drain
from castinspect.registry.registry import Registry

_PACKAGES = ("torch", "torchvision", "openvino", "PySide6-Essentials", "pyqtgraph", "pillow", "numpy", "scikit-learn")


def doctor(device: DeviceOption = Device.AUTO) -> None:
    """Show versions, folders and the device, proven by a real computation."""
    _row("CastInspect", __version__)
    _row("Python", f"{platform.python_version()}, {platform.platform()}")
    for package in _PACKAGES:
        _row(package, _version_of(package))
    _row("SQLite", sqlite3.sqlite_version)
    for name, folder in (
        (say("settings"), paths.settings_file()),
        (say("models"), paths.models_dir()),
        (say("weights"), paths.weights_dir()),
        (say("logs"), paths.logs_dir()),
        (say("resources"), paths.resources_dir()),
    ):
        _row(name, shown(folder))
    promoted = Registry().promoted()
    _row(say("promoted"), shown(promoted.name) if promoted else say("none"))
    _check_device(device)
    _check_engine()


def _check_device(device: Device) -> None:
    if not has_torch():
        _row(say("device"), say("cpu: the station package judges by conversions, in OpenVINO"))
        return
    from castinspect.devices.device import choose_device
    from castinspect.devices.torchvision_guard import import_torchvision

    import_torchvision()
    started = time.perf_counter()
    chosen = choose_device(device.value)
    milliseconds = 1000 * (time.perf_counter() - started)
    _row(
        say("device"),
        say(
            "{name} ({title}), convolution and product proven in {milliseconds:.0f} ms",
            name=chosen.name,
            title=chosen.title,
            milliseconds=milliseconds,
        ),
    )
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
        whose = say("the promoted checkpoint") if promoted else say("the demo model")
        _row(say("engine"), say("{whose} is made ready for OpenVINO when it is first used", whose=whose))
        return
    parity = converted.record.parity
    engine = drain(choose_engine(checkpoint))
    _row(say("engine"), f"{engine.name} ({engine.device.title})")
    _row(
        "",
        say(
            "compared with PyTorch on {pictures} picture{pictures:s}, {real} of them from this station: largest "
            "difference {largest_difference:.1e}, {verdicts_changed} verdicts changed",
            pictures=parity.pictures,
            real=parity.real,
            largest_difference=parity.largest_difference,
            verdicts_changed=parity.verdicts_changed,
        ),
    )
    if engine.device.fallback:
        _row("", shown(engine.device.fallback))


def _version_of(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return say("not installed")


def _row(name: str, value: str) -> None:
    output.print(f"{name:20}{value}", soft_wrap=True)
