# SPDX-License-Identifier: MIT
"""Matter that runs over pages: what stands together, and where it may be divided.

A paragraph of 4 lines or more leaves at least 2 of them on each side of a break; a shorter one is not divided. What
is `kept` is not parted from what follows: a heading, a table's caption, the words above a signature.
"""

from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from form12b25.form.keys import Key
from form12b25.paper import fonts, tables, text
from form12b25.paper.fonts import Face
from form12b25.paper.geometry import BODY, LEADING, Box
from form12b25.paper.marks import Mark, Rule, Words
from form12b25.paper.tables import Row

LINE = BODY + LEADING
BASELINE = 0.8 * LINE  # points from the top of a line down to it
_DIVIDED = 2  # lines at least on each side of a break
_OPEN_ENDS = tuple(".,;!?")  # a line that ends so is no heading


@dataclass(frozen=True)
class Gap:
    """Blank lines: room, swallowed by the foot of a page. `height` in points."""

    height: float
    kept: bool = False


@dataclass(frozen=True)
class Paragraph:
    """Lines of type between blank lines: those from `first` to before `last`. `ends`: where an entered line ends."""

    lines: Sequence[str]
    ends: Sequence[int]
    first: int
    last: int
    kept: bool = False

    @property
    def height(self) -> float:
        return (self.last - self.first) * LINE

    @property
    def least(self) -> float:
        """The height of the least beginning that may stand alone."""
        for at in range(self.first + _DIVIDED, self.last - _DIVIDED + 1):
            if self._divides(at):
                return (at - self.first) * LINE
        return self.height

    def fitting(self, room: float) -> int:
        """The last place at which it may be divided so that the beginning fits; `first` if there is none."""
        for at in range(min(self.first + int(room / LINE), self.last - _DIVIDED), self.first + _DIVIDED - 1, -1):
            if self._divides(at):
                return at
        return self.first

    def forced(self, room: float) -> int:
        """Where to divide it when it can stand nowhere whole."""
        return self.fitting(room) if self.fitting(room) > self.first else self.first + max(1, int(room / LINE))

    def divided(self, at: int) -> tuple["Paragraph", "Paragraph"]:
        return replace(self, last=at, kept=False), replace(self, first=at)

    def _divides(self, at: int) -> bool:
        place = bisect_right(self.ends, at)
        start = max(self.first, self.ends[place - 1] if place else 0)
        if start == at:
            return True
        end = min(self.last, self.ends[place])
        return at - start >= _DIVIDED and end - at >= _DIVIDED


@dataclass(frozen=True)
class Table:
    """Rows with aligned columns, set at `size` points; those from `first` to before `last`.

    `heads` stand above them, and again wherever the table goes on.
    """

    rows: Sequence[Row]
    size: float
    first: int
    last: int
    kept: bool = False
    heads: tuple[Row, ...] = ()

    @property
    def height(self) -> float:
        return self._head + sum(row.height for row in self.rows[self.first:self.last])

    @property
    def _head(self) -> float:
        return sum(row.height for row in self.heads)

    @property
    def least(self) -> float:
        end = self.first + _DIVIDED if self.last - self.first >= 2 * _DIVIDED else self.last
        return self._head + sum(row.height for row in self.rows[self.first:end])

    def fitting(self, room: float) -> int:
        at = self.forced(room, least=0)
        at = min(at, self.last - _DIVIDED)
        return at if at - self.first >= _DIVIDED else self.first

    def forced(self, room: float, least: int = 1) -> int:
        at, room = self.first, room - self._head
        while at < self.last and (room := room - self.rows[at].height) >= 0:
            at += 1
        return max(at, self.first + least)

    def divided(self, at: int) -> tuple["Table", "Table"]:
        return replace(self, last=at, kept=False), replace(self, first=at)


@dataclass(frozen=True)
class SignatureLine:
    """A line for ink with a name typed beneath; in a conformed copy `written` stands on it. `lead`: such as `By:`."""

    written: tuple[str, ...]
    beneath: tuple[str, ...]
    lead: str = ""
    indent: float = 0
    kept: bool = False

    @property
    def ink(self) -> float:
        """The height of the room for ink, in points."""
        return max(30.0, len(self.written) * LINE + 4)

    @property
    def height(self) -> float:
        return self.ink + len(self.beneath) * LINE

    least = height


Piece = Gap | Paragraph | Table | SignatureLine


@dataclass
class Setting:
    """Pieces set in a column: their marks, those of a conformed copy, the blocks of signatures, the y of their foot."""

    foot: float
    marks: list[Mark] = field(default_factory=list)
    conformed: list[Mark] = field(default_factory=list)
    signatures: list[Box] = field(default_factory=list)


def pieces(words: str, width: float) -> list[Piece]:
    """The pieces of entered text: paragraphs, the blank lines between them, tables; headings are kept."""
    found: list[Piece] = []
    entered = words.split("\n")
    at = 0
    while at < len(entered):
        start = at
        while at < len(entered) and not entered[at].strip():
            at += 1
        if at > start:
            found.append(Gap((at - start) * LINE))
            continue
        if (end := tables.end_of_run(entered, at)) > at:
            table = tables.laid_out(entered[at:end], width)
            found.append(Table(table.rows, table.size, 0, len(table.rows)) if table
                         else paragraph(entered[at:end], width))
            at = end
            continue
        while at < len(entered) and entered[at].strip() and tables.end_of_run(entered, at) == at:
            at += 1
        found.append(paragraph(entered[start:at], width))
    return _with_headings(found)


def paragraph(entered: Sequence[str], width: float) -> Paragraph:
    """Entered lines without a blank one among them, as one paragraph."""
    lines: list[str] = []
    ends = []
    for line in entered:
        lines += text.broken(line, width)
        ends.append(len(lines))
    return Paragraph(lines, ends, 0, len(lines))


def _with_headings(found: list[Piece]) -> list[Piece]:
    """Keep a line alone that ends like no sentence with the paragraph or table beneath it."""
    for place, (piece, following) in enumerate(pairwise(found)):
        if not isinstance(piece, Paragraph) or piece.last > 1 or piece.lines[0].rstrip().endswith(_OPEN_ENDS):
            continue
        beneath = found[place + 2] if isinstance(following, Gap) and place + 2 < len(found) else following
        if isinstance(beneath, Table) or (isinstance(beneath, Paragraph) and beneath.last > 1):
            found[place] = replace(piece, kept=True)
            if isinstance(following, Gap):
                found[place + 1] = replace(following, kept=True)
    return found


def beginning(left: Sequence[Piece]) -> float:
    """The least height in which the next piece may begin, with all that it must not be parted from."""
    height = 0.0
    for piece in left:
        if not piece.kept and not isinstance(piece, Gap):
            return height + piece.least
        height += piece.height
    return height


def fit(left: Iterable[Piece], room: float) -> bool:
    """Whether all pieces stand in a room of that height; gaps at its foot take none."""
    gaps = 0.0
    for piece in left:
        if isinstance(piece, Gap):
            gaps += piece.height
            continue
        room -= gaps + piece.height
        gaps = 0.0
        if room < 0:
            return False
    return True


def poured(left: deque[Piece], room: float, *, fresh: bool) -> list[Piece]:
    """Take from the pieces what stands in a room of that height, in points; on a fresh page that is something."""
    taken: list[Piece] = []
    while left:
        piece = left[0]
        if isinstance(piece, Gap):
            left.popleft()
            if taken:
                taken.append(Gap(min(piece.height, room)))
                room -= taken[-1].height
            continue
        must = fresh and not any(not isinstance(one, Gap) for one in taken)
        if piece.kept and not must and beginning(left) > room:
            break
        if piece.height <= room:
            taken.append(left.popleft())
            room -= piece.height
            continue
        if isinstance(piece, SignatureLine):
            if must:  # nothing is as high as a page
                taken.append(left.popleft())
            break
        at = piece.forced(room) if must else piece.fitting(room)
        if at > piece.first:
            beginning_of_it, left[0] = piece.divided(at)
            taken.append(beginning_of_it)
        break
    return taken


def set_pieces(taken: Iterable[Piece], box: Box, top: float, key: Key | None) -> Setting:
    """Pieces one below the other, from the y `top`."""
    done = Setting(top)
    for piece in taken:
        match piece:
            case Paragraph():
                done.marks += text.set_lines(piece.lines[piece.first:piece.last], box, done.foot + BASELINE, key=key)
            case Table():
                _set_rows(piece, box, done, key)
            case SignatureLine():
                _set_signature(piece, box, done, key)
        done.foot += piece.height
    return done


def _set_rows(table: Table, box: Box, done: Setting, key: Key | None) -> None:
    top, line = done.foot, table.size + LEADING
    for row in (*table.heads, *table.rows[table.first:table.last]):
        done.marks += [Words(box.left + cell.left, top + (0.8 + cell.line) * line, cell.text, cell.face, table.size,
                             None if cell.own else key) for cell in row.cells]
        top += row.height
        if row.ruled:
            done.marks.append(Rule(box.left, top - 2, box.right, top - 2, 0.6))


def _set_signature(piece: SignatureLine, box: Box, done: Setting, key: Key | None) -> None:
    left, foot = box.left + piece.indent, done.foot + piece.ink
    if piece.lead:
        lead = Words(left, foot - 3, piece.lead, key=key)
        done.marks.append(lead)
        left = lead.box.right + 4
    widest = max((fonts.width(line, Face.REGULAR, BODY) for line in piece.written), default=0)
    right = min(box.right, max(left + 240, left + widest + 4))
    block = Box(left, done.foot, right, foot)
    done.marks.append(Rule(left, foot, right, foot, 0.6))
    done.marks += text.set_lines(list(piece.beneath), Box(left, 0, box.right, 0), foot + BASELINE + 1, key=key)
    done.conformed += text.set_lines(list(piece.written), block, foot - 3 - (len(piece.written) - 1) * LINE, key=key)
    done.signatures.append(block)
