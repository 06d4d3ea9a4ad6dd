# SPDX-License-Identifier: MIT
"""The HTML that word processors and browsers put on the clipboard, read for its words, paragraphs, lists and tables.

Word writes styles into it, comments for other programs, the marks of its lists as text, and both sides of tracked
changes. What was deleted is not the text; what was inserted is.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser

from form12b25.form.pasted_elements import Lines, Open, formats
from form12b25.form.steps import Step, unwatched

PICTURES, DELETIONS, COMMENTS, HIDDEN = "picture", "tracked deletion", "comment", "hidden text"
_INSERTIONS = "mark of a tracked insertion"
COUNTED = {PICTURES: "pictures", DELETIONS: "tracked deletions", COMMENTS: "comments",
           _INSERTIONS: "marks of tracked insertions"}  # the kinds that are counted, in the plural

_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"})
_UNSEEN = frozenset({"script", "style", "template", "title", "xml"})
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
# Each character of it can be read in one way only: with two, thirty blanks would be tried in a thousand million ways.
_EMPTY = re.compile(r"<p\b[^<>]*>(?:\s|&nbsp;|&#160;|</?o:p>|<br\s*/?>|</?span[^<>]*>|</?font[^<>]*>)*</p>",
                    re.IGNORECASE)
_NO_CHARACTER = re.compile(r"&#[0-9]{100,};?")  # Python refuses to read such a number
_LONGEST_STYLE = 4_096  # characters; what stands behind them formats nothing here


@dataclass(frozen=True)
class Read:
    """The text; what is left out of it by kind, in the order met; and the words of it that are left out."""

    text: str
    left_out: Mapping[str, int]
    unsaid: str


def read(html: str, step: Step = unwatched) -> Read:
    """The text of HTML, paragraphs with a blank line between them unless the writer put empty ones there."""
    reader = _Reader(step, len(html), spaced=not _EMPTY.search(html))
    html = _NO_CHARACTER.sub("\ufffd", html)
    last = html.rfind(">") + 1  # behind it no tag is whole, and for each the parser would look to the end anew
    reader.feed(html[:last])
    reader.close()
    if html[last:]:
        reader.handle_data(unescape(html[last:]))
    reader.finish()
    return Read(reader.text(), dict(reader.left_out), "".join(reader.unsaid))


class _Reader(HTMLParser):
    def __init__(self, step: Step, length: int, *, spaced: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._step, self._length = step, length
        self._between = 2 if spaced else 1  # line ends between paragraphs
        self._open: list[Open] = []
        self._tags: Counter[str] = Counter()  # that are open
        self._texts = [Lines()]
        self._rows: list[list[str]] = []
        self._mark: list[str] = []  # of a list, as Word writes it
        self.left_out: Counter[str] = Counter()
        self.unsaid: list[str] = []

    def text(self) -> str:
        return self._texts[0].text()

    def finish(self) -> None:
        """Close what was left open."""
        while self._open:
            self._step(self._length, self._length)
            self._close_last()

    def updatepos(self, i: int, j: int) -> int:  # noqa: ARG002 - as Python has it, which counts lines here
        """So far it has been read."""
        self._step(self._length - len(self.rawdata) + j, self._length)
        return j

    def parse_marked_section(self, i: int, report: bool = True) -> int:  # noqa: FBT001, FBT002 - as Python has it
        """A section such as Word's, as far as it goes; any other is passed over, as browsers do, and is no error."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            return self.parse_bogus_comment(i)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        style, kind = given.get("style", "")[:_LONGEST_STYLE].lower(), given.get("class", "").lower()
        self._close_implied(tag)
        left_out = self._why_left_out(tag, given, style, kind)
        if left_out is None and self._unseen is None:
            self._begin(tag, given)
        if tag in _VOID:
            return
        spacing = style.replace(" ", "")
        tabs = re.search(r"mso-tab-count:\s*(\d{1,2})", style)
        opened = Open(tag, formats(tag, given, style), left_out, "mso-list:ignore" in spacing,
                       int(tabs[1]) if tabs else 0, tag == "pre" or "white-space:pre" in spacing,
                       self._open[-1] if self._open else None)
        opened.spoke = len(self._here.pieces)
        if tag == "ol":
            start = given.get("start", "1")
            opened.number = int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1
            opened.letters = given.get("type", "1")
        self._open.append(opened)
        self._tags[tag] += 1
        if self._unseen is None and opened.tabs:
            self._here.say("\t" * opened.tabs, as_it_is=True)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._tags[tag]:
            while self._close_last() != tag:
                pass

    def handle_data(self, data: str) -> None:
        unseen = self._unseen
        if unseen is not None:
            if unseen:
                self.unsaid.append(data)
            return
        around = self._open[-1] if self._open else Open("")
        if around.in_mark:
            self._mark.append(data)
            return
        if around.in_tabs:
            data = data.lstrip(" \xa0\n\r")
        if data.strip():
            for name in around.all_formats:
                self.left_out[name] += 1
        as_it_is = around.in_as_it_is
        self._here.say(data.replace("\r\n", "\n") if as_it_is else data, as_it_is=as_it_is)

    @property
    def _here(self) -> Lines:
        return self._texts[-1]

    @property
    def _unseen(self) -> str | None:
        """Why nothing is read here; the empty text for what is no text of the document; None where all is read."""
        return self._open[-1].unseen if self._open else None

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
            self._texts.append(Lines())
            if not self._rows:
                self._rows.append([])
            span = given.get("colspan", "1")
            self._rows[-1] += [""] * (int(span) - 1 if re.fullmatch(r"[1-9]\d?", span) and self._rows[-1] else 0)
        elif tag == "tr":
            here.end(1)
            self._rows.append([])
        elif tag in _PARAGRAPHS:
            nested = tag in ("ul", "ol") and bool(self._tags["ul"] or self._tags["ol"])
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
        if not any(self._tags[other] for other in closes):
            return
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place].tag in _ENCLOSES:
                return
            if self._open[place].tag in closes:
                while len(self._open) > place:
                    self._close_last()

    def _close_last(self) -> str:
        """Close the innermost element; gives its tag."""
        one = self._open.pop()
        self._tags[one.tag] -= 1
        self._close(one)
        return one.tag

    def _close(self, one: Open) -> None:
        """What the end of an element does to the text after it."""
        if self._unseen is not None or one.left_out is not None:
            return
        here = self._here
        if one.list_mark and not (self._open and self._open[-1].in_mark):
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
            inside = self._tags["ul"] or self._tags["ol"]
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
