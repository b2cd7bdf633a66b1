"""Each reason that a verdict may carry is a few words in both languages, never a code."""

from __future__ import annotations

import ast
from pathlib import Path

import castinspect
from castinspect import language
from castinspect.inspection.causes import CODES
from castinspect.inspection.reason_words import reason_word
from castinspect.messages import MESSAGES

LOADING = Path(castinspect.__file__).parent / "imaging"


def codes_of_pictures():
    """What loading a picture may refuse it for."""
    for file in LOADING.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "ImageError":
                yield from (text.value for text in ast.walk(node.args[0]) if isinstance(text, ast.Constant))


def test_every_reason_of_the_gate_and_of_loading_has_words():
    codes = {code for code in {*CODES, *codes_of_pictures()} if code.startswith("image-") or code in CODES}
    assert len(codes) > 25
    assert [code for code in codes if reason_word(code) == code] == []


def test_what_the_station_itself_says_has_words():
    stores = {code for code in MESSAGES if code in {"store-full", "store-busy", "store-away", "store-failed"}}
    for code in {"between-cuts", "unlike-training", "camera-frozen", "masters-missing", *stores}:
        assert reason_word(code) != code


def test_the_words_are_said_in_the_language():
    assert reason_word("too-dark") == "too dark"
    language.use("ko")
    assert reason_word("too-dark") == "너무 어두움"


def test_a_reason_of_a_newer_version_is_its_code():
    assert reason_word("moon-too-near") == "moon-too-near"
