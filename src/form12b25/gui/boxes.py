# SPDX-License-Identifier: MIT
"""The line and the box in which text is typed, and what they make of text that is pasted or dropped on them.

However it comes, by key, menu, middle button or dropped, its words stay and its formatting goes; what goes is said.
"""

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
)
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit

from form12b25.gui.places import before

if TYPE_CHECKING:
    from form12b25.form.pasting import Pasted

_PASTING, _JOINING = "pasting into", "joining of lines in"


class Line(QLineEdit):
    """Text of one line. Signals: `doing(deed)` before and, empty, after what is no typing; `said(words)` of a paste."""

    doing = Signal(str)
    said = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The key to paste."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.take(QGuiApplication.clipboard().mimeData())
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
        start = self.selectionStart() if self.hasSelectedText() else self.cursorPosition()
        end = self.selectionEnd() if self.hasSelectedText() else start
        held = self.text()
        text, words = pasting.line(given.text(), given.html(), before(held, start), held[len(before(held, end)):],
                                   picture=given.hasImage())
        if text:
            self.doing.emit(_PASTING)
            self.insert(text)
            self.doing.emit("")
        if words:
            self.said.emit(words)


class Paragraphs(QPlainTextEdit):
    """Text of many lines. Signals as those of `Line`. Lines that are joined in it are a deed of their own."""

    doing = Signal(str)
    said = Signal(str)

    def canInsertFromMimeData(self, given: QMimeData) -> bool:
        """Text in any form; a picture, to say what becomes of it."""
        return given.hasText() or given.hasHtml() or given.hasImage()

    def insertFromMimeData(self, given: QMimeData) -> None:
        """Called by Qt for whatever is pasted or dropped."""
        from form12b25.form import pasting  # read when something is pasted for the first time

        if self.isReadOnly():
            return
        put: Pasted = pasting.paragraphs(given.text(), given.html(), picture=given.hasImage())
        if put.text:
            cursor = self.textCursor()
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
        cursor.insertText(text)
        self.setTextCursor(cursor)
        self.doing.emit("")
