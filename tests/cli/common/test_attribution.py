from castinspect.cli.common.attribution import attribution
from castinspect.identity import Attribution, current_user


def test_who_is_named_acts():
    assert attribution("kim", "sees hairlines") == Attribution("kim", "sees hairlines")


def test_else_the_person_who_is_logged_in():
    assert attribution(None, "") == Attribution(current_user(), "")
