# SPDX-License-Identifier: MIT
"""The pages for the eye on the screen: composed whole, and of these the pages in view inked and pictured.

They come out of the same press as the packet, and so are not drawn twice in two ways; they are not proved. What belongs
to which blank is known from the marks: the picture is never read.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from form12b25.form.draft import Draft
from form12b25.form.keys import Key
from form12b25.form.notice import read
from form12b25.paper import reader
from form12b25.paper.binding import PrintedSet
from form12b25.paper.compose import compose
from form12b25.paper.geometry import Box
from form12b25.paper.marks import CheckBox, Page, Room, Words
from form12b25.paper.press import press
from form12b25.paper.reader import Dots


@dataclass(frozen=True)
class Laid:
    """A draft laid out on its pages. `stands`: on which of them, from 0, each key has a place, in order; `letters`: how
    many letters of its value stand on the pages before each of these, blanks not counted.
    """

    pages: tuple[Page, ...]
    stands: Mapping[Key, tuple[int, ...]]
    letters: Mapping[Key, tuple[int, ...]]

    def line_at(self, key: Key, letters: int) -> tuple[int, Box] | None:
        """The page, from 0, and the room of the line behind so many letters of a value, blanks not counted."""
        if key not in self.stands:
            return None
        at = max(0, bisect_right(self.letters[key], letters) - 1)
        number, left = self.stands[key][at], letters - self.letters[key][at]
        found = None
        for mark in self.pages[number].marks:
            if isinstance(mark, Words) and mark.key is key:
                found = mark.box
                left -= _inked(mark)
                if left < 0:
                    break
        return (number, found) if found is not None else None


@dataclass(frozen=True)
class Pictured:
    """A page as a screen shows it, and what belongs to which blank on it, in points."""

    page: Page
    dots: Dots
    rooms: tuple[Room, ...]


def laid(draft: Draft, omb_expires: str = "") -> Laid:
    """The pages of any draft, however unfinished. Raises as `compose` does."""
    pages = compose(read(draft), omb_expires=omb_expires)
    stands: dict[Key, list[int]] = {}
    for number, page in enumerate(pages):
        for key in _keys(page):
            stands.setdefault(key, []).append(number)
    return Laid(pages, {key: tuple(numbers) for key, numbers in stands.items()},
                {key: tuple(_before(key, [pages[number] for number in numbers])) for key, numbers in stands.items()})


def pictured(pages: Mapping[int, Page], width: int) -> dict[int, Pictured]:
    """Those pages by their numbers, so many dots wide."""
    if not pages:
        return {}
    pdf = press(list(pages.values()), [PrintedSet("Signed original")], title="Form 12b-25")
    return {number: Pictured(page, dots, rooms(page))
            for (number, page), dots in zip(pages.items(), reader.dots(pdf, width), strict=True)}


def rooms(page: Page) -> tuple[Room, ...]:
    """What belongs to which blank, one room for each key: what the page names, or else around the words of the key."""
    found: dict[Key, Box] = {}
    for room in page.rooms:  # the boxes of a choice together
        found[room.key] = _joined(found.get(room.key, room.box), room.box)
    named = set(found)
    for mark in page.marks:
        if isinstance(mark, Words) and mark.key and mark.key not in named:
            found[mark.key] = _joined(found.get(mark.key, mark.box), mark.box)
    return tuple(Room(key, box) for key, box in found.items())


def _before(key: Key, pages: Iterable[Page]) -> Iterable[int]:
    """How many letters of a value stand before each of its pages."""
    count = 0
    for page in pages:
        yield count
        count += sum(_inked(mark) for mark in page.marks if isinstance(mark, Words) and mark.key is key)


def _inked(mark: Words) -> int:
    """The letters of a line, without its blanks."""
    return len("".join(mark.text.split()))


def _keys(page: Page) -> Iterable[Key]:
    marked = {mark.key: None for mark in page.marks if isinstance(mark, Words | CheckBox) and mark.key}
    return marked | dict.fromkeys(room.key for room in page.rooms)


def _joined(one: Box, other: Box) -> Box:
    return Box(min(one.left, other.left), min(one.top, other.top), max(one.right, other.right),
               max(one.bottom, other.bottom))
