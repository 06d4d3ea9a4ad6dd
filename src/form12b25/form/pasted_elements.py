# SPDX-License-Identifier: MIT
"""What stands open while pasted HTML is read, and the text that grows out of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_BOLD, _ITALICS, _UNDERLINED, _STRUCK = "bold type", "italics", "underlining", "striking out"
_RAISED, _LINKS, _MARKED = "raising or lowering of letters", "links", "highlighting"
_FORMATS = {"b": _BOLD, "strong": _BOLD, "i": _ITALICS, "em": _ITALICS, "u": _UNDERLINED, "s": _STRUCK,
            "strike": _STRUCK, "sub": _RAISED, "sup": _RAISED, "mark": _MARKED}
_STYLES = ((re.compile(r"font-weight:\s*(?:bold|[6-9]00)"), _BOLD), (re.compile(r"font-style:\s*italic"), _ITALICS),
           (re.compile(r"line-through"), _STRUCK), (re.compile(r"mso-highlight:"), _MARKED),
           (re.compile(r"text-(?:decoration|underline)[^;]*:[^;]*(?:underline|single)"), _UNDERLINED),
           (re.compile(r"vertical-align:\s*(?:super|sub)"), _RAISED))
_LIGHT = re.compile(r"font-weight:\s*(?:normal|[1-5]00)")
_BLANKS = re.compile(r"[ \t\n\r\f]+")


class Lines:
    """Text as it grows, with the line ends and marks that wait for its next word."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.ends = 0  # line ends that are due
        self.mark = ""
        self._blank = False

    @property
    def empty(self) -> bool:
        return not self.pieces

    def say(self, text: str, *, as_it_is: bool = False) -> None:
        """Put words in; blanks that run together become one unless the text stands as it is."""
        if not as_it_is:
            text = _BLANKS.sub(" ", text)
            if self.ends or self.empty or self._blank:
                text = text.lstrip(" ")
        if not text or (not text.strip() and (self.ends or self.empty)):
            return
        self.pieces += ["\n" * (0 if self.empty else self.ends), self.mark, text]
        self.ends, self.mark = 0, ""
        self._blank = text.endswith((" ", "\t"))

    def end(self, ends: int) -> None:
        """At least so many line ends are due."""
        self.ends = max(self.ends, ends)

    def text(self) -> str:
        return re.sub(r"(?<! ) +(?=\n|\Z)", "", "".join([*self.pieces, self.mark]))


@dataclass
class Open:
    """An element that is open: how its text is formatted, and why it is left out, if it is.

    What holds for it holds for all that is open within it, so that nobody has to look at those around: in a hostile
    text there are thousands.
    """

    tag: str
    formats: tuple[str, ...] = ()
    left_out: str | None = None
    list_mark: bool = False
    tabs: int = 0
    as_it_is: bool = False
    within: "Open | None" = None
    number: int = 0  # of the last entry of a list; 0 for one with bullets
    letters: str = ""
    spoke: int = 0  # pieces there were when a paragraph began

    def __post_init__(self) -> None:
        around = self.within
        self.unseen: str | None = self.left_out if around is None or around.unseen is None else around.unseen
        self.in_mark: bool = self.list_mark or (around is not None and around.in_mark)
        self.in_tabs: bool = self.tabs > 0 or (around is not None and around.in_tabs)
        self.in_as_it_is: bool = self.as_it_is or (around is not None and around.in_as_it_is)
        self.all_formats: tuple[str, ...] = tuple(dict.fromkeys((*(around.all_formats if around else ()),
                                                                 *self.formats)))


def formats(tag: str, given: Mapping[str, str], style: str) -> tuple[str, ...]:
    """How the text in an element is formatted."""
    names = [_FORMATS[tag]] if tag in _FORMATS and not (tag in ("b", "strong") and _LIGHT.search(style)) else []
    if tag == "a" and given.get("href", "").startswith(("http", "mailto", "ftp")):
        return (*names, _LINKS)
    return (*names, *(name for pattern, name in _STYLES if pattern.search(style)))
