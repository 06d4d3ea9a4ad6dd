# SPDX-License-Identifier: MIT
"""From the printed page to the form and back: a click leads to the field, the field in focus is marked on the page."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from form12b25.form.keys import Key

if TYPE_CHECKING:
    from form12b25.gui.main_window import MainWindow


class Pointing(QObject):
    """Joins the preview and the form. The mark stays while the focus is elsewhere than in a field."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        window.preview.wanted.connect(self._lead)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def _lead(self, key: Key) -> None:
        self._window.binder.lead_to(key)

    def _focus_moved(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._window.isAncestorOf(now) and (key := self._window.binder.focused()):
            self._window.preview.mark(key)
