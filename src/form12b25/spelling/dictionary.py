# SPDX-License-Identifier: MIT
"""The dictionary: Hunspell, with the words of American English, those of securities law, and the person's own.

Hunspell opens the two files of the dictionary by itself. Loading holds Python for some 40 ms, a search for what may
have been meant for some 70 ms; to look a word up takes microseconds.
"""

from collections.abc import Iterable

_LANGUAGE = "en_US"
_PROOFS = ("accountants", "zoning")  # one needs the endings to be there, the other the end of the list
_MISSING = "the package chunspell cannot be loaded"
_UNREADABLE = "its dictionary cannot be read"
_DAMAGED = "its dictionary is damaged"


class NoDictionary(Exception):  # noqa: N818 - what happened, as with a refusal
    """The library or its dictionary is not there, or not whole; the message says which, as a part of a sentence."""


class Dictionary:
    """Which words there are, and which are like a word that is none. Raises `NoDictionary`.

    `folder` has `en_US.aff` and `en_US.dic`; `further` are words that these lack, one a line.
    """

    def __init__(self, folder: str, further: bytes) -> None:
        try:
            from hunspell import Hunspell
        except ImportError as error:
            raise NoDictionary(_MISSING) from error
        try:
            # With UTF-8 it finds its files on Windows too where a folder has letters that no code page has.
            self._library = Hunspell(_LANGUAGE, hunspell_data_dir=folder, system_encoding="UTF-8")
        except OSError as error:
            raise NoDictionary(_UNREADABLE) from error
        if not all(map(self._library.spell, _PROOFS)):
            raise NoDictionary(_DAMAGED)
        self._taken: frozenset[str] = frozenset()
        self._added: list[str] = []
        for word in further.decode().split():
            self._library.add(word)

    def has(self, word: str) -> bool:
        """Whether there is such a word; a capital or capitals may take the place of small letters."""
        return not self._taken.isdisjoint(_written(word)) or bool(self._library.spell(word))

    def like(self, word: str) -> list[str]:
        """The words that may have been meant, the likeliest first, in the capitals of the word."""
        return list(self._library.suggest(word))

    def take(self, words: Iterable[str]) -> None:
        """Take these for words from now on, in place of those taken before.

        What Hunspell is to remove it forbids: a word of its own files must not be, and one of ours forbids what is
        written like it with a capital. So it has our words to offer them, and `has` knows them by itself.
        """
        for word in self._added:
            self._library.remove(word)
        self._taken = frozenset(words)
        self._added = [word for word in self._taken if not self._library.spell(word)]
        for word in self._added:
            self._library.add(word)


def _written(word: str) -> set[str]:
    """The ways in which a word that is written so may have been taken."""
    if word.isupper():
        return {word, word.lower(), word.capitalize()}
    return {word, word.lower()} if word[1:].islower() else {word}
