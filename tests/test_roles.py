"""Each role may do what those before it may."""

from __future__ import annotations

from castinspect.roles import Act, Role, needed_for


def test_each_role_includes_those_before_it_and_none_after_it():
    assert [[role.includes(other) for other in Role] for role in Role] == [
        [True, False, False],
        [True, True, False],
        [True, True, True],
    ]


def test_only_people_are_the_administrators_business():
    assert {act for act in Act if needed_for(act) is Role.ADMINISTRATOR} == {Act.USERS}
    assert all(needed_for(act) is Role.ENGINEER for act in Act if act is not Act.USERS)
