"""`castinspect rollback`: the station judges with the checkpoint before again."""

from __future__ import annotations

from castinspect.cli.common.attribution import ByOption, WhyOption, attribution
from castinspect.cli.common.console import output, shown
from castinspect.language import say
from castinspect.registry.registry import Registry


def rollback(by: ByOption = None, why: WhyOption = "") -> None:
    """Judge with the checkpoint again that was promoted before this one."""
    target = Registry().roll_back(attribution(by, why))
    output.print(say("rolled back to {target}", target=shown(target)), soft_wrap=True)
