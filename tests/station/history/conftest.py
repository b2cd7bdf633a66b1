"""What tests of the record share."""

from __future__ import annotations

import pytest


@pytest.fixture
def camera(tmp_path):
    """The folder that a camera writes into, empty."""
    folder = tmp_path / "camera"
    folder.mkdir()
    return folder
