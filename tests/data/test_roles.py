"""A role is taken from a name only where the whole name is known."""

from __future__ import annotations

import unicodedata

import pytest

from castinspect.data.roles import composed, guess_role
from castinspect.models.metadata import Role


@pytest.mark.parametrize(
    "name", ["ok", "OK_front", "good", "Good-Parts", "normal2", "pass", "정상", "양품_앞면", "frontOk", "ok_no_1_front"]
)
def test_name_of_good_parts_is_recognised(name):
    assert guess_role(name) is Role.OK


@pytest.mark.parametrize(
    "name",
    [
        *("def_front", "defect", "NG", "bad", "reject", "불량", "결함", "blow_hole", "scratch_1", "abnormal", "비정상"),
        *("not_ok", "nok", "NotOk", "no-good", "un normal"),
    ],
)
def test_name_of_defective_parts_is_recognised(name):
    assert guess_role(name) is Role.DEFECT


@pytest.mark.parametrize("name", ["front", "look", "badge", "class_1", "ok_or_ng", "no_defect", "not_bad", "12", "_"])
def test_name_that_does_not_tell_is_left_to_the_person(name):
    assert guess_role(name) is None


@pytest.mark.parametrize("name", ["OK #1 (100%)", "ok_part_17", "Good Castings", "양품 앞면 2", "front/ok"])
def test_known_words_beside_a_word_of_good_parts_do_not_change_it(name):
    assert guess_role(name) is Role.OK


@pytest.mark.parametrize(
    "name", ["불량 기공", "crack's & chips", "blow_hole_2", "불량_뒷면", "rejected parts", "ng (top)"]
)
def test_several_words_of_defects_are_a_defect(name):
    assert guess_role(name) is Role.DEFECT


@pytest.mark.parametrize(
    "name",
    [
        *("nicht_ok", "pas_ok", "nie_ok", "niet_ok", "ikke_ok", "ei_ok", "inte ok", "не_ok", "nincs_ok", "ok_değil"),
        *("ok_not", "ok_scratched", "good_but_cracked", "almost_ok", "cannot_pass", "not_quite_ok", "n.OK", "ok_maybe"),
        *(
            "정상_아님",
            "양품_아님",
            "정상아님",
            "비양품",
            "fine_pores",
            "normal_wear",
            "sound_damage",
            "good_line",
            "passat",
        ),
        *("!ok", "~ok", "ok?", "¬ok", "ok✗", "≠ok", "ok*", "<ok>", "ok_ng", "ok=no"),
        *(
            "defect_free",
            "zero_defects",
            "crack_free",
            "0_defects",
            "00 cracks",
            "no crack",
            "ohne_defect",
            "결함_없음",
        ),
    ],
)
def test_one_word_or_sign_that_is_not_known_leaves_the_name_to_the_person(name):
    assert guess_role(name) is None
    assert guess_role(unicodedata.normalize("NFD", name)) is None


def test_a_name_has_one_form():
    assert composed(unicodedata.normalize("NFD", "양품")) == "양품"
