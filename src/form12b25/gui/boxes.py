# SPDX-License-Identifier: MIT
"""The line and the box in which text is typed, and what they make of text that is pasted or dropped on them.

However it comes, by key, menu, middle button or dropped, its words stay and its formatting goes; what goes is said.
"""

import re
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QClipboard,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QWidget

from form12b25.gui.places import before

if TYPE_CHECKING:
    from form12b25.form.pasting import Pasted

Elsewhere = Callable[["Line | Paragraphs", str, str, bool], None]  # the box, the text, the HTML, whether a picture
_PASTING, _JOINING = "pasting into", "joining of lines in"
_AT_ONCE = 2**17  # characters of what was copied, with its formatting, that nobody feels being read
_ENDLESS = 4_096  # letters; Qt looks through a longer word anew for each line that it breaks it into
_ENDLESS_WORD = re.compile(rf"(?<!\S)\S{{{_ENDLESS}}}")


class Line(QLineEdit):
    """Text of one line. Signals: `doing(deed)` before and, empty, after what is no typing; `said(words)` of a paste.

    `elsewhere` is called with what was copied where that is too much to be read at once: it reads it and calls `put`.
    """

    doing = Signal(str)
    said = Signal(str)
    elsewhere: Elsewhere | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The key to paste; and no letter that was meant for a menu."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.take(QGuiApplication.clipboard().mimeData())
        elif leads_nowhere(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The middle button pastes what is selected elsewhere, where the system has that."""
        clipboard = QGuiApplication.clipboard()
        if event.button() is Qt.MouseButton.MiddleButton and clipboard.supportsSelection():
            self.deselect()
            self.setCursorPosition(self.cursorPositionAt(event.position().toPoint()))
            self.take(clipboard.mimeData(QClipboard.Mode.Selection))
        else:
            super().mouseReleaseEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Text from elsewhere; within the line Qt moves it."""
        if event.source() is self or self.isReadOnly():
            super().dropEvent(event)
            return
        self.deselect()
        self.setCursorPosition(self.cursorPositionAt(event.position().toPoint()))
        self.take(event.mimeData())
        event.acceptProposedAction()

    def paste_from(self, menu: QMenu) -> None:
        """Let the entry of the menu paste as the key does."""
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                action.triggered.disconnect()
                action.triggered.connect(self._take_copied)

    def _take_copied(self) -> None:
        self.take(QGuiApplication.clipboard().mimeData())

    def take(self, given: QMimeData) -> None:
        """Put in what was copied, on one line."""
        from form12b25.form import pasting  # read when something is pasted for the first time

        if self.isReadOnly():
            return
        plain, html, picture = given.text(), given.html(), given.hasImage()
        if self.elsewhere is not None and len(plain) + len(html) > _AT_ONCE:
            self.elsewhere(self, plain, html, picture)
            return
        self.put(*pasting.line(plain, html, *self.around(), picture=picture))

    def around(self) -> tuple[str, str]:
        """What stands before the place of the next paste, and behind it."""
        start = self.selectionStart() if self.hasSelectedText() else self.cursorPosition()
        end = self.selectionEnd() if self.hasSelectedText() else start
        held = self.text()
        return before(held, start), held[len(before(held, end)):]

    def put(self, text: str, words: str) -> None:
        """Put in what was read of what was copied, and say what is to be said of it."""
        if text:
            self.doing.emit(_PASTING)
            self.insert(text)
            self.doing.emit("")
        if words:
            self.said.emit(words)


class Paragraphs(QPlainTextEdit):
    """Text of many lines. Signals and `elsewhere` as those of `Line`. To join lines is a deed of its own."""

    doing = Signal(str)
    said = Signal(str)
    elsewhere: Elsewhere | None = None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document().contentsChange.connect(self._changed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """No letter that was meant for a menu."""
        if leads_nowhere(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, given: QMimeData) -> bool:
        """Text in any form; a picture, to say what becomes of it."""
        return given.hasText() or given.hasHtml() or given.hasImage()

    def insertFromMimeData(self, given: QMimeData) -> None:
        """Called by Qt for whatever is pasted or dropped."""
        from form12b25.form import pasting  # read when something is pasted for the first time

        if self.isReadOnly():
            return
        plain, html, picture = given.text(), given.html(), given.hasImage()
        if self.elsewhere is not None and len(plain) + len(html) > _AT_ONCE:
            self.elsewhere(self, plain, html, picture)
            return
        self.put(pasting.paragraphs(plain, html, picture=picture), self.textCursor())

    def put(self, put: "Pasted", cursor: QTextCursor) -> None:
        """Put in what was read of what was copied, where that cursor stands, and say what is to be said of it."""
        if put.text:
            start = cursor.selectionStart()
            self._put(cursor, put.text, _PASTING)
            if put.joined != put.text:
                cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
                self._put(cursor, put.joined, _JOINING)
            self.ensureCursorVisible()
        if put.words:
            self.said.emit(put.words)

    def _put(self, cursor: QTextCursor, text: str, deed: str) -> None:
        self.doing.emit(deed)
        present = self.textCursor()
        follows = (present.position(), present.anchor()) == (cursor.position(), cursor.anchor())
        self.make_way(text)
        cursor.insertText(text)
        if follows:  # else the person is somewhere else by now
            self.setTextCursor(cursor)
        self.doing.emit("")

    def make_way(self, text: str) -> None:
        """Called before a text is put in: for one with an endless word, lines are broken after any letter."""
        if _ENDLESS_WORD.search(text):
            self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)

    def _changed(self, place: int, removed: int, added: int) -> None:
        """A word may have become endless, or be so no more."""
        if self.wordWrapMode() is not QTextOption.WrapMode.WrapAnywhere:
            block = self.document().findBlock(place)
            if added <= _ENDLESS < block.length():
                inside = place - block.position()
                self.make_way(block.text()[max(0, inside - _ENDLESS):inside + added + _ENDLESS])
            return
        divided = removed or self.document().characterAt(place).isspace()
        if divided and not _ENDLESS_WORD.search(self.document().toRawText()):
            self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)


def leads_nowhere(event: QKeyEvent) -> bool:
    """Whether it is Alt and a letter that stands in no menu: Qt would type the letter into the blank, without a word.

    On a Mac that key writes letters of its own.
    """
    return (sys.platform != "darwin" and event.text().isalnum()
            and event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier == Qt.KeyboardModifier.AltModifier)
