# SPDX-License-Identifier: MIT
"""The steps that undo and redo take.

Of a text a step keeps what was taken out and put in, not the text: a day of typing in a long narrative is as small as
what was typed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

from form12b25.form import splices
from form12b25.form.definition import FIELDS, Choice
from form12b25.form.splices import Splice

if TYPE_CHECKING:
    from form12b25.form.draft import Value
    from form12b25.form.keys import Key
    from form12b25.gui.session import DraftSession


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
        self._change: Splice | _Exchange = _change(before, after)
        self._begins_word = False
        self._typing = not isinstance(declared, Choice) and self._is_keystroke(before)
        plain = "typing in" if self._typing else "change of"
        super().__init__(deed or f"{plain} {declared.part}, {declared.label}")
        self._session = session
        self._key = key
        self._closed = False
        self._given: tuple[Value | None] | None = (after,)  # until it is entered for the first time

    def close(self) -> None:
        """Nothing more is merged into this step."""
        self._closed = True

    def redo(self) -> None:
        """Enter the value, for the first time or again."""
        if self._given is not None:
            self._session.put(self._key, *self._given, stepped=False)
            self._given = None
        else:
            self._session.put(self._key, self._change.applied(self._present()), stepped=True)

    def undo(self) -> None:
        """Put back what was there before."""
        self._closed = True
        self._session.put(self._key, self._change.reversed().applied(self._present()), stepped=True)

    def id(self) -> int:
        """Steps of the same kind may merge."""
        return 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take the next keystroke into this step, if it goes on with the same word of the same blank."""
        if not isinstance(other, Enter) or other._key is not self._key or self._closed:
            return False
        if not (self._typing and other._typing) or other._begins_word:
            return False
        mine, following = self._change, other._change
        merged = _merged(mine, following) if isinstance(mine, Splice) and isinstance(following, Splice) else None
        self._change = merged or mine
        return merged is not None

    def _present(self) -> str:
        held = self._session.draft.entered.get(self._key)
        return held if isinstance(held, str) else ""

    def _is_keystroke(self, before: Value | None) -> bool:
        """Whether one character was typed or erased; sees whether a word begins with it."""
        change = self._change
        if not isinstance(change, Splice) or len(change.removed) + len(change.inserted) != 1:
            return False
        follows_blank = isinstance(before, str) and before[:change.place][-1:].isspace()
        self._begins_word = bool(change.inserted) and follows_blank and not change.inserted.isspace()
        return True


def _change(before: Value | None, after: Value | None) -> Splice | _Exchange:
    if isinstance(before, str | None) and isinstance(after, str | None):
        return splices.between(before or "", after or "")
    return _Exchange(before, after)


def _merged(mine: Splice, following: Splice) -> Splice | None:
    """Both as one change, where the second goes on from the first; None where it does not."""
    if mine.inserted and following.inserted:
        goes_on = following.place == mine.place + len(mine.inserted)
        return Splice(mine.place, "", mine.inserted + following.inserted) if goes_on else None
    if mine.removed and following.removed:
        if following.place == mine.place:
            return Splice(mine.place, mine.removed + following.removed, "")
        if following.place == mine.place - 1:
            return Splice(following.place, following.removed + mine.removed, "")
    return None
