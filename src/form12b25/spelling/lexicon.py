# SPDX-License-Identifier: MIT
"""Which words of a text are spelled right: those of the dictionary, of the person, and of the notice."""

import unicodedata
from collections.abc import Generator, Iterable, Iterator
from itertools import filterfalse

from form12b25.spelling import reading
from form12b25.spelling.dictionary import Dictionary
from form12b25.spelling.reading import Word
from form12b25.spelling.slips import slips

Place = tuple[int, int]  # where a word begins, and how long it is
MOST = 6  # words that are offered for one
_LONG = 7  # letters; among shorter words too many names are near a common word
_KEPT = 50_000  # sentences and words that are remembered
_AT_ONCE = 50  # words looked up in one step
_PREFIXES = frozenset(("anti", "bi", "co", "de", "inter", "mid", "multi", "non", "post", "pre", "pro", "re", "semi",
                       "sub", "un"))
_Steps = Generator[tuple[Place, ...], None, bool]


class Lexicon:
    """Judges words and sentences, and remembers what it has judged.

    `own` are the person's words, `ignored` those that are let pass in this draft, `names` those of the notice.
    """

    def __init__(self, dictionary: Dictionary) -> None:
        self._dictionary = dictionary
        self.own: frozenset[str] = frozenset()
        self.ignored: frozenset[str] = frozenset()
        self.names: frozenset[str] = frozenset()
        self._known: dict[str, bool] = {}
        self._slips: dict[str, bool] = {}
        self._judged: dict[str, tuple[Place, ...]] = {}

    def let_pass(self, *, own: Iterable[str] | None = None, ignored: Iterable[str] | None = None,
                 names: Iterable[str] | None = None) -> None:
        """Take these words for right from now on, in place of those before."""
        self.own = self.own if own is None else frozenset(map(reading.plain, own))
        self.ignored = self.ignored if ignored is None else frozenset(map(reading.plain, ignored))
        self.names = self.names if names is None else frozenset(map(reading.plain, names))
        self._dictionary.take(self.own | self.ignored | self.names)
        for remembered in (self._known, self._slips, self._judged):
            remembered.clear()

    def places(self, paragraph: str) -> Iterator[tuple[Place, ...]]:
        """For each sentence of a paragraph, where in the paragraph the words stand that are misspelt.

        Between two sentences, and within one that has names to judge, come steps at which nothing is found.
        """
        for begins, sentence in reading.sentences(paragraph):
            if sentence not in self._judged:
                yield from self._judge(sentence)
            found = self._judged[sentence]
            yield tuple((begins + start, length) for start, length in found) if begins else found

    def suggestions(self, word: str) -> list[str]:
        """What may have been meant, the likeliest first, with the apostrophe that was typed."""
        typed = word.replace("’", "'")
        near, found = set(slips(typed)), self._dictionary.like(typed)
        if typed.islower() and near.isdisjoint(found[:1]):  # a name may have been meant, such as that of a month
            names = sorted(map(str.capitalize, filterfalse(self._dictionary.has, near)))
            found = [*filter(self._dictionary.has, names), *found]
        return [meant.replace("'", "’") if "’" in word else meant for meant in dict.fromkeys(found)][:MOST]

    def knows(self, word: str) -> bool:
        """Whether there is such a word, be it with accents or without."""
        if word not in self._known:
            if len(self._known) > _KEPT:
                self._known.clear()
            self._known[word] = self._dictionary.has(word) or self._dictionary.has(_bare(word))
        return self._known[word]

    def _judge(self, sentence: str) -> Iterator[tuple[Place, ...]]:
        """Find the misspelt words of a sentence, in steps."""
        found: tuple[Place, ...] = ()
        for word in reading.words(sentence):
            if (yield from self._misspelt(word)):
                found += ((word.start, len(word.text)),)
        if len(self._judged) > _KEPT:
            self._judged.clear()
        self._judged[sentence] = found

    def _misspelt(self, word: Word) -> _Steps:
        """Whether a word is misspelt where it stands."""
        plain = reading.plain(word.text)
        if self.knows(plain) or plain.lower() in _PREFIXES:
            return False
        # A capital within a sentence, or before another, begins a name; unless a slip made it of a common word.
        if not plain[0].isupper() or (word.opens and not word.named and plain[1:].islower()):
            return True
        return len(plain) >= _LONG and (yield from self._slip_of_a_word(plain.lower()))

    def _slip_of_a_word(self, plain: str) -> _Steps:
        """Compared with those that begin with the same two letters: slips come later in a word."""
        if plain not in self._slips:
            if self.knows(plain):  # capitals stand in it, as in the names of firms
                return False
            near = (other for other in slips(plain) if other[:2] == plain[:2])
            found = False
            for count, other in enumerate(near, 1):
                if found := self._dictionary.has(other):
                    break
                if count % _AT_ONCE == 0:
                    yield ()
            self._slips[plain] = found
        return self._slips[plain]


def _bare(word: str) -> str:
    """A word without its accents, as the dictionary has those that came from other languages."""
    return word if word.isascii() else "".join(
        letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))
