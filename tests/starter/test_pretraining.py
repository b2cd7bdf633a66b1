"""What is asked of pretraining is checked before torch is loaded."""

from __future__ import annotations

import subprocess
import sys

import pytest
from pydantic import ValidationError

from castinspect.starter.pretraining import PretrainingConfig


@pytest.mark.parametrize("length", [{}, {"minutes": 1, "images": 1}])
def test_length_is_either_minutes_or_images(tmp_path, length):
    with pytest.raises(ValidationError):
        PretrainingConfig(out=tmp_path / "x", **length)


def test_asking_for_pretraining_does_not_load_torch():
    code = "import sys, castinspect.starter.pretraining; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
