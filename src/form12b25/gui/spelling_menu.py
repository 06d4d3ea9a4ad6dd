# SPDX-License-Identifier: MIT
"""What the menu of a misspelt word offers. It opens at once; the search waits until it is shown."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from form12b25.gui.after_painting import AfterPainting

_LOOKING, _NONE = "Looking for suggestions…", "No suggestions"


class WordMenu(QObject):
    """Puts the suggestions, and what else can be done about the word, at the top of a menu.

    `search` gives the suggestions; the window waits for it, some 70 ms, with the menu before the person's eyes.
    """

    def __init__(self, menu: QMenu, search: Callable[[], list[str]], replace: Callable[[str], None],
                 others: dict[str, Callable[[], None]]) -> None:
        super().__init__(menu)
        self._menu, self._search, self._replace = menu, search, replace
        self._place = QAction(_LOOKING, menu)
        self._place.setEnabled(False)
        self.first = self._place
        top = menu.actions()[0] if menu.actions() else None
        entries = [self._place, _line(menu), *(_entry(menu, *other) for other in others.items()), _line(menu)]
        for entry in entries:
            if top is None:
                menu.addAction(entry)
            else:
                menu.insertAction(top, entry)
        painted = AfterPainting(menu, self._offer)
        menu.aboutToHide.connect(painted.cancel)

    def _offer(self) -> None:
        found = self._search()
        if not found:
            self._place.setText(_NONE)
            return
        active = self._menu.activeAction() in (None, self._place)
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
