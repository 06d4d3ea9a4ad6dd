# SPDX-License-Identifier: MIT
"""What may have been meant by a word that no list has.

First come the words one slip away and two words run together; where there is none, every word that begins alike is
compared. It is done in steps, so that whoever asks can stop in between, or for good.
"""

from collections.abc import Iterator

from form12b25.spelling.lexicon import Lexicon
from form12b25.spelling.slips import slips

MOST = 6
_APART = 2.6  # what is further from the word was not meant
_COMMON = 35  # a size of the dictionary; the halves of two words run together are commoner than that
_AT_ONCE = 40  # words compared in one step
_VOWELS = frozenset("aeiouy")


def suggestions(word: str, lexicon: Lexicon) -> Iterator[list[str] | None]:
    """The words that may have been meant, the likeliest first, as the last thing given; None at each step before."""
    plain = word.replace("’", "'")
    ending = plain[-2:] if plain.lower().endswith("'s") else ""
    meant = plain.removesuffix(ending).lower()
    found: dict[str, float] = {}
    for count, near in enumerate(slips(meant)):
        _take(found, near, meant, lexicon)
        if count % _AT_ONCE == 0:
            yield None
    for place in range(1, len(meant)):
        one, other = meant[:place], meant[place:]
        if min(len(one), len(other)) > 1 or one == "a":
            sizes = [lexicon.size(part) for part in (one, other)]
            if all(size is not None and size <= _COMMON for size in sizes):
                found[f"{one} {other}"] = 1.1
    yield None
    if not found:
        for count, near in enumerate(_beginning_alike(meant, lexicon)):
            if abs(len(near) - len(meant)) <= 2 and len(set(near) ^ set(meant)) <= 4:
                _take(found, near.lower(), meant, lexicon, near)
            if count % _AT_ONCE == 0:
                yield None
    ranked = sorted(found, key=lambda near: (found[near], near))[:MOST]
    yield list(dict.fromkeys(_cased(near, plain.removesuffix(ending)) + ending for near in ranked))


def _take(found: dict[str, float], near: str, meant: str, lexicon: Lexicon, written: str = "") -> None:
    """Count a word among those found, if it is one, by how far it is from what was typed and how rare it is."""
    for way in [written] if written else [near, near.capitalize()]:
        size = lexicon.size(way)
        if size is not None:
            apart = _distance(meant, near) + size / 60 * 0.45
            if apart <= _APART:
                found[way] = apart
            return


def _beginning_alike(meant: str, lexicon: Lexicon) -> Iterator[str]:
    """The words of the lists that begin with the same letter, small or capital."""
    for held in lexicon.lists:
        for start in (meant[0], meant[0].upper()):
            for near, _ in held.beginning_with(start):
                yield near


def _distance(typed: str, meant: str) -> float:
    """How many slips make one word of the other; those that are made often count for less."""
    before: list[float] = []
    last = [float(count) for count in range(len(meant) + 1)]
    for row, letter in enumerate(typed, 1):
        line = [float(row)]
        for column, other in enumerate(meant, 1):
            left_out = 0.7 if column > 1 and meant[column - 2] == other else 1.0  # a letter not doubled
            added = 0.7 if row > 1 and typed[row - 2] == letter else 1.0
            other_one = 0.0 if letter == other else 0.8 if {letter, other} <= _VOWELS else 1.1
            least = min(line[-1] + left_out, last[column] + added, last[column - 1] + other_one)
            if row > 1 and column > 1 and letter == meant[column - 2] and typed[row - 2] == other:
                least = min(least, before[column - 2] + 0.7)
            line.append(least)
        before, last = last, line
    return last[-1] + (0.5 if typed[:1] != meant[:1] else 0.0)


def _cased(near: str, typed: str) -> str:
    """The word in the capitals of what was typed."""
    if len(typed) > 1 and typed.isupper():
        return near.upper()
    return near[:1].upper() + near[1:] if typed[:1].isupper() else near
