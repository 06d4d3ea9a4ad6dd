# SPDX-License-Identifier: MIT
"""A list of words, ready as soon as its file is cut into lines.

The lines are sorted by their bytes, a word and its size each, so that a word is found by halving, within a microsecond,
and nothing has to be prepared by a worker or a second process.
"""

from bisect import bisect_left
from collections.abc import Iterator


class WordList:
    """Words with their sizes. A size says how common a word is: 10 the commonest, 60 the rarest; 0 if none is given."""

    def __init__(self, content: bytes) -> None:
        self._lines = content.rstrip(b"\n").split(b"\n")

    def size(self, word: str) -> int | None:
        """The size of a word, written exactly so; None if it is not in the list."""
        wanted = word.encode()
        place = bisect_left(self._lines, wanted)
        held, _, size = self._lines[place].partition(b" ") if place < len(self._lines) else (b"", b"", b"")
        return int(size or 0) if word and held == wanted else None

    def beginning_with(self, start: str) -> Iterator[tuple[str, int]]:
        """The words that begin so, with their sizes."""
        wanted = start.encode()
        for place in range(bisect_left(self._lines, wanted), len(self._lines)):
            if not self._lines[place].startswith(wanted):
                return
            held, _, size = self._lines[place].partition(b" ")
            if held:
                yield held.decode(), int(size or 0)
