"""OpenVINO loads its plugins and front ends by name from `openvino/libs`, which no analysis of imports can see.

The converter's modules are listed without importing them: that would report to OpenVINO's makers.
"""

from pathlib import Path

from PyInstaller.utils.hooks import PY_DYLIB_PATTERNS, collect_data_files, collect_dynamic_libs, get_package_paths


def _modules(package: Path) -> list[str]:
    paths = (file.relative_to(package.parent).with_suffix("") for file in sorted(package.rglob("*.py")))
    return [".".join(path.parts[:-1] if path.name == "__init__" else path.parts) for path in paths]


binaries = collect_dynamic_libs("openvino", search_patterns=[*PY_DYLIB_PATTERNS, "lib*.so.*"])
datas = collect_data_files("openvino", includes=["libs/*.json"])
hiddenimports = _modules(Path(get_package_paths("openvino")[1]))
