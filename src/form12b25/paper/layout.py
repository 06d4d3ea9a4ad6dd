# SPDX-License-Identifier: MIT
"""A blank page of the form in the making: words, rules, boxes and blanks, laid out from the top."""

from dataclasses import dataclass

from form12b25.form.keys import Key
from form12b25.paper import fonts, text
from form12b25.paper.fonts import Face
from form12b25.paper.geometry import BODY, LEADING, LIVE, Box
from form12b25.paper.marks import CheckBox, Mark, Room, Rule, Words

BOX = 8.5  # points, a side of a check box
GAP = 3.5  # points between a check box and its caption


@dataclass(frozen=True)
class Blank:
    """Where the value of a key stands: on a rule at the foot of the box.

    `flows`: paragraphs run from its top. `hangs`: a line or two hang from its top.
    """

    key: Key
    box: Box
    centred: bool = False
    flows: bool = False
    hangs: bool = False


@dataclass(frozen=True)
class SheetPage:
    """A blank page of the form."""

    marks: tuple[Mark, ...]
    blanks: tuple[Blank, ...] = ()
    rooms: tuple[Room, ...] = ()  # of the check boxes, with their captions


class Layout:
    """A page in the making, laid out from the top; `y` is the lowest point used, in points."""

    def __init__(self, y: float) -> None:
        self.y = y
        self.marks: list[Mark] = []
        self.blanks: list[Blank] = []
        self.rooms: list[Room] = []

    def page(self) -> SheetPage:
        return SheetPage(tuple(self.marks), tuple(self.blanks), tuple(self.rooms))

    def words(self, words: str, left: float = LIVE.left, right: float = LIVE.right, *, size: float = BODY,
              face: Face = Face.REGULAR, centred: bool = False) -> None:
        """A paragraph of the form's words across the column, below what stands there."""
        lines = text.broken(words, right - left, face, size)
        self.marks += text.set_lines(lines, Box(left, 0, right, 0), self.y + 0.8 * (size + LEADING), size=size,
                                     face=face, centred=centred)
        self.y += len(lines) * (size + LEADING)

    def rule(self, left: float = LIVE.left, right: float = LIVE.right, weight: float = 0.8) -> None:
        self.marks.append(Rule(left, self.y, right, self.y, weight))

    def heading(self, words: str) -> None:
        """The heading of a Part, between two rules."""
        self.rule()
        self.marks.append(Words(LIVE.left, self.y + 13.5, words, Face.BOLD, 11))
        self.y += 19
        self.rule()

    def ruled(self, key: Key, height: float, left: float = LIVE.left, right: float = LIVE.right, *,
              centred: bool = False) -> None:
        """A blank above a rule."""
        self.blanks.append(Blank(key, Box(left + 4, self.y, right - 2, self.y + height), centred))
        self.y += height
        self.rule(left, right, 0.6)

    def check(self, key: Key, option: str, left: float, baseline: float, caption: str, size: float = BODY) -> float:
        """A check box with its caption at the right; gives the x where the caption ends."""
        self.marks.append(CheckBox(Box(left, baseline - 7.6, left + BOX, baseline - 7.6 + BOX), key, option))
        words = Words(left + BOX + GAP, baseline, caption, Face.REGULAR, size)
        self.marks.append(words)
        self.rooms.append(Room(key, Box(left - 2, words.box.top, words.box.right, words.box.bottom)))
        return words.box.right

    def labelled(self, key: Key, caption: str, left: float, right: float) -> None:
        """A caption, and at its right a blank above a rule."""
        self.marks.append(Words(left, self.y + 11, caption))
        start = left + fonts.width(caption, Face.REGULAR, BODY) + 6
        self.blanks.append(Blank(key, Box(start + 4, self.y, right - 2, self.y + 14)))
        self.y += 14
        self.rule(start, right, 0.6)
