"""Whether what archives need is installed; it is not part of a station."""

from __future__ import annotations

from importlib.util import find_spec

from castinspect.errors import StationError


def require(*modules: str) -> None:
    """Say what is to be installed where a package is missing.

    Raises:
        StationError: One of the modules is not installed.
    """
    if any(find_spec(module) is None for module in modules):
        raise StationError("archive-needs-extra")
