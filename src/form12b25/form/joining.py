# SPDX-License-Identifier: MIT
"""Lines that a PDF file or a mail broke, joined into the paragraphs that they were, where that is certain.

A line is joined with the next one if it is about as long as the longest, so that the next word had no room on it. The
lines between two blank ones are looked at together: at least half of such line ends must stand in the middle of a
sentence, for a list of names has lines of about equal length, too. Tables, lists and short lines stay as they are.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from form12b25.form.steps import Step, unwatched

_HYPHENS = ("-", "\u2010")
_NARROWEST = 40  # characters of the longest line; shorter ones are a list or an address
_WIDEST = 200  # a longer line was broken by nobody
_FULL = 0.85  # of the longest line: letters differ in width
_SENTENCE_ENDS = re.compile(r"[.!?:;][\"”’')\]]*$")
_ITEM = re.compile(r"(?:[•·▪●◦*–—-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)])\s", re.IGNORECASE)
_COLUMNS = re.compile(r"\t|\S {3,}\S|\S {2,}[$(]?\d")
_DIVIDED = re.compile(r"([^\W\d_]+)[-\u2010]$")
_WITH_HYPHENS = re.compile(r"[\w-]+")
_BEGINS = re.compile(r"[^\W\d_]+")
_PAGE_NUMBER = re.compile(r"(?:page\s+)?[-–—]?\s*\d{1,3}\s*[-–—]?(?:\s*of\s+\d{1,3})?", re.IGNORECASE)
# What a hyphen stands behind in a word that is written with it.
_COMPOUND = frozenset({
    "all", "anti", "co", "cross", "eight", "end", "ex", "fifth", "first", "five", "four", "fourth", "full", "half",
    "high", "ill", "in", "inter", "late", "long", "low", "mid", "multi", "near", "nine", "non", "off", "on", "one",
    "out", "over", "part", "post", "pre", "pro", "quasi", "re", "second", "self", "semi", "seven", "short",
    "single", "six", "so", "sub", "ten", "third", "three", "two", "ultra", "under", "up", "well", "year", "month",
    "quarter", "week", "day", "period", "fair", "follow", "mark"})


@dataclass(frozen=True)
class Joined:
    """The text, how many line ends were taken out of it, and the divided words that were made whole."""

    text: str
    joins: int
    whole: tuple[str, ...] = ()


class _Words:
    """The words of a text, in small letters, those with hyphens whole; made out when the first is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _all(self) -> frozenset[str]:
        return frozenset(_WITH_HYPHENS.findall(self._text.lower()))

    def have(self, word: str) -> bool:
        """Whether it stands in the text."""
        return word.lower() in self._all


def joined(text: str, step: Step = unwatched) -> Joined:
    """The text with its broken lines joined."""
    lines = text.split("\n")
    words = _Words(text)
    done: list[str] = []
    whole: list[str] = []
    start = 0
    for place in range(len(lines) + 1):
        if place == len(lines) or not lines[place].strip():
            step(place, len(lines))
            done += _block(lines[start:place], words, whole, step)
            done += lines[place:place + 1]
            start = place + 1
    return Joined("\n".join(done), len(lines) - len(done), tuple(whole))


def page_numbers(text: str) -> list[str]:
    """The lines that hold a number alone, among others that hold words."""
    lines = [line.strip() for line in text.split("\n")]
    if not any(len(line) >= _NARROWEST for line in lines):
        return []
    return [line for line in lines if _PAGE_NUMBER.fullmatch(line)]


def _block(lines: list[str], words: _Words, whole: list[str], step: Step) -> list[str]:
    """The lines between two blank ones, joined where they were broken."""
    longest = max((len(line.strip()) for line in lines), default=0)
    if not _NARROWEST <= longest <= _WIDEST:
        return lines
    broken = [_is_full(line, following, longest) for line, following in pairwise(lines)]
    inside = [_in_a_sentence(line.rstrip(), following.lstrip())
              for (line, following), full in zip(pairwise(lines), broken, strict=True)
              if full and not _SENTENCE_ENDS.search(line.rstrip())]
    if not inside or 2 * sum(inside) < len(inside):
        return lines
    done: list[str] = []
    pieces, last = list[str](), lines[0]  # of the paragraph: what is joined for good, and what ends with its last word
    for count, (line, full) in enumerate(zip(lines[1:], broken, strict=True), 1):
        step(count, len(lines))
        if full:
            last = _as_one(last.rstrip(), line.lstrip(), words, whole)
            word = last.rstrip().rfind(" ") + 1
            pieces.append(last[:word])
            last = last[word:]
        else:
            done.append("".join([*pieces, last]))
            pieces, last = [], line
    return [*done, "".join([*pieces, last])]


def _in_a_sentence(line: str, following: str) -> bool:
    """Whether a sentence seems to go on from one line to the next."""
    return following[:1].islower() or line.endswith(",") or _DIVIDED.search(line) is not None


def _is_full(line: str, following: str, longest: int) -> bool:
    """Whether the first word of the following line had no room on this one, and both are of a paragraph."""
    if _COLUMNS.search(line.strip()) or _COLUMNS.search(following.strip()) or _ITEM.match(following.lstrip()):
        return False
    if _indent(following) > _indent(line) and not _ITEM.match(line.lstrip()):
        return False  # the first line of another paragraph
    return len(line.strip()) + 1 + len(following.split()[0]) >= _FULL * longest


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _as_one(line: str, following: str, words: _Words, whole: list[str]) -> str:
    """Two lines as one, with a blank between them, or a word that was divided made whole."""
    if line.endswith("\xad"):
        return line[:-1] + following
    if not line.endswith(_HYPHENS):
        return f"{line} {following}"
    first, second = _DIVIDED.search(line), _BEGINS.match(following)
    if first is None or second is None or not second[0][0].islower():
        # a number or a name goes on behind its hyphen: Form 10-K, Forward-Looking
        return line + following if re.search(r"\w[-\u2010]$", line) else f"{line} {following}"
    one, hyphenated = first[1] + second[0], f"{first[1]}-{second[0]}"
    if words.have(hyphenated) or (first[1].lower() in _COMPOUND and not words.have(one)):
        return line + following
    whole.append(one)
    return line[:-1] + following
