"""Keep the translations up to date: `update` collects the strings, `release` compiles what is translated.

    python packaging/translations.py update
    python packaging/translations.py release

The sentences of the core's catalogue, and what it says of a run's settings, join the window's strings under the context
"messages"; what the command line, its help and the reports say (`castinspect.language`) joins them under "core". Both
are also written as JSON, for where there is no Qt.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import jinja2
import PySide6

from castinspect.cli.app import make_app
from castinspect.cli.common.spoken_help import help_texts
from castinspect.messages import MESSAGES
from castinspect.training.form import form_texts

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("ko",)
SAYING = ("say", "say_each", "marked")
"""Functions of `castinspect.language` whose texts are collected."""
CORE, MESSAGE = "core", "messages"


def tool(name: str) -> str:
    """Path of one of Qt's own tools, as PySide6 ships them."""
    folder = Path(PySide6.__file__).parent
    for candidate in (folder / name, folder / f"{name}.exe", folder / "Qt" / "libexec" / name):
        if candidate.exists():
            return str(candidate)
    raise FileNotFoundError(f"{name} is not in {folder}")


def core_texts() -> list[str]:
    """What the command line and the reports say, as it is written in the code and in the templates; each once."""
    found: list[str] = []
    for path in sorted((ROOT / "castinspect").rglob("*.py")):
        found += _said_in_code(path.read_text(encoding="utf-8"))
    environment = jinja2.Environment(autoescape=True)
    for path in sorted((ROOT / "resources" / "report").glob("*.jinja")):
        for call in environment.parse(path.read_text(encoding="utf-8")).find_all(jinja2.nodes.Call):
            if isinstance(call.node, jinja2.nodes.Name) and call.node.name in SAYING:
                found += [text.value for text in call.args if isinstance(text, jinja2.nodes.Const)]
    found += _help_texts()
    return list(dict.fromkeys(filter(None, found)))


def _help_texts() -> list[str]:
    """What the help of all commands says, but for what it says of a run's settings."""
    of_settings = set(form_texts())
    return [text for text in help_texts(make_app()) if text not in of_settings]


def _said_in_code(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAYING:
            yield from (text.value for text in node.args if isinstance(text, ast.Constant))


def update() -> None:
    """Collect all strings into the .ts files, keeping what is translated."""
    sources = sorted(str(path) for path in (ROOT / "castinspect" / "gui").rglob("*.py"))
    with tempfile.TemporaryDirectory() as folder:
        catalogue = Path(folder) / "messages.py"
        texts = [(MESSAGE, text) for text in (*MESSAGES.values(), *form_texts())]
        texts += [(CORE, text) for text in core_texts()]
        lines = [f"QCoreApplication.translate({context!r}, {text!r})" for context, text in texts]
        catalogue.write_text(
            "from PySide6.QtCore import QCoreApplication\n" + "\n".join(lines) + "\n", encoding="utf-8"
        )
        for language in LANGUAGES:
            target = FOLDER / f"castinspect_{language}.ts"
            subprocess.run(
                [
                    tool("lupdate"), "-silent", "-no-obsolete", "-locations", "none", "-target-language", language,
                    *sources, str(catalogue), "-ts", str(target),
                ],
                check=True,
            )  # fmt: skip


def release() -> None:
    """Compile the .ts files into the .qm files that the window loads, and the .json files for where there is no Qt."""
    for language in LANGUAGES:
        source = FOLDER / f"castinspect_{language}.ts"
        sentences = json.dumps(_translated(source), ensure_ascii=False, indent=0, sort_keys=True)
        source.with_suffix(".json").write_text(sentences + "\n", encoding="utf-8")
        subprocess.run([tool("lrelease"), "-silent", str(source), "-qm", str(source.with_suffix(".qm"))], check=True)


def _translated(source: Path) -> dict[str, str]:
    """What is translated of the messages and of what the core says; the latter wins where both say the same."""
    found: dict[str, str] = {}
    contexts = {str(context.findtext("name")): context for context in ElementTree.parse(source).iter("context")}
    for name in (MESSAGE, CORE):
        for message in contexts[name].iter("message") if name in contexts else ():
            translation = message.find("translation")
            if translation is not None and translation.text and not translation.get("type"):
                found[str(message.findtext("source"))] = translation.text
    return found


if __name__ == "__main__":
    {"update": update, "release": release}[sys.argv[1]]()
