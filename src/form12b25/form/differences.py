# SPDX-License-Identifier: MIT
"""In which blanks two drafts differ, and how each has it, in words; of a long text the passages that changed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from form12b25.form import answers, splices, values
from form12b25.form.definition import FIELDS, Check
from form12b25.form.draft import Draft, Exhibit
from form12b25.form.keys import Key
from form12b25.form.renewal import filed_words
from form12b25.form.words import listed

Passage = tuple[str, str]  # as the one draft has it, as the other has it; "" where it has nothing there

_AROUND = 60  # characters shown before and after a change in the middle of a paragraph
_LONGEST = 2_000  # characters shown of a changed passage
_MOST_LINES = 2_000  # compared line by line; of more it is said as one change where they begin to differ and end
_MORE = " (… and {} more characters)"
_EXHIBIT = {"kind": "Kind", "title": "Title", "signed_by": "Signed by", "text": "Text", "file": "File"}


@dataclass(frozen=True)
class Difference:
    """A blank in which two drafts differ: what a filer knows it by, and the passages in which it does."""

    label: str
    passages: tuple[Passage, ...]


def differences(one: Draft, other: Draft) -> tuple[Difference, ...]:
    """The blanks in which two drafts read differently, in paper order. A box never checked reads as one cleared."""
    return tuple(_differences(one, other))


def where(one: Draft, other: Draft) -> str:
    """The blanks in which two drafts differ, by name, in a row."""
    return listed([difference.label for difference in differences(one, other)], "and")


def _differences(one: Draft, other: Draft) -> Iterator[Difference]:
    if one.edition != other.edition:
        yield Difference("Edition of the form", ((one.edition.name, other.edition.name),))
    for label, words in (("Marked as filed", _filed), ("Carried over, to be confirmed", _carried)):
        if words(one) != words(other):
            yield Difference(label, _passages(words(one), words(other)))
    first, second = answers.to_object(one), answers.to_object(other)
    for key, field in FIELDS.items():
        if key is Key.EXHIBITS:
            for number, (kept, found) in enumerate(zip_longest(one.exhibits, other.exhibits), 1):
                if kept != found:
                    yield Difference(f"{field.part}, Exhibit {number}", _of_exhibits(kept, found))
            continue
        mine, theirs = (_words(held.get(key), checks=isinstance(field, Check)) for held in (first, second))
        if mine != theirs:
            yield Difference(f"{field.part}, {field.label}", _passages(mine, theirs))
    for name in dict.fromkeys((*one.unknown, *other.unknown)):
        if (name in one.unknown, one.unknown.get(name)) != (name in other.unknown, other.unknown.get(name)):
            yield Difference(f"“{name}”, which a newer version of this program wrote",
                             (tuple(_json(draft.unknown, name) for draft in (one, other)),))  # type: ignore[arg-type]


def _filed(draft: Draft) -> str:
    return filed_words(draft.filed) if draft.filed else ""


def _carried(draft: Draft) -> str:
    return "\n".join(FIELDS[key].label for key in draft.unconfirmed)


def _json(found: Mapping[str, Any], name: str) -> str:
    return answers.to_json(found[name]).strip() if name in found else ""


def _words(value: Any, *, checks: bool = False) -> str:
    """What was entered, for people to read: a list with an item a line."""
    match value:
        case bool() | None if checks:
            return "checked" if value else "not checked"
        case None:
            return ""
        case list():
            return "\n".join(map(_words, value))
        case dict():
            return "; ".join(f"{name.replace('_', ' ')}: {_words(held)}" for name, held in value.items())
        case _:
            return str(value)


def _of_exhibits(one: Exhibit | None, other: Exhibit | None) -> tuple[Passage, ...]:
    """Two exhibits in words; a file that differs in its bytes alone is said to."""
    mine, theirs = _exhibit(one), _exhibit(other)
    return _passages(mine, theirs if mine != theirs else f"{theirs}, with other content")


def _exhibit(exhibit: Exhibit | None) -> str:
    if exhibit is None:
        return ""
    known = [f"{words}: {held}" for name, words in _EXHIBIT.items() if (held := getattr(exhibit, name))]
    unknown = [f"{name}: {_words(held)}" for name, held in exhibit.unknown.items()]
    size = [] if exhibit.content is None else [f"Attached: {len(exhibit.content):,} bytes"]
    return "\n".join([*known, *unknown, *size])


def _passages(one: str, other: str) -> tuple[Passage, ...]:
    """The passages in which two texts differ, of whole lines, of a long line the place where it differs."""
    mine, theirs = (values.lines(text) if text else [] for text in (one, other))
    if mine == theirs:  # they end their lines in different ways
        return (_narrowed(repr(one)[1:-1], repr(other)[1:-1]),)
    begin = _common(mine, theirs)
    end = _common(mine[begin:][::-1], theirs[begin:][::-1])
    mine, theirs = mine[begin:len(mine) - end], theirs[begin:len(theirs) - end]
    if max(len(mine), len(theirs)) > _MOST_LINES:
        return (_narrowed(_text(mine), _text(theirs)),)
    import difflib  # when two drafts are compared; a window opens with one

    steps = difflib.SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes()
    return tuple(_narrowed(_text(mine[a:b]), _text(theirs[c:d])) for step, a, b, c, d in steps if step != "equal")


def _text(lines: Sequence[str]) -> str:
    """Lines as one text; a blank line alone would not be seen."""
    return "\n".join(lines) if any(lines) or not lines else f"(blank lines: {len(lines)})"


def _narrowed(one: str, other: str) -> Passage:
    """Two passages without what both begin and end with, save a little around the change."""
    change = splices.between(one, other)
    begin = max(0, change.place - _AROUND)
    end = max(0, len(one) - change.place - len(change.removed) - _AROUND)
    return _narrow(one, begin, end), _narrow(other, begin, end)


def _narrow(text: str, begin: int, end: int) -> str:
    middle = _cut(text[begin:len(text) - end])
    return f"{'…' if begin else ''}{middle}{'…' if end else ''}"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + _MORE.format(f"{len(text) - _LONGEST:,}")


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines both begin with."""
    shorter = min(len(one), len(other))
    return next((at for at in range(shorter) if one[at] != other[at]), shorter)
