# SPDX-License-Identifier: MIT
"""The proof: what stands on the finished paper is what was entered, in every set, or the packet is not made.

The finished file is read by a program that had no part in writing it. What it reads on a page must be the marks of that
page, each letter, in order and in its place, and no more; and the marks of a blank must be what the notice says there.
So neither the press nor the composing can lose, change or add a letter unseen. Blanks at line breaks may go; a run of
blanks counts as one. The marks only say where to look: each value is compared with the notice.
"""

import re
from collections.abc import Iterable, Sequence

from form12b25.form.keys import Key
from form12b25.form.notice import Reading
from form12b25.form.steps import Stage, Step, unwatched
from form12b25.paper import fonts
from form12b25.paper.binding import PrintedSet
from form12b25.paper.collation import EVERY_SET, NotFaithful, as_read, collate, even, inkless, past_blanks
from form12b25.paper.enclosure import Enclosure
from form12b25.paper.fonts import Face
from form12b25.paper.geometry import Box
from form12b25.paper.marks import CheckBox, Leaf, Mark, Page, Picture, Words
from form12b25.paper.outlines import face_of, wrong_letter
from form12b25.paper.reader import Finished, SeenPage, Unreadable
from form12b25.paper.sheet import sheet

_NEAR = 0.1  # points by which a letter may stand beside its place; PDFium rounds each width to 1/1000 of the size
_POINTER = re.compile(r"(/s/(?P<begun>.*)…)?\((wholeon)?(Extra)?Sheet\d+,page\d+\)")  # without blanks
_SIGNED = 1  # the page with the signature block, from 0


def prove(pdf: bytes, reading: Reading, pages: Sequence[Page], sets: Sequence[PrintedSet], *,
          duplex: bool = False, enclosure: Enclosure | None = None, step: Step = unwatched) -> None:
    """Read the finished file again, set by set, and compare it with the reading. Raises NotFaithful.

    `pages`, `sets`, `duplex`, `enclosure`: what the press was given.
    """
    step(0, 1, Stage.PROVING)
    collate(reading, pages)
    size = len(pages) + (duplex and len(pages) % 2)
    try:
        with Finished(pdf) as finished:
            _prove_sets(finished, sets, size)
            _prove_pages(finished, reading, pages, sets, size, step)
            _prove_shapes(finished, pages)
            if finished.enclosures() != ([enclosure] if enclosure else []):
                raise NotFaithful(None, EVERY_SET, "the file inside it is not the draft that was asked for")
    except Unreadable as fault:
        raise NotFaithful(None, EVERY_SET, f"the file cannot be read ({fault})") from fault


def prove_as_set(pdf: bytes, pages: Sequence[Page], name: str) -> None:
    """That a file which is no notice, such as the filing kit, shows the words of its pages and no more.

    Raises NotFaithful.
    """
    try:
        with Finished(pdf) as finished:
            _prove_sets(finished, [PrintedSet(name)], len(pages))
            for number, page in enumerate(pages):
                with finished.page(number) as seen:
                    _prove_letters(seen, [mark for mark in page.marks if isinstance(mark, Words)],
                                   f"{name}, page {number + 1}", alone=True)
            _prove_shapes(finished, pages)
    except Unreadable as fault:
        raise NotFaithful(None, name, f"the file cannot be read ({fault})") from fault


def _prove_sets(finished: Finished, sets: Sequence[PrintedSet], size: int) -> None:
    """That the file has all the sets, and that its outline leads to them."""
    if len(finished) != size * len(sets):
        where = sets[min(len(finished) // size, len(sets) - 1)].name
        raise NotFaithful(None, where, f"the file has {len(finished)} pages and not {len(sets)} times {size}")
    if finished.outline() != [(one.name, number * size) for number, one in enumerate(sets)]:
        raise NotFaithful(None, EVERY_SET, "the outline does not lead to the sets")


def _prove_pages(finished: Finished, reading: Reading, pages: Sequence[Page], sets: Sequence[PrintedSet],
                 size: int, step: Step) -> None:
    """Each page of each set. One that shows the very same ink as a page that was read is not read twice."""
    known: set[tuple[int, bool, bytes]] = set()
    for place, one in enumerate(sets):
        for number in range(size):
            step(place * size + number, len(sets) * size, Stage.PROVING)
            seen_as = number, one.conformed and _signed(pages, number), finished.likeness(place * size + number)
            if seen_as in known:
                continue
            known.add(seen_as)
            with finished.page(place * size + number) as seen:
                where = f"{one.name}, page {number + 1}"
                if number < len(pages):
                    _prove_page(seen, reading, pages[number], number, one, where)
                elif seen.text.strip() or seen.drawn():
                    raise NotFaithful(None, where, "a page meant to be empty is not")


def _prove_shapes(finished: Finished, pages: Sequence[Page]) -> None:
    """That each letter has its own shape in the fonts of the file, whatever they say that it means."""
    used: dict[Face, set[str]] = {face: set() for face in Face}
    for page in pages:
        for mark in (*page.marks, *page.conformed):
            if isinstance(mark, Words):
                used[mark.face].update(mark.text)
    for font in finished.fonts():
        face = face_of(font)
        if face is None:
            raise NotFaithful(None, EVERY_SET, "the typeface is another")
        try:
            letter = wrong_letter(font, face, used[face])
        except ValueError:
            raise NotFaithful(None, EVERY_SET, "the typeface cannot be read") from None
        if letter:
            raise NotFaithful(_first_with(letter, face, pages), EVERY_SET, f"“{letter}” is drawn in a wrong shape")


def _first_with(letter: str, face: Face, pages: Sequence[Page]) -> Key | None:
    """The first blank in which the letter stands."""
    marks = (mark for page in pages for mark in (*page.marks, *page.conformed))
    return next((mark.key for mark in marks
                 if isinstance(mark, Words) and mark.key and mark.face is face and letter in mark.text), None)


def _signed(pages: Sequence[Page], number: int) -> bool:
    """Whether a conformed copy of that page may differ from the original."""
    return number == _SIGNED or (number < len(pages) and bool(pages[number].conformed))


def _prove_page(seen: SeenPage, reading: Reading, page: Page, number: int, one: PrintedSet, where: str) -> None:
    marks = (*page.marks, *(page.conformed if one.conformed else ()))
    looked_at = number == _SIGNED or any(isinstance(mark, CheckBox | Picture | Leaf) for mark in marks)
    drawn = seen.drawn() if looked_at else []
    if number == _SIGNED:
        _prove_signature(seen, drawn, reading, one, where)
    _prove_letters(seen, [mark for mark in marks if isinstance(mark, Words)], where,
                   alone=not any(isinstance(mark, Leaf) for mark in marks))
    _prove_boxes(drawn, reading, marks, where)
    leaves = sum(isinstance(mark, Leaf) for mark in marks)
    if seen.attached() != leaves or any(isinstance(mark, Picture) and not any(_grown(mark.box).holds(box)
                                                                              for box in drawn) for mark in marks):
        raise NotFaithful(Key.EXHIBITS, where, "what was attached is lacking")


def _prove_letters(seen: SeenPage, words: Sequence[Words], where: str, *, alone: bool) -> None:
    """That these words, in order and in their places, are all that can be read; `alone`: no attached page has more."""
    start = 0
    while True:
        try:
            end = _follow(seen, words, start, where)
        except NotFaithful:  # the text of an attached page may come first, and even begin alike
            start = -1 if alone or not words else seen.text.find(as_read(words[0].text), start + 1)
            if start < 0:
                raise
        else:
            break
    if alone and (more := seen.text[end:].strip()):
        last = None if seen.text[end].isspace() or not words else words[-1].key
        raise NotFaithful(last, where, f"it also reads “{even(more)}”")


def _follow(seen: SeenPage, words: Sequence[Words], place: int, where: str) -> int:
    """Where the words end that begin at that place of the text."""
    before: Words | None = None
    for mark in words:
        wanted = as_read(mark.text)
        if not wanted:
            continue
        behind, place = place, past_blanks(seen.text, place)
        end = _end_of(wanted, mark.text, seen.text, place)
        if not end:
            found = even(seen.text[place:place + len(wanted)])
            apart = before and (before.baseline != mark.baseline or before.box.right + 2 < mark.left)
            if before and apart and place == behind:
                raise NotFaithful(before.key, where, f"behind “{as_read(before.text)}” it also reads “{found}”")
            raise NotFaithful(mark.key, where, f"it reads “{found}” and not “{wanted}”")
        _prove_place(seen, mark, place, end - 1, where)
        before, place = mark, end
    return place


def _end_of(wanted: str, text: str, seen: str, place: int) -> int:
    """Where the words end that are seen at that place; 0 if others are seen."""
    if seen.startswith(wanted, place):
        return place + len(wanted)
    # A reader guesses at blanks from the gaps between letters: it passes over thin ones and sees some where there are
    # none. That none was lost or added is proved by the place of the last letter.
    pattern = r"\s*".join(map(re.escape, inkless(text)))
    found = re.compile(pattern).match(seen, place)
    return found.end() if found else 0


def _prove_place(seen: SeenPage, mark: Words, first: int, last: int, where: str) -> None:
    """That the first and the last letter of the words stand where they were meant to."""
    text = mark.text.rstrip()
    indent = text[:len(text) - len(text.lstrip())]
    for place, before in ((first, indent), (last, text[:-1])):
        x, y = seen.origin(place)
        beside = abs(x - mark.left - fonts.width(before, mark.face, mark.size))
        if beside > _NEAR + len(before) * mark.size / 1000 or abs(y - mark.baseline) > _NEAR:
            raise NotFaithful(mark.key, where, f"“{even(text)}” does not stand in its place")


def _prove_boxes(drawn: Sequence[Box], reading: Reading, marks: Iterable[Mark], where: str) -> None:
    """That each check box is there, and crossed if and only if it is to be checked."""
    for mark in marks:
        if isinstance(mark, CheckBox):
            inside = [box for box in drawn if _grown(mark.box).holds(box)]
            framed = any(box.width > mark.box.width + 0.5 for box in inside)  # its stroke goes beyond the edge
            crossed = any(box.width <= mark.box.width + 0.5 for box in inside)
            if not framed or crossed != _to_be_checked(reading, mark):
                state = "checked" if crossed else "not checked" if framed else "lacking"
                raise NotFaithful(mark.key, where, f"its box {mark.option} is {state}".replace("  ", " "))


def _to_be_checked(reading: Reading, mark: CheckBox) -> bool:
    return reading.text(mark.key) == mark.option if mark.option else mark.key in reading.checked


def _prove_signature(seen: SeenPage, drawn: Sequence[Box], reading: Reading, one: PrintedSet, where: str) -> None:
    """That the block is empty for ink, or in a conformed copy bears `/s/` and the name."""
    block = sheet(reading.edition).signature
    room = Box(block.left, block.top, block.right, block.bottom - 1)  # above the rule to sign on
    name = reading.text(Key.SIGNER_NAME)
    read, wanted = inkless(seen.text_in(room)), inkless(f"/s/{name}") if one.conformed and name else ""
    elsewhere = _POINTER.fullmatch(read) if wanted else None
    if any(box.overlaps(room) and not box.holds(room) for box in drawn) or not (
            read == wanted or (elsewhere and wanted.startswith(f"/s/{elsewhere['begun'] or ''}"))):
        found = f"“{read}” stands" if read else "nothing is written" if wanted else "something is drawn"
        raise NotFaithful(Key.SIGNER_NAME, where, f"{found} "
                          + (f"where “/s/ {name}” is to stand" if wanted else "where it is to be signed in ink"))


def _grown(box: Box) -> Box:
    """A box with room for the strokes along its edges."""
    return Box(box.left - 1, box.top - 1, box.right + 1, box.bottom + 1)
