"""Every string is translated, with the same placeholders, and the compiled file is the current one."""

from __future__ import annotations

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtGui import QFont

from castinspect.gui.common.texts import verdict_word
from castinspect.gui.shell.fonts import can_write_hangul, ensure_hangul
from castinspect.gui.shell.language import Language
from castinspect.inspection.verdict import Verdict
from castinspect.language import localized
from castinspect.messages import MESSAGES, Message
from castinspect.paths import resource

TS = resource("translations", "castinspect_ko.ts")
ROOT = Path(__file__).resolve().parents[2]


def pairs():
    for message in ET.parse(TS).getroot().iter("message"):
        yield message.find("source").text, message.find("translation")


def test_nothing_is_left_untranslated():
    assert [source for source, translation in pairs() if not translation.text or translation.get("type")] == []


def test_placeholders_are_the_same():
    def placeholders(text):
        english_plurals = re.sub(r"\{\w+:s\}", "", text)
        return sorted(re.findall(r"\{[^}]*\}|%[a-z]", english_plurals))

    assert [s for s, t in pairs() if placeholders(s) != placeholders(t.text)] == []


def test_every_sentence_of_the_core_is_there():
    sources = {source for source, _ in pairs()}
    assert [text for text in MESSAGES.values() if text not in sources] == []


def test_collecting_the_strings_again_changes_nothing(tmp_path):
    before, compiled, spoken = (TS.with_suffix(suffix).read_bytes() for suffix in (".ts", ".qm", ".json"))
    try:
        for step in ("update", "release"):
            subprocess.run([sys.executable, ROOT / "packaging" / "translations.py", step], check=True)
        assert TS.read_bytes() == before
        assert TS.with_suffix(".qm").read_bytes() == compiled
        assert TS.with_suffix(".json").read_bytes() == spoken
    finally:
        TS.write_bytes(before)
        TS.with_suffix(".qm").write_bytes(compiled)
        TS.with_suffix(".json").write_bytes(spoken)


@pytest.fixture
def korean(qapp):
    language = Language(qapp)
    language.use("ko")
    yield language
    language.use("en")


def test_core_sentences_and_verdicts_are_spoken_in_korean(korean):
    assert localized(Message("no-model")).startswith("현장 적용된 모델이 없습니다")
    assert {verdict_word(verdict) for verdict in Verdict} == {"양품", "불량", "재확인", "보류"}


def test_a_message_within_a_message_is_translated_too(korean):
    inner = Message("device-absent", {"device": "cuda"})
    assert "cuda 장치" in localized(Message("device-none", {"detail": inner}))


def test_hangul_can_be_written_even_where_the_system_has_no_font(qapp):
    qapp.setFont(QFont("DejaVu Sans"))
    ensure_hangul(qapp)
    assert can_write_hangul(qapp)
