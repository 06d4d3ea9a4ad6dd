# SPDX-License-Identifier: MIT
"""The spelling of the text that is typed as an exhibit, in its dialog; undo is the box's own there."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QPlainTextEdit

from form12b25.gui.spelling_marks import Marks, cut

if TYPE_CHECKING:
    from form12b25.gui.spelling import Spelling
    from form12b25.spelling.lexicon import Place


class ExhibitSpelling(QObject):
    """Marks the misspelt words of one box; F7 goes to the next one, and the box's menu offers what may be meant."""

    def __init__(self, area: QPlainTextEdit, spelling: "Spelling") -> None:
        super().__init__(area)
        self._area, self._spelling = area, spelling
        self._marks = Marks(area, spelling)
        area.installEventFilter(self)
        QShortcut(QKeySequence(Qt.Key.Key_F7), area.window(), self._go_on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The menu of the box, with what is offered for a misspelt word at its top."""
        if event.type() == QEvent.Type.ContextMenu and watched is self._area:
            menu = self._area.createStandardContextMenu()
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            asked = cast("QContextMenuEvent", event)
            self._spelling.fill_menu(self._area, self._marks, self._replace, menu, asked)
            menu.popup(asked.globalPos())
            return True
        return False

    def _go_on(self) -> None:
        place = self._spelling.next_in(self._marks, self._area.textCursor().selectionEnd())
        if place:
            self._area.setFocus()
            self._area.setTextCursor(cut(self._area, place))
            self._spelling.open_menu(self._area)

    def _replace(self, place: "Place", word: str) -> None:
        found = cut(self._area, place)
        found.insertText(word)
        self._area.setTextCursor(found)
