"""Keep the translations up to date: `update` collects the strings, `release` compiles what is translated.

    python packaging/translations.py update
    python packaging/translations.py release

The sentences of the core's catalogue, and what it says of a run's settings, join the window's strings under the context
"messages".
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import PySide6

from castinspect.messages import MESSAGES
from castinspect.training.form import form_texts

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("ko",)


def tool(name: str) -> str:
    """Path of one of Qt's own tools, as PySide6 ships them."""
    folder = Path(PySide6.__file__).parent
    for candidate in (folder / name, folder / f"{name}.exe", folder / "Qt" / "libexec" / name):
        if candidate.exists():
            return str(candidate)
    raise FileNotFoundError(f"{name} is not in {folder}")


def update() -> None:
    """Collect all strings into the .ts files, keeping what is translated."""
    sources = sorted(str(path) for path in (ROOT / "castinspect" / "gui").rglob("*.py"))
    with tempfile.TemporaryDirectory() as folder:
        catalogue = Path(folder) / "messages.py"
        lines = [f'QCoreApplication.translate("messages", {text!r})' for text in [*MESSAGES.values(), *form_texts()]]
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
    """Compile the .ts files into the .qm files that the window loads."""
    for language in LANGUAGES:
        source = FOLDER / f"castinspect_{language}.ts"
        subprocess.run([tool("lrelease"), "-silent", str(source), "-qm", str(source.with_suffix(".qm"))], check=True)


if __name__ == "__main__":
    {"update": update, "release": release}[sys.argv[1]]()
