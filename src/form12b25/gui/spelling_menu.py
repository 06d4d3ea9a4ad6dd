# SPDX-License-Identifier: MIT
"""What the menu of a misspelt word offers. The search for what may have been meant goes on while the menu is open."""

from collections.abc import Callable, Iterator
from functools import partial
from time import perf_counter

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

_AT_ONCE = 0.012  # seconds that the menu may wait; after that it opens, and the search goes on
_PORTION = 0.003
_LONGEST = 2.0  # seconds in all
_LOOKING, _NONE = "Looking for suggestions…", "No suggestions"


class WordMenu(QObject):
    """Puts the suggestions, and what else can be done about the word, at the top of a menu."""

    def __init__(self, menu: QMenu, search: Iterator[list[str] | None], replace: Callable[[str], None],
                 others: dict[str, Callable[[], None]]) -> None:
        super().__init__(menu)
        self._menu, self._search, self._replace = menu, search, replace
        self._spent, self.first = 0.0, QAction(_LOOKING, menu)
        top = menu.actions()[0] if menu.actions() else None
        self._place = self.first
        self._place.setEnabled(False)
        entries = [self._place, _line(menu), *(_entry(menu, *other) for other in others.items()), _line(menu)]
        for entry in entries:
            if top is None:
                menu.addAction(entry)
            else:
                menu.insertAction(top, entry)
        self._portions = QTimer(self, interval=0)
        self._portions.timeout.connect(lambda: self._go_on(_PORTION))
        menu.aboutToHide.connect(self._portions.stop)
        self._portions.start()
        self._go_on(_AT_ONCE)

    def _go_on(self, portion: float) -> None:
        begun = perf_counter()
        for found in self._search:
            if found is not None:
                self._offer(found)
                return
            if perf_counter() - begun > portion:
                break
        self._spent += perf_counter() - begun
        if self._spent > _LONGEST:
            self._offer([])

    def _offer(self, found: list[str]) -> None:
        self._portions.stop()
        if not found:
            self._place.setText(_NONE)
            return
        active = self._menu.isVisible() and self._menu.activeAction() in (None, self._place)
        entries = [_entry(self._menu, word, partial(self._replace, word)) for word in found]
        self._menu.insertActions(self._place, entries)
        self._menu.removeAction(self._place)
        self.first = entries[0]
        if active:
            self._menu.setActiveAction(self.first)


def _entry(menu: QMenu, words: str, deed: Callable[[], None]) -> QAction:
    entry = QAction(words.replace("&", "&&"), menu)
    entry.triggered.connect(lambda _=False: deed())
    return entry


def _line(menu: QMenu) -> QAction:
    entry = QAction(menu)
    entry.setSeparator(True)
    return entry
