# SPDX-License-Identifier: MIT
"""What becomes of text that is pasted into a blank: its words and paragraphs stay, the rest is told."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from form12b25.form import joining, pasted_html, values
from form12b25.form.steps import Step, unwatched
from form12b25.form.words import listed, shown

_MOST_WORDS = 3  # that a sentence repeats
_LINE, _LINES = 100, 50  # characters of a printed line, lines of a page
_LEFT_OUT = " Left out: {what}."
_JOINED = " {lines} joined into paragraphs: Ctrl+Z brings {them} back."
_WHOLE = " Made whole, please compare: {words}."
_PAGE_NUMBER = " Is {numbers} a page number?"
_AS_PLAIN = " It was taken as plain text, without any formatting."
_NOTHING = "Nothing was pasted: there is no text to paste."
_ONLY_PICTURE = "Nothing was pasted: there is only a picture. Attach it as an exhibit on the worksheet."
_ON_ONE_LINE = "Pasted on one line: {ends} became {blanks}."
_MARKED = re.compile(r"^([ \t]*)([•·▪●◦§o*–—-]|\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})[.)])\t([^\t]*)$", re.MULTILINE)
_SPACING = re.compile(r"(?<![ \xa0])[ \xa0]*[\t\n\r\v\f\x85\u2028\u2029]+[ \xa0\t\n\r\v\f\x85\u2028\u2029]*")
_CONTENT = frozenset((pasted_html.PICTURES, pasted_html.DELETIONS, pasted_html.COMMENTS, pasted_html.HIDDEN))


@dataclass(frozen=True)
class Pasted:
    """The text to put in, the same with broken lines joined, and what is to be said of it; `words` may be empty."""

    text: str
    joined: str
    words: str


def paragraphs(plain: str, html: str, *, picture: bool = False, step: Step = unwatched,
               unread: bool = False) -> Pasted:
    """What is pasted into a narrative. `picture` tells whether a picture came without any text; `unread`, that its
    formatting was left aside.
    """
    text, left_out, as_plain = _text(plain, html, step)
    as_plain |= unread
    text = _MARKED.sub(_with_blank, "\n".join(values.lines(text)))
    if not text:
        return Pasted("", "", _ONLY_PICTURE if picture else _NOTHING)
    joined = joining.joined(text, step)
    said = [_LEFT_OUT.format(what=_named(left_out))] if left_out else []
    if as_plain:
        said.append(_AS_PLAIN)
    if joined.joins:
        said.append(_JOINED.format(lines="1 line was" if joined.joins == 1 else f"{joined.joins} lines were",
                                   them="it" if joined.joins == 1 else "them"))
    if joined.whole:
        more = ["others"] if len(joined.whole) > _MOST_WORDS else []
        said.append(_WHOLE.format(words=listed([f"“{word}”" for word in joined.whole[:_MOST_WORDS]] + more, "and")))
    if numbers := joining.page_numbers(joined.text):
        said.append(_PAGE_NUMBER.format(numbers=listed([f"“{one}”" for one in numbers[:_MOST_WORDS]], "or")))
    count = sum(1 for part in re.split(r"\n[ \t\xa0]*\n", joined.text) if part.strip())
    told = f"Pasted {count} paragraphs." if count != 1 else "Pasted 1 paragraph."
    return Pasted(text, joined.text, told + "".join(said) if said or count > 1 else "")


def pages(text: str) -> int:
    """About how many pages a text would take in print."""
    lines = sum(max(1, -(-len(one) // _LINE)) for one in values.lines(text))
    return max(1, round(lines / _LINES))


def line(plain: str, html: str, before: str = "", after: str = "", *, picture: bool = False,
         step: Step = unwatched) -> tuple[str, str]:
    """What is pasted into a blank of one line between `before` and `after`, and what is to be said of it."""
    text, left_out, _ = _text(plain, html, step)
    if not text.strip():
        return text.strip("\t\n\r\v\f\x85\u2028\u2029"), "" if text else _ONLY_PICTURE if picture else _NOTHING
    bare = text.strip(" \t\n\r\v\f\x85\u2028\u2029")
    ends = sum(1 for _ in _SPACING.finditer(bare))
    put = _SPACING.sub(" ", bare)
    # between two words a blank at the end of what is pasted keeps them apart
    if text[0].isspace() and before and not before[-1].isspace():
        put = " " + put
    if text[-1].isspace() and after and not after[0].isspace():
        put += " "
    said = []
    if ends:
        tabs = "\t" in bare
        kind = ("line end or tab" if "\n" in bare else "tab") if tabs else "line end"
        kinds = ("line ends or tabs" if "\n" in bare else "tabs") if tabs else "line ends"
        said.append(_ON_ONE_LINE.format(ends=f"1 {kind}" if ends == 1 else f"{ends} {kinds}",
                                        blanks="a blank" if ends == 1 else "blanks"))
    if lost := {name: count for name, count in left_out.items() if name in _CONTENT}:
        said.append(_LEFT_OUT.format(what=_named(lost)).strip())
    return put, " ".join(said)


def _text(plain: str, html: str, step: Step) -> tuple[str, Mapping[str, int], bool]:
    """The text, what is left out of it by kind, and whether formatting that cannot be read had to be left aside.

    The HTML tells paragraphs, lists and tracked changes; but a word that stands in the plain text and is neither read
    in the HTML nor known to be left out of it is not lost: then the plain text is taken.
    """
    if not html.strip():
        return plain, {}, False
    read = pasted_html.read(html, step)
    if plain and _letters(plain) - _letters(read.text) - _letters(read.unsaid):
        return plain, {}, True
    return read.text or plain, read.left_out, False


def _letters(text: str) -> Counter[str]:
    counted = Counter(text)
    return Counter({character: count for character, count in counted.items() if character.isalnum()})


def _with_blank(found: re.Match[str]) -> str:
    """The mark of a list and its words, for a tab between them would make a table of them."""
    return f"{found[1]}{'•' if found[2] in '·§o' else found[2]} {found[3]}"


def _named(left_out: Mapping[str, int]) -> str:
    """What is left out, for a sentence; kinds that are counted have their number before them."""
    names = [(f"1 {name}" if count == 1 else f"{count} {pasted_html.COUNTED[name]}")
             if name in pasted_html.COUNTED else name for name, count in left_out.items()]
    return shown(listed(names, "and"), 200)
