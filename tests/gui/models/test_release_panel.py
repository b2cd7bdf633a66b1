"""Conditions carry a sign each; differing parts are listed, the latest first."""

from __future__ import annotations

from datetime import UTC, datetime

from castinspect.gui.models.release_panel import ReleasePanel
from castinspect.messages import Message
from castinspect.registry.shadow import ShadowDifference, ShadowPlan, ShadowTrial
from castinspect.versions.release import Condition, Readiness, Standing


def test_each_condition_has_its_sign_and_buttons_follow(qtbot):
    panel = ReleasePanel()
    qtbot.addWidget(panel)
    panel.show_release(None, None, busy=False)
    assert not panel.button("suites").isEnabled()
    ready = Readiness("v", (Condition(Standing.MET, Message("release-golden", {"count": 4})),
                            Condition(Standing.UNMET, Message("release-not-run", {"suite": "<b>line</b>"})),
                            Condition(Standing.NOT_ASKED, Message("release-one-person"))))  # fmt: skip
    panel.show_release(ready, None, busy=True)
    assert [line[0] for line in panel.text.splitlines()] == ["✓", "✗", "–"]
    assert "<b>line</b>" in panel.text
    assert panel.button("note").isEnabled()
    assert not panel.button("suites").isEnabled()
    assert not panel.button("end").isEnabled()


def test_the_parts_that_differ_are_listed(qtbot):
    panel = ReleasePanel()
    qtbot.addWidget(panel)
    plan = ShadowPlan(file="v.safetensors", sha256="a", version="v", against="b", parts=10)
    found = tuple(
        ShadowDifference(when=datetime.now(UTC), sequence=n, picture=f"{n}.png", sha256="0", promoted="OK",
                         challenger="DEFECT") for n in (1, 2)
    )  # fmt: skip
    panel.show_release(None, ShadowTrial(plan, 5, 0, found), busy=False)
    assert panel._differences.item(0, 0).text() == "2"
    assert panel._differences.item(1, 5).text() == "DEFECT"
    assert "5 of 10 parts; 2 differ" in panel.trial_text
    with qtbot.waitSignal(panel.shadow_asked) as asked:
        panel._parts.setValue(42)
        panel.button("shadow").setEnabled(True)
        panel.button("shadow").click()
    assert asked.args == [42]
