# SPDX-License-Identifier: MIT
"""Words that are one slip of the finger apart."""

from collections.abc import Iterator

_LETTERS = "etainosrlcdumpghbyfvwkxzjq'"


def slips(word: str) -> Iterator[str]:
    """Two letters exchanged, one left out, one doubled or added, one in place of another."""
    for place in range(len(word) - 1):
        yield word[:place] + word[place + 1] + word[place] + word[place + 2:]
    for place in range(len(word)):
        yield word[:place] + word[place + 1:]
    for place in range(len(word) + 1):
        for letter in _LETTERS:
            yield word[:place] + letter + word[place:]
    for place in range(len(word)):
        for letter in _LETTERS:
            if letter != word[place]:
                yield word[:place] + letter + word[place + 1:]
