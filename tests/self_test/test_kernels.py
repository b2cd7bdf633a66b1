"""Libraries that compute are proven against numpy."""

from __future__ import annotations

import numpy as np
import pytest

from castinspect.errors import SelfTestError
from castinspect.self_test import kernels


def test_torch_says_where_it_computes(tmp_path):
    assert kernels.check_torch(tmp_path).startswith("torch ")


def test_openvino_says_on_what_it_computes(tmp_path):
    assert kernels.check_openvino(tmp_path).startswith("OpenVINO ")


def test_a_kernel_that_computes_wrong_is_found(tmp_path, monkeypatch):
    monkeypatch.setattr(kernels.np, "einsum", lambda *_: np.full((6, 6), 1e3))
    with pytest.raises(SelfTestError):
        kernels.check_openvino(tmp_path)
