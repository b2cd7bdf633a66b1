"""torchvision can be imported beside this torch, once and again."""

from __future__ import annotations

import subprocess
import sys

from castinspect.models.torchvision_guard import import_torchvision


def test_models_and_transforms_work():
    torchvision = import_torchvision()
    assert torchvision is import_torchvision()
    assert torchvision.models.resnet18


def test_it_works_in_a_fresh_process_whatever_was_imported_before():
    code = (
        "import torch; from castinspect.models.torchvision_guard import import_torchvision; "
        "import_torchvision(); import_torchvision().models.resnet18"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
