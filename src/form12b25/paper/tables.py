# SPDX-License-Identifier: MIT
"""Lines pasted from a spreadsheet as a table: columns are measured, figures stand at the right, text at the left.

It is set at 10 points, or smaller down to 8 (Rule 12b-12), with 2 points between lines; where it is too wide even so
its first column is broken into lines, and in the last resort its other columns of text. Nothing is cut.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from form12b25.paper import fonts, text
from form12b25.paper.fonts import Face
from form12b25.paper.geometry import BODY, LEADING, SMALL

_FIGURES = re.compile(r"[(\[]? ?[-−–—+]? ?[$€£¥]? ?[(\[]?[-−–—+]? ?(?:\d[\d.,'\u00a0\u202f ]*|\.\d+|[-−–—]+|)"
                      r" ?%? ?[)\]]? ?%?[*†‡]?")
_NARROWEST = 60.0  # points; no column of text is broken into a narrower one
_MOST_LINES = 20  # of a row; what needs more is no table
_LONGEST_START = 40  # characters after a tab with which a row may begin; more is an indented paragraph


_MOST_PARTS = 6  # lines over which a wide row is laid
# A bullet or a number, a tab and prose, as word processors paste a list: no table, for prose is set at 10 points.
_LISTED = re.compile(r"\s*(?:[•▪◦‣⁃·●○■□*–—-]|\(?(?:\d{1,3}|[A-Za-z]|[ivxlIVXL]{1,5})[.)])\t+[^\t]*[A-Za-z]{3}[^\t]*")


@dataclass(frozen=True)
class Cell:
    """One line of a cell: its distance from the table's left edge in points, which line of its row, its text.

    `own`: the words are the program's, not entered.
    """

    left: float
    line: int
    text: str
    face: Face = Face.REGULAR
    own: bool = False


@dataclass(frozen=True)
class Row:
    """A row. `height` in points; `ruled` at its foot."""

    height: float
    cells: tuple[Cell, ...]
    ruled: bool = False


@dataclass(frozen=True)
class Aligned:
    """The rows of a table, set at `size` points."""

    rows: tuple[Row, ...]
    size: float


def end_of_run(lines: Sequence[str], start: int) -> int:
    """Where the table that begins at that line ends; `start` itself if none begins there."""
    if "\t" not in lines[start]:
        return start
    end, divided = start, False
    while end < len(lines) and _is_row(lines[end]):
        divided = divided or "\t" in lines[end].strip()
        end += 1
    return end if divided and end - start >= 2 else start


def _is_row(line: str) -> bool:
    if _LISTED.fullmatch(line):
        return False
    if "\t" in line.strip():
        return True
    return "\t" in line and len(line.strip()) <= _LONGEST_START


def is_figure(cell: str) -> bool:
    """Whether a cell holds a figure, with its currency, sign, parentheses or percent, or the dash for none."""
    return bool(cell) and cell not in ("(", ")", "[", "]", "%", ")%", "+") and bool(_FIGURES.fullmatch(cell))


def laid_out(lines: Sequence[str], width: float) -> Aligned | None:
    """Lines with tabs as a table no wider than `width` points; None where they cannot be one.

    Where even the figures of a row are too wide, it goes on beneath itself, in the same columns.
    """
    rows = [line.rstrip().split("\t") for line in lines]
    count = max(map(len, rows))
    for parts in range(1, min(count, _MOST_PARTS + 1)):
        each = -(-(count - 1) // parts)
        folded = [_part(row, start, each) for row in rows for start in range(1, max(2, count), each)
                  if start == 1 or any(cell.strip() for cell in row[start:start + each])]
        if found := aligned(lines if parts == 1 else folded, width):
            return found
    return None


def _part(row: Sequence[str], start: int, count: int) -> str:
    """Some cells of a row, the first of them with its label."""
    return "\t".join([row[0] if start == 1 else "", *row[start:start + count]])


def aligned(lines: Sequence[str], width: float) -> Aligned | None:
    """Lines with tabs as a table no wider than `width` points; None if even its figures are too wide."""
    rows = [[cell.strip() if place else cell.rstrip() for place, cell in enumerate(line.rstrip().split("\t"))]
            for line in lines]
    count = max(map(len, rows))
    for row in rows:
        row += [""] * (count - len(row))
    of_figures = [_of_figures([row[column] for row in rows], first=column == 0) for column in range(count)]
    size = BODY
    while True:
        natural = [max(fonts.width(row[column], Face.REGULAR, size) for row in rows) for column in range(count)]
        gap = 1.2 * size
        room = width - gap * (sum(column > 0 for column in natural) - 1) - 0.01  # sums of fractions
        if sum(natural) <= room or size <= SMALL:
            break
        size -= 0.5
    widths = _narrowed(natural, of_figures, room)
    if widths is None:
        return None
    found = tuple(_row(row, widths, of_figures, size, gap) for row in rows)
    return Aligned(found, size) if max(row.height for row in found) <= _MOST_LINES * (size + LEADING) else None


def _of_figures(cells: Sequence[str], *, first: bool) -> bool:
    """Whether a column is one of figures; its heading stands at the right with them. Labels may be years."""
    filled = [cell for cell in cells if cell]
    figures = sum(map(is_figure, filled))
    return figures >= max(1, len(filled) - 1) if first else 0 < len(filled) <= 2 * figures


def _narrowed(natural: list[float], of_figures: list[bool], room: float) -> list[float] | None:
    """The widths of the columns, in points: the first gives way, then the widest of the others that hold text."""
    widths = [*natural]
    over = sum(widths) - room
    if over > 0 and not of_figures[0]:
        widths[0] = max(widths[0] - over, min(widths[0], 2 * _NARROWEST))
        over = sum(widths) - room
    while over > 0.001:
        yielding = [column for column, figures in enumerate(of_figures)
                    if not figures and widths[column] > _NARROWEST]
        if not yielding:
            return None
        widest = max(yielding, key=widths.__getitem__)
        widths[widest] = max(_NARROWEST, widths[widest] - min(over, 12))
        over = sum(widths) - room
    return widths


def _row(row: list[str], widths: list[float], of_figures: list[bool], size: float, gap: float) -> Row:
    cells: list[Cell] = []
    left, height = 0.0, 1
    for cell, width, figures in zip(row, widths, of_figures, strict=True):
        if cell:
            lines = [cell] if fonts.width(cell, Face.REGULAR, size) <= width + 0.01 else text.broken(
                cell, width, Face.REGULAR, size)
            height = max(height, len(lines))
            cells += [Cell(left + width - fonts.width(line, Face.REGULAR, size) if figures else left, number, line)
                      for number, line in enumerate(lines) if line.strip()]
        left += width + gap if width else 0
    return Row(height * (size + LEADING), tuple(cells))
