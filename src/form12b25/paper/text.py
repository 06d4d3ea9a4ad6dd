# SPDX-License-Identifier: MIT
"""Text into lines: glyphs are measured, characters never counted, and nothing is dropped but the blank at a break."""

import re

from form12b25.form.keys import Key
from form12b25.paper import fonts
from form12b25.paper.fonts import Face
from form12b25.paper.geometry import BODY, LEADING, SMALL, Box
from form12b25.paper.marks import Words

_TAB = "    "
_WORDS = re.compile(r"( +)")


def broken(text: str, width: float, face: Face = Face.REGULAR, size: float = BODY) -> list[str]:
    """The text as lines no wider than `width` points. Line ends are kept; a word too long for a line is divided."""
    return [line for paragraph in text.replace("\t", _TAB).split("\n")
            for line in _paragraph(paragraph, width, face, size)]


def _paragraph(paragraph: str, room: float, face: Face, size: float) -> list[str]:
    if len(paragraph) < 100 and fonts.width(paragraph, face, size) <= room:
        return [paragraph]
    lines: list[str] = []
    line, used = "", 0.0
    for word in _WORDS.split(paragraph):
        width = fonts.width(word, face, size)
        if used + width <= room:
            line, used = line + word, used + width
            continue
        if word.isspace():
            if line.strip():
                lines.append(line.rstrip(" "))
            line, used = "", 0.0
            continue
        if line.strip():
            lines.append(line.rstrip(" "))
        *full, line = _divided(word, room, face, size)
        lines += full
        used = fonts.width(line, face, size)
    return [*lines, line.rstrip(" ")] if line.strip() or not lines else lines


def _divided(word: str, room: float, face: Face, size: float) -> list[str]:
    """A word in pieces that fit on a line; a word that fits is one piece."""
    pieces, piece, used = [], "", 0.0
    for character in word:
        width = fonts.width(character, face, size)
        if piece and used + width > room:
            pieces.append(piece)
            piece, used = "", 0.0
        piece, used = piece + character, used + width
    return [*pieces, piece]


def shortened(text: str, room: float, face: Face, size: float) -> str:
    """As many whole words from the beginning as fit; the empty text if none does."""
    first = broken(text, room, face, size)[0]
    return first if text.startswith(first + " ") else ""


def set_lines(lines: list[str], box: Box, first_baseline: float, *, face: Face = Face.REGULAR, size: float = BODY,
              key: Key | None = None, centred: bool = False) -> list[Words]:
    """Lines one below the other; lines without type are only room."""
    placed = []
    for place, line in enumerate(lines):
        if line.strip():
            left = box.middle - fonts.width(line, face, size) / 2 if centred else box.left
            placed.append(Words(left, first_baseline + place * (size + LEADING), line, face, size, key))
    return placed


def fitted(text: str, box: Box, key: Key, *, centred: bool = False) -> list[Words] | None:
    """The text set in a blank, standing on its rule: at 10 points, or smaller down to 8; None if it does not fit."""
    size = BODY
    while size >= SMALL:
        lines = broken(text, box.width, Face.REGULAR, size)
        if len(lines) * (size + LEADING) <= box.height:
            first = box.bottom - 3 - (len(lines) - 1) * (size + LEADING)
            return set_lines(lines, box, first, size=size, key=key, centred=centred)
        size -= 1
    return None


def largest(text: str, room: float, face: Face, size: float) -> float:
    """The size, at most `size`, at which words of the form stand on one line."""
    return min(size, size * room / fonts.width(text, face, size))
