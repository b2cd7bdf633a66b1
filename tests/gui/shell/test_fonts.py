"""Korean can be written on a system without a Korean font, and nothing changes where it has one."""

from __future__ import annotations

import pytest

from castinspect.gui.shell import fonts
from castinspect.gui.shell.fonts import can_write_hangul, ensure_hangul


@pytest.fixture
def app(qapp):
    before = qapp.font()
    yield qapp
    qapp.setFont(before)


def test_afterwards_hangul_can_be_written(app):
    ensure_hangul(app)
    assert can_write_hangul(app)


def test_the_bundled_font_comes_behind_the_systems_own(app, monkeypatch):
    monkeypatch.setattr(fonts, "can_write_hangul", lambda _app: False)
    ensure_hangul(app)
    first, *behind = app.font().families()
    assert first
    assert behind


def test_a_system_that_can_write_it_keeps_its_font(app, monkeypatch):
    monkeypatch.setattr(fonts, "can_write_hangul", lambda _app: True)
    before = app.font().toString()
    ensure_hangul(app)
    assert app.font().toString() == before
