"""OpenVINO loads its plugins and front ends by name from `openvino/libs`, which no analysis of imports can see."""

from PyInstaller.utils.hooks import PY_DYLIB_PATTERNS, collect_dynamic_libs, collect_submodules

binaries = collect_dynamic_libs("openvino", search_patterns=[*PY_DYLIB_PATTERNS, "lib*.so.*"])
hiddenimports = collect_submodules("openvino._pyopenvino") + collect_submodules("openvino.op")
