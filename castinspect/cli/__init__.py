"""The command line: it prints what the rooms below yield."""

from castinspect.cli.app import run

__all__ = ["run"]
