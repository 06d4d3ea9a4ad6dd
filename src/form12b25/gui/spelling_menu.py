# SPDX-License-Identifier: MIT
"""What the menu of a misspelt word offers."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

_NONE = "No suggestions"


def offer(menu: QMenu, found: Sequence[str], replace: Callable[[str], None],
          others: Mapping[str, Callable[[], None]]) -> QAction:
    """Put the words that may have been meant, and what else can be done, at the top of a menu; gives the first."""
    entries = [_entry(menu, word, partial(replace, word)) for word in found]
    if not entries:
        entries = [QAction(_NONE, menu)]
        entries[0].setEnabled(False)
    entries += [_line(menu), *(_entry(menu, *other) for other in others.items()), _line(menu)]
    if present := menu.actions():
        menu.insertActions(present[0], entries)
    else:
        menu.addActions(entries)
    return entries[0]


def _entry(menu: QMenu, words: str, deed: Callable[[], None]) -> QAction:
    entry = QAction(words.replace("&", "&&"), menu)
    entry.triggered.connect(lambda _=False: deed())
    return entry


def _line(menu: QMenu) -> QAction:
    entry = QAction(menu)
    entry.setSeparator(True)
    return entry
