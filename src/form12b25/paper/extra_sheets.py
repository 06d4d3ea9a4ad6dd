# SPDX-License-Identifier: MIT
"""Extra sheets: what does not fit its blank, and what the form asks to attach.

Each is headed with the registrant, the form, the period and the item. Where matter is divided each end names the
other and its page.
"""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from form12b25.form.definition import FIELDS
from form12b25.form.keys import Key
from form12b25.form.notice import Reading
from form12b25.paper import flow, fonts, text
from form12b25.paper.flow import LINE, Piece
from form12b25.paper.fonts import Face
from form12b25.paper.geometry import BODY, FOOT, LIVE, Box
from form12b25.paper.marks import Mark, Rule, Words

LAST = FOOT - 17  # points; no line on an extra sheet or an exhibit reaches below


@dataclass(frozen=True)
class Item:
    """What stands on extra sheets for one blank of that page. `kept`: what comes before it and stands on the form.

    Without a page it belongs to the item before it, of which the form says where it is.
    """

    key: Key
    page: int | None
    pieces: tuple[Piece, ...]
    kept: tuple[Piece, ...] = ()


@dataclass(frozen=True)
class Place:
    """An extra sheet and its page."""

    sheet: int
    page: int

    def __str__(self) -> str:
        return f"Extra Sheet {self.sheet}, page {self.page}"


def written(reading: Reading, items: Iterable[Item], first_page: int
            ) -> tuple[list[tuple[Mark, ...]], dict[Key, Place]]:
    """The extra sheets, of which the first is that page, and where each item begins."""
    writer = _Writer(reading, first_page)
    places = {item.key: writer.write(item, f"{FIELDS[item.key].part}, {FIELDS[item.key].label}") for item in items}
    return [tuple(marks) for marks in writer.sheets], places


def reference(words: str, box: Box, baseline: float) -> list[Words]:
    """Where something continues, in italics at the right."""
    return [Words(box.right - fonts.width(words, Face.ITALIC, BODY), baseline, words, Face.ITALIC)]


def subject(reading: Reading) -> list[str]:
    """The registrant, the form and the period, as the heading of what is attached to the form."""
    about = ", ".join(filter(None, ["Form 12b-25", reading.subject]))
    registrant = text.broken(reading.text(Key.REGISTRANT_NAME), LIVE.width)
    return [*filter(None, text.at_most(registrant, 3)), *text.at_most(text.broken(about, LIVE.width), 3)]


def headed(title: str, about: list[str], bold: Sequence[str] = ()) -> tuple[list[Mark], float]:
    """The heading of a page behind the form, and the y of its foot; lines in bold come first."""
    marks: list[Mark] = [*text.set_lines([title], LIVE, LIVE.top + 16, face=Face.BOLD, size=12, centred=True)]
    marks += text.set_lines(list(bold), LIVE, LIVE.top + 32, face=Face.BOLD, centred=True)
    first = LIVE.top + 32 + len(bold) * LINE
    marks += text.set_lines(about, LIVE, first, centred=True)
    rule = first + (len(about) - 1) * LINE + 8
    marks.append(Rule(LIVE.left, rule, LIVE.right, rule, 0.8))
    return marks, rule


class _Writer:
    """Extra sheets, written one item after the other. `_top`: the y from which the sheet is empty."""

    def __init__(self, reading: Reading, first_page: int) -> None:
        self._about = subject(reading)
        self._first_page = first_page
        self.sheets: list[list[Mark]] = []
        self._top = LAST

    @property
    def _place(self) -> Place:
        return Place(len(self.sheets), self._first_page + len(self.sheets) - 1)

    def write(self, item: Item, title: str) -> Place:
        """The pieces of an item under its title; gives the place where they begin."""
        left = deque(item.pieces)
        origin = f" ({'continued from' if item.kept else 'from'} page {item.page})" if item.page else ""
        heading = title + origin
        # The title never stands alone, and below it there may be need to say where the rest is.
        height = len(text.broken(heading, LIVE.width, Face.BOLD)) * LINE + 4
        fresh = self._top + height + flow.beginning(left) + LINE > LAST
        if fresh:
            self._turn()
        start = self._place
        self._title(heading)
        while True:
            room = LAST - self._top
            if flow.fit(left, room):
                self._put(left, item.key)
                break
            self._put(flow.poured(left, room - LINE, fresh=fresh), item.key)
            onward = Place(len(self.sheets) + 1, self._first_page + len(self.sheets))
            self.sheets[-1] += reference(f"(continued on {onward})", LIVE, self._top + flow.BASELINE)
            here = self._place
            self._turn()
            self._title(f"{title} (continued from {here})")
            fresh = True
        self._top += LINE
        return start

    def _put(self, pieces: Iterable[Piece], key: Key | None) -> None:
        done = flow.set_pieces(pieces, LIVE, self._top, key)
        self.sheets[-1] += done.marks
        self._top = done.foot

    def _title(self, words: str) -> None:
        lines = text.broken(words, LIVE.width, Face.BOLD)
        self.sheets[-1] += text.set_lines(lines, LIVE, self._top + flow.BASELINE, face=Face.BOLD)
        self._top += len(lines) * LINE + 4

    def _turn(self) -> None:
        """A new sheet, headed with its number, the registrant, the form and the period."""
        marks, foot = headed(f"EXTRA SHEET {len(self.sheets) + 1}", self._about)
        self.sheets.append(marks)
        self._top = foot + 10
