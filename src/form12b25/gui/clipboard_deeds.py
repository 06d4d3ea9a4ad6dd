# SPDX-License-Identifier: MIT
"""Cut, copy, paste and select all in the menu Edit: each is the key of that name, pressed where the cursor is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QMenuBar, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from form12b25.gui.main_window import MainWindow

_KEYS = {"action_cut": QKeySequence.StandardKey.Cut, "action_copy": QKeySequence.StandardKey.Copy,
         "action_paste": QKeySequence.StandardKey.Paste, "action_select_all": QKeySequence.StandardKey.SelectAll}


class ClipboardDeeds(QObject):
    """Joins the entries of the menu and what has the keyboard when the menu opens, which knows these keys by itself."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._at: QWidget | None = None
        self._chosen = (-1, 0)  # what was chosen in a line, from where and how much: Qt forgets it for a menu by key
        window.menu("menu_edit").aboutToShow.connect(self._look)
        for name, key in _KEYS.items():
            action = window.action(name)
            action.setShortcut(QKeySequence.keyBindings(key)[0])
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # shown in the menu, and taken from no blank
            action.triggered.connect(lambda _=False, key=key: self._press(key))

    def _look(self) -> None:
        now = QApplication.focusWidget()
        if now is not None and not isinstance(now, QMenuBar | QMenu):
            self._at = now
            line = now if isinstance(now, QLineEdit) else QLineEdit()
            self._chosen = line.selectionStart(), line.selectionLength()

    def _press(self, key: QKeySequence.StandardKey) -> None:
        at = self._at
        if at is None or not isValid(at):
            return
        if isinstance(at, QLineEdit) and self._chosen[0] >= 0:
            at.setSelection(*self._chosen)
        pressed: QKeyCombination = QKeySequence.keyBindings(key)[0][0]  # type: ignore[index]
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(at, QKeyEvent(kind, pressed.key(), pressed.keyboardModifiers()))
