# SPDX-License-Identifier: MIT
"""What of a text is a word to judge.

A text is read sentence by sentence, so that what was judged once need not be judged again while another sentence is
typed. Passed by are numbers and whatever has a digit in it (amounts, dates, forms, sections), Roman numerals, addresses
of the web and of mail, single letters, what is too long to be a word, and short words in capitals, which are
abbreviations.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from form12b25.spelling import own_words

_SENTENCE = re.compile(r".+?(?:[.!?][\"”’)\]]*(?=\s)|$)", re.DOTALL)
_LONGEST = 2_000  # characters; what goes on longer without a stop is no sentence, and is cut between words
_CHUNK = re.compile(
    r"""(?P<address>(?:[a-z]+://|www\.)\S+|[^\s@]+@[^\s@]+|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|us)\b\S*)
      | (?P<initials>(?:[A-Za-z]\.){2,}) | (?P<chunk>[^\s/—–]+)""", re.VERBOSE | re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*", re.UNICODE)
_ROMAN = re.compile(r"(?i:m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3}))")
_ABBREVIATION = re.compile(r"[A-Z]{2,5}s?|[A-Z][a-z]?[A-Z]")
_OPENING = "\"'“‘(["


@dataclass(frozen=True)
class Word:
    """A word of a text, and where it begins. `opens`: it begins the sentence; `named`: it is put in
    quotes or brackets, or a capital or "&" follows it, as with names.
    """

    text: str
    start: int
    opens: bool
    named: bool


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a text, each with the place at which it begins."""
    for found in _SENTENCE.finditer(text):
        start, stop = found.span()
        while stop - start > _LONGEST:
            cut = text.rfind(" ", start + 1, start + _LONGEST) + 1 or start + _LONGEST
            yield start, text[start:cut]
            start = cut
        yield start, text[start:stop]


def words(sentence: str) -> list[Word]:
    """The words of a sentence that are to be judged."""
    found: list[Word] = []
    opens = True
    for chunk in _CHUNK.finditer(sentence):
        if chunk["chunk"] and not any(letter.isdigit() for letter in chunk["chunk"]):
            following = sentence[chunk.end():chunk.end() + 3].strip(" ,\n" + _OPENING)
            named = following[:1].isupper() or following[:1] == "&" or chunk[0][0] in _OPENING
            for word in _WORD.finditer(chunk["chunk"]):
                if not _passed_by(word[0]):
                    found.append(Word(word[0], chunk.start() + word.start(), opens, named))
                opens = False
        opens = opens and not any(letter.isalnum() for letter in chunk[0])
    return found


def plain(word: str) -> str:
    """A word with the apostrophe that the lists have, and without the possessive."""
    plain = word.replace("’", "'")
    return plain[:-2] if plain.endswith(("'s", "'S")) else plain


def _passed_by(word: str) -> bool:
    return (not 1 < len(word) <= own_words.LONGEST
            or not any("A" <= letter <= "Z" or "a" <= letter <= "z" for letter in word)
            or bool(_ABBREVIATION.fullmatch(word) or _ROMAN.fullmatch(word)))
