"""Build the packaged app with the packages of this Python: `python packaging/build.py [--cuda] [--deb]`.

Writes below `dist/`: the app's folder (on macOS also the `.app`), its bill of materials, and with `--deb` a Debian
package. Prints the size of each component and how long a cold start takes.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from cold_start import forget, seconds_to_first_painting
from pydantic import TypeAdapter
from sbom import write_sbom
from sizes import LARGEST, component_sizes, describe

from castinspect import __version__
from castinspect.licences import Component

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "build" / "package"
RUNTIME_DLLS = ("vcruntime140.dll", "vcruntime140_1.dll", "msvcp140.dll")
"""Microsoft's C++ runtime: without an administrator it cannot be installed, so it lies beside the program."""


def main() -> int:
    options = _parser().parse_args()
    _require_torch(cuda=options.cuda)
    folder = options.out / "castinspect"
    run_pyinstaller(options.out)
    _require_runtime(folder)
    bill = options.out / f"castinspect-{__version__}.cdx.json"
    components = TypeAdapter(list[Component]).validate_json((WORK / "licences.json").read_bytes())
    print(f"bill of materials: {write_sbom(components, bill)} components in {bill}")
    _print_left_out()
    small_enough = _print_sizes(folder, cuda=options.cuda)
    _print_cold_start(folder)
    if options.deb:
        from deb import build_deb

        print(f"Debian package: {build_deb(folder, options.out)}")
    return 0 if small_enough else 1


def run_pyinstaller(out: Path) -> None:
    """Build the app's folder below `out`."""
    WORK.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [
            sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "--distpath", str(out),
            "--workpath", str(WORK), str(ROOT / "packaging" / "castinspect.spec"),
        ],
        check=True,
        env=os.environ | {"CASTINSPECT_BUILD": str(WORK), "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip


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


def _print_sizes(folder: Path, *, cuda: bool) -> bool:
    sizes = component_sizes(folder)
    print(f"size of {folder}:\n{describe(sizes)}")
    if cuda or sum(found.size for found in sizes) <= LARGEST:
        return True
    print(f"The app is larger than {LARGEST / 1e6:.0f} MB.")
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
    parser.add_argument("--out", type=Path, default=ROOT / "dist", metavar="DIR", help="instead of dist/")
    return parser


if __name__ == "__main__":
    sys.exit(main())
