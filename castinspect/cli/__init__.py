"""The command line: it prints what the rooms below yield."""

from castinspect.cli.common.running import run

__all__ = ["run"]
