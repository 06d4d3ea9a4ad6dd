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


def one_slip(word: str, other: str) -> bool:
    """Whether one slip makes a word of another."""
    start = next((place for place, (one, two) in enumerate(zip(word, other, strict=False)) if one != two),
                 min(len(word), len(other)))
    one, two = word[start:], other[start:]
    return word != other and (one[1:] == two[1:] or one[1:] == two or one == two[1:]
                              or (one[1::-1] == two[:2] and one[2:] == two[2:]))
