"""The window; the only room that speaks Qt."""

import builtins

import PySide6.QtCore  # noqa: F401

# PySide asks of every module that is imported, in whatever thread, whether it takes PySide's `__feature__`s: it reads
# the source, and `linecache` keeps it. None here does, so Python imports alone: a start is spared that time and memory,
# and no other thread walks through PySide's tables while the window paints.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
