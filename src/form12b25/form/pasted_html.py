# SPDX-License-Identifier: MIT
"""The HTML that word processors and browsers put on the clipboard, read for its words, paragraphs, lists and tables.

Word writes styles into it, comments for other programs, the marks of its lists as text, and both sides of tracked
changes. What was deleted is not the text; what was inserted is.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser

PICTURES, DELETIONS, COMMENTS, HIDDEN = "picture", "tracked deletion", "comment", "hidden text"
_BOLD, _ITALICS, _UNDERLINED, _STRUCK = "bold type", "italics", "underlining", "striking out"
_RAISED, _LINKS, _MARKED = "raising or lowering of letters", "links", "highlighting"
_INSERTIONS = "mark of a tracked insertion"
COUNTED = {PICTURES: "pictures", DELETIONS: "tracked deletions", COMMENTS: "comments",
           _INSERTIONS: "marks of tracked insertions"}  # the kinds that are counted, in the plural

_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"})
_UNSEEN = frozenset({"script", "style", "template", "title", "xml"})
_FORMATS = {"b": _BOLD, "strong": _BOLD, "i": _ITALICS, "em": _ITALICS, "u": _UNDERLINED, "s": _STRUCK,
            "strike": _STRUCK, "sub": _RAISED, "sup": _RAISED, "mark": _MARKED}
_STYLES = ((re.compile(r"font-weight:\s*(?:bold|[6-9]00)"), _BOLD), (re.compile(r"font-style:\s*italic"), _ITALICS),
           (re.compile(r"line-through"), _STRUCK), (re.compile(r"mso-highlight:"), _MARKED),
           (re.compile(r"text-(?:decoration|underline)[^;]*:[^;]*(?:underline|single)"), _UNDERLINED),
           (re.compile(r"vertical-align:\s*(?:super|sub)"), _RAISED))
_LIGHT = re.compile(r"font-weight:\s*(?:normal|[1-5]00)")
_NOT_SHOWN = re.compile(r"display:\s*none|mso-hide:\s*all")
_COMMENT = re.compile(r"\bmso(?:comment(?:reference|anchor)|comanchor)\b")
_COMMENT_LIST = re.compile(r"mso-element:\s*comment")
_PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "dl", "pre", "table", "ul", "ol"})
_LINES = frozenset({
    "address", "article", "aside", "caption", "center", "dd", "div", "dt", "figure", "footer", "form", "header",
    "hr", "li", "main", "nav", "section", "tr"})
_CLOSED_BY: dict[str, frozenset[str]] = {
    "p": frozenset({"p"}), "li": frozenset({"li", "p"}), "tr": frozenset({"tr", "td", "th", "p"}),
    "td": frozenset({"td", "th", "p"}), "th": frozenset({"td", "th", "p"}), "dt": frozenset({"dt", "dd", "p"}),
    "dd": frozenset({"dt", "dd", "p"})}
_ENCLOSES = frozenset({"table", "ul", "ol", "div", "blockquote", "dl"})
_EMPTY = re.compile(r"<p\b[^>]*>(?:\s|&nbsp;|&#160;|\xa0|</?o:p>|<br\s*/?>|</?span[^>]*>|</?font[^>]*>)*</p>",
                    re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\n\r\f]+")


@dataclass(frozen=True)
class Read:
    """The text; what is left out of it by kind, in the order met; and the words of it that are left out."""

    text: str
    left_out: Mapping[str, int]
    unsaid: str


def read(html: str) -> Read:
    """The text of HTML, paragraphs with a blank line between them unless the writer put empty ones there."""
    reader = _Reader(spaced=not _EMPTY.search(html))
    reader.feed(html)
    reader.close()
    reader.finish()
    return Read(reader.text(), dict(reader.left_out), "".join(reader.unsaid))


class _Lines:
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
        return re.sub(r" +(?=\n|\Z)", "", "".join([*self.pieces, self.mark]))


@dataclass
class _Open:
    """An element that is open: how its text is formatted, and why it is left out, if it is."""

    tag: str
    formats: tuple[str, ...] = ()
    left_out: str | None = None
    list_mark: bool = False
    tabs: int = 0
    as_it_is: bool = False
    number: int = 0  # of the last entry of a list; 0 for one with bullets
    letters: str = ""
    spoke: int = 0  # pieces there were when a paragraph began


class _Reader(HTMLParser):
    def __init__(self, *, spaced: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._between = 2 if spaced else 1  # line ends between paragraphs
        self._open: list[_Open] = []
        self._texts = [_Lines()]
        self._rows: list[list[str]] = []
        self._mark: list[str] = []  # of a list, as Word writes it
        self.left_out: Counter[str] = Counter()
        self.unsaid: list[str] = []

    def text(self) -> str:
        return self._texts[0].text()

    def finish(self) -> None:
        """Close what was left open."""
        while self._open:
            self._close(self._open.pop())

    def parse_marked_section(self, i: int, report: bool = True) -> int:  # noqa: FBT001, FBT002 - as Python has it
        """A section such as Word's, as far as it goes; any other is passed over, as browsers do, and is no error."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            return self.parse_bogus_comment(i)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        style, kind = given.get("style", "").lower(), given.get("class", "").lower()
        self._close_implied(tag)
        left_out = self._why_left_out(tag, given, style, kind)
        if left_out is None and self._unseen is None:
            self._begin(tag, given)
        if tag in _VOID:
            return
        opened = _Open(tag, _formats(tag, given, style), left_out, "mso-list:ignore" in style.replace(" ", ""))
        if (found := re.search(r"mso-tab-count:\s*(\d{1,2})", style)):
            opened.tabs = int(found[1])
        opened.as_it_is = tag == "pre" or "white-space:pre" in style.replace(" ", "")
        opened.spoke = len(self._here.pieces)
        if tag == "ol":
            start = given.get("start", "1")
            opened.number = int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1
            opened.letters = given.get("type", "1")
        self._open.append(opened)
        if self._unseen is None and opened.tabs:
            self._here.say("\t" * opened.tabs, as_it_is=True)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if any(one.tag == tag for one in self._open):
            while True:
                one = self._open.pop()
                self._close(one)
                if one.tag == tag:
                    return

    def handle_data(self, data: str) -> None:
        unseen = self._unseen
        if unseen is not None:
            if unseen:
                self.unsaid.append(data)
            return
        if any(one.list_mark for one in self._open):
            self._mark.append(data)
            return
        if any(one.tabs for one in self._open):
            data = data.lstrip(" \xa0\n\r")
        if data.strip():
            for name in dict.fromkeys(name for one in self._open for name in one.formats):
                self.left_out[name] += 1
        as_it_is = any(one.as_it_is for one in self._open)
        self._here.say(data.replace("\r\n", "\n") if as_it_is else data, as_it_is=as_it_is)

    @property
    def _here(self) -> _Lines:
        return self._texts[-1]

    @property
    def _unseen(self) -> str | None:
        """Why nothing is read here; the empty text for what is no text of the document; None where all is read."""
        return next((one.left_out for one in self._open if one.left_out is not None), None)

    def _why_left_out(self, tag: str, given: Mapping[str, str], style: str, kind: str) -> str | None:
        if tag in _UNSEEN:
            return ""
        if self._unseen is not None:
            return None
        if _COMMENT_LIST.search(style) and "reference" not in style:
            return COMMENTS
        why = (DELETIONS if tag == "del" or "msodel" in kind.split() else COMMENTS if _COMMENT.search(kind)
               else HIDDEN if "hidden" in given or _NOT_SHOWN.search(style) else None)
        if why is not None:
            self.left_out[why] += 1
        elif tag == "ins":
            self.left_out[_INSERTIONS] += 1
        return why

    def _begin(self, tag: str, given: Mapping[str, str]) -> None:
        """What the beginning of an element does to the text before it."""
        here = self._here
        if tag == "br":
            here.ends = min(here.ends + 1, 2) if not here.empty else 0
        elif tag == "img":
            self.left_out[PICTURES] += 1
            if words := given.get("alt", ""):
                self.unsaid.append(words)
        elif tag in ("td", "th"):
            self._texts.append(_Lines())
            if not self._rows:
                self._rows.append([])
            span = given.get("colspan", "1")
            self._rows[-1] += [""] * (int(span) - 1 if re.fullmatch(r"[1-9]\d?", span) and self._rows[-1] else 0)
        elif tag == "tr":
            here.end(1)
            self._rows.append([])
        elif tag in _PARAGRAPHS:
            nested = tag in ("ul", "ol") and any(one.tag in ("ul", "ol") for one in self._open)
            here.end(1 if nested or (here.mark and tag == "p") or "msonospacing" in given.get("class", "").lower()
                     else self._between)
        elif tag in _LINES:
            here.end(1)
            if tag == "li":
                here.mark = self._next_mark()

    def _next_mark(self) -> str:
        """The mark of the next entry of the list."""
        kept = next((one for one in reversed(self._open) if one.tag in ("ul", "ol")), None)
        if kept is None or kept.tag == "ul":
            return "• "
        kept.number += 1
        number = kept.number - 1
        return f"{chr(ord(kept.letters) + number - 1) if kept.letters in ('a', 'A') and number <= 26 else number}. "

    def _close_implied(self, tag: str) -> None:
        """A paragraph ends where the next begins, whether it says so or not; so do entries and cells."""
        closes = _CLOSED_BY.get(tag, frozenset())
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place].tag in _ENCLOSES:
                return
            if self._open[place].tag in closes:
                while len(self._open) > place:
                    self._close(self._open.pop())

    def _close(self, one: _Open) -> None:
        """What the end of an element does to the text after it."""
        if self._unseen is not None or one.left_out is not None:
            return
        here = self._here
        if one.list_mark and not any(other.list_mark for other in self._open):
            mark = "".join(self._mark).replace("\xa0", " ").strip()
            self._mark.clear()
            here.mark = f"{'•' if len(mark) == 1 else mark} " if mark else ""
            if len(mark) == 1:
                self.unsaid.append(mark)  # a letter of a typeface in which it is a bullet
        elif one.tag in ("td", "th") and len(self._texts) > 1:
            cell = self._texts.pop().text().strip(" \n")
            self._rows[-1].append(cell)
        elif one.tag == "tr" and self._rows:
            self._put_row(self._rows.pop())
        elif one.tag == "p" and len(here.pieces) == one.spoke and not here.empty:
            here.end(2)  # an empty paragraph is a blank line
        elif one.tag in _PARAGRAPHS:
            inside = any(other.tag in ("ul", "ol") for other in self._open)
            here.end(1 if inside else self._between)
        elif one.tag in _LINES:
            here.end(1)

    def _put_row(self, cells: list[str]) -> None:
        """A row of a table as a line with tabs; one that only places a paragraph, or a bullet before it, as text."""
        filled = [cell for cell in cells if cell.strip()]
        if not filled:
            return
        if len(filled) == 1:
            line = filled[0]
        elif len(filled) == 2 and filled[0] in ("•", "·", "●", "▪", "◦", "–", "—", "-", "*"):
            line = f"{filled[0]} {filled[1]}"
        else:
            line = "\t".join(" ".join(cell.split()) for cell in cells).rstrip("\t")
        self._here.say(line, as_it_is=True)
        self._here.end(1)


def _formats(tag: str, given: Mapping[str, str], style: str) -> tuple[str, ...]:
    """How the text in an element is formatted."""
    names = [_FORMATS[tag]] if tag in _FORMATS and not (tag in ("b", "strong") and _LIGHT.search(style)) else []
    if tag == "a" and given.get("href", "").startswith(("http", "mailto", "ftp")):
        return (*names, _LINKS)
    return (*names, *(name for pattern, name in _STYLES if pattern.search(style)))
