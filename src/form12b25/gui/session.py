# SPDX-License-Identifier: MIT
"""The one mutable object: the draft on screen, its review, its history."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from form12b25.drafts.fingerprint import Expected
from form12b25.form import substance
from form12b25.form.calendar import BusinessCalendar
from form12b25.form.definition import FIELDS
from form12b25.form.draft import Draft, Filed, Value
from form12b25.form.keys import Key
from form12b25.form.review import Review, review
from form12b25.gui.commands import Confirm, Enter

_LONG = 250_000  # characters, some 80 pages; the review of a longer text would be felt in typing
_PAUSE = 120  # milliseconds without a keystroke
_UNHEARD = 20_000  # characters that are new to the review, some 30 ms of it
_PORTION = 0.008  # seconds of listening to them, between which the window answers


class DraftSession(QObject):
    """A draft being worked on. `path` is where it was last saved or opened; None for one never saved.

    Signals: `entered(key)` after a blank changed by whatever way, `stepped(key)` when undo or redo did it,
    `reviewed(review)` after each change, or in a very long text as soon as typing pauses, `opened()` when another
    draft took the place; `read_only_changed(read_only)` when the notice was marked as filed, or no longer is, and
    `refused()` when something was to be entered into one that is filed, or open for `reading`; `placed()` when it was
    saved as it was a moment ago, so that it has another file and is not clean; `settling()` before it is printed, for
    whatever waits until the cursor leaves its blank.
    """

    entered = Signal(object)
    stepped = Signal(object)
    reviewed = Signal(object)
    opened = Signal()
    read_only_changed = Signal(object)
    refused = Signal()
    placed = Signal()
    settling = Signal()

    def __init__(self, draft: Draft, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.calendar: BusinessCalendar | None = None  # changed by `count_by` alone
        self.draft = draft
        self.path: Path | None = None
        self.reading = False  # whether somebody else has it open, and it is only to be read here
        self.known: Expected = None  # what the file at `path` was known by when it was last read or written
        self.omb_expires = ""  # the expiry date in the box OMB APPROVAL: a setting, no part of the draft
        self.marking = False  # whether it is just being marked as filed, which is to be saved
        self.undo = QUndoStack(self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._listen)
        self._listening: Iterator[None] = iter(())
        self._portions = QTimer(self, interval=0)
        self._portions.timeout.connect(self._listen_on)
        self._review: Review | None = review(draft, today())

    @property
    def review(self) -> Review:
        """The judgement on the draft as it is now."""
        if self._review is None or self._review.draft is not self.draft:
            self._review = self._judged()
        return self._review

    @property
    def judging(self) -> bool:
        """Whether the draft has become so long, or so new, that its review comes later."""
        return self._pause.isActive() or self._portions.isActive()

    def open(self, draft: Draft, path: Path | None, known: Expected = None, *,
             reading: bool = False, judged: Review | None = None) -> None:
        """Put another draft in place of this one, without history; for `reading` only, if somebody else has it open.

        `judged`: what a `judge` of this session gave for it.
        """
        self.path, self.known = path, known
        self.reading = reading
        self.undo.clear()
        self.undo.setClean()  # a history without a step is not cleared, and stays as unclean as it was
        self.draft = draft
        self._wait_no_longer()
        if judged is not None:
            self._review = judged
        self.opened.emit()
        self.reviewed.emit(self.review)

    def judge(self) -> Callable[[Draft], Review]:
        """What judges a draft that is not here yet as it would be judged here; may be called in any thread."""
        today, calendar = self._today(), self.calendar
        return lambda draft: review(draft, today, calendar=calendar)

    @property
    def today(self) -> date:
        """The day by which the draft is judged."""
        return self._today()

    @property
    def read_only(self) -> bool:
        """Whether nothing can be entered: what was filed stays as it was filed, and what is read stays as it is."""
        return self.reading or self.draft.filed is not None

    def file(self, filed: Filed | None) -> None:
        """Mark the notice as filed, or with None as not filed. The steps before it can no longer be undone."""
        self.draft = replace(self.draft, filed=filed)
        self.marking = True
        self.undo.clear()  # says that it is clean, which it is not
        self.undo.resetClean()
        self.marking = False
        self.read_only_changed.emit(self.read_only)
        self.reviewed.emit(self.review)

    def saved(self, path: Path, known: Expected = None) -> None:
        """The draft as it is now stands in that file."""
        self.path, self.known = path, known
        self.reading = False
        self.undo.setClean()

    def saved_before(self, path: Path, known: Expected) -> None:
        """The draft as it was a moment ago stands in that file; what has changed since does not."""
        self.path, self.known = path, known
        self.reading = False
        self.undo.resetClean()
        self.placed.emit()

    def count_by(self, calendar: BusinessCalendar) -> None:
        """The calendar is there, or another one: judge the draft with its deadlines."""
        self.calendar = calendar
        self.judge_anew()

    def judge_anew(self) -> None:
        """What the draft is judged by has changed: the calendar, or the day."""
        self._review = None
        if not self.judging:
            self.reviewed.emit(self.review)

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

    def enter(self, key: Key, value: Value | None, deed: str = "") -> None:
        """Enter a value into a blank, as one step that can be undone; `deed` names it where the blank does not."""
        if self.read_only:
            self.refused.emit()
        elif self.draft.enter(key, value).entered != self.draft.entered:
            self.undo.push(Enter(self, key, value, deed))

    def choose(self, key: Key, day: str) -> None:
        """Enter a day that was chosen and not typed, as one step of that name."""
        declared = FIELDS[key]
        self.enter(key, day, f"choosing of {declared.part}, {declared.label}")

    def confirm(self, keys: Sequence[Key]) -> None:
        """Confirm what was carried over into these blanks, as one step that can be undone."""
        if self.read_only:
            self.refused.emit()
        elif keys:
            self.undo.push(Confirm(self, keys))

    def pause(self) -> None:
        """The person moved on: what is typed next is a step of its own."""
        if isinstance(command := self.undo.command(self.undo.index() - 1), Enter):
            command.close()

    def put(self, key: Key, value: Value | None, carried: tuple[str, ...], *, stepped: bool) -> None:
        """Called by the commands: the blank now holds that value, and these are still to be confirmed."""
        self.draft = replace(self.draft.enter(key, value), carried=carried)
        self.entered.emit(key)
        if stepped:
            self.stepped.emit(key)
        self._wait_no_longer()
        if (isinstance(value, str) and len(value) > _LONG) or substance.unheard(self.draft) > _UNHEARD:
            self._pause.start()
        else:
            self.reviewed.emit(self.review)

    def put_carried(self, carried: tuple[str, ...], keys: Sequence[Key], *, stepped: bool) -> None:
        """Called by the commands: these blanks are carried over, and something changed about those of the keys."""
        self.draft = replace(self.draft, carried=carried)
        for key in keys:
            self.entered.emit(key)
        if stepped:
            self.stepped.emit(keys[0])
        self.reviewed.emit(self.review)

    def _wait_no_longer(self) -> None:
        self._pause.stop()
        self._portions.stop()

    def _listen(self) -> None:
        self._listening = substance.listen(self.draft)
        self._portions.start()
        self._listen_on()

    def _listen_on(self) -> None:
        """Listen to what is new for a moment; once all of it was heard, judge."""
        until = perf_counter() + _PORTION
        for _ in self._listening:
            if perf_counter() > until:
                return
        self._portions.stop()
        self.reviewed.emit(self.review)

    def _judged(self) -> Review:
        return review(self.draft, self._today(), calendar=self.calendar)
