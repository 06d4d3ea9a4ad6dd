# SPDX-License-Identifier: MIT
"""Brings the file number and the telephone number into their usual form when their blank is left, never before."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from form12b25.form import editions, tidied
from form12b25.form.definition import FIELDS
from form12b25.form.keys import Key

if TYPE_CHECKING:
    from form12b25.gui.main_window import MainWindow

_TELEPHONE = (Key.CONTACT_AREA_CODE, Key.CONTACT_TELEPHONE)
_TIDIED = (Key.SEC_FILE_NUMBER, *_TELEPHONE)
_SAID = "{labels}: “{typed}” is now {tidy}. Ctrl+Z brings back what was typed."


class Tidying(QObject):
    """Follows what is typed into these blanks; a draft that is only looked at stays as it is.

    Signal: `said(words)`.
    """

    said = Signal(str)

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self._session = window, window.session
        self._typed: set[Key] = set()
        self._session.opened.connect(self._typed.clear)
        self._session.stepped.connect(self._typed.discard)  # what undo brings back is as it is wanted
        self._session.settling.connect(self._settle)

    def attach(self) -> None:
        """Follow the blanks of the sheet that the window has now."""
        for key in _TIDIED:
            editor = self._window.sheet.editors[key]
            editor.edited.connect(lambda _, key=key: self._typed.add(key))
            editor.left.connect(lambda key=key: self._left(key))

    def _left(self, key: Key) -> None:
        away = QApplication.focusWidget()
        if key not in self._typed or away is None or self._window.binder.focused() is key:
            return  # another program is looked at, or the menu of the blank
        self._tidy(key)

    def _settle(self) -> None:
        """The draft is to be printed as it will stand on the screen once the dialogs of printing take the cursor."""
        for key in tuple(self._typed):
            self._tidy(key)

    def _tidy(self, key: Key) -> None:
        self._typed.discard(key)
        draft = self._session.draft
        if key is Key.SEC_FILE_NUMBER:
            padded = draft.edition.id == editions.DEFAULT
            self._put({key: tidied.file_number(draft.typed(key), padded=padded)})
        else:
            self._put(dict(zip(_TELEPHONE, tidied.telephone(*map(draft.typed, _TELEPHONE)), strict=True)))

    def _put(self, tidy: dict[Key, str]) -> None:
        """Enter what differs, as one step, and say so."""
        draft, undo = self._session.draft, self._session.undo
        changed = {key: text for key, text in tidy.items() if text != draft.typed(key)}
        if not changed or self._session.read_only:
            return
        labels = " and ".join(FIELDS[key].label for key in changed)
        typed = " ".join(filter(None, (draft.typed(key).strip() for key in changed)))
        undo.beginMacro(f"tidying of {FIELDS[next(iter(changed))].part}, {labels}")
        for key, text in changed.items():
            self._session.enter(key, text)
        undo.endMacro()
        self.said.emit(_SAID.format(labels=labels, typed=typed, tidy=" and ".join(changed.values())))
