"""What programs need of the system, read from their headers."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from elf import needed_libraries, without_orphans

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("objdump"), reason="reads Linux's programs with objdump"
)


def test_a_programs_libraries_are_missing_unless_they_lie_beside_it(tmp_path):
    shutil.copy("/bin/ls", tmp_path)
    needed = needed_libraries(tmp_path)
    assert "libc.so.6" in needed.missing
    assert tuple(map(int, needed.glibc.split("."))) >= (2, 17)
    (tmp_path / "libc.so.6").write_text("here")
    assert "libc.so.6" not in needed_libraries(tmp_path).missing


def test_libraries_that_only_something_left_out_needed_are_dropped_with_what_only_they_needed():
    program, needed = ("ls", "/bin/ls", "BINARY"), ("libc.so.6", "/bin/true", "BINARY")
    orphan = ("liborphan.so.1", "/bin/true", "BINARY")
    link, dangling = ("libx.so", "sub/libx.so", "SYMLINK"), ("libgone.so", "sub/libgone.so", "SYMLINK")
    target = ("sub/libx.so", "/bin/true", "BINARY")
    kept = without_orphans(
        [program, needed, orphan, link, dangling, target],
        is_candidate=lambda entry: len(Path(entry[0]).parts) == 1 and entry not in (program, link, dangling),
    )
    assert kept == [program, needed, link, target]
