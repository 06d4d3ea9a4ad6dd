# SPDX-License-Identifier: MIT
"""The line above the contents of the help: words sought in all pages leave only those pages that have them."""

from collections.abc import Callable, Mapping
from functools import cache

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextDocument
from PySide6.QtWidgets import QLabel, QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

_LETTERS = 2  # at least; one letter stands on every page


class HelpSearch(QWidget):
    """Hides the entries of pages without the words. Signal: `wanted(page, words)` on Return, page by page.

    `items` are the entries of the pages by their names; `text` gives a page in Markdown.
    """

    wanted = Signal(str, str)

    def __init__(self, tree: QTreeWidget, items: Mapping[str, QTreeWidgetItem], text: Callable[[str], str]) -> None:
        super().__init__()
        self._tree, self._items, self._text = tree, items, text
        self._groups: list[QTreeWidgetItem] = []
        for item in items.values():
            group = item.parent()
            if group is not None and group not in self._groups:
                self._groups.append(group)
        self._led = "", ""  # the words and the page to which Return led last
        self._expanded: list[QTreeWidgetItem] | None = None  # groups, as they were before something was sought
        self.line = QLineEdit()
        self.line.setAccessibleName("Search all pages")
        self.line.setToolTip("Search all pages (Ctrl+Shift+F); Return leads from page to page")
        self.line.textChanged.connect(lambda _: self._search())
        label = QLabel("&Search all pages")
        label.setBuddy(self.line)
        self.found = QLabel()
        self.found.setWordWrap(True)
        self.found.hide()
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        for widget in (label, self.line, self.found):
            down.addWidget(widget)

    @property
    def words(self) -> str:
        """What is sought; empty if too little was typed to seek."""
        words = " ".join(self.line.text().split())
        return words if len(words) >= _LETTERS else ""

    def begin(self) -> None:
        """Let the words be typed."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def end(self) -> None:
        """Seek nothing more: all pages are listed again."""
        self.line.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return leads to the next page that has the words, and from the last to the first."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        having = self._having()
        if self.words and having:
            words, page = self._led
            following = having.index(page) + 1 if words == self.words and page in having else 0
            self._led = self.words, having[following % len(having)]
            self.wanted.emit(self._led[1], self.words)

    def _having(self) -> list[str]:
        words = self.words.casefold()
        return [page for page in self._items if words in _as_read(self._text(page))]

    def _search(self) -> None:
        groups, having = self._groups, self._having()
        for page, item in self._items.items():
            item.setHidden(page not in having)
        for group in groups:
            group.setHidden(all(item.isHidden() for item in self._items.values() if item.parent() is group))
        if self.words:
            if self._expanded is None:
                self._expanded = [group for group in groups if group.isExpanded()]
            for group in groups:
                group.setExpanded(True)
        elif self._expanded is not None:
            for group in groups:
                group.setExpanded(group in self._expanded)
            self._expanded = None
        count = "1 page has" if len(having) == 1 else f"{len(having)} pages have"
        self.found.setText(f"{count} these words." if having else "No page has these words.")
        self.found.setVisible(bool(self.words))


@cache
def _as_read(markdown: str) -> str:
    """The words of a page as they are read, without marks, a paragraph a line."""
    document = QTextDocument()
    document.setMarkdown(markdown)
    return "\n".join(" ".join(line.split()) for line in document.toPlainText().casefold().splitlines())
