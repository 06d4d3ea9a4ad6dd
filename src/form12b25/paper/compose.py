# SPDX-License-Identifier: MIT
"""A reading into pages of placed marks.

The form's three pages come first, then extra sheets for what does not fit its blank, then the exhibits; all are
numbered in sequence, the total beside each number (Rule 0-3(b)). Nothing that was entered is cut off: where it does
not fit it continues on an extra sheet, and each end names the other.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import dropwhile

from form12b25.form.definition import FIELDS
from form12b25.form.keys import Key
from form12b25.form.notice import Reading
from form12b25.paper import exhibits, fonts, text
from form12b25.paper.fonts import Face
from form12b25.paper.geometry import BODY, FOOT, LEADING, LIVE, SMALL, Box
from form12b25.paper.layout import Blank
from form12b25.paper.marks import CheckBox, Mark, Page, Rule, Words
from form12b25.paper.sheet import Sheet, sheet

_LINE = BODY + LEADING
_LAST = FOOT - 20  # points; the lowest baseline on an extra sheet
# What the form asks to attach: it stands on extra sheets whole, and the form says where.
_ATTACHED = {Key.RESULTS_EXPLANATION: "explanation attached", Key.FURTHER_STATEMENTS: "further statements attached"}
_LEGENDS = {Key.PAPER_FILING_BASIS: 9.0, Key.AMENDMENT_NUMBER: BODY}  # words of the edition; their size in points


@dataclass(frozen=True)
class _Item:
    """What stands on extra sheets for one blank. `kept`: the lines before it, which stand on the form."""

    key: Key
    page: int
    lines: tuple[str, ...]
    kept: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Place:
    """An extra sheet and its page."""

    sheet: int
    page: int

    def __str__(self) -> str:
        return f"Extra Sheet {self.sheet}, page {self.page}"


def compose(reading: Reading) -> tuple[Page, ...]:
    """The pages of one set. Raises exhibits.Unusable where an attached file cannot be printed."""
    blank = sheet(reading.edition)
    items = [item for number, form_page in enumerate(blank.pages, 1) for spot in form_page.blanks
             if (item := _too_long(reading, spot, number))]
    extra, places = _extra_sheets(reading, items, first_page=len(blank.pages) + 1)
    kept = {item.key: item.kept for item in items}
    pages = [tuple(_marked(reading, mark) for mark in form_page.marks)
             + tuple(mark for spot in form_page.blanks for mark in _filled(reading, spot, places, kept))
             for form_page in blank.pages]
    pages += extra
    pages += [tuple(leaf) for leaf in exhibits.leaves(reading)]
    total = len(pages)
    return tuple(Page((*marks, *_foot(number, total)), _signature(reading, blank, places) if number == 2 else ())
                 for number, marks in enumerate(pages, 1))


def _marked(reading: Reading, mark: Mark) -> Mark:
    """A mark of the blank form, checked if it is a check box to be checked."""
    if not isinstance(mark, CheckBox):
        return mark
    checked = reading.text(mark.key) == mark.option if mark.option else mark.key in reading.checked
    return CheckBox(mark.box, mark.key, mark.option, checked)


def _too_long(reading: Reading, blank: Blank, page: int) -> _Item | None:
    """What of a blank's value must go on extra sheets, if anything."""
    words = reading.text(blank.key)
    if not words:
        return None
    if blank.key in _LEGENDS and _legend_fits(reading, blank):
        return None
    if blank.key in _ATTACHED or blank.key in _LEGENDS:
        return _Item(blank.key, page, tuple(text.broken(words, LIVE.width)))
    if blank.flows:
        lines = text.broken(words, blank.box.width)
        kept = _capacity(blank, lines)
        rest = tuple(dropwhile(lambda line: not line.strip(), lines[kept:]))
        return _Item(blank.key, page, rest, tuple(lines[:kept])) if rest else None
    if text.fitted(words, blank.box, blank.key) is None:
        return _Item(blank.key, page, tuple(text.broken(words, LIVE.width)))
    return None


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


def _capacity(blank: Blank, lines: list[str]) -> int:
    """How many lines stand on the form; the last of the room is kept for saying where the rest is."""
    room = int(blank.box.height / _LINE)
    if len(lines) <= room:
        return len(lines)
    kept = room - 1
    while kept and not lines[kept - 1].strip():
        kept -= 1
    return kept


def _filled(reading: Reading, blank: Blank, places: dict[Key, _Place],
            kept: dict[Key, tuple[str, ...]]) -> list[Words]:
    """The value of a blank, and where its rest is if it is too long."""
    key, box, words = blank.key, blank.box, reading.text(blank.key)
    if not words:
        return []
    if key in _LEGENDS:
        size, lines = _LEGENDS[key], _legend(reading, blank)
        if key in places:
            lines = lines[:1]
        set_words = text.set_lines(lines, box, box.top + size, face=Face.BOLD, size=size, key=key, centred=True)
        if key in places:
            set_words += text.set_lines([f"(whole on {places[key]})"], box, box.top + 2 * size + LEADING,
                                        face=Face.ITALIC, size=size, centred=True)
        return set_words
    if key in _ATTACHED:
        return _reference(f"({_ATTACHED[key]}: {places[key]})", box, box.bottom - 3)
    if blank.flows:
        lines = [*kept[key]] if key in kept else text.broken(words, box.width)
        set_words = text.set_lines(lines, box, box.top + 0.8 * _LINE, key=key)
        if key in places:
            set_words += _reference(f"(continued on {places[key]})", box, box.top + (len(lines) + 0.8) * _LINE)
        return set_words
    fitted = text.fitted(words, box, key, centred=blank.centred)
    return _begun(words, blank, places[key]) if fitted is None else fitted


def _reference(words: str, box: Box, baseline: float) -> list[Words]:
    """Where something continues, in italics at the right."""
    return [Words(box.right - fonts.width(words, Face.ITALIC, BODY), baseline, words, Face.ITALIC)]


def _begun(words: str, blank: Blank, place: _Place) -> list[Words]:
    """The beginning of a value that is too long for its line, and the extra sheet on which it stands whole."""
    baseline = blank.box.bottom - 3
    for pointer in (f"(whole on {place})", f"({place})", f"(Sheet {place.sheet}, page {place.page})"):
        room = blank.box.width - fonts.width(pointer, Face.ITALIC, SMALL)
        if room >= 0:
            beginning = text.shortened(words, room - 20, Face.REGULAR, BODY) if room > 60 else ""
            start = [Words(blank.box.left, baseline, f"{beginning} …", key=blank.key)] if beginning else []
            return [*start, Words(blank.box.left + room, baseline, pointer, Face.ITALIC, SMALL)]
    raise AssertionError("a blank too narrow to say where its value is")


def _signature(reading: Reading, blank: Sheet, places: dict[Key, _Place]) -> tuple[Mark, ...]:
    """What a conformed copy bears where the original is signed in ink: `/s/` and the name."""
    name = reading.text(Key.SIGNER_NAME)
    if not name:
        return ()
    block = blank.signature
    line = Box(block.left + 4, block.top, block.right - 2, block.bottom)
    fitted = text.fitted(f"/s/ {name}", line, Key.SIGNER_NAME)
    if fitted is None:
        fitted = _begun(f"/s/ {name}", Blank(Key.SIGNER_NAME, line), places[Key.SIGNER_NAME])
    return tuple(fitted)


def _foot(number: int, total: int) -> list[Words]:
    return text.set_lines([f"Page {number} of {total}"], LIVE, FOOT, size=9, centred=True)


class _Writer:
    """Extra sheets, written one line after the other."""

    def __init__(self, reading: Reading, first_page: int) -> None:
        self._heading = _subject(reading)
        self._first_page = first_page
        self.sheets: list[list[Mark]] = []
        self._baseline = _LAST + 1.0

    @property
    def place(self) -> _Place:
        return _Place(len(self.sheets), self._first_page + len(self.sheets) - 1)

    @property
    def _next(self) -> _Place:
        return _Place(len(self.sheets) + 1, self._first_page + len(self.sheets))

    def write(self, item: _Item, title: str) -> _Place:
        """The lines of an item under its title; gives the place where they begin."""
        if self._baseline + 4 * _LINE > _LAST:
            self._turn()
        start = self.place
        origin = f"continued from page {item.page}" if item.kept else f"from page {item.page}"
        self._title(f"{title} ({origin})")
        for line in item.lines:
            if self._baseline + _LINE > _LAST and line.strip():
                self.sheets[-1] += _reference(f"(continued on {self._next})", LIVE, self._baseline)
                left = self.place
                self._turn()
                self._title(f"{title} (continued from {left})")
            self._put(line, key=item.key)
        self._baseline += _LINE
        return start

    def _title(self, words: str) -> None:
        for line in text.broken(words, LIVE.width, Face.BOLD):
            self._put(line, Face.BOLD)
        self._baseline += 4

    def _put(self, line: str, face: Face = Face.REGULAR, key: Key | None = None) -> None:
        if line.strip():
            self.sheets[-1].append(Words(LIVE.left, self._baseline, line, face, key=key))
        self._baseline = min(self._baseline + _LINE, _LAST)  # blank lines do not run off the sheet

    def _turn(self) -> None:
        """A new sheet, headed with its number, the registrant, the form and the period."""
        self.sheets.append([])
        marks = self.sheets[-1]
        marks += text.set_lines([f"EXTRA SHEET {len(self.sheets)}"], LIVE, LIVE.top + 16, face=Face.BOLD, size=12,
                                centred=True)
        marks += text.set_lines(self._heading, LIVE, LIVE.top + 32, centred=True)
        foot = LIVE.top + 32 + (len(self._heading) - 1) * _LINE + 8
        marks.append(Rule(LIVE.left, foot, LIVE.right, foot, 0.8))
        self._baseline = foot + 20


def _subject(reading: Reading) -> list[str]:
    """The registrant, the form and the period, as the heading of what is attached to the form."""
    key = Key.TRANSITION_REPORT if reading.text(Key.TRANSITION_REPORT) else Key.REPORT_FORM
    chosen = reading.text(key)
    of_form = "" if not chosen else (reading.edition.transition_caption(chosen) if key is Key.TRANSITION_REPORT
                                     else reading.edition.report_caption(chosen))
    period = reading.text(Key.TRANSITION_PERIOD_ENDED if key is Key.TRANSITION_REPORT else Key.PERIOD_ENDED)
    about = ", ".join(filter(None, ["Form 12b-25", of_form, f"period ended {period}" if period else ""]))
    registrant = text.broken(reading.text(Key.REGISTRANT_NAME), LIVE.width)
    return [*filter(None, text.at_most(registrant, 3)), *text.at_most(text.broken(about, LIVE.width), 3)]


def _extra_sheets(reading: Reading, items: Iterable[_Item], first_page: int
                  ) -> tuple[list[tuple[Mark, ...]], dict[Key, _Place]]:
    writer = _Writer(reading, first_page)
    places = {item.key: writer.write(item, f"{FIELDS[item.key].part}, {FIELDS[item.key].label}") for item in items}
    return [tuple(marks) for marks in writer.sheets], places
