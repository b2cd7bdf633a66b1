"""What the core says by the value of an enumeration has words in Korean, too."""

from __future__ import annotations

import pytest

from castinspect import language
from castinspect.cli.common.words import WORDS
from castinspect.inspection.verdict import Verdict
from castinspect.models.metadata import Role as ClassRole
from castinspect.registry.journal import Action
from castinspect.roles import Role
from castinspect.studies.agreement import Grade


@pytest.mark.parametrize("kind", [Verdict, Role, ClassRole, Action, Grade])
def test_every_value_of_an_enumeration_is_named(kind):
    assert {str(value) for value in kind} <= set(WORDS)


def test_every_word_is_there_in_korean():
    language.use("ko")
    assert [word for word in WORDS if language.say(word) == word] == []
