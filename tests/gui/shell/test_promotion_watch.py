"""Another checkpoint promoted by whichever program is noticed."""

from __future__ import annotations

from castinspect.gui.shell.promotion_watch import PromotionWatch
from castinspect.registry.promotion import Promoted, Promotion, PromotionFile
from castinspect.registry.registry import Registry


def test_a_promotion_by_another_program_is_noticed_once(qtbot, qapp):
    registry = Registry()
    watch = PromotionWatch(registry)
    told = []
    watch.changed.connect(lambda: told.append(True))
    with qtbot.waitSignal(watch.changed):
        PromotionFile(registry.folder / "promoted.toml").write(Promotion(Promoted("a.safetensors", "1")))
    watch.look()
    assert told == [True]
