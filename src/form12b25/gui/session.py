# SPDX-License-Identifier: MIT
"""The one mutable object: the draft on screen, its review, its history."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from form12b25.drafts.fingerprint import Fingerprint
from form12b25.form.calendar import BusinessCalendar
from form12b25.form.draft import Draft, Value
from form12b25.form.keys import Key
from form12b25.form.review import Review, review
from form12b25.gui.commands import Enter

_LONG = 250_000  # characters, some 80 pages; the review of a longer text would be felt in typing
_PAUSE = 120  # milliseconds without a keystroke


class DraftSession(QObject):
    """A draft being worked on. `path` is where it was last saved or opened; None for one never saved.

    Signals: `entered(key)` after a blank changed by whatever way, `stepped(key)` when undo or redo did it,
    `reviewed(review)` after each change, or in a very long text as soon as typing pauses, `opened()` when another
    draft took the place; `refused()` when something was to be entered into a draft that is open for reading
    (`read_only`).
    """

    entered = Signal(object)
    stepped = Signal(object)
    reviewed = Signal(object)
    opened = Signal()
    refused = Signal()

    def __init__(self, draft: Draft, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._calendar: BusinessCalendar | None = None
        self.draft = draft
        self.path: Path | None = None
        self.read_only = False
        self.known: Fingerprint | None = None  # what the file at `path` was known by when it was last read or written
        self.omb_expires = ""  # the expiry date in the box OMB APPROVAL: a setting, no part of the draft
        self.undo = QUndoStack(self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(lambda: self.reviewed.emit(self.review))
        self._review: Review = review(draft, today())

    @property
    def review(self) -> Review:
        """The judgement on the draft as it is now."""
        if self._review.draft is not self.draft:
            self._review = self._judged()
        return self._review

    def open(self, draft: Draft, path: Path | None, known: Fingerprint | None = None) -> None:
        """Put another draft in place of this one, without history."""
        self.path, self.known = path, known
        self.read_only = False
        self.undo.clear()
        self.undo.setClean()  # a history without a step is not cleared, and stays as unclean as it was
        self.draft = draft
        self.opened.emit()
        self.reviewed.emit(self.review)

    def saved(self, path: Path, known: Fingerprint | None = None) -> None:
        """The draft as it is now stands in that file."""
        self.path, self.known = path, known
        self.read_only = False
        self.undo.setClean()

    def count_by(self, calendar: BusinessCalendar) -> None:
        """The calendar is there, or another one: judge the draft with its deadlines."""
        self._calendar = calendar
        self.judge_anew()

    def judge_anew(self) -> None:
        """What the draft is judged by has changed: the calendar, or the day."""
        self._review = self._judged()
        self.reviewed.emit(self._review)

    @property
    def title(self) -> str:
        """A name for files made of this draft, such as "Crested Corp., Form 10-K, May 31, 1997"."""
        draft = self.draft
        form = draft.text(Key.TRANSITION_REPORT) or draft.text(Key.REPORT_FORM)
        ended = draft.text(Key.TRANSITION_PERIOD_ENDED) or draft.text(Key.PERIOD_ENDED)
        amendment = draft.text(Key.AMENDMENT_NUMBER)
        words = [draft.text(Key.REGISTRANT_NAME), f"NT {form}" if form else "", ended.replace("/", "-"),
                 f"Amendment No. {amendment}" if amendment else ""]
        named = ", ".join(filter(None, words)) or "Form 12b-25"
        return "".join(letter if letter.isprintable() and letter not in '<>:"/\\|?*' else "_" for letter in named)[:120]

    @property
    def modified(self) -> bool:
        """Whether something would be lost if the window closed now."""
        return not self.undo.isClean()

    def open_for_reading(self, draft: Draft, path: Path) -> None:
        """Put a draft in place of this one that somebody else has open: nothing can be entered into it."""
        self.open(draft, path)
        self.read_only = True
        self.opened.emit()

    def enter(self, key: Key, value: Value | None, deed: str = "") -> None:
        """Enter a value into a blank, as one step that can be undone; `deed` names it where the blank does not."""
        if self.read_only:
            self.refused.emit()
        elif self.draft.enter(key, value).entered != self.draft.entered:
            self.undo.push(Enter(self, key, value, deed))

    def pause(self) -> None:
        """The person moved on: what is typed next is a step of its own."""
        if isinstance(command := self.undo.command(self.undo.index() - 1), Enter):
            command.close()

    def put(self, key: Key, value: Value | None, *, stepped: bool) -> None:
        """Called by the commands: the blank now holds that value."""
        self.draft = self.draft.enter(key, value)
        self.entered.emit(key)
        if stepped:
            self.stepped.emit(key)
        if isinstance(value, str) and len(value) > _LONG:
            self._pause.start()
        else:
            self._pause.stop()
            self.reviewed.emit(self.review)

    def _judged(self) -> Review:
        return review(self.draft, self._today(), calendar=self._calendar)
