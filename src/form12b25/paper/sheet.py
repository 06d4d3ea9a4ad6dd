# SPDX-License-Identifier: MIT
"""The three pages of the form, blank: its words, rules and boxes, and where the value of each key goes."""

from dataclasses import dataclass
from functools import cache

from form12b25.form.editions import Edition
from form12b25.form.keys import Key
from form12b25.paper import fonts, text
from form12b25.paper.fonts import Face
from form12b25.paper.geometry import BODY, LEADING, LIVE, SMALL, Box
from form12b25.paper.layout import BOX, GAP, Blank, Layout, SheetPage
from form12b25.paper.marks import CheckBox, Frame, Room, Rule, Words

_LINE = BODY + LEADING
_CAPTION = 8.5  # points of type
_HEAD = Box(404.0, 60.0, LIVE.right, 126.0)  # the box OMB APPROVAL
EXPIRY = Box(446.0, 90.0, LIVE.right - 5, 98.5)  # in it, room for a date; the foot is the baseline


@dataclass(frozen=True)
class Sheet:
    """The front, second and back page.

    `signature` is the box on the second within which a conformed copy bears its signature, `note` that on the front
    where it is said how many pages there are and where the exhibit index is (Rule 0-3(b), (c)).
    """

    pages: tuple[SheetPage, SheetPage, SheetPage]
    signature: Box
    note: Box


@cache
def sheet(edition: Edition) -> Sheet:
    """The blank form in that edition."""
    second, signature = _second(edition)
    return Sheet((_front(edition), second, _back(edition)), signature, Box(400, 238, LIVE.right, 238 + 2 * _LINE))


def _front(edition: Edition) -> SheetPage:
    page = Layout(60)
    legend = Box(LIVE.left, LIVE.top, LIVE.right, 58)
    page.blanks.append(Blank(Key.PAPER_FILING_BASIS, legend, centred=True, flows=True))
    _head_boxes(page, edition)
    _title(page, edition)
    page.y = 200
    _report_boxes(page, edition)
    page.y += 9
    top = page.y
    page.y += 5
    for words, size in zip(edition.reading_box, (BODY, BODY), strict=True):
        page.words(words, size=text.largest(words, LIVE.width - 12, Face.BOLD, size), face=Face.BOLD, centred=True)
    page.y += 5
    page.marks.append(Frame(Box(LIVE.left, top, LIVE.right, page.y)))
    page.y += 6
    page.words(edition.captions[Key.PORTION_ITEMS],
               size=text.largest(edition.captions[Key.PORTION_ITEMS], LIVE.width, Face.REGULAR, BODY))
    page.ruled(Key.PORTION_ITEMS, 18)
    page.y += 8
    page.heading(edition.part_i)
    for key in (Key.REGISTRANT_NAME, Key.FORMER_NAME, Key.STREET_ADDRESS, Key.CITY_STATE_ZIP):
        page.ruled(key, 25)  # two lines at 10 points
        page.words(edition.captions[key], size=_CAPTION)
    page.y += 7
    page.heading(edition.part_ii)
    _relief(page, edition)
    _legend(page, edition)
    return page.page()


def _head_boxes(page: Layout, edition: Edition) -> None:
    """The three ruled boxes at the right of the head."""
    left, right, top = _HEAD.left, _HEAD.right, _HEAD.top
    page.marks.append(Frame(_HEAD))
    page.marks += text.set_lines([edition.omb_heading], Box(left, 0, right, 0), top + 11, face=Face.BOLD, size=9,
                                 centred=True)
    page.marks.append(Rule(left, top + 16, right, top + 16, 0.8))
    rows = (edition.omb_number, (edition.omb_expires,), edition.omb_burden[:1], edition.omb_burden[1:])
    for row, cells in enumerate(rows):
        baseline = top + 27 + row * 11.5
        page.marks.append(Words(left + 5, baseline, cells[0], Face.REGULAR, 8.5))
        if len(cells) > 1:
            page.marks.append(Words(right - 5 - fonts.width(cells[1], Face.REGULAR, 8.5), baseline, cells[1],
                                    Face.REGULAR, 8.5))
    top += 69
    for key in (Key.SEC_FILE_NUMBER, Key.CUSIP_NUMBER):
        page.marks.append(Frame(Box(left, top, right, top + 31)))
        page.marks += text.set_lines([edition.captions[key]], Box(left, 0, right, 0), top + 11, face=Face.BOLD,
                                     size=8.5, centred=True)
        page.blanks.append(Blank(key, Box(left + 4, top + 13, right - 4, top + 29), centred=True))
        top += 34


def _title(page: Layout, edition: Edition) -> None:
    """The head, left and centre; below it, room for the heading of an amended notification."""
    column = (LIVE.left, 398.0)
    page.y = 62
    for words, size in zip(edition.government, (12, 12, 10.5), strict=True):
        page.words(words, *column, size=size, face=Face.BOLD, centred=True)
    page.y += 12
    page.words(edition.form_name, *column, size=16, face=Face.BOLD, centred=True)
    page.y += 5
    page.words(edition.title, *column, size=13, face=Face.BOLD, centred=True)
    amended = Box(column[0], page.y + 3, column[1], 196)
    page.blanks.append(Blank(Key.AMENDMENT_NUMBER, amended, centred=True, flows=True))


def _report_boxes(page: Layout, edition: Edition) -> None:
    """The check boxes of the report forms in a row, the period, the transition reports one below the other."""
    caption = Words(LIVE.left, page.y + 11, edition.captions[Key.REPORT_FORM])
    page.marks.append(caption)
    captions = [edition.report_caption(form) for form in edition.report_forms]
    start = caption.box.right + 8
    size, gap = BODY, 0.0
    while size >= SMALL:  # a caption must stand clearly nearer to its own box than to the next
        taken = sum(BOX + GAP + fonts.width(words, Face.REGULAR, size) for words in captions)
        gap = min(24, (LIVE.right - start - taken) / (len(captions) - 1))
        if gap >= 2.5 * GAP:
            break
        size -= 0.5
    for form, words in zip(edition.report_forms, captions, strict=True):
        start = page.check(Key.REPORT_FORM, form, start, page.y + 11, words, size) + gap
    page.y += 18
    left = 138.0
    page.labelled(Key.PERIOD_ENDED, edition.captions[Key.PERIOD_ENDED], left, 400)
    page.y += 4
    for form in edition.transition_forms:
        page.check(Key.TRANSITION_REPORT, form, left, page.y + 10, edition.transition_caption(form))
        page.y += 13
    page.labelled(Key.TRANSITION_PERIOD_ENDED, edition.captions[Key.TRANSITION_PERIOD_ENDED], left, 470)


def _relief(page: Layout, edition: Edition) -> None:
    """The lead of Part II, and one box at the left standing for (a), (b) and (c) together."""
    page.y += 3
    page.words(edition.captions[Key.RELIEF_REQUESTED])
    page.y += 3
    top = page.y
    for letter, words in edition.relief.items():
        page.marks.append(Words(114, page.y + 0.8 * _LINE, f"({letter})"))
        page.words(words, 132)
        page.y += 1
    middle = (top + page.y) / 2
    page.marks.append(CheckBox(Box(84, middle - 5, 94, middle + 5), Key.RELIEF_REQUESTED))
    page.rooms.append(Room(Key.RELIEF_REQUESTED, Box(80, top, LIVE.right, page.y)))
    page.marks += [Rule(104, top, 104, page.y), Rule(104, top, 109, top), Rule(104, page.y, 109, page.y)]


def _legend(page: Layout, edition: Edition) -> None:
    """The foot of the first page."""
    lines = text.broken(edition.legend, LIVE.right - 128, Face.REGULAR, SMALL)
    baseline = 734 - (len(lines) - 1) * (SMALL + LEADING)
    page.marks.append(Words(LIVE.left, baseline, edition.legend_number, Face.REGULAR, SMALL))
    for line in lines:
        page.marks.append(Words(128, baseline, line, Face.REGULAR, SMALL))
        baseline += SMALL + LEADING


_INDENT = 96.0  # where the questions of Part IV begin


def _second(edition: Edition) -> tuple[SheetPage, Box]:
    """Part III takes the room that Part IV and the signature leave."""
    measured = Layout(0)
    _lower_half(measured, edition)
    page = Layout(LIVE.top)
    page.heading(edition.part_iii)
    page.y += 3
    page.words(f"{edition.captions[Key.NARRATIVE]} {edition.extra_sheets}")
    foot = 738 - measured.y
    page.blanks.append(Blank(Key.NARRATIVE, Box(LIVE.left, page.y + 4, LIVE.right, foot - 6), flows=True))
    page.y = foot
    signature = _lower_half(page, edition)
    return page.page(), signature


def _lower_half(page: Layout, edition: Edition) -> Box:
    page.heading(edition.part_iv)
    page.y += 3
    page.marks.append(Words(LIVE.left, page.y + 0.8 * _LINE, "(1)"))
    page.words(edition.contact, _INDENT)
    _contact(page, edition)
    _question(page, edition, "(2)", Key.OTHER_REPORTS_FILED)
    page.blanks.append(Blank(Key.OTHER_REPORTS_MISSING, Box(_INDENT, page.y, LIVE.right, page.y + 2 * _LINE),
                             flows=True))
    page.y += 2 * _LINE + 3
    page.rule(_INDENT, weight=0.6)
    _question(page, edition, "(3)", Key.RESULTS_CHANGE)
    page.words(edition.captions[Key.RESULTS_EXPLANATION], _INDENT)
    for key in (Key.RESULTS_EXPLANATION, Key.FURTHER_STATEMENTS):
        page.blanks.append(Blank(key, Box(_INDENT, page.y, LIVE.right, page.y + _LINE), flows=True))
        page.y += _LINE
    page.y += 3
    page.rule()
    signature = _signature(page, edition)
    page.words(edition.instruction, size=8.5)
    page.y += 5
    top = page.y
    page.y += 3
    page.words(edition.attention, size=11, face=Face.BOLD, centred=True)
    page.words(edition.attention_words, face=Face.BOLD, centred=True,
               size=text.largest(edition.attention_words, LIVE.width - 12, Face.BOLD, BODY))
    page.y += 4
    page.marks.append(Frame(Box(LIVE.left, top, LIVE.right, page.y), 1.2))
    return signature


def _contact(page: Layout, edition: Edition) -> None:
    top = page.y
    columns = ((Key.CONTACT_NAME, _INDENT, 300), (Key.CONTACT_AREA_CODE, 314, 412),
               (Key.CONTACT_TELEPHONE, 426, LIVE.right))
    for key, left, right in columns:
        page.y = top
        page.ruled(key, 25, left, right, centred=True)
        page.words(edition.captions[key], left, right, size=_CAPTION, centred=True)
    page.y += 3


def _question(page: Layout, edition: Edition, number: str, key: Key) -> None:
    """A question of Part IV with its boxes Yes and No at the right, on the last line of its words if there is room."""
    page.y += 3
    page.marks.append(Words(LIVE.left, page.y + 0.8 * _LINE, number))
    lines = text.broken(edition.captions[key], LIVE.right - _INDENT)
    page.words(edition.captions[key], _INDENT)
    if fonts.width(lines[-1], Face.REGULAR, BODY) > 472 - _INDENT:
        page.y += _LINE
    baseline = page.y - 0.2 * _LINE
    for answer, words, right in (("yes", edition.yes, 506.0), ("no", edition.no, LIVE.right)):
        box = Box(right - BOX, baseline - 7.6, right, baseline - 7.6 + BOX)
        page.marks.append(CheckBox(box, key, answer))
        caption = Words(box.left - 4 - fonts.width(words, Face.REGULAR, BODY), baseline, words)
        page.marks.append(caption)
        page.rooms.append(Room(key, Box(caption.left, caption.box.top, box.right, caption.box.bottom)))
    page.y += 3


def _signature(page: Layout, edition: Edition) -> Box:
    """The signature block; gives the box above the rule for the signature."""
    page.y += 2
    page.ruled(Key.REGISTRANT_NAME_IN_CHARTER, 24, 140, 490, centred=True)
    page.words(edition.captions[Key.REGISTRANT_NAME_IN_CHARTER], 140, 490, size=_CAPTION, centred=True)
    page.y += 3
    page.words(edition.signing)
    page.y += 4
    top = page.y
    page.y += 18  # room for ink
    page.labelled(Key.SIGNATURE_DATE, edition.captions[Key.SIGNATURE_DATE], LIVE.left, 250)
    by = edition.captions[Key.SIGNER_NAME]
    start = 290 + fonts.width(by, Face.REGULAR, BODY) + 6
    page.marks += [Words(290, page.y - 3, by), Rule(start, page.y, LIVE.right, page.y, 0.6)]
    signature = Box(start, top, LIVE.right, page.y)
    page.y += 1
    for key in (Key.SIGNER_NAME, Key.SIGNER_TITLE):  # the title moves up where the name takes one line
        page.blanks.append(Blank(key, Box(start + 4, page.y, LIVE.right - 2, page.y + 2 * _LINE), hangs=True))
        page.y += 2 * _LINE
    page.y += 4
    return signature


def _back(edition: Edition) -> SheetPage:
    page = Layout(LIVE.top + 24)
    page.words(edition.general_heading, size=13, face=Face.BOLD, centred=True)
    page.y += 14
    for number, words in edition.general.items():
        page.marks.append(Words(LIVE.left, page.y + 0.8 * _LINE, f"{number}."))
        page.words(words, _INDENT)
        page.y += 8
    return page.page()
