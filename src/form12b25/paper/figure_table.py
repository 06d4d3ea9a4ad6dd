# SPDX-License-Identifier: MIT
"""The results in figures as a table: its head again on each page, its figures under each other by their last digit
before the decimals, a long name of a line over several lines with the figures at its last; its notes below.

It is set at 10 points, or smaller down to 8 (Rule 12b-12). A figure that is too wide even so, as only one that cannot
be read may be, stands below the name of its line with that of its column. Nothing is cut.
"""

import re
from collections.abc import Iterator, Sequence

from form12b25.form import figures
from form12b25.form.figures import COLUMNS, Lettered
from form12b25.paper import flow, fonts, text
from form12b25.paper.flow import LINE, Gap, Piece, Table
from form12b25.paper.fonts import Face
from form12b25.paper.geometry import BODY, LEADING, SMALL
from form12b25.paper.tables import Cell, Row

_NARROWEST = 150.0  # points of the column of names
_HEAD = 56.0  # points; the headings of the figures are broken into lines no wider, if they can be
_GAP = 1.2  # between columns, as a multiple of the size
_INDENT = 12.0  # points, of what stands below the name of its line
_MOST_LINES = 20  # of a name in one row; the rest stands in rows above
_FIGURE = re.compile(r"[^a-zA-Z]*[A-Z]{0,3}[$ ]?\(?[0-9]")
_TAIL = re.compile(r"(?:\.[0-9]+)?\)?%?(?: [a-z]+)?[*†‡]*$")


def pieces(table: Sequence[Lettered], width: float) -> list[Piece]:
    """The table and its notes, no wider than `width` points."""
    size = BODY
    while size > SMALL and _Columns(table, size, width).names < _NARROWEST:
        size -= 0.5
    columns = _Columns(table, size, width)
    fits = [columns.names >= _NARROWEST or _is_narrow(row, size, width) for row in table]
    if columns.names < _NARROWEST:
        narrow = [row for row, fitting in zip(table, fits, strict=True) if fitting]
        columns = _Columns(narrow, size, width)
        if columns.names < _NARROWEST:
            columns = _Columns(narrow, size, width, hanging=False)
    rows = [row for line, fitting in zip(table, fits, strict=True)
            for row in (columns.set(line) if fitting else columns.listed(line, width))]
    notes = [str(note) for note in figures.notes(table)]
    found: list[Piece] = [Table(rows, size, 0, len(rows), heads=(columns.head(),))]
    return [*found, Gap(LINE / 2), flow.paragraph(notes, width)] if notes else found


def _is_narrow(row: Lettered, size: float, width: float) -> bool:
    """Whether no figure of a line is wider than a quarter of the room for figures."""
    each = (width - _NARROWEST) / 4 - _GAP * size
    return all(fonts.width(cell, Face.REGULAR, size) <= each for cell in row.cells[1:])


class _Columns:
    """Where the columns of a table stand, at `size` points. `names`: the width of the first of them, in points.

    `hanging`: decimals, and what closes a figure, hang behind the edge at which the figures stand under each other.
    """

    def __init__(self, table: Sequence[Lettered], size: float, width: float, *, hanging: bool = True) -> None:
        self._size, self._hanging = size, hanging
        self._heads = [text.broken(words, _HEAD * size / BODY, Face.BOLD, size) for words in COLUMNS[1:]]
        self._ends: list[float] = []
        self._digits: list[float] = []
        for column in range(4, 0, -1):
            cells = [row.cells[column] for row in table]
            words = [fonts.width(line, Face.BOLD, size) for line in self._heads[column - 1]]
            words += [self._width(cell) for cell in cells if not _hangs(cell)]
            placed = [cell for cell in cells if _hangs(cell)]
            before = max((self._before(cell) for cell in placed), default=0.0)
            behind = max((self._width(cell) - self._before(cell) for cell in placed), default=0.0)
            self._ends.insert(0, width)
            self._digits.insert(0, width - behind)
            width -= max(before + behind, *words) + _GAP * size
        self.names = width

    def head(self) -> Row:
        """The names of the columns, on as many lines as they take, above a rule."""
        count = max(map(len, self._heads))
        cells = [Cell(0, count - 1, COLUMNS[0], Face.BOLD, own=True)]
        for lines, right in zip(self._heads, self._ends, strict=True):
            cells += [Cell(right - fonts.width(line, Face.BOLD, self._size), count - len(lines) + place, line,
                           Face.BOLD, own=True) for place, line in enumerate(lines)]
        return Row(count * (self._size + LEADING) + 4, tuple(cells), ruled=True)

    def set(self, row: Lettered) -> Iterator[Row]:
        """The rows of a line: one, if its name is not very long."""
        *above, last = self._name(row, self.names)
        for number, lines in enumerate(above):
            yield self._row(lines, begins=number == 0)
        columns = zip(row.cells[1:], self._digits, self._ends, strict=True)
        figures_of_it = [Cell(digits - self._before(cell) if _hangs(cell) else end - self._width(cell), len(last) - 1,
                              cell) for cell, digits, end in columns if cell]
        yield self._row(last, figures_of_it, begins=not above)

    def listed(self, row: Lettered, width: float) -> Iterator[Row]:
        """The rows of a line with figures too wide for a column: its name, then each figure with that of its column."""
        for number, lines in enumerate(self._name(row, width)):
            yield self._row(lines, begins=number == 0)
        for column, words in zip(COLUMNS[1:], row.cells[1:], strict=True):
            lines = text.broken(words, width - _NARROWEST, Face.REGULAR, self._size)
            for place, line in enumerate(filter(str.strip, lines)):
                label = [Cell(_INDENT, 0, f"{column}:", own=True)] if place == 0 else []
                yield self._row([], [*label, Cell(_NARROWEST, 0, line)])

    def _name(self, row: Lettered, width: float) -> list[list[str]]:
        lines = text.broken(row.line, width, Face.REGULAR, self._size)
        if len(lines) > 1:
            lines = text.broken(row.line, width - _INDENT, Face.REGULAR, self._size)
        return [lines[at:at + _MOST_LINES] for at in range(0, len(lines), _MOST_LINES)]

    def _row(self, lines: Sequence[str], more: Sequence[Cell] = (), *, begins: bool = True) -> Row:
        """Some lines of a name, those after its first indented, and what stands beside the last of them."""
        named = [Cell(0 if begins and place == 0 else _INDENT, place, line) for place, line in enumerate(lines)
                 if line.strip()]
        return Row(max(1, len(lines)) * (self._size + LEADING), (*named, *more))

    def _width(self, words: str) -> float:
        return fonts.width(words, Face.REGULAR, self._size)

    def _before(self, cell: str) -> float:
        """The width of a figure up to the edge at which those of a column stand under each other."""
        return self._width(_TAIL.sub("", cell) if self._hanging and _FIGURE.match(cell) else cell)


def _hangs(cell: str) -> bool:
    """Whether it stands under the figures of its column; words stand at the end of the column."""
    return cell == "—" or bool(_FIGURE.match(cell))
