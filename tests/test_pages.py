"""Templates of reports speak the language, and names in them are never markup."""

from __future__ import annotations

from castinspect import language
from castinspect.pages import page_environment


def test_a_template_says_its_texts_in_the_language():
    template = '<html lang="{{ language }}">{{ say("lot {lot}", lot=lot) }}{% for one in say_each("parts") %}{{ one }}'
    assert page_environment().from_string(template + "{% endfor %}").render(lot="<b>") == (
        '<html lang="en">lot &lt;b&gt;parts'
    )
    language.use("ko")
    korean = page_environment().from_string(template + "{% endfor %}").render(lot="A7")
    assert korean == '<html lang="ko">로트 A7부품'
