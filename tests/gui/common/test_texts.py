"""What the core says is said in the window's language; times are rough where they are rough."""

from __future__ import annotations

import pytest

from castinspect.errors import ImageError
from castinspect.gui.common.texts import about, duration, error_text, field_word, verdict_word
from castinspect.gui.shell.language import Language
from castinspect.inspection.verdict import Verdict
from castinspect.language import localized
from castinspect.messages import Message
from castinspect.station.sources.identity import FIELDS


@pytest.fixture(autouse=True)
def language(qapp):
    made = Language(qapp)
    made.use("en")
    yield made
    made.use("en")


def test_a_message_is_the_catalogues_sentence(language):
    message = Message("device-absent", {"device": "cuda"})
    assert localized(message) == str(message)
    language.use("ko")
    assert localized(message) != str(message)
    assert "cuda" in localized(message)


def test_a_message_within_a_message_is_translated_too(language):
    inside = Message("device-absent", {"device": "cuda"})
    outside = Message("unexpected", {"detail": inside})
    language.use("ko")
    assert localized(inside) in localized(outside)


def test_an_error_says_its_own_sentence_and_an_unexpected_one_its_name():
    assert error_text(ImageError("image-missing", path="a.png")) == str(ImageError("image-missing", path="a.png"))
    assert "ZeroDivisionError" in error_text(ZeroDivisionError())
    assert "disk on fire" in error_text(RuntimeError("disk on fire"))


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_has_a_word(verdict):
    assert verdict_word(verdict) == str(verdict)


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_of_a_parts_identity_has_a_word_in_both_languages(name, language):
    assert field_word(name) == name
    language.use("ko")
    assert field_word(name) != name


@pytest.mark.parametrize(
    ("seconds", "rough", "left"),
    [
        (0, "about 1 s", "0 s"), (12.4, "about 12 s", "12 s"), (89, "about 89 s", "1 min 29 s"),
        (100, "about 2 min", "1 min 40 s"), (-3, "about 1 s", "0 s"),
    ],
)  # fmt: skip
def test_times_are_said_in_words(seconds, rough, left):
    assert about(seconds) == rough
    assert duration(seconds) == left
