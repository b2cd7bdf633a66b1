"""Memory is only limited where the C library can."""

from __future__ import annotations

import subprocess
import sys

import pytest

from castinspect import arenas


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only glibc has arenas")
def test_glibc_takes_the_limit():
    code = "from castinspect.arenas import limit_arenas; import platform; "
    code += "assert limit_arenas() == (platform.libc_ver()[0] == 'glibc')"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_elsewhere_nothing_happens(monkeypatch):
    monkeypatch.setattr(arenas.sys, "platform", "win32")
    assert not arenas.limit_arenas()
