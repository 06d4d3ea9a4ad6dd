# SPDX-License-Identifier: MIT
"""Lines one below the other over as many pages as they take: the filing kit's checklist, letters and addresses."""

from collections.abc import Sequence

from form12b25.paper import text
from form12b25.paper.extra_sheets import LAST
from form12b25.paper.flow import BASELINE, LINE
from form12b25.paper.fonts import Face
from form12b25.paper.geometry import BODY, LEADING, LIVE, Box
from form12b25.paper.layout import BOX
from form12b25.paper.marks import Frame, Mark, Rule, Words

INDENT = 20.0  # points, from a tick box or a number to its words
TOP = LIVE.top + 18  # points, where a page begins
_LONG = (LAST - TOP) / 2  # points; what is higher goes on from page to page


def height(words: str) -> float:
    """How high a paragraph at the right of a box or a number is."""
    return len(text.broken(words, LIVE.width - INDENT)) * LINE


def start(height: float) -> float:
    """The room in which something of that height may begin: all it takes, unless it is very long."""
    return height if height <= _LONG else 2 * LINE


class Column:
    """A column as wide as the page allows; `pages` are the marks of its pages so far. Heights are in points."""

    def __init__(self) -> None:
        self.pages: list[list[Mark]] = [[]]
        self._y = TOP

    def gap(self, height: float) -> None:
        """Room, swallowed by the head of a page."""
        if self._y > TOP:
            self._y += height

    def down(self, height: float) -> None:
        """Room, whatever stands above it."""
        self._y += height

    def keep(self, height: float) -> None:
        """Turn the page unless that much room is left on it, or it is empty."""
        if self._y > TOP and self._y + height > LAST:
            self.pages.append([])
            self._y = TOP

    def words(self, words: str, left: float = LIVE.left, *, face: Face = Face.REGULAR, size: float = BODY,
              kept: float = 0) -> None:
        """A paragraph; it is divided only where it is very long, and `kept` is the room needed beneath it."""
        lines = text.broken(words, LIVE.right - left, face, size)
        line = size + LEADING
        self.keep(start(len(lines) * line + kept))
        for one in lines:
            self.keep(line)
            self.pages[-1] += text.set_lines([one], Box(left, 0, LIVE.right, 0), self._y + 0.8 * line, face=face,
                                             size=size)
            self._y += line

    def heading(self, words: str, beneath: float = 2 * LINE) -> None:
        """A heading between a gap and a rule; it is not parted from the first that stands `beneath`, of that height."""
        self.gap(8)
        self.words(words, face=Face.BOLD, size=11, kept=start(beneath) + 7)
        self.pages[-1].append(Rule(LIVE.left, self._y + 2, LIVE.right, self._y + 2, 0.6))
        self._y += 7

    def ticked(self, words: str, further: float = 0) -> None:
        """A box to tick by pen, and words at its right; `further` is the room needed beneath them."""
        self.keep(start(height(words) + further))
        top = self._y + BASELINE - 7.6
        self.pages[-1].append(Frame(Box(LIVE.left, top, LIVE.left + BOX, top + BOX), 0.8))
        self.words(words, LIVE.left + INDENT)

    def hanging(self, lead: str, paragraphs: Sequence[str]) -> None:
        """A short word or a number, and paragraphs at its right."""
        left = LIVE.left + INDENT
        if paragraphs:
            self.keep(start(height(paragraphs[0])))
        if lead:
            self.pages[-1].append(Words(LIVE.left, self._y + BASELINE, lead))
        for words in paragraphs:
            self.words(words, left)

    def caption(self, words: str, left: float, *, rule_from: float, rule_to: float) -> None:
        """A caption on the line that comes, without moving down, and a rule to write on."""
        self.pages[-1].append(Words(left, self._y + BASELINE, words))
        foot = self._y + BASELINE + 2
        self.pages[-1].append(Rule(rule_from, foot, rule_to, foot, 0.6))

    def rule(self, width: float, height: float) -> None:
        """A rule to write on, with that much room for it."""
        self.keep(height)
        self._y += height
        self.pages[-1].append(Rule(LIVE.left, self._y, LIVE.left + width, self._y, 0.6))
