# SPDX-License-Identifier: MIT
"""What a long text says, passage by passage, so that a keystroke in it costs what one passage costs.

A passage is a paragraph or a few, of about half a page. What was made of each is remembered until the text of that
blank has changed; a text of 1,000 pages is then judged anew in the passage that was typed in.
"""

from collections.abc import Callable, Hashable, Iterator
from functools import lru_cache
from typing import Generic, TypeVar

from form12b25.form.patterns import Pattern

T = TypeVar("T")
_LONGEST = 4_000  # characters
# The first sentence that ends behind the middle; else whole words; else what there is.
_PIECE = Pattern(rf"(?s).{{{_LONGEST // 2},{_LONGEST}}}?(?<=[.!?])\s|.{{1,{_LONGEST}}}(?:\s|\Z)|.{{1,{_LONGEST}}}")


@lru_cache(maxsize=4)
def cut(text: str) -> tuple[str, ...]:
    """The different passages of a text, in order; none of its words is in none of them."""
    blocks = text.split("\n\n")
    if max(map(len, blocks)) > _LONGEST:
        blocks = [piece for block in blocks for piece in ([block] if len(block) <= _LONGEST else _PIECE.findall(block))]
    return tuple(dict.fromkeys(blocks))


class Memory(Generic[T]):
    """Judges the passages of texts and remembers, for each blank, what it made of those of its last text.

    What `judge` says of a passage must follow from the passage alone.
    """

    def __init__(self, judge: Callable[[str], T]) -> None:
        self._judge = judge
        self._last: dict[Hashable, tuple[str, dict[str, T]]] = {}
        self._ahead: dict[Hashable, dict[str, T]] = {}  # judged before anybody asked

    def of(self, source: Hashable, text: str) -> list[T]:
        """What is made of each passage, in order. `source` names the blank, or the part of it, that holds the text."""
        last, known = self._last.get(source, ("", {}))
        if last != text:
            known = {**self._ahead.pop(source, {}), **known}
            known = {passage: known[passage] if passage in known else self._judge(passage) for passage in cut(text)}
            self._last[source] = (text, known)
        return list(known.values())

    def waiting(self, source: Hashable, text: str) -> list[str]:
        """The passages of a text of which nothing was made yet."""
        last, known = self._last.get(source, ("", {}))
        if last == text:
            return []
        ahead = self._ahead.get(source, {})
        return [passage for passage in cut(text) if passage not in known and passage not in ahead]

    def go_ahead(self, source: Hashable, text: str) -> Iterator[None]:
        """Judge them, one at each step, so that `of` need not; what was judged stays if nobody takes all the steps."""
        for passage in self.waiting(source, text):
            self._ahead.setdefault(source, {})[passage] = self._judge(passage)
            yield
