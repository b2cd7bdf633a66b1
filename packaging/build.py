"""Build the packaged app with the packages of this Python: `python packaging/build.py [--cuda] [--deb] [--station]`.

Writes below `dist/`: the app's folder (on macOS also the `.app`), its bill of materials, with `--deb` a Debian
package, and with `--station` the folder of the station package, which judges by OpenVINO alone. Prints the size of each
component and how long a cold start takes.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from cold_start import forget, seconds_to_first_painting
from pydantic import TypeAdapter
from sbom import write_sbom
from sizes import LARGEST, LARGEST_STATION, component_sizes, describe

from castinspect import __version__
from castinspect.licences import Component

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "build" / "package"
_CASTINGS = 12
RUNTIME_DLLS = ("vcruntime140.dll", "vcruntime140_1.dll", "msvcp140.dll")
"""Microsoft's C++ runtime: without an administrator it cannot be installed, so it lies beside the program."""


def main() -> int:
    options = _parser().parse_args()
    packages = {"castinspect": LARGEST, "castinspect-station": LARGEST_STATION}
    if options.station != "only":
        _require_torch(cuda=options.cuda)
    else:
        del packages["castinspect"]
    if options.station is None:
        del packages["castinspect-station"]
    else:
        _prepare_station()
    run_pyinstaller(options.out, packages)
    _print_left_out()
    small_enough = True
    for name, largest in packages.items():
        folder = options.out / name
        _require_runtime(folder)
        _write_bill(name, options.out)
        if name == "castinspect-station" and sys.platform == "linux":
            strip_symbols(folder)
        small_enough &= _print_sizes(folder, largest, bounded=not options.cuda)
        _print_cold_start(folder)
    if options.deb:
        from deb import build_deb

        print(f"Debian package: {build_deb(options.out / 'castinspect', options.out)}")
    return 0 if small_enough else 1


def run_pyinstaller(out: Path, packages: Iterable[str]) -> None:
    """Build the packages' folders below `out`, all of one analysis."""
    WORK.mkdir(parents=True, exist_ok=True)
    wanted = " ".join("station" if name.endswith("-station") else "full" for name in packages)
    subprocess.run(
        [
            sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "--distpath", str(out),
            "--workpath", str(WORK), str(ROOT / "packaging" / "castinspect.spec"),
        ],
        check=True,
        env=os.environ
        | {"CASTINSPECT_BUILD": str(WORK), "CASTINSPECT_PACKAGES": wanted, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip


def strip_symbols(folder: Path) -> None:
    """Take what only debuggers read out of Python's and the extensions' files; libraries that wheels bring stay."""
    files = [
        file
        for file in (folder / "_internal").rglob("*.so*")
        if not file.is_symlink() and not any(part.endswith(".libs") or part == "libs" for part in file.parts)
    ]
    subprocess.run(["strip", "--strip-unneeded", *map(str, files)], check=True)


def _prepare_station() -> None:
    """What a station cannot make itself: the demo model's conversion, and castings to try."""
    from castinspect.inspection.engines.choice import choose_engine
    from castinspect.inspection.engines.conversion import carry, find_converted
    from castinspect.models.checkpoint import load_checkpoint
    from castinspect.paths import demo_checkpoint
    from castinspect.progress import drain
    from castinspect.synthetic.folder import READY, write_castings

    room = WORK / "station"
    shutil.rmtree(room, ignore_errors=True)
    (room / "models").mkdir(parents=True)
    demo = load_checkpoint(demo_checkpoint())
    drain(choose_engine(demo, "openvino", "cpu"))
    converted = find_converted(demo)
    if converted is None or not converted.record.files:
        raise SystemExit("The demo model could not be converted for OpenVINO.")
    carry(converted, replace(demo, path=room / "models" / demo.path.name))
    write_castings(room / READY, _CASTINGS, seed=3)
    (room / READY / "castings.csv").unlink()


def _write_bill(name: str, out: Path) -> None:
    bill = out / f"{name}-{__version__}.cdx.json"
    table = (WORK / f"licences-{name}.json").read_bytes()
    components = TypeAdapter(list[Component]).validate_json(table)
    print(f"bill of materials: {write_sbom(components, bill)} components in {bill}")


def program_in(folder: Path) -> Path:
    """The app's program for the command line."""
    return folder / ("castinspect.exe" if sys.platform == "win32" else "castinspect")


def _require_torch(*, cuda: bool) -> None:
    """Refuse to build another package than the one that was asked for.

    Raises:
        SystemExit: The installed torch is of the other kind.
    """
    import torch

    if cuda and torch.version.cuda is None:
        raise SystemExit("--cuda needs a CUDA build of torch; the installed one is for the CPU.")
    if not cuda and torch.version.cuda is not None:
        raise SystemExit("The installed torch is a CUDA build. Install the CPU build, or say --cuda.")
    if cuda and find_spec("triton") is None:
        print("note: triton is not installed; torch.compile would not work on the GPU (CastInspect does not use it)")


def _require_runtime(folder: Path) -> None:
    if sys.platform != "win32":
        return
    present = {file.name.lower() for file in (folder / "_internal").glob("*.dll")}
    missing = [name for name in RUNTIME_DLLS if name not in present]
    if missing:
        raise SystemExit(f"Microsoft's C++ runtime is not in the bundle: {', '.join(missing)}")


def _print_left_out() -> None:
    print("left out:")
    for reason, count in json.loads((WORK / "left_out.json").read_text(encoding="utf-8")).items():
        print(f"  {count:5} files: {reason}")


def _print_sizes(folder: Path, largest: int, *, bounded: bool) -> bool:
    sizes = component_sizes(folder)
    print(f"size of {folder}:\n{describe(sizes)}")
    if not bounded or sum(found.size for found in sizes) <= largest:
        return True
    print(f"It is larger than {largest / 1e6:.0f} MB.")
    return False


def _print_cold_start(folder: Path) -> None:
    program = program_in(folder)
    if forget(folder):
        print(f"cold start to the first painting: {seconds_to_first_painting(program):.1f} s")
    print(f"warm start to the first painting: {seconds_to_first_painting(program):.1f} s")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Build the packaged app.")
    parser.add_argument("--cuda", action="store_true", help="with the CUDA build of torch that is installed")
    parser.add_argument("--deb", action="store_true", help="also make a Debian package (Linux)")
    parser.add_argument(
        "--station",
        nargs="?",
        const="too",
        choices=("too", "only"),
        help="also the station package, without torch; `--station only` builds nothing else",
    )
    parser.add_argument("--out", type=Path, default=ROOT / "dist", metavar="DIR", help="instead of dist/")
    return parser


if __name__ == "__main__":
    sys.exit(main())
