"""People log in and out at the window; nothing blocks, an idle person is logged out, a kiosk asks for the engineer."""

from __future__ import annotations

import pytest

from castinspect import access
from castinspect.gui.shell.kiosk import HoldQuestion
from castinspect.gui.shell.log_in.dialog import LogInDialog
from castinspect.roles import Act
from tests.helpers.people import PASSWORD, add_people, cheap_hashes
from tests.helpers.window import answer, open_questions


@pytest.fixture(autouse=True)
def _people(monkeypatch):
    cheap_hashes(monkeypatch)
    add_people()
    yield
    access.log_out()


def the_dialog(window) -> LogInDialog:
    return next(dialog for dialog in window.findChildren(LogInDialog) if dialog.isVisible())


def type_in(dialog, name, password=PASSWORD):
    dialog.name.setText(name)
    dialog.password.setText(password)
    dialog.try_it()


def test_who_logs_in_stands_on_the_button_and_is_logged_out_by_it(qtbot, window):
    assert window.person.text() == "Log in…"
    window.person.click()
    type_in(the_dialog(window), "kim")
    qtbot.waitUntil(lambda: "Kim (engineer)" in window.person.text())
    window.person.click()
    qtbot.waitUntil(lambda: window.person.text() == "Log in…")
    assert access.present() is None


def test_a_wrong_password_leaves_the_dialog_open_with_the_reason(qtbot, window):
    window.person.click()
    dialog = the_dialog(window)
    type_in(dialog, "kim", "something else")
    qtbot.waitUntil(lambda: "wrong" in dialog.problem_text and dialog.buttons.isEnabled())
    assert dialog.isVisible()
    assert dialog.password.text() == ""
    type_in(dialog, "kim")
    qtbot.waitUntil(lambda: "log out" in window.person.text())


def test_what_needs_a_role_goes_on_after_the_log_in_of_who_may(qtbot, window):
    done = []
    window.log_ins.with_role(Act.CUTS, lambda: done.append("cuts"))
    type_in(the_dialog(window), "kim")
    qtbot.waitUntil(lambda: done == ["cuts"])


def test_what_needs_a_role_does_not_go_on_after_the_log_in_of_an_operator(qtbot, window):
    done = []
    window.log_ins.with_role(Act.CUTS, lambda: done.append("cuts"))
    type_in(the_dialog(window), "lee")
    qtbot.waitUntil(lambda: "log out" in window.person.text())
    assert done == []


def test_an_idle_person_is_logged_out_and_a_touch_begins_the_time_anew(qtbot, window):
    window.person.click()
    type_in(the_dialog(window), "kim")
    qtbot.waitUntil(lambda: "log out" in window.person.text())
    idle = window.log_ins._idle
    assert idle.interval() == 600_000
    idle.setInterval(1)
    qtbot.waitUntil(lambda: access.present() is None and window.person.text() == "Log in…")


def test_a_kiosk_is_left_by_the_engineers_password_where_one_is_set(qtbot, window):
    window.kiosk.enter()
    window.kiosk.ask_to_leave()
    assert not [question for question in open_questions() if isinstance(question, HoldQuestion)]
    type_in(the_dialog(window), "lee")
    qtbot.waitUntil(lambda: "log out" in window.person.text())
    assert window.kiosk.is_on
    window.kiosk.ask_to_leave()
    type_in(the_dialog(window), "kim")
    qtbot.waitUntil(lambda: not window.kiosk.is_on)


def test_counters_are_not_reset_by_an_operator(qtbot, window):
    window.inspection._side.counters.reset()
    qtbot.waitUntil(lambda: bool(open_questions()))
    assert "engineer" in answer(0)


def test_a_setting_of_the_engineers_is_not_taken_from_an_operator(qtbot, window):
    window._keeper.change(largest_escape_rate=0.5)
    assert window._keeper.values.largest_escape_rate == 0.1
    answer(0)
    window._keeper.change(overlay_opacity=0.7)
    assert window._keeper.values.overlay_opacity == 0.7
