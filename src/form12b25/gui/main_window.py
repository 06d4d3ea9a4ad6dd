# SPDX-License-Identifier: MIT
"""The window: its panes, its menus, and who answers to them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction, QCloseEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QScrollArea, QWidget

from form12b25 import assets
from form12b25.form import characters, editions, renewal
from form12b25.form.draft import Draft
from form12b25.form.keys import Key
from form12b25.gui import forms
from form12b25.gui.arriving import Arriving
from form12b25.gui.asking import Asking, Dialogs
from form12b25.gui.beginnings import Beginnings
from form12b25.gui.binder import Binder
from form12b25.gui.clipboard_deeds import ClipboardDeeds
from form12b25.gui.confirming import Confirming
from form12b25.gui.considered_editor import ConsideredEditor
from form12b25.gui.considering import Considering
from form12b25.gui.dates_panel import DatesPanel
from form12b25.gui.deadline_line import DeadlineLine
from form12b25.gui.dropping import Dropping
from form12b25.gui.exhibit_list import ExhibitDialog, ExhibitsEditor
from form12b25.gui.figures_editor import FiguresEditor
from form12b25.gui.filed import FiledMark
from form12b25.gui.filing import Filing
from form12b25.gui.findings_panel import FindingsPanel
from form12b25.gui.help_at_hand import HelpAtHand
from form12b25.gui.menus import Menus
from form12b25.gui.office_days import OfficeDays
from form12b25.gui.pages import SheetView
from form12b25.gui.panes import Panes
from form12b25.gui.pointing import Pointing
from form12b25.gui.preview import Preview
from form12b25.gui.printing import Printing
from form12b25.gui.scheme import Scheme
from form12b25.gui.session import DraftSession
from form12b25.gui.spelling import Spelling
from form12b25.gui.tour import Tour
from form12b25.gui.what_is_left import WhatIsLeft
from form12b25.gui.work import Work
from form12b25.gui.writing import Writing
from form12b25.gui.zoom import Zoom

_OMB_EXPIRES = "omb_expires"
_LONGEST_EXPIRY = 20  # letters


class MainWindow(QMainWindow):
    """The form on a sheet, at its right what is left to do and the pages as they will print.

    Signal: `laid_out()` when it has another sheet.
    """

    laid_out = Signal()

    def __init__(self, settings: QSettings, today: Callable[[], date], ask: Asking | None = None) -> None:
        super().__init__()
        forms.load("main_window", self)
        self.ask: Asking = ask or Dialogs(self)
        self._settings = settings
        self.session = DraftSession(Draft(assets.edition(editions.DEFAULT)), today, self)
        self.work = Work(self)
        self.filing = Filing(self.session, self.ask, settings, self, self.work)
        self.printing = Printing(self.session, self.ask, settings, self, self.work)
        self.considering = Considering(self.session, self.ask, self)
        self.findings = FindingsPanel()
        self.preview = Preview()
        self._area: QScrollArea = forms.child(self, QScrollArea, "sheet_area")
        self.office_days = OfficeDays(self.session, self.ask, settings, today, self)
        self.dates = DatesPanel(self.session, self.ask, today)
        self._put("findings_place", self.dates)
        self._put("findings_place", self.findings)
        self._put("preview_place", self.preview)
        self.scheme = Scheme(self)
        self.help = HelpAtHand(self, settings)
        self.sheet: SheetView
        self.binder: Binder
        self._lay_out()
        self.panes = Panes(self, settings)
        self.arriving = Arriving(self, settings, today)  # first to hear of a draft that is opened
        self._connect()
        self.menus = Menus(self)
        ClipboardDeeds(self)
        self.pointing = Pointing(self, settings)
        self.beginnings = Beginnings(self, settings)
        rooms = (
            self.arriving,
            self.beginnings,
            FiledMark(self, today),
            Confirming(self),
            Dropping(self),
            WhatIsLeft(self, today),
            DeadlineLine(self, today),
            Writing(self),
            Spelling(self, settings),
        )
        for room in rooms:
            room.said.connect(self.say)
        self.tour = Tour(self, settings)
        self.panes.restore()
        self.zoom = Zoom(self, settings)
        self._retitle()
        kept = self._settings.value(_OMB_EXPIRES, "")  # anyone may have edited it, and it is printed
        self.session.omb_expires = kept if isinstance(kept, str) and _fits_the_box(kept) else ""
        self.preview.follow(self.session.draft, self.session.omb_expires)
        self._begin()

    def menu(self, name: str) -> QMenu:
        """The menu of that name."""
        found: QMenu = forms.child(self, QMenu, name)
        return found

    def action(self, name: str) -> QAction:
        """The action of that name."""
        found: QAction = forms.child(self, QAction, name)
        return found

    def _put(self, place: str, widget: QWidget) -> None:
        layout = forms.child(self, QWidget, place).layout()
        layout.addWidget(widget)

    def _lay_out(self) -> None:
        """Build the sheet in the words of the draft's edition."""
        if isinstance(self._area.widget(), SheetView):
            self.binder.release()
        self.sheet = SheetView(self.session.draft.edition)
        exhibits = next(editor for editor in self.sheet.editors.values() if isinstance(editor, ExhibitsEditor))
        exhibits.ask = self.ask
        next(editor for editor in self.sheet.editors.values() if isinstance(editor, ConsideredEditor)).follow(
            self.considering)
        figures = next(editor for editor in self.sheet.editors.values() if isinstance(editor, FiguresEditor))
        figures.said.connect(self.say)
        self.binder = Binder(self.session, self.sheet, self._area)
        self.binder.judged.connect(self.findings.show_findings)
        self.findings.show_findings(self.binder.findings)
        if not self.isVisible():
            self.sheet.put_off(1.0, 0)
        self._area.setWidget(self.sheet)
        self.help.attach(self.sheet, self.binder)
        self.laid_out.emit()

    def _connect(self) -> None:
        session, undo = self.session, self.session.undo
        deeds: dict[str, Callable[[], Any]] = {
            "action_new_2018": lambda: self.filing.new("sec1344-2018"),
            "action_new_1995": lambda: self.filing.new("sec1344-1995"),
            "action_example_quantum": lambda: self.filing.example("quantum-2026"),
            "action_example_igene": lambda: self.filing.example("igene-1998"),
            "action_example_results": lambda: self.filing.example("invented-results"),
            "action_open": self.filing.open, "action_save": self.filing.save, "action_save_as": self.filing.save_as,
            "action_print": self.printing.print, "action_save_packet": self.printing.save_packet,
            "action_save_working_copy": self.printing.save_working_copy, "action_quit": self.close,
            "action_save_kit": self.printing.save_kit,
            "action_undo": undo.undo, "action_redo": undo.redo,
            "action_save_packet_with_draft": self.printing.save_packet_with_draft,
            "action_omb_expires": self._ask_omb_expires,
            "action_closed_days": self.office_days.edit,
            "action_save_dates": self.dates.save}
        for name, deed in deeds.items():
            self.action(name).triggered.connect(lambda _=False, deed=deed: deed())
        self.filing.offer_backups(self.action("action_keep_backups"))
        undo.undoTextChanged.connect(self._name_undo)
        undo.redoTextChanged.connect(self._name_redo)
        undo.cleanChanged.connect(self._retitle)
        session.read_only_changed.connect(self._retitle)
        session.opened.connect(self._opened)
        session.reviewed.connect(lambda _: self.preview.follow(session.draft, session.omb_expires))
        self.office_days.failed.connect(self.dates.fail)
        self.dates.wanted.connect(lambda key: self.binder.lead_to(key))
        self.dates.said.connect(self.say)
        self.findings.answer_wanted.connect(self.considering.answer)
        self.findings.rule_wanted.connect(lambda finding: self.help.open_citation(finding.citation))
        self.findings.withdrawal_wanted.connect(self.considering.withdraw_from)
        self.filing.recent_changed.connect(self._retitle)
        self.filing.recent_changed.connect(lambda: self.sheet.set_read_only(self.session.read_only))
        session.refused.connect(self._refuse)
        self.arriving.arrived.connect(self._retitle)
        self.filing.said.connect(self.say)
        self.printing.said.connect(self.say)
        self.statusBar().addPermanentWidget(self.work.progress)

    def _opened(self) -> None:
        self.statusBar().clearMessage()  # it was said of the notice before
        if self.sheet.edition is not self.session.draft.edition:
            self._lay_out()
        self.sheet.set_read_only(self.session.read_only)
        self._retitle()
        self._begin()

    def _refuse(self) -> None:
        if self.session.reading:
            self.say("This draft is open for reading. To change it, save a copy: Save as.")

    def _begin(self) -> None:
        """The cursor stands in the first blank that is the paper's own, with the top of the page in view."""
        self.sheet.editors[Key.SEC_FILE_NUMBER].widget.setFocus()
        self._area.verticalScrollBar().setValue(0)

    def _retitle(self) -> None:
        """Name the draft and its edition; the star says that something is not saved."""
        if self.arriving.stands:
            self.setWindowTitle("Form 12b-25")
            return
        path = self.session.path
        edition = "" if self.session.draft.edition.id == editions.DEFAULT else f", {self.session.draft.edition.name}"
        reading, filed = self.session.reading, self.session.draft.filed
        notes = ["read only"] * reading + ([renewal.filed_words(filed)] if filed else [])
        name = (path.name if path else "New notice") + (f" ({', '.join(notes)})" if notes else "")
        self.setWindowTitle(f"{name}[*] - Form 12b-25{edition}")
        self.setWindowModified(self.session.modified)

    def _name_undo(self, deed: str) -> None:
        self.action("action_undo").setText(f"&Undo {deed}".strip())

    def _name_redo(self, deed: str) -> None:
        self.action("action_redo").setText(f"&Redo {deed}".strip())

    def say(self, words: str) -> None:
        """Say it in the status bar until something else is said, and to a screen reader at once."""
        self.statusBar().showMessage(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.statusBar(), words))

    def _ask_omb_expires(self) -> None:
        """The date changes with every renewal of the form; it is printed as given, and left blank if none is."""
        self.ask.line("Expiry date in the OMB box", "The form has a box OMB APPROVAL with an expiry date, which "
                      "changes every few years.\nGive it as your copy of the form has it, or leave it blank.",
                      self.session.omb_expires, self._set_omb_expires)

    def _set_omb_expires(self, typed: str) -> None:
        words = " ".join(typed.split())
        if not _fits_the_box(words):
            self.ask.tell("The expiry date was not taken", "It does not fit the box, or has a character that the paper "
                          "cannot show. Give a date such as May 31, 2028.")
            return
        self._settings.setValue(_OMB_EXPIRES, words)
        self.session.omb_expires = words
        self.preview.follow(self.session.draft, words)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close at once if everything is saved and done; otherwise ask, and close when the answer allows it."""
        for dialog in self.findChildren(ExhibitDialog):
            if dialog.isVisible() and dialog.changed:
                event.ignore()
                dialog.reject()  # asks
                return
        if self.work.busy:
            event.ignore()
            QTimer.singleShot(0, self, lambda: self.printing.unless_busy(self.close))
            return
        if self.session.modified:
            event.ignore()
            QTimer.singleShot(0, self, lambda: self.filing.unless_lost(self._close_for_good))
            return
        self.panes.remember()
        if focused := self.focusWidget():
            focused.clearFocus()  # now, and not when what would hear of it is being destroyed
        self.help.close()
        self.preview.close_worker()
        self.office_days.close()
        self.arriving.close()
        self.work.close()
        self.filing.locks.release()
        event.accept()

    def _close_for_good(self) -> None:
        self.session.undo.setClean()
        if not self.close():  # something else is in the way, and what was typed is still here
            self.session.undo.resetClean()

    def open(self, path: Path) -> None:
        """Open a draft named on the command line."""
        self.filing.open_path(path)


def _fits_the_box(words: str) -> bool:
    """Whether an expiry date can be printed in the box OMB APPROVAL."""
    return len(words) <= _LONGEST_EXPIRY and not characters.unprintable(words, spacing=False)
