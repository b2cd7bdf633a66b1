"""The modules of `packaging/` are found as they find each other: beside the script that is started."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
sys.path.append(str(PACKAGING))


@pytest.fixture
def packaging_folder():
    return PACKAGING
