# SPDX-License-Identifier: MIT
"""Words looked for in a text, and others put in their place.

Letters are compared without regard to case unless asked otherwise. Curly marks count as straight ones and a blank at
which no line breaks as a blank, for they look alike, and a pasted text has the ones where a keyboard makes the others.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

_ALIKE = {sign: f"[{re.escape(signs)}]" for signs in ("'’‘‛", "\"“”„‟", "-\u2010\u2011", " \xa0\u202f")
          for sign in signs}


class Place(NamedTuple):
    """Where in a text something stands, counted in characters from 0; `end` is behind it."""

    start: int
    end: int


def found(text: str, wanted: str, *, match_case: bool = False, whole_words: bool = False) -> list[Place]:
    """The places at which `wanted` stands, from the first to the last; they do not overlap."""
    if not wanted:
        return []
    pattern = "".join(_ALIKE.get(sign) or re.escape(sign) for sign in wanted)
    if whole_words:
        pattern = rf"(?<!\w){pattern}(?!\w)"
    return [Place(*one.span()) for one in re.finditer(pattern, text, 0 if match_case else re.IGNORECASE)]


def replaced(text: str, places: Sequence[Place], by: str) -> str:
    """The text with `by` at each of the places, which are in order."""
    pieces, at = [], 0
    for start, end in places:
        pieces += [text[at:start], by]
        at = end
    return "".join([*pieces, text[at:]])
