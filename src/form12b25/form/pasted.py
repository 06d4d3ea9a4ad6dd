# SPDX-License-Identifier: MIT
"""Cells copied from a spreadsheet into the results in figures; what is left out of them is said.

A block with names in its first column is taken line by line: a line of the same name gets the new figures, others are
added. A block of figures alone is laid over the cells from the chosen one on, as a spreadsheet would.
"""

import re
from collections.abc import Iterable, Sequence

from form12b25.form import figures
from form12b25.form.figures import ResultsLine
from form12b25.form.patterns import Pattern
from form12b25.form.words import listed

MOST = 200  # lines of one block; more is another sheet than was meant
_CELL = Pattern(r'(?:"((?:[^"]|"")*)"(?=\t|\n|\Z)|([^\t\n]*))(\t|\n|\Z)')
_YEAR = Pattern(r"\b(?:19|20)[0-9]{2}\b")
_BEFORE = Pattern(r"[A-Z]{0,2}[$€£¥₩₪₹]\(?|\(")
_BEHIND = Pattern(r"\)?%?\)?")
_SHOWN = 40  # characters of what was left out that the sentence repeats


def cells(text: str) -> list[list[str]]:
    """The rows of a block; a cell in quotes may hold tabs, line ends and doubled quotes. Empty rows are none."""
    text = re.sub(r"\r\n?|[\v\f\x85\u2028\u2029]", "\n", text)
    rows: list[list[str]] = [[]]
    at = 0
    while at <= len(text):
        found = _CELL.match(text, at)
        assert found is not None  # noqa: S101 - the second branch takes any text
        quoted, plain, end = found.groups()
        rows[-1].append(" ".join((plain if quoted is None else quoted.replace('""', '"')).split()))
        at = found.end() + (not end)
        if end == "\n":
            rows.append([])
    return [row for row in rows if any(row)]


def taken(rows: Sequence[ResultsLine], text: str, row: int, column: int) -> tuple[tuple[ResultsLine, ...], str]:
    """The lines with a block put into them, and a sentence about it. `row`, `column`: the chosen cell."""
    block = _joined(cells(text))
    if not block:
        return tuple(rows), "Nothing was pasted: there is no text to paste."
    left_out: list[str] = []
    if len(block) > MOST:
        left_out.append(f"{len(block) - MOST} further lines")
        del block[MOST:]
    named = _is_named(block)
    heading: list[list[str]] = []
    while len(block) > 1 and _is_heading(block[0][named:]):
        heading.append(block.pop(0))
    if heading:
        left_out.insert(0, "the heading " + listed([f"“{_shown(one)}”" for one in heading], "and"))
    block, order = _by_years(block, heading, named=named)
    start = 0 if named else column if len(block) == len(block[0]) == 1 else max(column, 1)
    room = 3 - start
    if len(block[0]) > room:
        more = len(block[0]) - room
        left_out.append("1 further column" if more == 1 else f"{more} further columns")
        block = [line[:room] for line in block]
    count = "1 line" if len(block) == 1 else f"{len(block)} lines"
    without = f" Left out: {listed(left_out, 'and')}." if left_out else ""
    put = _merged(rows, block) if named else _laid(rows, block, row, start)
    return put, f"Pasted {count}.{order}{without}"


def _joined(block: list[list[str]]) -> list[list[str]]:
    """The block with rows of one length, signs that have a column of their own joined to their figures, no column
    empty.
    """
    width = max(map(len, block), default=0)
    columns = [list(column) for column in zip(*(row + [""] * (width - len(row)) for row in block), strict=True)]
    kept: list[list[str]] = []
    waiting: list[str] | None = None
    for column in columns:
        filled = [cell for cell in column if cell]
        if filled and all(map(_BEFORE.fullmatch, filled)) and not any(map(figures.is_amount, filled)):
            waiting = column
        elif kept and filled and all(map(_BEHIND.fullmatch, filled)):
            kept[-1] = [one + other for one, other in zip(kept[-1], column, strict=True)]
        elif filled:
            before = waiting or [""] * len(column)
            kept.append([one + other for one, other in zip(before, column, strict=True)])
            waiting = None
    return [list(row) for row in zip(*kept, strict=True)]


def _is_named(block: Sequence[Sequence[str]]) -> bool:
    """Whether the first column holds names; it may have a heading of figures, or figures one of words."""
    if len(block[0]) == 1 and len(block) == 1:
        return False
    return any(row[0] and not figures.is_amount(row[0]) for row in block[1:] or block)


def _is_heading(row: Sequence[str]) -> bool:
    """Whether the cells over the figures are words or years."""
    filled = [cell for cell in row if cell]
    return bool(filled) and all(_YEAR.fullmatch(cell) or not figures.is_amount(cell) for cell in filled)


def _by_years(block: list[list[str]], heading: Iterable[Sequence[str]], *, named: bool) -> tuple[list[list[str]], str]:
    """The block with the latest year as this period, where a heading tells the years apart."""
    for row in heading:
        years = {place: max(found) for place, cell in enumerate(row[named:]) if (found := _YEAR.findall(cell))}
        if len(set(years.values())) < max(2, len(years)):
            continue
        latest, before, *_ = sorted(years, key=years.__getitem__, reverse=True)
        if (latest, before) != (0, 1):
            order = [latest, before, *(place for place in range(len(row) - named) if place not in (latest, before))]
            turned = [[*line[:named], *(line[named + place] for place in order)] for line in block]
            return turned, f" By the heading, {years[latest]} is this period and {years[before]} last year."
    return block, ""


def _merged(rows: Sequence[ResultsLine], block: Iterable[Sequence[str]]) -> tuple[ResultsLine, ...]:
    """The lines with those of the block: the figures of a line of that name, or a line more."""
    block = list(block)
    if all(map(figures.is_blank, rows)):
        return tuple(figures.put(ResultsLine(), 0, line) for line in block)
    put = list(rows)
    there = {row.line.casefold(): place for place, row in reversed(list(enumerate(rows))) if row.line.strip()}
    for name, *amounts in block:
        place = there.pop(name.casefold(), None)
        if place is None:
            put.append(figures.put(ResultsLine(name), 1, amounts))
        else:
            put[place] = figures.put(put[place], 1, amounts)
    return tuple(put)


def _laid(rows: Sequence[ResultsLine], block: Iterable[Sequence[str]], row: int, column: int
          ) -> tuple[ResultsLine, ...]:
    """The lines with the block over their cells from that one on; lines are added where there are too few."""
    put = list(rows)
    for at, line in enumerate(block, row):
        put += [ResultsLine()] * (at + 1 - len(put))
        put[at] = figures.put(put[at], column, line)
    return tuple(put)


def _shown(row: Iterable[str]) -> str:
    """A row for a sentence, shortly."""
    words = ", ".join(cell for cell in row if cell)
    return words if len(words) <= _SHOWN else words[:_SHOWN] + "…"
