"""Use the packaged app as a workstation would: `python packaging/check_package.py dist/castinspect`.

It is moved to a folder with a space and Hangul in its name that nobody may write to, and used by another user, from
another folder, with no Python on the path and no network. Then it must judge as the source tree does.
"""

from __future__ import annotations

import argparse
import csv
import os
import shutil
import stat
import sys
import tempfile
from pathlib import Path

from steps import StrangersShell, require, run, step

_PICTURES, _LEARNED = 24, 40
_PROBABILITY_TOLERANCE = 1e-3


def main() -> int:
    options = _parser().parse_args()
    with tempfile.TemporaryDirectory(prefix="castinspect ", ignore_cleanup_errors=True) as made:
        place = Path(made)
        place.chmod(0o755)
        with step(f"the app is moved to {place.name}/검사 program, read-only"):
            program = _installed(options.folder, place / "검사 program")
        shell = StrangersShell(program, place / "다른 home")
        try:
            check_station(shell) if options.station else check(shell, options.pictures)
        finally:
            _set_writable(program.parent, writable=True)
    print("package check passed")
    return 0


def check(shell: StrangersShell, pictures: Path | None) -> None:
    """Use the app for everything that it is for.

    Args:
        shell: Runs it.
        pictures: A folder of pictures to judge; None draws castings.
    """
    with step("self-test"):
        print(shell.run("--self-test"))
    with step("doctor"):
        told = shell.run("doctor")
        require(str(shell.home) in told, f"models and settings are not in the user's home:\n{told}")
    with step("castings are made"):
        shell.run("synth", "parts", "--count", str(_LEARNED), "--seed", "5")
        shell.run("synth", "unseen", "--count", str(_PICTURES), "--seed", "6")
    with step("a folder is inspected to CSV, with the verdicts of the source tree"):
        judged = [str(path) for path in (pictures, shell.home / "unseen") if path]
        shell.run("inspect", *judged, "--model", "demo", "--csv", "verdicts.csv", "--overlays", "overlays")
        _require_same_verdicts(shell.home, judged)
    with step("a checkpoint is converted and judged with by OpenVINO"):
        shell.run("inspect", "unseen", "--model", "demo", "--engine", "openvino", "--csv", "fast.csv")
        engines = {row["engine"] for row in _rows(shell.home / "fast.csv")}
        require(engines == {"openvino"}, f"{engines} judged")
    with step("a model is trained, promoted and used"):
        shell.run(
            "train",
            "parts",
            "--epochs",
            "3",
            "--size",
            "96",
            "--promote",
            "--allow-unproven",
            "--out",
            "새 model.safetensors",
        )
        shell.run("inspect", "unseen", "--csv", "own.csv")
        rows = _rows(shell.home / "own.csv")
        require(len(rows) == _PICTURES, f"{len(rows)} of {_PICTURES} pictures are in the table")
        require(all(row["checkpoint"] for row in rows), "a picture was not judged")
    with step("the window opens"):
        require("painted" in shell.run("window", "--until-painted"), "the window did not paint")


def check_station(shell: StrangersShell) -> None:
    """Use the station package for everything that it is for, with a version that the source tree exports."""
    with step("self-test"):
        print(shell.run("--self-test"))
    with step("doctor"):
        require("station package" in shell.run("doctor"), "it is not the station package")
    with step("a version comes converted, is taken in and promoted"):
        stick = shell.home / "stick"
        stick.mkdir()
        home = {"CASTINSPECT_HOME": str(shell.home.parent / "full")}
        own = [sys.executable, "-m", "castinspect"]
        run([*own, "promote", "demo", "--allow-unproven"], env=os.environ | home)
        run([*own, "models", "export", "synthetic-castings-only", stick, "--converted"], env=os.environ | home)
        run([*own, "synth", shell.home / "unseen", "--count", str(_PICTURES), "--seed", "6"])
        told = shell.run("models", "import", "stick/synthetic-castings-only.safetensors")
        require("model.bin" in told, f"its conversion was not taken in:\n{told}")
        shell.run("promote", "synthetic-castings-only", "--allow-unproven")
    with step("pictures are judged and recorded, with the verdicts of the source tree"):
        judged = [str(shell.home / "unseen")]
        shell.run("inspect", *judged, "--csv", "verdicts.csv")
        _require_same_verdicts(shell.home, judged)
        shell.run("history", "verify")
    with step("the window opens"):
        require("painted" in shell.run("window", "--until-painted"), "the window did not paint")


def _installed(folder: Path, target: Path) -> Path:
    shutil.copytree(folder, target, symlinks=True)
    _set_writable(target, writable=False)
    return target / ("castinspect.exe" if sys.platform == "win32" else "castinspect")


def _set_writable(folder: Path, *, writable: bool) -> None:
    bits = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
    for path in [folder, *folder.rglob("*")]:
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod(mode | stat.S_IWUSR if writable else mode & ~bits)


def _require_same_verdicts(home: Path, judged: list[str]) -> None:
    """Judge the same pictures with the source tree and compare every row."""
    source = home.parent / "source.csv"
    run([sys.executable, "-m", "castinspect", "inspect", *judged, "--model", "demo", "--csv", source])
    packaged_rows, source_rows = _rows(home / "verdicts.csv"), _rows(source)
    require(packaged_rows, "nothing was judged")
    for packaged, own in zip(packaged_rows, source_rows, strict=True):
        same = all(packaged[name] == own[name] for name in ("path", "verdict", "predicted_class", "sha256"))
        apart = abs(float(packaged["defect_probability"] or 0) - float(own["defect_probability"] or 0))
        require(same and apart <= _PROBABILITY_TOLERANCE, f"judged differently:\n{packaged}\n{own}")
    print(f"  {len(packaged_rows)} pictures judged alike")


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(newline="", encoding="utf-8-sig") as opened:
        return list(csv.DictReader(opened))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Use the packaged app as a workstation would.")
    parser.add_argument("folder", type=Path, help="what build.py made")
    parser.add_argument("--station", action="store_true", help="it is the station package")
    parser.add_argument("--pictures", type=Path, metavar="DIR", help="also judge these")
    return parser


if __name__ == "__main__":
    sys.exit(main())
