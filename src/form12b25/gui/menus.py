# SPDX-License-Identifier: MIT
"""The menus and the toolbar: their icons and the recent files."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QToolBar

from form12b25.gui import forms, icons

if TYPE_CHECKING:
    from form12b25.gui.main_window import MainWindow

_ICONS = {"action_new_2018": "new", "action_open": "open", "action_save": "save", "action_undo": "undo",
          "action_redo": "redo", "action_next": "next", "action_print": "print", "action_save_packet": "packet"}
_SHORT = {"action_undo": "Undo", "action_redo": "Redo", "action_new_2018": "New", "action_open": "Open",
          "action_save": "Save", "action_next": "Next to do", "action_print": "Print",
          "action_save_packet": "Save packet"}  # words beside the icons of the toolbar
_ICON_SIZE = 20  # pixels


class Menus(QObject):
    """Keeps what the menus say true."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, undo = window, window.session.undo
        self._draw()
        window.scheme.changed.connect(self._draw)
        for name, words in _SHORT.items():
            window.action(name).setIconText(words)
        window.action("action_redo").setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        for name, can in (("action_undo", undo.canUndoChanged), ("action_redo", undo.canRedoChanged)):
            can.connect(window.action(name).setEnabled)
            window.action(name).setEnabled(False)
        toolbar: QToolBar = forms.child(window, QToolBar, "toolbar")
        toolbar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        toolbar.setIconSize(QSize(_ICON_SIZE, _ICON_SIZE))
        window.filing.recent_changed.connect(self._list_recent)
        self._list_recent()

    def _draw(self) -> None:
        """The icons in the colour of the words beside them."""
        colour = self._window.palette().buttonText().color().name()
        for name, icon in _ICONS.items():
            self._window.action(name).setIcon(icons.drawn(icon, colour))

    def _list_recent(self) -> None:
        filing, menu = self._window.filing, self._window.menu("menu_recent")
        menu.clear()
        for path in filing.recent():
            entry = menu.addAction(str(path).replace("&", "&&"))
            entry.triggered.connect(lambda _=False, path=path: filing.open_path(path))
        menu.setEnabled(bool(menu.actions()))
        if menu.actions():
            menu.addSeparator()
            menu.addAction("Clear this list", filing.forget_recent)
