# SPDX-License-Identifier: MIT
"""Help at hand: joins the form, the strip beneath it, and the window of the help."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QMainWindow, QVBoxLayout, QWidget

from form12b25 import assets
from form12b25.form import guide
from form12b25.form.definition import FIELDS
from form12b25.form.keys import Key
from form12b25.gui import forms
from form12b25.gui.binder import Binder
from form12b25.gui.help_strip import HelpStrip
from form12b25.gui.pages import SheetView

if TYPE_CHECKING:
    from form12b25.gui.help_window import HelpWindow

_RULES = guide.place("rule-12b-25", "Rule 12b-25")
_MANUAL = f"{guide.MANUAL[0]}.md"


class HelpAtHand(QObject):
    """Follows the focus from field to field. The sentences are read at the start, the pages when they are wanted."""

    def __init__(self, window: QMainWindow, settings: QSettings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._words = guide.read_fields(assets.help_text(guide.FIELDS))
        self._key = Key.SEC_FILE_NUMBER
        self._binder: Binder | None = None
        self._sheet: SheetView | None = None
        self.book: HelpWindow | None = None
        self.strip = HelpStrip(self._words)
        self.strip.asked.connect(self.explain)
        self.strip.show_field(self._key)
        place: QVBoxLayout = forms.child(window, QWidget, "sheet_place_and_help").layout()
        place.addWidget(self.strip)
        self._action: QAction = forms.child(window, QAction, "action_help_field")
        self._action.triggered.connect(lambda _=False: self.explain())
        forms.child(window, QAction, "action_help_rules").triggered.connect(lambda _=False: self.open_page(_RULES))
        forms.child(window, QAction, "action_manual").triggered.connect(lambda _=False: self.open_page(_MANUAL))
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def attach(self, sheet: SheetView, binder: Binder) -> None:
        """Help on the fields of this sheet; for a screen reader, the sentence is the help text of each of its stops."""
        self._sheet, self._binder = sheet, binder
        binder.judged.connect(self._tell_state)
        binder.stood.connect(self._tell_state)
        self._tell_state()
        for key, editor in sheet.editors.items():
            for stop in editor.stops():
                stop.setWhatsThis(self._words[key].sentence)
                stop.addAction(self._action)
                if isinstance(stop, QAbstractButton):  # lines and areas have a menu, to which they add their actions
                    stop.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def explain(self) -> None:
        """Show the paragraph on the field that has the focus, or had it last."""
        self.open_page(f"{self._key}.md")

    def open_citation(self, citation: str) -> None:
        """Show the rule that a finding cites, from the paragraph cited; nothing happens where no page has it."""
        if led := guide.leads_to(citation, {page: self._text(page) for page in guide.PAGES}):
            self.open_page(led[0][1])

    def open_page(self, place: str) -> None:
        """Show a page of the help, in front."""
        if self.book is None:
            from form12b25.gui.help_window import HelpWindow  # loaded when it is wanted

            self.book = HelpWindow(self._window, self._settings, self._text, {key: FIELDS[key].label for key in Key})
            self.book.closed.connect(self._return)
        self.book.open(place)

    def close(self) -> None:
        """The form is closed, and the help with it."""
        if self.book is not None:
            self.book.closed.disconnect(self._return)
            self.book.close()

    def _text(self, page: str) -> str:
        """A page by its name, in Markdown; the empty text where there is none."""
        if page == guide.FORM and self._sheet is not None:
            return guide.form_page(self._sheet.edition)
        if page in self._words:
            from form12b25.gui.help_window import field_page

            return field_page(FIELDS[Key(page)].label, self._words[page])
        if page in guide.MANUAL:
            return assets.manual_text(page)
        return assets.help_text(page) if page in guide.PAGES else ""

    def _focus_moved(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is None or self._binder is None or not self._window.isAncestorOf(now):
            return
        if key := self._binder.focused():
            self._key = key
            self.strip.show_field(key)
            self._tell_state()
            if self.book is not None and self.book.isVisible():
                self.book.follow(f"{key}.md")

    def _tell_state(self, _: object = None) -> None:
        """Say in the strip how its field stands."""
        if self._binder is not None:
            self.strip.state.say(*self._binder.standing(self._key))

    def _return(self) -> None:
        """The keyboard goes back to where it was in the form."""
        self._window.activateWindow()
        if widget := self._window.focusWidget():
            widget.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
