# SPDX-License-Identifier: MIT
"""Words for sentences: names in a row, and text that may hold what would break a line or command a terminal."""

from collections.abc import Sequence


def listed(words: Sequence[str], last: str) -> str:
    """Words in a row, the last one after "and" or "or"."""
    return f" {last} ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def either(words: Sequence[str]) -> str:
    """What there is to choose from."""
    return listed(words, "or")


def printable(text: str) -> str:
    r"""Text on one line, in which what has no image stands as its escape, such as \x1b or \n."""
    return text if text.isprintable() else "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode() for character in text)


def shown(text: str, most: int = 40) -> str:
    """The beginning of what was entered, for a sentence: on one line, without what would command a terminal.

    `most` is counted in characters.
    """
    beginning = "".join(character if character.isprintable() else " " for character in text[:most])
    return beginning if len(text) <= most else beginning + "…"
