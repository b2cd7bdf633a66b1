"""Tabs that are built when somebody first looks at them: a station that only judges never pays for the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QSignalBlocker, Slot
from PySide6.QtWidgets import QTabWidget, QWidget


class LateTabs(QObject):
    """Puts empty pages in the places of tabs, and each tab there as soon as it is wanted.

    Args:
        tabs: Where they are shown, after what is there already.
        makers: What makes each tab, by name, in their order.
    """

    def __init__(self, tabs: QTabWidget, makers: Mapping[str, Callable[[], QWidget]]) -> None:
        super().__init__(tabs)
        self._tabs = tabs
        self._makers = makers
        self._pages: dict[str, QWidget] = {name: QWidget() for name in makers}
        self._built: dict[str, QWidget] = {}
        for page in self._pages.values():
            tabs.addTab(page, "")
        tabs.currentChanged.connect(self._on_current_changed)

    def tab(self, name: str) -> QWidget:
        """The tab, built now if it was not."""
        if name not in self._built:
            self._built[name] = self._makers[name]()
            self._put(self._pages[name], self._built[name])
        return self._built[name]

    def if_built(self, name: str) -> QWidget | None:
        """The tab, or None where nobody has looked at it yet."""
        return self._built.get(name)

    def page(self, name: str) -> QWidget:
        """What stands in the tab's place now."""
        return self._built.get(name) or self._pages[name]

    def _put(self, page: QWidget, tab: QWidget) -> None:
        with QSignalBlocker(self._tabs):
            index, current = self._tabs.indexOf(page), self._tabs.currentIndex()
            text, is_visible = self._tabs.tabText(index), self._tabs.isTabVisible(index)
            self._tabs.removeTab(index)
            self._tabs.insertTab(index, tab, text)
            self._tabs.setTabVisible(index, is_visible)
            self._tabs.setCurrentIndex(current)
        page.deleteLater()

    @Slot(int)
    def _on_current_changed(self, index: int) -> None:
        shown = self._tabs.widget(index)
        for name, page in self._pages.items():
            if name not in self._built and page is shown:
                self.tab(name)
                return
