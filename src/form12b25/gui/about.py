# SPDX-License-Identifier: MIT
"""What the program says of itself: the entry of the menu. The dialog, and what it tells, are loaded when asked for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from form12b25.paths import Folders

if TYPE_CHECKING:
    from form12b25.gui.main_window import MainWindow


class About(QObject):
    """Opens the dialog About."""

    def __init__(self, window: "MainWindow", folders: Folders) -> None:
        super().__init__(window)
        self._window, self._folders = window, folders
        window.action("action_about").triggered.connect(self.show)

    def show(self) -> None:
        """Show versions, licences and folders."""
        from form12b25.gui.about_dialog import AboutDialog

        ask = self._window.ask
        ask.dialog(AboutDialog(self._window, self._folders, ask.show_folder), lambda: None)
