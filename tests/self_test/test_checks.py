"""The quick checks pass here and fail where something is broken; packaging/check_package.py runs all of them."""

from __future__ import annotations

from importlib.util import find_spec

import numpy as np
import pytest

from castinspect.errors import SelfTestError
from castinspect.self_test import checks, formats, kernels


def test_every_format_is_decoded(tmp_path):
    assert "JPEG, PNG, BMP, TIFF, WebP" in formats.check_formats(tmp_path)


def test_a_decoder_that_gives_other_pixels_is_noticed(tmp_path, monkeypatch):
    honest = formats.load_image

    def swapped(path):
        picture = honest(path)
        object.__setattr__(picture, "pixels", np.ascontiguousarray(picture.pixels[:, ::-1]))
        return picture

    monkeypatch.setattr(formats, "load_image", swapped)
    with pytest.raises(SelfTestError, match="JPEG grey"):
        formats.check_formats(tmp_path)


def test_settings_are_written_and_read(tmp_path):
    assert "settings.toml" in checks.check_settings(tmp_path)


def test_a_checkpoint_is_saved_and_loaded_and_a_changed_byte_noticed(tmp_path):
    assert "changed byte is noticed" in checks.check_checkpoint(tmp_path)


@pytest.mark.skipif(find_spec("openvino") is None, reason="OpenVINO is not installed")
def test_openvino_computes_as_numpy_does(tmp_path):
    assert "OpenVINO" in kernels.check_openvino(tmp_path)
