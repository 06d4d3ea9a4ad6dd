# SPDX-License-Identifier: MIT
"""Takes a sentence out of the status bar once the draft has changed: it was true of what stood there before."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from form12b25.gui.main_window import MainWindow


class TrueUntilChanged(QObject):
    """Given each such sentence by the room that says it."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._words = ""
        window.session.entered.connect(self._unsay)
        window.session.opened.connect(self._unsay)

    def keep(self, words: str) -> None:
        """This was said, after the change that it tells of."""
        self._words = words

    def _unsay(self) -> None:
        if self._words and self._window.statusBar().currentMessage() == self._words:
            self._window.statusBar().clearMessage()
        self._words = ""
