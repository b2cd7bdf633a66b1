"""The catalogue is sound: whatever is raised anywhere has its sentence."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest

import castinspect
from castinspect.errors import ImageError
from castinspect.messages import MESSAGES, Message, printable

SOURCES = sorted(Path(castinspect.__file__).parent.rglob("*.py"))


def codes_used():
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[0], ast.Constant):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if (name.endswith("Error") and name[:-5] in NAMES) or name == "Message":
                yield source.name, node.args[0].value


NAMES = {"Image", "Checkpoint", "Weights", "Data", "Training", "Device", "Settings", "Station", "Store", "CastInspect"}


def test_every_code_in_the_source_has_a_sentence():
    missing = [(file, code) for file, code in codes_used() if code not in MESSAGES]
    assert not missing


def test_every_sentence_is_used():
    text = "\n".join(source.read_text(encoding="utf-8") for source in SOURCES if source.name != "messages.py")
    assert [code for code in MESSAGES if f'"{code}"' not in text] == []


@pytest.mark.parametrize("code", MESSAGES)
def test_every_sentence_ends_like_one(code):
    assert MESSAGES[code][-1] in ".?})"


def test_message_is_filled_with_its_values():
    message = Message("between-cuts", {"probability": 0.5, "ok": 0.3, "defect": 0.7})
    assert "50%" in str(message)


def test_plain_values_are_what_json_takes_and_say_the_same_again():
    message = Message("checkpoint-not-written", {"path": Path("a/wheel.safetensors"), "detail": OSError("full")})
    again = Message(message.code, json.loads(json.dumps(message.plain_values)))
    assert message.plain_values == {"path": str(Path("a/wheel.safetensors")), "detail": "full"}
    assert str(again) == str(message)


def test_error_carries_code_and_sentence():
    error = ImageError("unexpected", detail="x")
    assert error.code == "unexpected"
    assert str(error) == str(Message("unexpected", {"detail": "x"}))


@pytest.mark.parametrize("sign", ["\x1b", "\r", "\x07", "\u202e", "\u2066", "\u200f", "\u2028", "\x9b", "\0"])
def test_signs_that_are_not_seen_are_shown_as_their_number(sign):
    name = f"part{sign}[31m.png"
    for text in (printable(name), str(Message("image-empty", {"path": Path(name)}))):
        assert sign not in text
        assert sign.encode("unicode_escape").decode() in text


def test_breaks_of_line_stay_in_a_text_and_are_shown_in_a_name():
    assert printable("two\nlines") == "two\nlines"
    assert printable(Path("two\nlines.png")) == "two\\nlines.png"
    assert "\n" not in str(Message("image-empty", {"path": Path("two\nlines.png")}))


def test_what_people_write_stays_as_it_is_and_what_is_not_utf8_becomes_a_mark():
    assert printable("부품 7 – größer, naïve ✓") == "부품 7 – größer, naïve ✓"
    assert printable("a\udcff.png") == "a?.png"
