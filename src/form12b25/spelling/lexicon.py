# SPDX-License-Identifier: MIT
"""Which words are spelled right: those of the dictionary, of securities law, of the person, and of the notice."""

from collections.abc import Iterable, Iterator

from form12b25.spelling import reading
from form12b25.spelling.reading import Word
from form12b25.spelling.slips import one_slip
from form12b25.spelling.word_list import WordList

Place = tuple[int, int]  # where a word begins, and how long it is
_COMMON = 50  # a size of the dictionary; larger ones are of words that few people use
_LONG = 7  # letters; among shorter words too many names are near a common word
_KEPT = 50_000  # sentences and words that are remembered
_PREFIXES = frozenset(("anti", "bi", "co", "de", "inter", "mid", "multi", "non", "post", "pre", "pro", "re", "semi",
                       "sub", "un"))


class Lexicon:
    """Judges words and sentences, and remembers what it has judged.

    `own` are the person's words, `ignored` those that are let pass in this draft, `names` those of the notice.
    """

    def __init__(self, dictionary: bytes, securities: bytes) -> None:
        self.lists = WordList(securities), WordList(dictionary)
        self.own: frozenset[str] = frozenset()
        self.ignored: frozenset[str] = frozenset()
        self.names: frozenset[str] = frozenset()
        self._sizes: dict[str, int | None] = {}
        self._judged: dict[str, tuple[Place, ...]] = {}

    def let_pass(self, *, own: Iterable[str] | None = None, ignored: Iterable[str] | None = None,
                 names: Iterable[str] | None = None) -> None:
        """Take these words for right from now on, in place of those before."""
        self.own = self.own if own is None else frozenset(map(reading.plain, own))
        self.ignored = self.ignored if ignored is None else frozenset(map(reading.plain, ignored))
        self.names = self.names if names is None else frozenset(map(reading.plain, names))
        self._judged.clear()

    def places(self, paragraph: str) -> Iterator[tuple[Place, ...]]:
        """For each sentence of a paragraph, where in the paragraph the words stand that no list has."""
        for begins, sentence in reading.sentences(paragraph):
            found = self.misspelt(sentence)
            yield tuple((begins + start, length) for start, length in found) if begins else found

    def misspelt(self, sentence: str) -> tuple[Place, ...]:
        """Where in a sentence the words stand that no list has."""
        if (judged := self._judged.get(sentence)) is None:
            if len(self._judged) > _KEPT:
                self._judged.clear()
            judged = tuple((word.start, len(word.text)) for word in reading.words(sentence) if not self.right(word))
            self._judged[sentence] = judged
        return judged

    def right(self, word: Word) -> bool:
        """Whether a word is spelled right where it stands."""
        plain = reading.plain(word.text)
        if self.knows(plain) or plain.lower() in _PREFIXES:
            return True
        # A capital within a sentence, or before another, begins a name; unless a slip made it of a common word.
        if not plain[0].isupper() or (word.opens and not word.named and plain[1:].islower()):
            return False
        return len(plain) < _LONG or not self._slip_of_a_common_word(plain.lower())

    def knows(self, word: str) -> bool:
        """Whether one of the lists has the word; a capital or capitals may take the place of small letters."""
        return self.size(word) is not None

    def size(self, word: str) -> int | None:
        """How rare a word is, from 0 for the person's own to 60; None if no list has it."""
        if word not in self._sizes:
            if len(self._sizes) > _KEPT:
                self._sizes.clear()
            self._sizes[word] = self._looked_up(word)
        held = self._sizes[word]
        return 0 if held is None and self._let_pass(word) else held

    def _looked_up(self, word: str) -> int | None:
        """The size of the word in the lists, in any of the ways in which it may be written here."""
        for written in _written(word):
            sizes = [size for size in (held.size(written) for held in self.lists) if size is not None]
            if sizes:
                return min(sizes)
        return None

    def _let_pass(self, word: str) -> bool:
        return any(written in held for written in _written(word) for held in (self.own, self.ignored, self.names))

    def _slip_of_a_common_word(self, word: str) -> bool:
        """Compared with those that begin with the same two letters: slips come later in a word."""
        return any(size <= _COMMON and one_slip(word, near) for held in self.lists
                   for near, size in held.beginning_with(word[:2]) if abs(len(near) - len(word)) <= 1)


def _written(word: str) -> list[str]:
    """The ways in which the lists may have a word that is written so."""
    if word.islower():
        return [word]
    ways = [word, word.lower()] if word[1:].islower() else [word]
    return [word, word.lower(), word.capitalize()] if word.isupper() else ways
