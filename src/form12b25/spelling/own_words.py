# SPDX-License-Identifier: MIT
"""The person's own words, as they stand in a file: UTF-8, one a line, in the order of the alphabet."""

from collections.abc import Iterable

LONGEST = 60  # letters


def read(content: bytes) -> frozenset[str]:
    """The words in a file, which anyone may have edited; what is no word is passed over."""
    return frozenset(word for line in content.decode("utf-8", "replace").splitlines() if is_word(word := line.strip()))


def written(words: Iterable[str]) -> bytes:
    """The file that keeps these words."""
    return "".join(f"{word}\n" for word in in_order(words)).encode()


def in_order(words: Iterable[str]) -> list[str]:
    """The words as a dictionary has them in order, capitals beside small letters."""
    return sorted(words, key=lambda word: (word.casefold(), word))


def is_word(word: str) -> bool:
    """Whether it can be kept: letters, and what may stand between them."""
    letters = word.replace("’", "").replace("'", "").replace("-", "")
    return letters.isalpha() and len(word) <= LONGEST
