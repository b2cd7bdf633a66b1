"""JSON is read only where it means the same to every reader."""

from __future__ import annotations

import pytest
from pydantic import BaseModel

from castinspect.jsontext import DoubledNameError, read_json, read_model


class Line(BaseModel):
    who: str
    counts: tuple[int, ...] = ()


def test_json_is_read_as_it_is():
    assert read_json('{"who": "부품", "more": [{"who": 1}, {"who": 2}]}') == {
        "who": "부품",
        "more": [{"who": 1}, {"who": 2}],
    }
    assert read_model(Line, b'{"who": "a", "counts": [1, 2]}') == Line(who="a", counts=(1, 2))


@pytest.mark.parametrize("text", ['{"who": "a", "who": "b"}', '{"a": [{"b": {"who": 1, "\\u0077ho": 1}}]}'])
def test_a_thing_named_twice_is_refused(text):
    with pytest.raises(DoubledNameError):
        read_json(text)
    with pytest.raises(ValueError):  # noqa: PT011 - whatever it is
        read_model(Line, text)


@pytest.mark.parametrize("text", ["", "{", b"\xff", "[" * 200_000, '{"who": ' + "9" * 10_000 + "}", '{"who": 5}'])
def test_whatever_is_no_such_thing_is_one_kind_of_error(text):
    with pytest.raises(ValueError):  # noqa: PT011 - whatever it is
        read_model(Line, text)
