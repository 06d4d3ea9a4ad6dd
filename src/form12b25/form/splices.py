# SPDX-License-Identifier: MIT
"""Where two texts differ: one place, what was taken out there, what was put in."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Splice:
    """A change of a text at a place, counted in characters from 0."""

    place: int
    removed: str
    inserted: str

    def applied(self, text: str) -> str:
        """The text after the change."""
        return text[:self.place] + self.inserted + text[self.place + len(self.removed):]

    def reversed(self) -> "Splice":
        """The change back."""
        return Splice(self.place, self.inserted, self.removed)


def between(before: str, after: str) -> Splice:
    """The change that makes one text of the other, as short as it can be in one place."""
    place = common_beginning(before, after)
    end = min(common_end(before, after), len(before) - place, len(after) - place)
    return Splice(place, before[place:len(before) - end], after[place:len(after) - end])


def common_beginning(one: Sequence[object], other: Sequence[object]) -> int:
    """How many characters both begin with. Halves what is compared: a loop over a long text would be felt in typing."""
    same, differs = 0, min(len(one), len(other)) + 1
    while differs - same > 1:
        middle = (same + differs) // 2
        if one[same:middle] == other[same:middle]:
            same = middle
        else:
            differs = middle
    return same


def common_end(one: Sequence[object], other: Sequence[object]) -> int:
    """How many characters both end with."""
    same, differs = 0, min(len(one), len(other)) + 1
    while differs - same > 1:
        middle = (same + differs) // 2
        if one[len(one) - middle:len(one) - same] == other[len(other) - middle:len(other) - same]:
            same = middle
        else:
            differs = middle
    return same
