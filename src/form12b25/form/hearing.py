# SPDX-License-Identifier: MIT
"""What a passage says that the checks of substance listen for, made out in the words of `triggers`.

What is heard in a passage follows from the passage alone, so that it can be remembered (`passages`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain

from form12b25.form import triggers, values
from form12b25.form.patterns import Pattern


def _any(*patterns: str) -> Pattern:
    return Pattern("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_WORD = Pattern(r"[^\W\d_](?:[\w.’]*[^\W_])?")
_SENTENCE_END = Pattern(r"(?<=;) |(?<=[.!?])(?<!\bInc\.)(?<!\bCorp\.)(?<!\bCo\.)(?<!\bLtd\.)(?<!\bNo\.) (?=[^a-z])")
_CHANGE = {name: _any(pattern) for name, pattern in triggers.CHANGE.items()}
_NO_CHANGE = _any(*triggers.NO_CHANGE)
_DENIED, _UNSURE = _any(*triggers.DENIED), _any(triggers.UNSURE)
_WITHHOLDING, _BLAMELESS = _any(*triggers.WITHHOLDING), _any(triggers.BLAMELESS)
_ELECTRONIC = _any(triggers.ELECTRONIC)
_MISSED = _any(*triggers.MISSED)
_EXPECTING, _FILING = _any(triggers.EXPECTING), _any(triggers.FILING)
A_DATE, _FILING_BY = _any(triggers.A_DATE), _any(triggers.FILING_BY)
_FORMER_REPORTS = _any(*triggers.FORMER_REPORTS)
_REPORTS = Pattern(r"(?<![$\w])(?:" + "|".join(f"({name})" for name in triggers.REPORTS) + r")\b", re.IGNORECASE)
_REPORT_NAMES = tuple(triggers.REPORTS.values())
_FIGURES, _NO_ESTIMATE = _any(triggers.FIGURES), _any(*triggers.NO_ESTIMATE)


@dataclass(frozen=True)
class Heard:
    """What a passage says that the checks listen for."""

    words: int
    telling: frozenset[str]  # words that not every late notice has
    change: tuple[str, ...]  # as they stand in the passage
    withheld: str
    electronic: bool
    missed: str
    expected: tuple[tuple[date, frozenset[str]], ...]  # days on which reports are expected to be filed, as far as named
    reports: frozenset[str]
    kinds: frozenset[str]  # of reports that are spoken of without their form


def hear(passage: str) -> Heard:
    """Listen to one passage."""
    text = _plain_writing(passage)
    telling = words(text) - triggers.COMMONPLACE
    told = [tell(sentence) for sentence in _SENTENCE_END.split(text)]
    current = _FORMER_REPORTS.sub(" ", text)
    return Heard(len(_WORD.findall(text)), frozenset(telling), tuple(chain.from_iterable(one.change for one in told)),
                 next((one.withheld for one in told if one.withheld), ""), _ELECTRONIC.search(text) is not None,
                 next((one.missed for one in told if one.missed), ""),
                 tuple(chain.from_iterable(one.expected for one in told)), _reports(current),
                 frozenset(kind for kind in triggers.REPORT_KINDS if kind in current.casefold()))


@dataclass(frozen=True)
class Told:
    """What one sentence says that the checks listen for."""

    change: tuple[str, ...]
    withheld: str
    missed: str
    expected: tuple[tuple[date, frozenset[str]], ...]


@lru_cache(maxsize=256)
def tell(sentence: str) -> Told:
    """Listen to one sentence. The last ones are remembered: typing changes one sentence of a paragraph."""
    missed = _MISSED.search(sentence)
    return Told(tuple(_change(sentence)), _withheld(sentence), _whole(missed) if missed else "",
                tuple(_expected(sentence)))


def _plain_writing(passage: str) -> str:
    """A passage on one line, its hyphens and apostrophes of one kind, a word that a line end divided in one piece."""
    return re.sub(r"(?<=\w)- (?=\w)", "-", " ".join(passage.translate(triggers.PLAIN).split()))


def words(text: str) -> set[str]:
    """The different words of a text, in small letters, without the endings that say whose something is."""
    return {re.sub(r"’s?$", "", word.casefold()) for word in set(_WORD.findall(_plain_writing(text)))}


def _before(found: re.Match[str]) -> str:
    """What stands before it in the sentence, as far as it can bear on it."""
    return found.string[max(0, found.start() - triggers.BEFORE):found.start()]


def _whole(found: re.Match[str]) -> str:
    """The words found as a person reads them: where a pattern ends within a word, to the end of that word."""
    text, end = found.string, found.end()
    while end < len(text) and text[end - 1].isalpha() and text[end].isalpha():
        end += 1
    return text[found.start():end]


def _change(sentence: str) -> Iterator[str]:
    """The words that speak of a change of results, unless they are denied."""
    sentence = _NO_CHANGE.sub(" ", sentence)
    unsure = _UNSURE.search(sentence)
    for pattern in _CHANGE.values():
        for found in pattern.finditer(sentence):
            if unsure or not _DENIED.search(_before(found)):
                yield _whole(found).casefold()
                break


def _withheld(sentence: str) -> str:
    """The words that say that another person did not furnish what was needed."""
    withheld = (found for found in _WITHHOLDING.finditer(sentence) if not _BLAMELESS.search(_before(found)))
    return next((_whole(found) for found in withheld), "")


def _expected(sentence: str) -> Iterator[tuple[date, frozenset[str]]]:
    if _EXPECTING.search(sentence) and _FILING.search(sentence):
        for found in A_DATE.finditer(sentence):
            if _FILING_BY.search(_before(found)):
                try:
                    yield values.parse_date(found[0]), _reports(sentence)
                except values.NotADate:
                    continue


def _reports(text: str) -> frozenset[str]:
    return frozenset(_REPORT_NAMES[found.lastindex - 1] for found in _REPORTS.finditer(text) if found.lastindex)


@dataclass(frozen=True)
class Explained:
    """What a passage of an explanation has."""

    words: int  # beside the figures
    figures: bool
    no_estimate: bool  # can be made, it says


def weigh(passage: str) -> Explained:
    """Weigh one passage of an explanation."""
    text = _plain_writing(passage)
    return Explained(len(_WORD.findall(_FIGURES.sub(" ", text))), _FIGURES.search(text) is not None,
                     any(_NO_ESTIMATE.search(sentence) for sentence in _SENTENCE_END.split(text)))
