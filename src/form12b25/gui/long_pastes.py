# SPDX-License-Identifier: MIT
"""What is pasted and is too much to be read at once: read away from the keyboard's thread, and asked about if no
notice has so many words.

Nothing of it is changed on the way, and nothing of it is put in unless all of it is.
"""

from collections.abc import Callable
from contextlib import suppress
from time import monotonic

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor
from shiboken6 import isValid

from form12b25.form import pasting
from form12b25.form.pasting import Pasted
from form12b25.form.steps import Stage, Step
from form12b25.gui.asking import CANCEL, Answer, Asking
from form12b25.gui.boxes import Line, Paragraphs
from form12b25.gui.places import units
from form12b25.gui.work import Work

_WORDS = "Reading what is pasted"
_MOST = 250_000  # characters, some 80 pages
_MOST_ON_A_LINE = 1_000
_LONGEST = 100_000  # characters of a paragraph; Qt breaks all its lines anew with each key
_PATIENCE = 8.0  # seconds for formatting, where the words can be had without
_STOPPED = "Nothing was pasted: the reading was stopped."
_CHANGED = "Nothing was pasted: the blank can no longer be changed."
_BUSY = "Nothing was pasted. {why}"
_TITLE = "Paste {count:,} characters?"
_PAGES = ("They would print on about {pages:,} pages. A notice tells the reasons for the delay in reasonable detail; a "
          "report belongs in a filing of its own, and what supports the notice can be attached as an exhibit.")
_SLOW = " One paragraph has {count:,} characters: while it stands there, each key will take a moment."
_ON_A_LINE = "The blank has one line, and what does not fit it is printed on extra sheets: about {pages:,} pages."


class _Enough(Exception):  # noqa: N818 - no error
    """The formatting takes too long to be read."""


class LongPastes(QObject):
    """Reads one paste at a time; the box that it is for says what is to be said."""

    def __init__(self, work: Work, ask: Asking, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._ask = work, ask
        self._waiting: object | None = None  # for what is read now

    def forget(self) -> None:
        """Another draft is here: what is being read was meant for the one before."""
        if self._waiting is not None:
            self._work.cancel()

    def take(self, box: Line | Paragraphs, plain: str, html: str, picture: bool) -> None:  # noqa: FBT001 - as `Elsewhere`
        """Read what was copied and put it into that box, where its cursor stands now, whatever is done meanwhile."""
        if self._work.busy:
            box.said.emit(_BUSY.format(why=self._work.refusal))
        elif isinstance(box, Line):
            around, stood = box.around(), box.text()
            self._read(box, lambda step: pasting.line(plain, html, *around, picture=picture, step=step),
                       lambda put: self._consider(box, put[0], lambda: _put_on_line(box, put, around, stood)))
        else:
            cursor = _place(box)
            self._read(box, lambda step: _paragraphs(plain, html, picture, step),
                       lambda put: self._consider(box, put.text, lambda: _put(box, put, cursor)))

    def _read(self, box: Line | Paragraphs, deed: Callable[[Step], Pasted | tuple[str, str]],
              then: Callable[..., None]) -> None:
        self._waiting = waiting = object()

        def ended(put: Pasted | tuple[str, str] | None, words: str = "") -> None:
            if self._waiting is waiting:
                self._waiting = None
            if not isValid(box):
                return
            if put is None:
                box.said.emit(words)
            else:
                then(put)

        self._work.do(_WORDS, deed, ended, lambda refusal: ended(None, str(refusal)), lambda: ended(None, _STOPPED),
                      harmless=True)

    def _consider(self, box: Line | Paragraphs, text: str, put: Callable[[], None]) -> None:
        """Put it in, if need be once the person has seen how much it is."""
        def agreed() -> None:
            if not isValid(box):
                return
            if box.isReadOnly():
                box.said.emit(_CHANGED)
            else:
                put()

        on_a_line = isinstance(box, Line)
        if len(text) <= (_MOST_ON_A_LINE if on_a_line else _MOST):
            agreed()
            return
        words = (_ON_A_LINE if on_a_line else _PAGES).format(pages=pasting.pages(text))
        longest = max(map(len, text.split("\n")))
        if not on_a_line and longest > _LONGEST:
            words += _SLOW.format(count=longest)
        self._ask.choose(_TITLE.format(count=len(text)), words, (Answer("paste", "Paste"), CANCEL),
                         lambda answer: agreed() if answer == "paste" else None)


def _paragraphs(plain: str, html: str, picture: bool, step: Step) -> Pasted:  # noqa: FBT001
    """What was copied; without its formatting if that takes too long."""
    until = monotonic() + _PATIENCE

    def patient(done: int, total: int, stage: Stage | None = None, /) -> None:
        step(done, total, stage)
        if monotonic() > until:
            raise _Enough

    if html and plain:
        with suppress(_Enough):
            return pasting.paragraphs(plain, html, picture=picture, step=patient)
        return pasting.paragraphs(plain, "", picture=picture, step=step, unread=True)
    return pasting.paragraphs(plain, html, picture=picture, step=step)


def _place(box: Paragraphs) -> QTextCursor:
    """Where the cursor of a box stands now, whatever is typed there from now on: that comes to stand behind it."""
    cursor = box.textCursor()
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.setKeepPositionOnInsert(True)  # of its two ends only the second stays where it is
    return cursor


def _put_on_line(box: Line, put: tuple[str, str], around: tuple[str, str], stood: str) -> None:
    """Put it between these two; not where the cursor stands by now: Tab chooses all that is on a line.

    What was typed there meanwhile took the place of what was chosen, and comes to stand behind it.
    """
    present, caret, (start, behind) = box.text(), box.cursorPosition(), map(units, around)
    if not (present.startswith(around[0]) and present.endswith(around[1]) and units(present) >= start + behind):
        box.deselect()  # it was changed elsewhere
        box.put(*put)
        return
    chosen = units(present) - start - behind if present == stood else 0
    box.setSelection(start, chosen)
    box.put(*put)
    if not chosen and caret > start:
        box.setCursorPosition(caret + units(box.text()) - units(present))


def _put(box: Paragraphs, put: Pasted, cursor: QTextCursor) -> None:
    if cursor.position() <= cursor.anchor():  # what was chosen there is gone; between the ends is what was typed
        cursor.setPosition(cursor.position())
    cursor.setKeepPositionOnInsert(False)
    box.put(put, cursor)
