# SPDX-License-Identifier: MIT
"""Collation: what the marks on the pages say, compared with what was entered, letter by letter.

Blanks at line breaks may go; a run of blanks counts as one. The marks of a value stand in the order of its words.
"""

from collections.abc import Sequence
from typing import NoReturn

from form12b25.form.definition import FIELDS, Choice, Date, Narrative, Number, Text
from form12b25.form.draft import Exhibit
from form12b25.form.keys import Key
from form12b25.form.notice import Reading
from form12b25.form.refusal import Refusal
from form12b25.paper import statements
from form12b25.paper.marks import CheckBox, Mark, Page, Words
from form12b25.paper.sheet import sheet

_SURE = 40  # letters of a signature to look for; a very long one is shortened on its line and stands whole beneath
_ATTACHED = (Key.RESULTS_TABLE, Key.RESULTS_NO_ESTIMATE)  # without a blank on the form
EVERY_SET = "every set"
LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl"})  # read as the letters they join


class NotFaithful(Refusal):
    """The finished paper does not say what was entered. `key` names the blank, None the words of the form itself."""

    def __init__(self, key: Key | None, where: str, what: str) -> None:
        self.key, self.where = key, where
        field = f"{FIELDS[key].part}, {FIELDS[key].label}" if key else "the words of the form"
        super().__init__("The paper was read again before it was let out, and does not say what was entered: in "
                         f"{where}, {field}: {what}. Nothing was written. The fault is the program's and not yours. "
                         "Save the draft, open it anew and print again; if this comes back, send this sentence to the "
                         "makers of form12b25.")


def collate(reading: Reading, pages: Sequence[Page]) -> None:
    """That the marks of each blank are what the reading says there. Raises NotFaithful."""
    form_pages = len(sheet(reading.edition).pages)
    form: dict[Key, list[str]] = {}
    extra: dict[Key, list[str]] = {}
    boxes = set()
    for number, page in enumerate(pages):
        pieces = form if number < form_pages else extra
        for mark in page.marks:
            if isinstance(mark, Words) and mark.key:
                pieces.setdefault(mark.key, []).append(mark.text)
            elif isinstance(mark, CheckBox):
                boxes.add((mark.key, mark.option))
    for key, field in FIELDS.items():
        if key in _ATTACHED or (field.on_paper and (isinstance(field, Text | Date | Number | Narrative)
                                                    or key is Key.PAPER_FILING_BASIS)):
            _prove_value(reading, key, form.get(key, []), extra.get(key, []))
        elif field.on_paper and isinstance(field, Choice) and (
                missing := {(key, option) for option in field.offers(reading.edition)} - boxes):
            raise NotFaithful(key, EVERY_SET, f"its box {min(missing)[1]} is lacking")
    _prove_exhibits(reading, pages[form_pages:], extra.get(Key.EXHIBITS, []))


def _prove_value(reading: Reading, key: Key, form: Sequence[str], extra: Sequence[str]) -> None:
    """That a value stands on the form, or on the form and on extra sheets after it, or whole on extra sheets."""
    value = on_form = even(reading.text(key))
    if value and key is Key.PAPER_FILING_BASIS:
        on_form = even(reading.edition.filing_basis.get(value, value))
    elif value and key is Key.AMENDMENT_NUMBER:
        on_form = even(f"{reading.edition.amended} {reading.edition.amendment.format(number=value)}")
    pieces = [*form, *extra]
    end, reached = _match(on_form, pieces)
    if end == len(pieces) and reached == len(on_form):
        return
    apart, further = _match(value, extra)
    if extra and apart == len(extra) and further == len(value) and _begins(on_form, form):
        return
    _lost(key, value[further:] if further > reached else on_form[reached:])


def _begins(value: str, pieces: Sequence[str]) -> bool:
    """Whether the pieces are the beginning of the value, and an ellipsis."""
    return inkless(value).startswith(inkless("".join(pieces)).removesuffix("…"))


def _prove_exhibits(reading: Reading, pages: Sequence[Page], body: Sequence[str]) -> None:
    """That the title, the signer and the text of each exhibit are there, the texts in order."""
    if not reading.exhibits:
        return
    headings = [_solid(page.marks) for page in pages]
    headings.append(inkless("".join(body)))
    conformed = "".join(_solid(page.conformed) for page in pages)
    place = 0
    for exhibit in reading.exhibits:
        for words in (exhibit.title, exhibit.signed_by):
            if not any(inkless(words) in heading for heading in headings):
                _lost(Key.EXHIBITS, words)
        if exhibit.content is None and exhibit.text:
            _prove_ink(exhibit, conformed)
            place = _find(even(statements.ink_text(exhibit)), body, place)


def _prove_ink(exhibit: Exhibit, conformed: str) -> None:
    """That what is set in ink is what was typed, in order, less the signatures, which stand in conformed copies."""
    signatures = statements.signatures(exhibit)
    ink, place = inkless(statements.ink_text(exhibit)), 0
    for line in exhibit.text.split("\n"):
        if line in signatures:
            if inkless(signatures[line])[:_SURE] not in conformed:
                _lost(Key.EXHIBITS, line)
            continue
        typed = inkless(line)
        found = ink.find(typed, place)
        if found < 0:
            _lost(Key.EXHIBITS, line)
        place = found + len(typed)


def _solid(marks: Sequence[Mark]) -> str:
    """The words of those marks, without blanks."""
    return inkless("".join(mark.text for mark in marks if isinstance(mark, Words)))


def _find(text: str, pieces: Sequence[str], start: int) -> int:
    """Where the pieces end that are that text; they begin at or after the start."""
    furthest = 0
    for place in range(start, len(pieces)):
        end, reached = _match(text, pieces, place)
        if reached == len(text):
            return end
        furthest = max(furthest, reached)
    return _lost(Key.EXHIBITS, text[furthest:])


def _match(value: str, pieces: Sequence[str], start: int = 0) -> tuple[int, int]:
    """How far the pieces from the start on are the value: the piece after them, the letter after them."""
    reached = 0
    for place in range(start, len(pieces)):
        piece = even(pieces[place])
        if reached == len(value) or not value.startswith(piece, reached):
            return place, reached
        reached = past_blanks(value, reached + len(piece))
    return len(pieces), reached


def _lost(key: Key, rest: str) -> NoReturn:
    shown = even(rest)
    begun = f"at “{shown[:60]}…”" if len(shown) > 60 else f"at “{shown}”" if shown else "after its end"
    raise NotFaithful(key, EVERY_SET, f"the paper and what was entered part {begun}")


def even(text: str) -> str:
    """The text with each run of blanks as one, and none at its ends."""
    return " ".join(text.split())


def as_read(text: str) -> str:
    return even(text if text.isascii() else text.translate(LIGATURES))


def inkless(text: str) -> str:
    """The text without any blank."""
    return "".join(text.translate(LIGATURES).split())


def past_blanks(text: str, place: int) -> int:
    while place < len(text) and text[place].isspace():
        place += 1
    return place
