"""The command line: it prints what the rooms below yield."""

from castinspect.cli.running import run

__all__ = ["run"]
