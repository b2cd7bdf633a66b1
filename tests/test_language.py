"""Where no window speaks the language is that of the settings, of what was typed, or of the system."""

from __future__ import annotations

import json
import re
from string import Formatter

import pytest

from castinspect import language
from castinspect.cli.common.words import SYSTEM
from castinspect.errors import ImageError
from castinspect.messages import MESSAGES, WORDS, Message, Sentences
from castinspect.paths import resource, settings_file
from castinspect.settings import Settings

SENTENCES = json.loads(resource("translations", "castinspect_ko.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("variables", "spoken"),
    [({"LANG": "ko_KR.UTF-8"}, "ko"), ({"LANG": "en_US.UTF-8"}, "en"), ({"LANG": "ko_KR.UTF-8", "LC_ALL": "C"}, "en")],
)
def test_the_system_says_which_language(monkeypatch, variables, spoken):
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    language.use("auto")
    assert language.current() == spoken


def test_the_settings_are_read_and_spoilt_ones_say_auto():
    assert language.of_settings() == "auto"
    Settings(language="ko").save()
    assert language.of_settings() == "ko"
    settings_file().write_text("language = ", encoding="utf-8")
    assert language.of_settings() == "auto"


def test_a_text_is_said_in_the_language_with_its_values():
    assert language.say("{count} of {total}", count=1, total=3) == "1 of 3"
    language.use("ko")
    assert language.say("{count} of {total}", count=1, total=3) == "3개 중 1개"
    assert language.say_each("lot", "no such text") == ("로트", "no such text")
    assert language.marked("lot") == "lot"


def test_english_plurals_follow_the_number():
    said = [language.say("{pictures} picture{pictures:s}", pictures=number) for number in (0, 1, 2)]
    assert said == ["0 pictures", "1 picture", "2 pictures"]


def test_messages_within_messages_are_said_too():
    inside = Message("device-absent", {"device": "cuda"})
    outside = Message("unexpected", {"detail": Sentences((inside,))})
    assert language.localized(outside) == str(outside)
    language.use("ko")
    assert language.localized(inside) in language.localized(outside)
    assert "a.png" in language.localized(ImageError("image-missing", path="a.png"))
    assert language.localized(ImageError("image-missing", path="a.png")) != str(
        Message("image-missing", {"path": "a.png"})
    )


def test_every_sentence_is_there_in_korean():
    assert [text for text in MESSAGES.values() if text not in SENTENCES] == []


def test_values_stand_in_both_languages():
    def values(text):
        return set(re.findall(r"\{(\w+)", text))

    assert {text: said for text, said in SENTENCES.items() if values(text) != values(said)} == {}


@pytest.mark.parametrize(
    ("arguments", "found", "rest"),
    [
        (["--language", "ko", "shift"], "ko", ["shift"]),
        (["--language=en", "--self-test", "-h"], "en", ["--self-test", "-h"]),
        (["-h", "--language", "ko"], "ko", ["-h"]),
        (["--language", "ko"], "ko", []),
        (["window", "--language", "ko"], None, ["window", "--language", "ko"]),
        (["--language", "xx", "shift"], None, ["--language", "xx", "shift"]),
        (["--language"], None, ["--language"]),
        ([], None, []),
    ],
)
def test_the_language_is_taken_off_before_the_command(arguments, found, rest):
    assert language.typed(arguments) == (found, rest)


VERDICTS = ("OK", "DEFECT", "REVIEW", "HOLD")
VALUES = {
    "challenger": VERDICTS,
    "expected": VERDICTS,
    "promoted": VERDICTS,
    "verdict": VERDICTS,
    "missing": ("ok", "defect"),
    "phase": ("head", "late layers", "all"),
    "split": ("test", "validation", "given", "out-of-fold"),
    "weights": ("imagenet", "starter", "none"),
    "detail": (*SYSTEM, f"[Errno 2] {SYSTEM[0]}: '7'"),
}
"""What stands in the sentences in the place of a word."""
NAMES = set(
    re.findall(
        r"\w+",
        "CastInspect castinspect OpenVINO PyTorch EfficientNet ImageNet PostgreSQL SQLite Ray SHA id MQTT OPC UA "
        "Modbus JSON CSV UTF JPEG PNG BMP TIFF WebP MB GB ms CPU CUDA QT HTTP HTTPS URL DATA NAME pt pth "
        "ok defect path group Parquet",
    )
)
"""Names, which are the same in every language."""


def words_of(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name in WORDS}


def test_each_word_in_a_sentence_is_known_here():
    assert {name for text in MESSAGES.values() for name in words_of(text)} == set(VALUES) == set(WORDS)


@pytest.mark.parametrize("code", [code for code, text in MESSAGES.items() if words_of(text)])
def test_a_sentence_with_words_has_no_english_in_korean(code):
    """Whatever it is filled with; numbers stand for names."""
    language.use("ko")
    text = MESSAGES[code]
    numbers = {name: 7 for _, name, _, _ in Formatter().parse(text) if name}
    for name in words_of(text):
        for value in VALUES[name]:
            said = language.localized(Message(code, {**numbers, name: value}))
            said = re.sub(r"`[^`]*`|--[\w-]+|\.\w+|\w+_\w+|[A-Z]_\w+", "", said)
            assert set(re.findall(r"[A-Za-z]{2,}", said)) - NAMES == set(), said


def test_the_name_of_a_class_is_no_word_and_what_the_system_says_keeps_the_files_name():
    language.use("ko")
    assert "defect" in language.localized(Message("data-deeper", {"name": "defect", "below": "ok", "level": 2}))
    assert language.word("detail", "[Errno 13] Permission denied: 'a b.png'") == "권한 없음: 'a b.png'"
    assert language.word("detail", "[Errno 99] Something else: 'a'") == "[Errno 99] Something else: 'a'"
    assert language.word("path", "Permission denied") == "Permission denied"


def test_no_verdict_is_called_by_its_english_word_in_korean():
    """But where it stands for what is typed, with its Korean word behind it, as `OK(양품)`."""
    english = re.compile(r"(?<![A-Za-z])(OK|DEFECT|REVIEW|HOLD)(?![A-Za-z(])")
    assert [said for said in SENTENCES.values() if english.search(said)] == []
