"""Every format that a station takes is written and read again."""

from __future__ import annotations

import numpy as np
import pytest

from castinspect.errors import SelfTestError
from castinspect.self_test import formats


def test_every_format_is_decoded_as_it_was_written(tmp_path):
    told = formats.check_formats(tmp_path)
    for name in ("JPEG", "PNG", "BMP", "TIFF", "WebP"):
        assert name in told


def test_a_decoder_that_gives_other_pixels_is_found(tmp_path, monkeypatch):
    real = formats.load_image

    def wrong(path, *arguments, **options):
        from dataclasses import replace

        picture = real(path, *arguments, **options)
        return replace(picture, pixels=np.asarray(255 - picture.pixels, dtype=np.uint8))

    monkeypatch.setattr(formats, "load_image", wrong)
    with pytest.raises(SelfTestError):
        formats.check_formats(tmp_path)
