# SPDX-License-Identifier: MIT
"""Mailing labels, ten on a sheet of 2 by 4 inches (as Avery 5163): to whom at the left, from whom at the right.

Without such a sheet, plain paper is cut at the marks. An address that is too long for a label stands whole on a sheet
of its own behind them.
"""

from collections.abc import Sequence

from form12b25.form.kit import Address, Label
from form12b25.paper import text
from form12b25.paper.column import Column
from form12b25.paper.flow import LINE
from form12b25.paper.fonts import Face
from form12b25.paper.geometry import LEADING, SMALL, Box
from form12b25.paper.marks import Mark, Rule, Words

Marks = list[Mark]
ROWS = 5
WIDTH, HEIGHT = 288.0, 144.0  # points: 4 by 2 inches
FIRST_LEFT, FIRST_TOP = 11.25, 36.0  # 5/32 and 1/2 inch
PITCH = 301.5  # points from one column to the next: 4 3/16 inches
_EDGE = 16.0  # points kept free along the edges
_LARGEST = 12.0  # points of type
_CAPTION = 14.0  # points, the room of a caption
_BLANKS = 3  # lines for an address that is written by hand
_BETWEEN = 20.0  # points from one of these lines to the next
_CUT = 7.0  # points, an arm of a mark at a corner


def sheets(labels: Sequence[Label]) -> list[Marks]:
    """The sheets of labels, and those of addresses too long for one."""
    pages: list[Marks] = []
    long: list[Address] = []
    for number, label in enumerate(labels):
        if number % ROWS == 0:
            pages.append([])
        top = FIRST_TOP + number % ROWS * HEIGHT
        for caption, address, left in (("TO", label.to, FIRST_LEFT), ("FROM", label.sender, FIRST_LEFT + PITCH)):
            box = Box(left, top, left + WIDTH, top + HEIGHT)
            pages[-1] += [*_corners(box), *_label(caption, address, box, long)]
    return pages + (_whole(long) if long else [])


def _label(caption: str, address: Address, label: Box, long: list[Address]) -> Marks:
    """What stands on a label; an address that does not fit is noted in `long`."""
    inside = Box(label.left + _EDGE, label.top + _EDGE, label.right - _EDGE, label.bottom - _EDGE)
    marks: Marks = [Words(inside.left, inside.top + 6, caption, Face.BOLD, SMALL)]
    room = Box(inside.left, inside.top + _CAPTION, inside.right, inside.bottom)
    blanks = _BLANKS * _BETWEEN if address.open else 0.0
    words = "\n".join((address.name, *address.lines))
    size = _LARGEST
    while size >= SMALL:
        lines = text.broken(words, room.width, size=size)
        height = len(lines) * (size + LEADING)
        if height + blanks <= room.height:
            marks += text.set_lines(lines, room, room.top + 0.8 * (size + LEADING), size=size)
            marks += [Rule(room.left, y, room.right, y, 0.6)
                      for y in (room.top + height + (place + 1) * _BETWEEN for place in range(_BLANKS)) if blanks]
            return marks
        size -= 1
    if address not in long:
        long.append(address)
    pointer = f"Too long for a label: address {long.index(address) + 1} on the sheet behind the labels."
    lines = text.broken(pointer, room.width, Face.ITALIC)
    return [*marks, *text.set_lines(lines, room, room.top + 0.8 * LINE, face=Face.ITALIC)]


def _whole(addresses: Sequence[Address]) -> list[Marks]:
    """Addresses to be cut out, one below the other."""
    column = Column()
    for number, address in enumerate(addresses, 1):
        column.heading(f"Address {number}")
        for line in (address.name, *address.lines):
            column.words(line)
        if address.open:
            for _ in range(_BLANKS):
                column.rule(WIDTH, _BETWEEN)
    return column.pages


def _corners(box: Box) -> Marks:
    """Where to cut, without ink along the edges of a label."""
    return [mark for x, inward in ((box.left, _CUT), (box.right, -_CUT))
            for y, downward in ((box.top, _CUT), (box.bottom, -_CUT))
            for mark in (Rule(x, y, x + inward, y, 0.3), Rule(x, y, x, y + downward, 0.3))]
