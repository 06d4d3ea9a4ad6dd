# SPDX-License-Identifier: MIT
"""A reading into pages of placed marks.

The form's three pages come first, then extra sheets for what does not fit its blank, then the exhibit index and the
exhibits; all are numbered in sequence, the total beside each number (Rule 0-3(b)). Nothing that was entered is cut
off: where it does not fit it continues on an extra sheet, and each end names the other.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from form12b25.form import characters
from form12b25.form.keys import Key
from form12b25.form.notice import Reading
from form12b25.form.refusal import Refusal
from form12b25.paper import exhibits, extra_sheets, figure_table, flow, fonts, text
from form12b25.paper.exhibits import Leaves
from form12b25.paper.extra_sheets import Item, Place, reference
from form12b25.paper.flow import LINE, Piece
from form12b25.paper.fonts import Face
from form12b25.paper.geometry import BODY, FOOT, LEADING, LIVE, SMALL, Box
from form12b25.paper.layout import Blank, SheetPage
from form12b25.paper.marks import CheckBox, Mark, Page, Room, Words
from form12b25.paper.sheet import EXPIRY, Sheet, sheet

# What the form asks to attach: it stands on extra sheets whole, and the form says where.
_ATTACHED = {Key.RESULTS_EXPLANATION: "explanation attached", Key.FURTHER_STATEMENTS: "further statements attached"}
_EXPLAINS = (Key.RESULTS_EXPLANATION, Key.RESULTS_TABLE, Key.RESULTS_NO_ESTIMATE)  # together, in this order
_LEGENDS = {Key.PAPER_FILING_BASIS: 9.0, Key.AMENDMENT_NUMBER: BODY}  # words of the edition; their size in points
_OF_EXHIBITS = Room(Key.EXHIBITS, Box(LIVE.left, LIVE.top, LIVE.right, extra_sheets.LAST))
_MOST_NAMED = 2  # exhibits to which Part IV(3) points one by one


@dataclass(frozen=True)
class _Elsewhere:
    """Where matter stands that is not on the form: extra sheets by their blank, what stays on it, the exhibits."""

    places: dict[Key, Place]
    kept: dict[Key, tuple[Piece, ...]]
    leaves: Leaves


def compose(reading: Reading, *, omb_expires: str = "") -> tuple[Page, ...]:
    """The pages of one set. `omb_expires` is the expiry date in the box OMB APPROVAL, which the law changes.

    Raises exhibits.Unusable where an attached file cannot be printed, Refusal where the expiry date is too long.
    """
    blank = sheet(reading.edition)
    items = [item for number, form_page in enumerate(blank.pages, 1) for spot in form_page.blanks
             for item in _elsewhere(reading, spot, number)]
    extra, places = extra_sheets.written(reading, items, first_page=len(blank.pages) + 1)
    leaves = exhibits.leaves(reading, first_page=len(blank.pages) + len(extra) + 1)
    elsewhere = _Elsewhere(places, {item.key: item.kept for item in items}, leaves)
    pages = [Page((*(_marked(reading, mark) for mark in form_page.marks),
                   *(mark for spot in form_page.blanks for mark in _filled(reading, spot, elsewhere))),
                  rooms=_rooms(reading, form_page))
             for form_page in blank.pages]
    pages += [Page(marks) for marks in extra]
    pages += [replace(page, rooms=(_OF_EXHIBITS,)) for page in leaves.pages]
    front, second, *others = pages
    total = len(pages)
    front = replace(front, marks=(*front.marks, *_expiry(omb_expires), *_exhibit_note(blank, leaves, total)))
    second = replace(second, conformed=_signature(reading, blank, places), signatures=(blank.signature,))
    return tuple(replace(page, marks=(*page.marks, *_foot(number, total)))
                 for number, page in enumerate((front, second, *others), 1))


def _marked(reading: Reading, mark: Mark) -> Mark:
    """A mark of the blank form, checked if it is a check box to be checked."""
    if not isinstance(mark, CheckBox):
        return mark
    checked = reading.text(mark.key) == mark.option if mark.option else mark.key in reading.checked
    return CheckBox(mark.box, mark.key, mark.option, checked)


def _elsewhere(reading: Reading, blank: Blank, page: int) -> Iterator[Item]:
    """What goes on extra sheets for a blank; the explanation of results is words, figures and reasons."""
    if blank.key is not Key.RESULTS_EXPLANATION:
        if item := _too_long(reading, blank, page):
            yield item
        return
    named: int | None = page  # the form says where the first of them is
    for key in _EXPLAINS:
        if words := reading.text(key):
            pieces = figure_table.pieces(reading.figures, LIVE.width) if key is Key.RESULTS_TABLE else flow.pieces(
                words, LIVE.width)
            yield Item(key, named, tuple(pieces))
            named = None


def _too_long(reading: Reading, blank: Blank, page: int) -> Item | None:
    """What of a blank's value must go on extra sheets, if anything."""
    words = reading.text(blank.key)
    if not words:
        return None
    if blank.key in _LEGENDS and _legend_fits(reading, blank):
        return None
    if blank.flows and blank.key not in _ATTACHED and blank.key not in _LEGENDS:
        kept, rest = _divided(words, blank)
        return Item(blank.key, page, rest, kept) if rest else None
    if blank.flows or text.fitted(words, _room(reading, blank), blank.key) is None:
        return Item(blank.key, page, tuple(flow.pieces(words, LIVE.width)))
    return None


def _divided(words: str, blank: Blank) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """What stands in a blank, and what does not; then its last line is kept for saying where the rest is."""
    left = deque(flow.pieces(words, blank.box.width))
    room = int(blank.box.height / LINE) * LINE
    if flow.fit(left, room):
        return tuple(left), ()
    kept = flow.poured(left, room - LINE, fresh=False)
    while kept and isinstance(kept[-1], flow.Gap):
        kept.pop()
    while isinstance(left[0], flow.Gap):
        left.popleft()
    return tuple(kept), tuple(left)


def _room(reading: Reading, blank: Blank) -> Box:
    """The box of a blank; the title of the person signing follows the name, which may take one line or two."""
    if blank.key is not Key.SIGNER_TITLE:
        return blank.box
    name = Box(blank.box.left, blank.box.top - blank.box.height, blank.box.right, blank.box.top)
    fitted = text.fitted(reading.text(Key.SIGNER_NAME), name, Key.SIGNER_NAME) if reading.text(
        Key.SIGNER_NAME) else None
    taken = LINE if fitted is None else len(fitted) * (fitted[0].size + LEADING)
    return replace(blank.box, top=name.top + max(LINE, taken))


def _rooms(reading: Reading, page: SheetPage) -> tuple[Room, ...]:
    """What belongs to which blank of a page of the form; the name of the signer ends where the title begins."""
    boxes = {blank.key: _room(reading, blank) for blank in page.blanks}
    if {Key.SIGNER_NAME, Key.SIGNER_TITLE} <= boxes.keys():
        boxes[Key.SIGNER_NAME] = replace(boxes[Key.SIGNER_NAME], bottom=boxes[Key.SIGNER_TITLE].top)
    return (*page.rooms, *(Room(key, box) for key, box in boxes.items()))


def _legend(reading: Reading, blank: Blank) -> list[str]:
    """The lines of capitals that follow from a choice in the head of the form."""
    chosen = reading.text(blank.key)
    if blank.key is Key.AMENDMENT_NUMBER:
        words = f"{reading.edition.amended}\n{reading.edition.amendment.format(number=chosen)}"
    else:
        words = reading.edition.filing_basis.get(chosen, chosen)
    return text.broken(words, blank.box.width, Face.BOLD, _LEGENDS[blank.key])


def _legend_fits(reading: Reading, blank: Blank) -> bool:
    return len(_legend(reading, blank)) * (_LEGENDS[blank.key] + LEADING) <= blank.box.height


def _filled(reading: Reading, blank: Blank, elsewhere: _Elsewhere) -> Sequence[Mark]:
    """The value of a blank, and where its rest is if it is too long."""
    key, box, words, place = blank.key, blank.box, reading.text(blank.key), elsewhere.places.get(blank.key)
    if key in _ATTACHED:
        where = _attached(key, elsewhere.places, elsewhere.leaves)
        return reference(f"({_ATTACHED[key]}: {where})", box, box.bottom - 3) if where else []
    if not words:
        return []
    if key in _LEGENDS:
        size, lines = _LEGENDS[key], _legend(reading, blank)
        lines = lines[:1] if place else lines
        set_words = text.set_lines(lines, box, box.top + size, face=Face.BOLD, size=size, key=key, centred=True)
        if place:
            set_words += text.set_lines([f"(whole on {place})"], box, box.top + 2 * size + LEADING,
                                        face=Face.ITALIC, size=size, centred=True)
        return set_words
    if blank.flows:
        kept = elsewhere.kept[key] if place else flow.pieces(words, box.width)
        done = flow.set_pieces(kept, box, box.top, key)
        how = "continued" if kept else "whole"
        return [*done.marks, *(reference(f"({how} on {place})", box, done.foot + flow.BASELINE) if place else ())]
    fitted = text.fitted(words, _room(reading, blank), key, centred=blank.centred, hanging=blank.hangs)
    if fitted is not None:
        return fitted
    assert place is not None  # noqa: S101 - what does not fit is on an extra sheet
    return _begun(words, replace(blank, box=_room(reading, blank)), place)


def _attached(key: Key, places: dict[Key, Place], leaves: Leaves) -> str:
    """Where what the form asks to attach stands; an explanation may be given as an exhibit, too (Part IV(3))."""
    of_key = _EXPLAINS if key is Key.RESULTS_EXPLANATION else (key,)
    found = [str(places[one]) for one in of_key if one in places][:1]
    if key is Key.RESULTS_EXPLANATION:
        named = [f"Exhibit {number}, page {page}" for number, page in leaves.of_kind("results-explanation").items()]
        found += named if len(named) <= _MOST_NAMED else [f"exhibits of the index, page {leaves.index}"]
    return " and ".join(found)


def _begun(words: str, blank: Blank, place: Place) -> list[Words]:
    """The beginning of a value that is too long for its line, and the extra sheet on which it stands whole."""
    baseline = blank.box.top + flow.BASELINE if blank.hangs else blank.box.bottom - 3
    for pointer in (f"(whole on {place})", f"({place})", f"(Sheet {place.sheet}, page {place.page})"):
        room = blank.box.width - fonts.width(pointer, Face.ITALIC, SMALL)
        if room >= 0:
            beginning = text.shortened(words, room - 20, Face.REGULAR, BODY) if room > 60 else ""
            start = [Words(blank.box.left, baseline, f"{beginning} …", key=blank.key)] if beginning else []
            return [*start, Words(blank.box.left + room, baseline, pointer, Face.ITALIC, SMALL)]
    raise AssertionError("a blank too narrow to say where its value is")


def _signature(reading: Reading, blank: Sheet, places: dict[Key, Place]) -> tuple[Mark, ...]:
    """What a conformed copy bears where the original is signed in ink: `/s/` and the name."""
    name = reading.text(Key.SIGNER_NAME)
    if not name:
        return ()
    block = blank.signature
    line = Box(block.left + 4, block.top, block.right - 2, block.bottom)
    fitted = text.fitted(f"/s/ {name}", line, Key.SIGNER_NAME)
    if fitted is None:  # then the name alone, which has less room, did not fit either
        fitted = _begun(f"/s/ {name}", Blank(Key.SIGNER_NAME, line), places[Key.SIGNER_NAME])
    return tuple(fitted)


def _expiry(words: str) -> list[Words]:
    """The expiry date of the OMB number, at the right of its row. Raises Refusal if it is too long for that."""
    shown = characters.spelled_out(" ".join(words.split()), spacing=False)
    if not shown:
        return []
    for size in (8.5, SMALL):
        width = fonts.width(shown, Face.REGULAR, size)
        if width <= EXPIRY.width:
            return [Words(EXPIRY.right - width, EXPIRY.bottom, shown, Face.REGULAR, size)]
    raise Refusal(f"“{shown[:40]}…” is too long for the expiry date of the OMB approval. Write it as in 04/30/2027.")


def _exhibit_note(blank: Sheet, leaves: Leaves, total: int) -> list[Words]:
    """Where the exhibit index is and how many pages there are (Rule 0-3(b), (c)); nothing without an exhibit."""
    if not leaves.pages:
        return []
    placed = []
    for place, words in enumerate((f"Exhibit index: page {leaves.index}", f"Total number of pages: {total}")):
        left = blank.note.right - fonts.width(words, Face.REGULAR, BODY)
        placed.append(Words(left, blank.note.top + flow.BASELINE + place * LINE, words))
    return placed


def _foot(number: int, total: int) -> list[Words]:
    return text.set_lines([f"Page {number} of {total}"], LIVE, FOOT, size=9, centred=True)
