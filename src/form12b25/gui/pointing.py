# SPDX-License-Identifier: MIT
"""From the printed page to the form and back: a click leads to the field, the field in focus is marked on the page."""

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QApplication, QWidget

from form12b25.form.keys import Key

if TYPE_CHECKING:
    from form12b25.gui.main_window import MainWindow

_ZOOM = "preview_zoom"


class Pointing(QObject):
    """Joins the preview and the form, and remembers how large the pages are shown.

    The mark stays while the focus is elsewhere than in a field.
    """

    def __init__(self, window: "MainWindow", settings: QSettings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        window.preview.wanted.connect(self._lead)
        with suppress(TypeError, ValueError):  # anyone may have edited the settings
            window.preview.view.restore_zoom(float(str(settings.value(_ZOOM, 0))))
        window.preview.view.enlarged.connect(self._remember)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def _lead(self, key: Key) -> None:
        self._window.binder.lead_to(key)

    def _remember(self, zoom: float) -> None:
        self._settings.setValue(_ZOOM, zoom)

    def _focus_moved(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._window.isAncestorOf(now) and (key := self._window.binder.focused()):
            self._window.preview.mark(key)
