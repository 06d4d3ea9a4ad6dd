# SPDX-License-Identifier: MIT
"""The dialog that shows the person's own words, and takes some of them back."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QListWidget, QPushButton, QWidget

from form12b25.gui import forms
from form12b25.gui.asking import give_room
from form12b25.gui.editors import LONGEST_LINE
from form12b25.spelling import own_words

_ADDED, _REMOVED = "“{word}” was added.", "“{word}” was removed."
_NO_WORD = "“{word}” was not added: a word has letters only, with hyphens and apostrophes between them."
_WIDE, _HIGH = 66, 28  # letters and lines
_NONE = "Type a word first."
_NOT_KEPT = "This holds until the program is closed; it could not be kept: {reason}"


class MyWords(QDialog):
    """A list of the words, a line to type one, and a sentence on what came of it; there is nothing to confirm.

    `own` gives the words; `change` adds or removes some, and gives why that could not be kept, or nothing.
    """

    def __init__(self, parent: QWidget | None, own: Callable[[], frozenset[str]], change: Callable[..., str]) -> None:
        super().__init__(parent)
        forms.load("my_words", self)
        self._own, self._change = own, change
        self.list: QListWidget = forms.child(self, QListWidget, "own_words")
        self.typed: QLineEdit = forms.child(self, QLineEdit, "typed_word")
        self.said: QLabel = forms.child(self, QLabel, "said_of_word")
        self.add: QPushButton = forms.child(self, QPushButton, "add_word")
        self.remove: QPushButton = forms.child(self, QPushButton, "remove_word")
        self.typed.setMaxLength(LONGEST_LINE)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.add.clicked.connect(lambda _=False: self._add())
        self.remove.clicked.connect(lambda _=False: self._remove())
        self.list.currentRowChanged.connect(lambda row: self.remove.setEnabled(row >= 0))
        QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list, self._remove, context=Qt.ShortcutContext.WidgetShortcut)
        buttons: QDialogButtonBox = forms.child(self, QDialogButtonBox, "buttons")
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        give_room(self, _WIDE, _HIGH)
        self._show("")

    def _add(self) -> None:
        word = self.typed.text().strip()
        if own_words.is_word(word):
            self._tell(word, _ADDED, self._change(add=[word]))
            self.typed.clear()
        else:
            self._say(_NO_WORD.format(word=word) if word else _NONE)
            self.typed.selectAll()
        self.typed.setFocus()

    def _remove(self) -> None:
        if item := self.list.currentItem():
            word = item.text()
            self._tell(word, _REMOVED, self._change(remove=[word]))

    def _tell(self, word: str, words: str, reason: str) -> None:
        """Say what came of it, and list the words there are now."""
        self._show(word)
        self._say(words.format(word=word) + (" " + _NOT_KEPT.format(reason=reason) if reason else ""))

    def _show(self, current: str) -> None:
        """List the words; `current`, or the one that stands where the last was, is chosen."""
        row, words = self.list.currentRow(), own_words.in_order(self._own())
        self.list.clear()
        self.list.addItems(words)
        self.list.setCurrentRow(words.index(current) if current in words else min(row, len(words) - 1))
        self.remove.setEnabled(self.list.currentRow() >= 0)

    def _say(self, words: str) -> None:
        """Show a sentence, and tell it to a screen reader."""
        self.said.setText(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.said, words))
