# SPDX-License-Identifier: MIT
"""A list of words, searched where it lies.

The list is sorted bytes, a word and its size a line, and nothing is made of it: it is there as soon as its file is
read, takes no more memory than the file, and a word is found in some microseconds. No worker has to prepare anything.
"""

from collections.abc import Iterator


class WordList:
    """Words with their sizes. A size says how common a word is: 10 the commonest, 60 the rarest; 0 if none is given."""

    def __init__(self, lines: bytes) -> None:
        self._lines = b"\n" + lines.strip() + b"\n"

    def size(self, word: str) -> int | None:
        """The size of a word, written exactly so; None if it is not in the list."""
        for held, size in self._from(word):
            return size if held == word else None
        return None

    def beginning_with(self, start: str) -> Iterator[tuple[str, int]]:
        """The words that begin so, with their sizes."""
        for held, size in self._from(start):
            if not held.startswith(start):
                return
            yield held, size

    def _from(self, word: str) -> Iterator[tuple[str, int]]:
        """The words from that one on, in the order of their bytes."""
        lines, wanted = self._lines, word.encode()
        low, high = 0, len(lines) - 1  # each at the end of a line; the first line wanted begins behind `low`, or later
        while low < high:
            middle = lines.rindex(b"\n", low, (low + high) // 2 + 1)
            end = lines.index(b"\n", middle + 1)
            if lines[middle + 1:end].split(b" ", 1)[0] < wanted:
                low = end
            else:
                high = middle
        while low < len(lines) - 1:
            end = lines.index(b"\n", low + 1)
            held, _, size = lines[low + 1:end].partition(b" ")
            yield held.decode(), int(size or 0)
            low = end
