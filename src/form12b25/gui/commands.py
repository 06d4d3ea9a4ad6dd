# SPDX-License-Identifier: MIT
"""The steps that undo and redo take. Drafts are values, so a step is simply the draft before and the draft after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

from form12b25.form import figures
from form12b25.form.definition import FIELDS, Choice, Figures

if TYPE_CHECKING:
    from form12b25.form.draft import Draft
    from form12b25.form.keys import Key
    from form12b25.gui.session import DraftSession


class Enter(QUndoCommand):
    """A change of one blank. What is typed into it without a pause is one step for each word."""

    def __init__(self, session: DraftSession, key: Key, before: Draft, after: Draft) -> None:
        declared = FIELDS[key]
        self._stroke = None if isinstance(declared, Choice) else _stroke(_wording(before, key), _wording(after, key))
        deed = "change of" if self._stroke is None else "typing in"
        super().__init__(f"{deed} {declared.part}, {declared.label}")
        self._session = session
        self._key = key
        self._before = before
        self._after = after
        self._closed = False
        self._done = False

    def close(self) -> None:
        """Nothing more is merged into this step."""
        self._closed = True

    def redo(self) -> None:
        """Enter the value, for the first time or again."""
        self._session.put(self._after, self._key, stepped=self._done)
        self._done = True

    def undo(self) -> None:
        """Put back what was there before."""
        self._closed = True
        self._session.put(self._before, self._key, stepped=True)

    def id(self) -> int:
        """Steps of the same kind may merge."""
        return 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take the next keystroke into this step, if it goes on with the same word of the same blank."""
        if not isinstance(other, Enter) or other._key is not self._key or self._closed:
            return False
        mine, next_one = self._stroke, other._stroke
        if mine is None or next_one is None or mine.typed is not next_one.typed or next_one.begins_word:
            return False
        adjacent = next_one.place == mine.place + 1 if mine.typed else mine.place - next_one.place in (0, 1)
        if adjacent:
            self._after, self._stroke = other._after, next_one
        return adjacent


def _wording(draft: Draft, key: Key) -> str:
    """What stands in a blank as one text; the cells of a table one after the other, those that are only offered too."""
    if not isinstance(FIELDS[key], Figures):
        return draft.typed(key)
    return "\n".join(f"{row.line}\t{row.current}\t{row.prior}" for row in figures.offered(draft.results_table))


@dataclass(frozen=True)
class _Stroke:
    """One character typed or erased at a place in the text, counted from 0."""

    place: int
    typed: bool
    begins_word: bool


def _stroke(before: str, after: str) -> _Stroke | None:
    """The keystroke that made one text of the other; None if it took more than one."""
    if abs(len(after) - len(before)) != 1:
        return None
    shorter, longer = sorted((before, after), key=len)
    place = next((at for at, (one, other) in enumerate(zip(shorter, longer, strict=False)) if one != other),
                 len(shorter))
    if shorter[place:] != longer[place + 1:]:
        return None
    typed = len(after) > len(before)
    begins_word = typed and place > 0 and after[place - 1].isspace() and not after[place].isspace()
    return _Stroke(place, typed, begins_word)
