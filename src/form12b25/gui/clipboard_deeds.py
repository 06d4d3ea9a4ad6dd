# SPDX-License-Identifier: MIT
"""Cut, copy, paste and select all in the menu Edit: each is the key of that name, pressed where the cursor is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from form12b25.gui.main_window import MainWindow

_KEYS = {"action_cut": QKeySequence.StandardKey.Cut, "action_copy": QKeySequence.StandardKey.Copy,
         "action_paste": QKeySequence.StandardKey.Paste, "action_select_all": QKeySequence.StandardKey.SelectAll}


class ClipboardDeeds(QObject):
    """Joins the entries of the menu and whatever has the keyboard, which knows these keys by itself."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        for name, key in _KEYS.items():
            action = window.action(name)
            action.setShortcut(QKeySequence.keyBindings(key)[0])
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # shown in the menu, and taken from no blank
            action.triggered.connect(lambda _=False, key=key: self._press(key))

    @staticmethod
    def _press(key: QKeySequence.StandardKey) -> None:
        pressed, widget = QKeySequence.keyBindings(key)[0][0], QApplication.focusWidget()  # type: ignore[index]
        if widget is not None:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(widget, QKeyEvent(kind, pressed.key(), pressed.keyboardModifiers()))
