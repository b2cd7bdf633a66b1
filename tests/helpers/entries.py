"""Entries of a folder that cannot be asked about, as on a share whose files come and go."""

from __future__ import annotations

import os
from contextlib import nullcontext

real_scandir = os.scandir


class OddEntry:
    """A file: one named gone.png is gone since it was listed, of stale.png nothing can be known."""

    def __init__(self, entry):
        self._entry, self.name, self.path = entry, entry.name, entry.path

    def is_symlink(self):
        return False

    def is_dir(self):
        return False

    def is_file(self):
        return True

    def stat(self):
        if os.fsencode(self.name) == b"gone.png":
            raise FileNotFoundError(2, "gone")
        if os.fsencode(self.name) == b"stale.png":
            raise OSError(116, "Stale file handle")
        return self._entry.stat()


def odd_scandir(folder, entry=OddEntry):
    """As `os.scandir`, with such entries."""
    return nullcontext(map(entry, real_scandir(folder)))
