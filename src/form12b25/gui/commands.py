# SPDX-License-Identifier: MIT
"""The steps that undo and redo take. Drafts are values, so a step is simply the draft before and the draft after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

from form12b25.form.definition import FIELDS

if TYPE_CHECKING:
    from form12b25.form.draft import Draft
    from form12b25.form.keys import Key
    from form12b25.gui.session import DraftSession


class Enter(QUndoCommand):
    """A change of one blank. What is typed into it without a pause is one step for each word."""

    def __init__(self, session: DraftSession, key: Key, before: Draft, after: Draft) -> None:
        deed = "typing in" if abs(len(after.typed(key)) - len(before.typed(key))) == 1 else "change of"
        super().__init__(f"{deed} {FIELDS[key].part}, {FIELDS[key].label}")
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
        grown = len(other._after.typed(self._key)) - len(other._before.typed(self._key))
        so_far = len(self._after.typed(self._key)) - len(self._before.typed(self._key))
        if abs(grown) != 1 or grown * so_far < 0 or _begins_word(other, self._key):
            return False
        self._after = other._after
        return True


def _begins_word(step: Enter, key: Key) -> bool:
    """Whether the keystroke is a letter after a blank."""
    before, after = step._before.typed(key), step._after.typed(key)
    if len(after) < len(before):
        return False
    place = next((at for at, (old, new) in enumerate(zip(before, after, strict=False)) if old != new), len(before))
    return place > 0 and after[place - 1].isspace() and not after[place].isspace()
