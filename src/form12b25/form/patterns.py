# SPDX-License-Identifier: MIT
"""Patterns that are compiled when they are first tried, for a window that opens has no text to try them on.

All of them take some 40 ms to compile, which a keystroke would feel: a worker calls `compile_all` once the window
stands.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

_uncompiled: list["Pattern"] = []


class Pattern:
    """A pattern as `re.compile` makes it, with those of its methods that are asked for here."""

    search: Callable[[str], re.Match[str] | None]
    match: Callable[..., re.Match[str] | None]
    fullmatch: Callable[[str], re.Match[str] | None]
    finditer: Callable[[str], Iterator[re.Match[str]]]
    findall: Callable[[str], list[Any]]
    split: Callable[[str], list[str]]
    sub: Callable[[str, str], str]

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._pattern = pattern
        self._flags = flags
        _uncompiled.append(self)

    def __getattr__(self, name: str) -> object:
        """Asked for what is not there yet, and so only once."""
        if name not in Pattern.__annotations__:
            raise AttributeError(name)
        self.compile()
        return self.__dict__[name]

    def compile(self) -> None:
        """Make it ready to be tried, unless it is."""
        if "search" in self.__dict__:
            return
        compiled = re.compile(self._pattern, self._flags)
        for name in Pattern.__annotations__:
            self.__dict__[name] = getattr(compiled, name)


def compile_all() -> None:
    """Make all patterns ready that are not yet."""
    while _uncompiled:
        _uncompiled.pop().compile()
