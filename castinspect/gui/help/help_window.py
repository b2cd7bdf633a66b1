"""Help inside the app: pages in Markdown, in the window's language, readable beside the work."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QListWidget, QSplitter, QTextBrowser, QVBoxLayout, QWidget

from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.theme import GAP
from castinspect.paths import resource

_SIZE = (960, 620)
_LIST_WIDTH = 240


class HelpWindow(Retranslated, QDialog):
    """A list of pages and the one that is read. It does not block: what it explains can be tried beside it.

    Args:
        language: `en` or `ko` at first.
        parent: The window.
    """

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._pages: list[Path] = []
        self._list, self._text = QListWidget(), QTextBrowser()
        self._text.setOpenLinks(False)  # the pages need no network
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(self._list)
        halves.addWidget(self._text)
        halves.setSizes([_LIST_WIDTH, _SIZE[0] - _LIST_WIDTH])
        halves.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP, GAP, GAP, GAP)
        layout.addWidget(halves)
        self.resize(*_SIZE)
        self._list.currentRowChanged.connect(self._on_row_changed)
        self.use_language(language)

    @property
    def titles(self) -> list[str]:
        """What the pages are called."""
        return [self._list.item(row).text() for row in range(self._list.count())]

    @property
    def text(self) -> str:
        """What is read now, without marks."""
        return self._text.toPlainText()

    def use_language(self, language: str) -> None:
        """Show the same page in another language."""
        self._language = language
        row = max(0, self._list.currentRow())
        self._pages = pages(language)
        self._list.clear()
        self._list.addItems([title_of(page) for page in self._pages])
        self._list.setCurrentRow(row)
        self._retranslate()

    def show_page(self, name: str) -> None:
        """Show the page whose file name holds this word, as `transfer`."""
        for row, page in enumerate(self._pages):
            if name in page.stem:
                self._list.setCurrentRow(row)

    @Slot(int)
    def _on_row_changed(self, row: int) -> None:
        if 0 <= row < len(self._pages):
            self._text.setMarkdown(self._pages[row].read_text(encoding="utf-8"))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Help"))


def pages(language: str) -> list[Path]:
    """The pages of a language in their order; English where there are none."""
    found = sorted(resource("help", language).glob("*.md"))
    return found or sorted(resource("help", "en").glob("*.md"))


def title_of(page: Path) -> str:
    """A page's first heading."""
    first = page.read_text(encoding="utf-8").splitlines()[0]
    return first.lstrip("# ").strip()
