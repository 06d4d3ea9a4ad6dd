# SPDX-License-Identifier: MIT
"""The steps that undo and redo take.

Of a text a step keeps what was taken out and put in, not the text: a day of typing in a long narrative is as small as
what was typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

from form12b25.form import renewal, splices
from form12b25.form.definition import FIELDS, Choice, Field, Figures
from form12b25.form.figures import USUAL, ResultsLine
from form12b25.form.splices import Splice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from form12b25.form.draft import Value
    from form12b25.form.keys import Key
    from form12b25.gui.session import DraftSession


_CELL = 2**32  # places in a cell of a table; more than any text has


@dataclass(frozen=True)
class _Exchange:
    """One value in place of another, where neither is a text."""

    before: Value | None
    after: Value | None

    def applied(self, _: str) -> Value | None:
        return self.after

    def reversed(self) -> _Exchange:
        return _Exchange(self.after, self.before)


class Enter(QUndoCommand):
    """A change of one blank. What is typed into it without a pause is one step for each word."""

    def __init__(self, session: DraftSession, key: Key, after: Value | None, deed: str = "") -> None:
        declared, before = FIELDS[key], session.draft.entered.get(key)
        self._change = _change(before, after)
        self._stroke = None if deed or isinstance(declared, Choice) else _stroke(declared, before, after)
        plain = "change of" if self._stroke is None else "typing in"
        super().__init__(deed or f"{plain} {declared.part}, {declared.label}")
        self._session = session
        self._key = key
        self._closed = False
        self._carried = session.draft.carried  # what is entered is this notice's own from then on
        self._confirmed = renewal.confirm(session.draft, [key]).carried
        self._given: tuple[Value | None] | None = (after,)  # until it is entered for the first time

    def close(self) -> None:
        """Nothing more is merged into this step."""
        self._closed = True

    def redo(self) -> None:
        """Enter the value, for the first time or again."""
        if self._given is not None:
            self._session.put(self._key, *self._given, self._confirmed, stepped=False)
            self._given = None
        else:
            self._session.put(self._key, self._change.applied(self._present()), self._confirmed, stepped=True)

    def undo(self) -> None:
        """Put back what was there before."""
        self._closed = True
        self._session.put(self._key, self._change.reversed().applied(self._present()), self._carried, stepped=True)

    def id(self) -> int:
        """Steps of the same kind may merge."""
        return 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take the next keystroke into this step, if it goes on with the same word of the same blank."""
        if not isinstance(other, Enter) or other._key is not self._key or self._closed:
            return False
        mine, following = self._stroke, other._stroke
        joined = _joined(self._change, other._change)
        if mine is None or following is None or joined is None or not following.goes_on_from(mine):
            return False
        self._change, self._stroke = joined, following
        return True

    def _present(self) -> str:
        held = self._session.draft.entered.get(self._key)
        return held if isinstance(held, str) else ""


class Confirm(QUndoCommand):
    """The confirming of blanks that were carried over from an earlier notice; their values stay."""

    def __init__(self, session: DraftSession, keys: Sequence[Key]) -> None:
        one = f"{FIELDS[keys[0]].part}, {FIELDS[keys[0]].label}"
        super().__init__(f"confirming of {one if len(keys) == 1 else 'what was carried over'}")
        self._session = session
        self._keys = tuple(keys)
        self._done = False
        self._carried = session.draft.carried
        self._confirmed = renewal.confirm(session.draft, keys).carried

    def redo(self) -> None:
        """Take the marks away, for the first time or again."""
        self._session.put_carried(self._confirmed, self._keys, stepped=self._done)
        self._done = True

    def undo(self) -> None:
        """Put them back."""
        self._session.put_carried(self._carried, self._keys, stepped=True)


def _change(before: Value | None, after: Value | None) -> Splice | _Exchange:
    if isinstance(before, str | None) and isinstance(after, str | None):
        return splices.between(before or "", after or "")
    return _Exchange(before, after)


def _joined(mine: Splice | _Exchange, following: Splice | _Exchange) -> Splice | _Exchange | None:
    """Two keystrokes as one change, where the second goes on from the first; None for changes of different kinds."""
    if isinstance(mine, _Exchange) and isinstance(following, _Exchange):
        return _Exchange(mine.before, following.after)
    if isinstance(mine, _Exchange) or isinstance(following, _Exchange):
        return None
    if following.inserted:
        return Splice(mine.place, "", mine.inserted + following.inserted)
    if following.place == mine.place:
        return Splice(mine.place, mine.removed + following.removed, "")
    return Splice(following.place, following.removed + mine.removed, "")


@dataclass(frozen=True)
class _Stroke:
    """One character typed or erased at a place in what stands in the blank, counted from 0."""

    place: int
    typed: bool
    begins_word: bool

    def goes_on_from(self, last: _Stroke) -> bool:
        """Whether it belongs to the same word."""
        if self.typed is not last.typed or self.begins_word:
            return False
        return self.place == last.place + 1 if self.typed else last.place - self.place in (0, 1)


def _stroke(declared: Field, before: Value | None, after: Value | None) -> _Stroke | None:
    """The keystroke that made one value of the other; None if it took more than one."""
    if isinstance(declared, Figures):
        cell = _cell_changed(before, after)
        if cell is None:
            return None
        number, present, wanted = cell
    else:
        number, present, wanted = 0, _wording(before), _wording(after)
    change = splices.between(present, wanted)
    if len(change.removed) + len(change.inserted) != 1:
        return None
    begins_word = present[:change.place][-1:].isspace() and change.inserted.strip() != ""
    return _Stroke(number * _CELL + change.place, bool(change.inserted), begins_word)


def _wording(value: Value | None) -> str:
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _cell_changed(before: Value | None, after: Value | None) -> tuple[int, str, str] | None:
    """The one cell in which two tables differ: its number, what stood and what stands in it; None if it is not one.

    A line that came or went was blank: one of the usual lines, or one without a name.
    """
    rows, others = _lines(before), _lines(after)
    start = splices.common_beginning(rows, others)
    end = min(splices.common_end(rows, others), len(rows) - start, len(others) - start)
    gone, come = rows[start:len(rows) - end], others[start:len(others) - end]
    if max(len(gone), len(come)) != 1:
        return None
    one, other = [*gone, _blank(come)][0], [*come, _blank(gone)][0]
    cells = zip((one.line, one.current, one.prior), (other.line, other.current, other.prior), strict=True)
    changed = [(3 * start + column, left, right) for column, (left, right) in enumerate(cells) if left != right]
    return changed[0] if len(changed) == 1 else None


def _lines(value: Value | None) -> list[ResultsLine]:
    return [row for row in value if isinstance(row, ResultsLine)] if isinstance(value, tuple) else []


def _blank(rows: list[ResultsLine]) -> ResultsLine:
    return ResultsLine(rows[0].line if rows and rows[0].line in USUAL else "")
