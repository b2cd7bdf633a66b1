"""The help speaks the language: texts of commands and options, and typer's captions; no English is left in Korean."""

from __future__ import annotations

import re
from typing import Annotated

import pytest
import typer
from typer import rich_utils
from typer.main import get_command

from castinspect import language
from castinspect.cli import run
from castinspect.cli.common.running import run_command
from castinspect.cli.common.spoken_help import SpokenCommand, help_texts, paragraphs, spoken
from castinspect.cli.table import GROUPS, TABLE

_NAMES = (
    "castinspect demo train test window scratch head full gradual none auto any quarter ok defect torch "
    "torchrun eager rating unclear novel escapes gate compare history search models lock import outputs level "
    "camera class pore probability decided no undo csv json webhook mqtt opcua modbus command folder url hosts "
    "token file host port user password tls true address unit arguments include labels jsonl new mould "
    "backbones fleet key record server postgresql psycopg pth xlsx html pdf evidence zip part pictures int float value "
    "imagenet starter efficientnet lite cold warm acc DataLoader PyTorch OpenVINO EfficientNet ImageNet "
    "PostgreSQL Ray Parquet Ctrl Data id on masks cam names name export decide "
)
"""Names of things, files, options, keys and values, which are the same in every language."""


def paint(
    part: Annotated[str, typer.Argument(help="Name of the lot.")],
    coats: Annotated[int, typer.Option(help="Side of the pictures in pixels.", rich_help_panel="Network")] = 2,
) -> None:
    """Put the result on the station's record.

    This has no Korean, and
    goes on in a second line.
    """


def command():
    app = typer.Typer(add_completion=False)
    app.command(cls=SpokenCommand)(paint)
    return get_command(app)


def test_texts_are_spoken_by_paragraphs():
    assert paragraphs("One\n  line.\n\nAnother.\n") == ["One line.", "Another."]
    assert paragraphs("\b\nkept:\n  as it is") == ["\b\nkept:\n  as it is"]
    language.use("ko")
    assert spoken("A backup.\n\nNo such text.") == "백업입니다.\n\nNo such text."


def test_every_text_of_a_command_is_found_for_translation():
    assert list(help_texts(command())) == [
        "Put the result on the station's record.",
        "This has no Korean, and goes on in a second line.",
        "Name of the lot.",
        "Side of the pictures in pixels.",
        "Network",
    ]


def test_texts_and_captions_are_spoken_and_english_again(capsys):
    for spoken_language, expected in (
        (
            "ko",
            (
                "사용법: shop",
                "인자",
                "로트의 이름입니다.",
                "[필수]",
                "사진 한 변의 픽셀 수입니다.",
                "[기본값: 2]",
                "[옵션]",
            ),
        ),
        ("en", ("Usage: shop", "Arguments", "Name of the lot.", "[required]", "[default: 2]", "Network", "[OPTIONS]")),
    ):
        language.use(spoken_language)
        assert run_command(command(), ["--help"], name="shop") == 0
        told = capsys.readouterr().out
        assert [text for text in expected if text not in told] == []


TYPED = ["", *(group.name for group in GROUPS), *(command.typed for command in TABLE)]


@pytest.mark.parametrize("typed", TYPED)
def test_the_korean_help_has_no_english_but_names(typed, capsys, monkeypatch):
    monkeypatch.setattr(rich_utils, "MAX_WIDTH", 2000)
    assert run(["--language", "ko", *typed.split(), "--help"]) == 0
    told = capsys.readouterr().out
    told = re.sub(r"^.*사용법:.*$", "", told, flags=re.MULTILINE)
    told = re.sub(r"^│.*?(?=[가-힣])", "", told, flags=re.MULTILINE)  # names of options, and of what they take
    told = re.sub(r"\[기본값: .*?\]|--?[a-z][\w-]*|<.*?>|(?<![A-Za-z])[A-Z][A-Z0-9_]+(?![A-Za-z])|`.*?`", "", told)
    assert set(re.findall(r"[A-Za-z]{2,}", told)) - set(_NAMES.split()) == set()
    assert re.search("[가-힣]", told)
