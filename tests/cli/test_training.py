"""Options of `castinspect train`, and how a run is printed."""

from __future__ import annotations

import pytest

from castinspect.cli.training import roles_of
from castinspect.errors import DataError
from castinspect.models.metadata import Role


def test_roles_are_read_from_the_option():
    assert roles_of(["front=ok", "a=b=defect"]) == {"front": Role.OK, "a=b": Role.DEFECT}


@pytest.mark.parametrize("option", ["front", "front=good", "=ok"])
def test_a_malformed_role_is_refused_with_the_form_it_should_have(option):
    with pytest.raises(DataError, match="NAME=ok"):
        roles_of([option])
