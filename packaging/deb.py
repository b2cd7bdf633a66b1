"""The Debian package of the packaged app: desktop entry, icons, file association, and the libraries that it needs."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from elf import needed_libraries
from icons import draw

from castinspect import __version__
from castinspect.licences import castinspect_itself

LINUX = Path(__file__).parent / "linux"
ROOT = LINUX.parent.parent
_ICON_SIDES = (48, 64, 128, 256)
_PROVIDED_BY = {
    # what Qt's platform plugins load from the system, by what they ask for
    "libEGL.so.1": "libegl1", "libGL.so.1": "libgl1", "libGLX.so.0": "libglx0", "libOpenGL.so.0": "libopengl0",
    "libX11.so.6": "libx11-6", "libX11-xcb.so.1": "libx11-xcb1", "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0", "libxcb-icccm.so.4": "libxcb-icccm4", "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1", "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0", "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0", "libxcb-shm.so.0": "libxcb-shm0", "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1", "libxcb-xfixes.so.0": "libxcb-xfixes0", "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb-glx.so.0": "libxcb-glx0", "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0", "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0", "libwayland-egl.so.1": "libwayland-egl1", "libdrm.so.2": "libdrm2",
    "libdbus-1.so.3": "libdbus-1-3", "libfontconfig.so.1": "libfontconfig1", "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0 | libglib2.0-0t64", "libgthread-2.0.so.0": "libglib2.0-0 | libglib2.0-0t64",
    "libz.so.1": "zlib1g", "libstdc++.so.6": "libstdc++6", "libgcc_s.so.1": "libgcc-s1",
    # of the C library
    **dict.fromkeys(
        ("libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1", "libutil.so.1", "libresolv.so.2",
         "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1"), "libc6",
    ),
}  # fmt: skip
_OPTIONAL = {"libOpenCL.so.1": "ocl-icd-libopencl1"}  # only OpenVINO's plugin for Intel's GPUs asks for it
_RECOMMENDED = ("fontconfig", "xdg-utils", *_OPTIONAL.values())  # fonts for the window; opening the folder of logs
_DESCRIPTION = """\
Inspection station for cast parts
 Judges pictures of cast parts as OK, DEFECT, REVIEW or HOLD, with a map of
 where the network looked, from dropped files or a watched folder; retrains
 the model on your own pictures. Works without a network and without a GPU.
"""


def build_deb(folder: Path, out: Path) -> Path:
    """Pack the app's folder into `castinspect_VERSION_ARCHITECTURE.deb`.

    Raises:
        SystemExit: A program in the folder needs a library that neither lies there nor has a known package.
    """
    architecture = _output("dpkg", "--print-architecture").strip()
    target = out / f"castinspect_{__version__}_{architecture}.deb"
    with tempfile.TemporaryDirectory(dir=out, prefix=".deb-") as staging:
        root = Path(staging) / "root"
        _lay_out(folder, root)
        (root / "DEBIAN").mkdir()
        (root / "DEBIAN" / "control").write_text(_control(folder, root, architecture), encoding="utf-8")
        _write_checksums(root)
        _set_modes(root)
        subprocess.run(
            ["dpkg-deb", "-Zzstd", "--root-owner-group", "--build", str(root), str(target)],
            check=True,
            stdout=subprocess.DEVNULL,
        )
    return target


def dependencies(folder: Path) -> list[str]:
    """Packages that bring what the bundle's programs and libraries need and do not bring themselves.

    Raises:
        SystemExit: It is unknown which package brings one of them.
    """
    needed = needed_libraries(folder)
    missing = set(needed.missing) - set(_OPTIONAL)
    unknown = sorted(missing - set(_PROVIDED_BY))
    if unknown:
        raise SystemExit(f"Which package brings {', '.join(unknown)}? Say it in packaging/deb.py.")
    packages = {_PROVIDED_BY[name] for name in missing}
    return sorted(f"{name} (>= {needed.glibc})" if name == "libc6" else name for name in packages)


def _lay_out(folder: Path, root: Path) -> None:
    program = root / "usr" / "lib" / "castinspect"
    program.parent.mkdir(parents=True)
    shutil.copytree(folder, program, symlinks=True, copy_function=os.link)
    binaries, share = root / "usr" / "bin", root / "usr" / "share"
    binaries.mkdir()
    (binaries / "castinspect").symlink_to("../lib/castinspect/castinspect")
    _place(LINUX / "castinspect.desktop", share / "applications")
    _place(LINUX / "castinspect.xml", share / "mime" / "packages")
    _place(LINUX / "castinspect@.service", root / "usr" / "lib" / "systemd" / "system")
    _write_compressed(share / "man" / "man1" / "castinspect.1.gz", (LINUX / "castinspect.1").read_bytes())
    icon, icons = ROOT / "resources" / "icons" / "castinspect.svg", share / "icons" / "hicolor"
    _place(icon, icons / "scalable" / "apps")
    for side in _ICON_SIDES:
        drawn = icons / f"{side}x{side}" / "apps" / "castinspect.png"
        drawn.parent.mkdir(parents=True)
        draw(icon, side).save(drawn)
    documents = share / "doc" / "castinspect"
    documents.mkdir(parents=True)
    (documents / "copyright").write_text(castinspect_itself().text, encoding="utf-8")
    news = f"castinspect ({__version__}) stable; urgency=medium\n\n  * See the releases of CastInspect.\n"
    _write_compressed(documents / "changelog.gz", news.encode())


def _control(folder: Path, root: Path, architecture: str) -> str:
    size = sum(file.lstat().st_size for file in root.rglob("*") if not file.is_dir()) // 1024
    fields = {
        "Package": "castinspect",
        "Version": __version__,
        "Architecture": architecture,
        "Maintainer": "The CastInspect developers <castinspect@localhost>",
        "Installed-Size": str(size),
        "Depends": ", ".join(dependencies(folder)),
        "Recommends": ", ".join(_RECOMMENDED),
        "Section": "science",
        "Priority": "optional",
        "Description": _DESCRIPTION.rstrip(),
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


def _write_checksums(root: Path) -> None:
    files = sorted(file for file in _files(root) if "DEBIAN" not in file.parts)
    names = "\0".join(str(file.relative_to(root)) for file in files)
    done = subprocess.run(["xargs", "-0", "md5sum"], input=names, cwd=root, check=True, capture_output=True, text=True)
    (root / "DEBIAN" / "md5sums").write_text(re.sub(r"^\\", "", done.stdout, flags=re.MULTILINE), encoding="utf-8")


def _files(root: Path) -> Iterator[Path]:
    return (file for file in root.rglob("*") if file.is_file() and not file.is_symlink())


def _set_modes(root: Path) -> None:
    """Readable for all, writable for the owner; programs stay programs, libraries need no such mark."""
    for path in [root, *root.rglob("*")]:
        if path.is_symlink():
            continue
        is_program = path.is_dir() or path == root / "usr" / "lib" / "castinspect" / "castinspect"
        path.chmod(0o755 if is_program else 0o644)


def _place(file: Path, folder: Path) -> None:
    folder.mkdir(parents=True)
    shutil.copyfile(file, folder / file.name)


def _write_compressed(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(content, mtime=0))


def _output(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
