# SPDX-License-Identifier: MIT
"""The shapes of letters: those in a finished file against those of the typeface.

A file says for each code both which letter it means and which shape is drawn. A reader of text believes the first; the
eye sees the second. Here the two are held together, by the bytes of the shapes in the TrueType tables.
"""

import re
import struct
from collections.abc import Set
from functools import cache

import pikepdf

from form12b25 import assets
from form12b25.paper.fonts import Face

_MEANING = re.compile(rb"<([0-9A-Fa-f]{2})>\s*<([0-9A-Fa-f]{4})>")  # a code, and the number of its letter
_WORDS, _MORE = 0x1, 0x20  # flags of a shape joined of others
_CUTS = {face.removesuffix("-Regular"): face for face in Face}
_SCALES = ((0x8, 2), (0x40, 4), (0x80, 8))  # how many bytes of scale follow a part


class TrueType:
    """A TrueType font: which shape a code or letter has."""

    def __init__(self, font: bytes) -> None:
        count = struct.unpack_from(">H", font, 4)[0]
        self._tables = {}
        for place in range(count):
            tag, _, start, length = struct.unpack_from(">4sLLL", font, 12 + 16 * place)
            self._tables[tag] = font[start:start + length]
        long_places = struct.unpack_from(">h", self._tables[b"head"], 50)[0]
        loca = self._tables[b"loca"]
        places = struct.unpack(f">{len(loca) // (4 if long_places else 2)}{'L' if long_places else 'H'}", loca)
        self._places = places if long_places else tuple(2 * place for place in places)
        self.numbers = self._numbers()

    def _numbers(self) -> dict[int, int]:
        """The number of the shape of each code or letter."""
        table = self._tables[b"cmap"]
        found: dict[int, int] = {}
        for place in range(struct.unpack_from(">H", table, 2)[0]):
            start = struct.unpack_from(">L", table, 8 + 8 * place)[0]
            form = struct.unpack_from(">H", table, start)[0]
            if form == 0:
                found |= dict(enumerate(table[start + 6:start + 262]))
            elif form == 6:
                first, count = struct.unpack_from(">HH", table, start + 6)
                found |= dict(enumerate(struct.unpack_from(f">{count}H", table, start + 10), first))
            elif form == 4:
                found |= _segments(table[start:])
        return found

    def shape(self, number: int) -> tuple[bytes, ...]:
        """The shape of that number: its bytes; of one joined of others, their shapes and where each is put."""
        if not 0 <= number < len(self._places) - 1:
            return ()
        shape = self._tables[b"glyf"][self._places[number]:self._places[number + 1]]
        if len(shape) < 10 or struct.unpack_from(">h", shape)[0] >= 0:
            return (shape.rstrip(b"\0"),)
        parts: list[bytes] = [shape[2:10]]
        start, more = 10, True
        while more:
            flags, part = struct.unpack_from(">HH", shape, start)
            length = (4 if flags & _WORDS else 2) + next((size for flag, size in _SCALES if flags & flag), 0)
            parts += [shape[start + 4:start + 4 + length], *self.shape(part)]
            start += 4 + length
            more = bool(flags & _MORE)
        return tuple(parts)


def _segments(table: bytes) -> dict[int, int]:
    """The numbers in a table of form 4: stretches of letters."""
    count = struct.unpack_from(">H", table, 6)[0] // 2
    lasts, firsts, steps, places = (struct.unpack_from(f">{count}{kind}", table, start) for kind, start in
                                    (("H", 14), ("H", 16 + 2 * count), ("h", 16 + 4 * count), ("H", 16 + 6 * count)))
    found = {}
    for segment, (first, last, step, place) in enumerate(zip(firsts, lasts, steps, places, strict=True)):
        for letter in range(first, last + 1 if last < 0xFFFF else first):
            if place:
                where = 16 + 6 * count + 2 * segment + place + 2 * (letter - first)
                number = struct.unpack_from(">H", table, where)[0]
            else:
                number = letter
            found[letter] = (number + step) % 0x10000 if number else 0
    return found


@cache
def _typeface(face: Face) -> TrueType:
    return TrueType(assets.resource("fonts", f"{face}.ttf"))


@cache
def _meant(face: Face, letter: int) -> tuple[bytes, ...]:
    typeface = _typeface(face)
    return typeface.shape(typeface.numbers.get(letter, 0))


def face_of(font: pikepdf.Object) -> Face | None:
    """The face that an embedded font is cut from; None for a font that is none of ours."""
    return _CUTS.get(str(font.get("/BaseFont", "")).split("+")[-1])


def wrong_letter(font: pikepdf.Object, face: Face, used: Set[str]) -> str:
    """A letter that an embedded font draws in another shape than the typeface has for it; empty if there is none.

    A letter that is not used may have no shape. Raises ValueError for a font that cannot be read.
    """
    try:
        embedded = TrueType(font.FontDescriptor.FontFile2.read_bytes())
        meanings = _MEANING.findall(font.ToUnicode.read_bytes())
        for code, letter in ((int(code, 16), int(letter, 16)) for code, letter in meanings):
            number = embedded.numbers.get(code, 0)
            if (number or chr(letter) in used) and letter and embedded.shape(number) != _meant(face, letter):
                return chr(letter)
    except (struct.error, KeyError, AttributeError, pikepdf.PdfError) as fault:
        raise ValueError(str(fault)) from fault
    return ""
