# SPDX-License-Identifier: MIT
"""The help: what it says of each field, its pages, and where a citation leads.

The words stand in `resources/help/`, in Markdown. A heading is named as the rule is cited, so that a citation leads to
the heading of that name; a place is written as a link in the files is, `rule-12b-25.md#rule-12b-25c`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from form12b25.form.editions import Edition
from form12b25.form.keys import Key
from form12b25.form.patterns import Pattern

FIELDS = "fields"
FORM = "form-12b-25"  # made of the words of the edition
PAGES = (FORM, "rule-12b-25", "due-dates", "penalties", "rule-0-2", "rule-0-3", "rule-12b-11", "rule-12b-12",
         "rule-12b-15", "rule-12b-20", "rule-12b-21", "rule-13a-10", "regulation-s-t", "signs", "about")
# The chapters of the manual, in the order in which they are read; their words stand in `resources/manual/`.
MANUAL = ("tonight", "finding-your-way", "dates", "the-narrative", "figures-and-exhibits", "next-notice",
          "printing-and-filing", "drafts", "keys", "trouble")
_HEADING = Pattern(r"^#+ +(.+?) *$", re.MULTILINE)
_RESTS = "Rests on:"
_LINK = Pattern(r"\[([^]]+)\]\(([^)\s]+)\)")
_PART_I = (Key.REGISTRANT_NAME, Key.FORMER_NAME, Key.STREET_ADDRESS, Key.CITY_STATE_ZIP)
_OF_REGULATION = Pattern(r"(Rule \S+) of (Regulation S-T)\b")


@dataclass(frozen=True)
class FieldHelp:
    """What the help says of one field: a sentence, paragraphs in Markdown, and links to the rules as (name, place)."""

    sentence: str
    paragraphs: tuple[str, ...]
    rules: tuple[tuple[str, str], ...]


def read_fields(text: str) -> Mapping[str, FieldHelp]:
    """The help on each field, by its key, in the order of the file. Raises ValueError where a part is missing."""
    found: dict[str, FieldHelp] = {}
    for part in text.split("\n## ")[1:]:
        key, *rest = (" ".join(block.split()) for block in part.strip().split("\n\n"))
        if len(rest) < 3 or not rest[-1].startswith(_RESTS) or key in found:
            raise ValueError(f"help on {key}: give a sentence, a paragraph and the rules it rests on, once")
        rules = tuple((name, place) for name, place in _LINK.findall(rest[-1]))
        found[key] = FieldHelp(rest[0], tuple(rest[1:-1]), rules)
    return MappingProxyType(found)


def headings(page: str) -> list[str]:
    """The headings of a page, from the top; the first is its title."""
    return _HEADING.findall(page)


def anchor(heading: str) -> str:
    """What a link calls a heading: `Rule 12b-25(c)` is `rule-12b-25c`, as wherever Markdown is read."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def place(page: str, heading: str) -> str:
    """A heading as a link names it."""
    return f"{page}.md#{anchor(heading)}"


def leads_to(citation: str, pages: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The headings, with their places, to which the parts of a citation lead; parts are divided by semicolons.

    Each leads to the most exact heading that there is: `Rule 0-2(a)` to `Rule 0-2`.
    """
    known = {heading: place(page, heading) for page, text in pages.items() for heading in headings(text)}
    found = (_most_exact(part, known) for part in citation.split(";"))
    return tuple((heading, known[heading]) for heading in found if heading)


def _most_exact(cited: str, known: Iterable[str]) -> str:
    cited = _OF_REGULATION.sub(r"\2, \1", cited.strip()).replace("Regulation S-T Rule", "Regulation S-T, Rule")
    cited = re.sub(r"\bRules\b", "Rule", cited)
    fitting = [heading for heading in known if re.match(rf"{re.escape(heading)}(?![\w-])", cited)]
    return max(fitting, key=len, default="")


def form_page(edition: Edition) -> str:
    """The words of the form, in Markdown: what it prints stands indented, under headings as it is cited."""
    asked = edition.captions
    iv1 = f"(1) {edition.contact}"
    iv2 = f"(2) {asked[Key.OTHER_REPORTS_FILED]}"
    iv3 = f"(3) {asked[Key.RESULTS_CHANGE]}"
    parts: list[tuple[str, Iterable[str]]] = [
        ("", (edition.form_name, edition.title, *edition.reading_box, asked[Key.PERIOD_ENDED],
              asked[Key.TRANSITION_PERIOD_ENDED], asked[Key.PORTION_ITEMS])),
        ("Part I", (edition.part_i, *(asked[key] for key in _PART_I))),
        ("Part II", (edition.part_ii, asked[Key.RELIEF_REQUESTED], *_numbered(edition.relief))),
        ("Part III", (edition.part_iii, asked[Key.NARRATIVE], edition.extra_sheets)),
        ("Part IV", (edition.part_iv,)), ("Part IV(1)", (iv1,)), ("Part IV(2)", (iv2,)),
        ("Part IV(3)", (iv3, asked[Key.RESULTS_EXPLANATION])),
        ("signature", (asked[Key.REGISTRANT_NAME_IN_CHARTER], edition.signing)),
        ("Instruction", (edition.instruction,)), ("Attention", (edition.attention_words,)),
        *((f"General Instruction {number}", (f"{number}. {words}",)) for number, words in edition.general.items())]
    return f"# Form 12b-25\n\nThe words of the form as printed: {edition.name}.\n\n" + "\n\n".join(
        (f"## Form 12b-25, {name}\n\n" if name else "") + "\n>\n".join(f"> {_literal(line)}" for line in lines if line)
        for name, lines in parts) + "\n"


def _numbered(words: Mapping[str, str]) -> list[str]:
    return [f"({letter}) {line}" for letter, line in words.items()]


def _literal(line: str) -> str:
    """A line in which Markdown reads nothing of its own, such as a list where it begins with a number."""
    return re.sub(r"^(\d+)\.", r"\1\.", re.sub(r"([\\`*_\[\]<>#])", r"\\\1", line))
