# SPDX-License-Identifier: MIT
"""From the printed page to the form and back: a click leads to the field, the field in focus is marked on the page, and
the page on which the caret's line stands comes into view once typing pauses.
"""

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from form12b25.form.characters import spelled_out
from form12b25.form.keys import Key
from form12b25.gui.editors import NarrativeEditor
from form12b25.gui.places import before

if TYPE_CHECKING:
    from form12b25.gui.main_window import MainWindow

_ZOOM = "preview_zoom"
_PAUSE = 80  # milliseconds without a keystroke


class Pointing(QObject):
    """Joins the preview and the form, and remembers how large the pages are shown.

    The mark stays while the focus is elsewhere than in a field. Pages that the person scrolled stay where they are
    until something is typed.
    """

    def __init__(self, window: "MainWindow", settings: QSettings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._followed: Key | None = None  # in which the caret moved
        self._by_hand = False  # whether the pages were scrolled since something was typed
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._bring_caret)
        window.preview.shown.connect(self._bring_caret)
        window.preview.view.scrolled.connect(self._scrolled)
        window.session.entered.connect(self._entered)
        window.session.opened.connect(self._let_go)
        window.laid_out.connect(self._attach)
        self._attach()
        window.preview.wanted.connect(self._lead)
        with suppress(TypeError, ValueError):  # anyone may have edited the settings
            window.preview.view.restore_zoom(float(str(settings.value(_ZOOM, 0))))
        window.preview.view.enlarged.connect(self._remember)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def _lead(self, key: Key) -> None:
        self._window.binder.lead_to(key)

    def _attach(self) -> None:
        for key, editor in self._window.sheet.editors.items():
            if isinstance(editor, NarrativeEditor):
                editor.reached.connect(lambda _, key=key: self._moved(key))

    def _moved(self, key: Key) -> None:
        if not self._by_hand:
            self._followed = key
            self._pause.start()

    def _entered(self, key: Key) -> None:
        self._by_hand = False
        self._moved(key)

    def _scrolled(self) -> None:
        self._by_hand = True
        self._let_go()

    def _let_go(self) -> None:
        self._followed = None
        self._pause.stop()

    def _bring_caret(self) -> None:
        """The pages follow the caret of a narrative; not while the next keystrokes come."""
        key = self._followed
        if key is None or self._pause.isActive() or self._window.binder.focused() is not key:
            return
        if not self._window.preview.isVisible():  # to count the letters of a long text takes longer than a picture
            return
        editor = self._window.sheet.editors[key]
        if isinstance(editor, NarrativeEditor):
            above = spelled_out(before(editor.text(), editor.caret()), spacing=True)  # as the pages have it
            self._window.preview.bring(key, len("".join(above.split())))

    def _remember(self, zoom: float) -> None:
        self._settings.setValue(_ZOOM, zoom)

    def _focus_moved(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._window.isAncestorOf(now) and (key := self._window.binder.focused()):
            self._window.preview.mark(key)
