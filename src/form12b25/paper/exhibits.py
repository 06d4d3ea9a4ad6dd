# SPDX-License-Identifier: MIT
"""The exhibits, each beginning on a page of its own: typed, or attached as PDF, PNG or JPEG; their index before them.

The index gives the page of each exhibit and stands right before the first (Rule 0-3(c)).
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from form12b25.form.draft import Exhibit
from form12b25.form.keys import Key
from form12b25.form.notice import Reading
from form12b25.paper import attachments, flow, fonts, statements, text
from form12b25.paper.attachments import Unusable, refuse_unusable
from form12b25.paper.extra_sheets import LAST, headed, subject
from form12b25.paper.flow import LINE, Piece
from form12b25.paper.fonts import Face
from form12b25.paper.geometry import BODY, LIVE, Box
from form12b25.paper.marks import Leaf, Mark, Page, Picture, Rule, Words

__all__ = ["Leaves", "Unusable", "leaves", "refuse_unusable"]

_MOST_LINES = 8  # of a heading; a longer one stands whole in front of the exhibit's text or attached pages
_MOST_LISTED = 4  # lines of a title in the index
_TITLES = LIVE.left + 60.0  # where they begin in the index
_PAGES = 50.0  # points, the column of page numbers


@dataclass(frozen=True)
class Leaves:
    """The pages behind the extra sheets: the index and the exhibits; none without an exhibit.

    `index` is the page of the index; `begins` has the kind and the first page of each exhibit, in order.
    """

    pages: tuple[Page, ...]
    index: int
    begins: tuple[tuple[str, int], ...]

    def of_kind(self, kind: str) -> dict[int, int]:
        """The exhibits of that kind: number and page."""
        return {number: page for number, (found, page) in enumerate(self.begins, 1) if found == kind}


def leaves(reading: Reading, first_page: int) -> Leaves:
    """The index, on that page, and all exhibits in order. Raises Unusable."""
    attachments.refuse_too_much(reading.exhibits)
    shown = [list(_pages(reading, number, exhibit)) for number, exhibit in enumerate(reading.exhibits, 1)]
    if not shown:
        return Leaves((), 0, ())
    page = first_page + len(_index(reading, [0] * len(shown)))
    begins = []
    for of_exhibit in shown:
        begins.append(page)
        page += len(of_exhibit)
    kinds = [exhibit.kind for exhibit in reading.exhibits]
    return Leaves((*_index(reading, begins), *(leaf for of_exhibit in shown for leaf in of_exhibit)), first_page,
                  tuple(zip(kinds, begins, strict=True)))


def _index(reading: Reading, begins: list[int]) -> list[Page]:
    """The exhibit index, as many pages as it takes."""
    pages: list[Page] = []
    marks: list[Mark] = []
    top = LAST
    for number, (exhibit, begin) in enumerate(zip(reading.exhibits, begins, strict=True), 1):
        words = exhibit.title or "(without a title)"
        if exhibit.signed_by:
            words += f"\nSigned by {exhibit.signed_by}"
        lines = text.at_most(text.broken(words, LIVE.right - _PAGES - _TITLES), _MOST_LISTED)
        if top + len(lines) * LINE > LAST:
            marks, top = _index_head(reading, continued=bool(pages))
            pages.append(Page(()))
        marks.append(Words(LIVE.left, top + flow.BASELINE, str(number)))
        marks += text.set_lines(lines, Box(_TITLES, 0, LIVE.right, 0), top + flow.BASELINE)
        marks.append(_at_right(str(begin), top + flow.BASELINE))
        top += (len(lines) + 0.5) * LINE
        pages[-1] = Page(tuple(marks))
    return pages


def _index_head(reading: Reading, *, continued: bool) -> tuple[list[Mark], float]:
    marks, foot = headed("EXHIBIT INDEX (continued)" if continued else "EXHIBIT INDEX", subject(reading))
    baseline = foot + 20
    marks += [Words(LIVE.left, baseline, "Exhibit", Face.BOLD), Words(_TITLES, baseline, "Description", Face.BOLD),
              _at_right("Page", baseline, Face.BOLD), Rule(LIVE.left, baseline + 4, LIVE.right, baseline + 4, 0.6)]
    return marks, baseline + 10


def _at_right(words: str, baseline: float, face: Face = Face.REGULAR) -> Words:
    return Words(LIVE.right - fonts.width(words, face, BODY), baseline, words, face)


def _pages(reading: Reading, number: int, exhibit: Exhibit) -> Iterator[Page]:
    lines = text.broken(exhibit.title, LIVE.width, Face.BOLD)
    if exhibit.signed_by:
        lines += text.broken(f"Signed by {exhibit.signed_by}", LIVE.width, Face.BOLD)
    heading = _headed(reading, number, text.at_most(lines, _MOST_LINES))
    whole: list[Piece] = [flow.Paragraph(lines, [len(lines)], 0, len(lines)), flow.Gap(LINE)
                          ] if len(lines) > _MOST_LINES else []
    if exhibit.content is None:
        yield from _typed(heading, [*whole, *statements.pieces(exhibit)])
    else:
        if whole:
            yield from _typed(heading, whole)
        yield from _attached(heading, exhibit, exhibit.content)


def _headed(reading: Reading, number: int, lines: list[str]) -> tuple[list[Mark], float]:
    """The heading of each page of an exhibit, and the y of its foot."""
    about = text.at_most(text.broken(f"Form 12b-25, {reading.text(Key.REGISTRANT_NAME)}", LIVE.width), 3)
    return headed(f"EXHIBIT {number}", about, lines)


def _typed(heading: tuple[list[Mark], float], pieces: list[Piece]) -> Iterator[Page]:
    marks, foot = heading
    left = deque(pieces)
    while True:
        done = flow.set_pieces(flow.poured(left, LAST - foot - 10, fresh=True), LIVE, foot + 10, Key.EXHIBITS)
        yield Page((*marks, *done.marks), tuple(done.conformed), tuple(done.signatures))
        if not left:
            return


def _attached(heading: tuple[list[Mark], float], exhibit: Exhibit, content: bytes) -> Iterator[Page]:
    marks, foot = heading
    area = Box(LIVE.left, foot + 6, LIVE.right, LAST)
    if attachments.is_pdf(content):
        for page in range(attachments.pages(exhibit, content)):
            yield Page((*marks, Leaf(area, content, page)))
    else:
        width, height = attachments.size(exhibit, content)
        scale = min(1.0, area.width / width, area.height / height)
        left = area.middle - width * scale / 2
        yield Page((*marks, Picture(Box(left, area.top, left + width * scale, area.top + height * scale), content)))
