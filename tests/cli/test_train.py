"""Options of `castinspect train`, and how a run is printed."""

from __future__ import annotations

import pytest

from castinspect.cli import run
from castinspect.cli.train import roles_of
from castinspect.errors import DataError
from castinspect.models.metadata import Role


def test_roles_are_read_from_the_option():
    assert roles_of(["front=ok", "a=b=defect"]) == {"front": Role.OK, "a=b": Role.DEFECT}


@pytest.mark.parametrize("option", ["front", "front=good", "=ok"])
def test_a_malformed_role_is_refused_with_the_form_it_should_have(option):
    with pytest.raises(DataError, match="NAME=ok"):
        roles_of([option])


@pytest.mark.parametrize("light", [("1.5", "0.2"), ("0.5", "0"), ("0.5", "-1")])
def test_light_out_of_range_is_refused_with_an_example(data_folder, capsys, light):
    assert run(["train", str(data_folder), "--light", *light]) == 2
    assert "Give two numbers from 0 to 1" in capsys.readouterr().err
