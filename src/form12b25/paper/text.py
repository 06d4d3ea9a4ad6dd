# SPDX-License-Identifier: MIT
"""Text into lines: glyphs are measured, characters never counted, and nothing is dropped but the blank at a break."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from form12b25.form.keys import Key
from form12b25.paper import fonts
from form12b25.paper.fonts import Face
from form12b25.paper.geometry import BODY, LEADING, SMALL, Box
from form12b25.paper.marks import Words

_TAB = "    "


def broken(text: str, width: float, face: Face = Face.REGULAR, size: float = BODY) -> list[str]:
    """The text as lines no wider than `width` points. Line ends are kept; a word too long for a line is divided."""
    return [line for paragraph in text.replace("\t", _TAB).split("\n")
            for line in _paragraph(paragraph, width, face, size)]


def _paragraph(paragraph: str, room: float, face: Face, size: float) -> list[str]:
    edges = list(accumulate(fonts.advances(paragraph, face), initial=0.0))  # thousandths of the size
    reach = room * 1000 / size
    lines: list[str] = []
    start = 0
    while start < len(paragraph):
        end = bisect_right(edges, edges[start] + reach, lo=start) - 1
        if end == len(paragraph):
            lines.append(paragraph[start:].rstrip(" "))
            break
        ink = _past_blanks(paragraph, start)
        blank = paragraph.rfind(" ", ink, end + 1)
        if blank > ink:
            lines.append(paragraph[start:blank].rstrip(" "))
            start = _past_blanks(paragraph, blank)
        elif ink > start:  # an indent that leaves no room for the word after it
            start = ink
        else:
            end = max(end, start + 1)
            lines.append(paragraph[start:end])
            start = _past_blanks(paragraph, end)
    return lines or [""]


def _past_blanks(paragraph: str, start: int) -> int:
    while start < len(paragraph) and paragraph[start] == " ":
        start += 1
    return start


def at_most(lines: list[str], most: int) -> list[str]:
    """The lines, or as many from the beginning as may be; an ellipsis tells that there are more, elsewhere."""
    return lines if len(lines) <= most else [*lines[:most - 1], "…"]


def shortened(text: str, room: float, face: Face, size: float) -> str:
    """As many whole words from the beginning as fit; the empty text if none does."""
    first = broken(text, room, face, size)[0]
    return first if text.startswith(first + " ") else ""


def set_lines(lines: Sequence[str], box: Box, first_baseline: float, *, face: Face = Face.REGULAR, size: float = BODY,
              key: Key | None = None, centred: bool = False) -> list[Words]:
    """Lines one below the other; lines without type are only room."""
    placed = []
    for place, line in enumerate(lines):
        if line.strip():
            left = box.middle - fonts.width(line, face, size) / 2 if centred else box.left
            placed.append(Words(left, first_baseline + place * (size + LEADING), line, face, size, key))
    return placed


def fitted(text: str, box: Box, key: Key, *, centred: bool = False, hanging: bool = False) -> list[Words] | None:
    """The text set in a blank: at 10 points, or smaller down to 8; None if it does not fit.

    It stands on the rule at the foot of the box, or hangs from its top.
    """
    size = BODY
    while size >= SMALL:
        lines = broken(text, box.width, Face.REGULAR, size)
        if len(lines) * (size + LEADING) <= box.height:
            foot = box.bottom - 3 - (len(lines) - 1) * (size + LEADING)
            first = box.top + 0.8 * (size + LEADING) if hanging else foot
            return set_lines(lines, box, first, size=size, key=key, centred=centred)
        size -= 1
    return None


def largest(text: str, room: float, face: Face, size: float) -> float:
    """The size, at most `size`, at which words of the form stand on one line."""
    return min(size, size * room / fonts.width(text, face, size))
