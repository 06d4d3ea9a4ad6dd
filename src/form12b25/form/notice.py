# SPDX-License-Identifier: MIT
"""What a draft says, read for the paper.

A `Reading` can be made of any draft, for a working copy. A `Notice` is a reading with nothing wrong in it; only the
review makes one, so that an unfit form cannot reach the signed packet.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType

from form12b25.form import characters, figures, values
from form12b25.form.definition import (
    FIELDS,
    Check,
    Choice,
    Considerations,
    Date,
    Exhibits,
    Figures,
    Names,
    Narrative,
    Number,
)
from form12b25.form.draft import Draft, Exhibit
from form12b25.form.editions import Edition
from form12b25.form.figures import Lettered, ResultsLine
from form12b25.form.keys import Key


@dataclass(frozen=True)
class Reading:
    """The lettering of each blank as the paper shows it, the checked boxes, the exhibits, the exchanges.

    Dates are written out, accents composed, line ends made one; what cannot be read as a date stands as typed, and a
    character that the paper cannot show stands as its number. `figures` are the lines of Part IV(3); the lettering of
    that blank is their words, and those of their notes.
    """

    edition: Edition
    lettering: Mapping[Key, str]
    checked: frozenset[Key]
    exhibits: tuple[Exhibit, ...]
    exchanges: tuple[str, ...]
    figures: tuple[Lettered, ...]

    def text(self, key: Key) -> str:
        """What stands in the blank; the empty text if nothing does."""
        return self.lettering.get(key, "")


    @property
    def subject(self) -> str:
        """The report and the period that it is about, such as "Form 10-K, period ended December 31, 1997"."""
        transition = self.text(Key.TRANSITION_REPORT)
        chosen = transition or self.text(Key.REPORT_FORM)
        caption = self.edition.transition_caption if transition else self.edition.report_caption
        period = self.text(Key.TRANSITION_PERIOD_ENDED if transition else Key.PERIOD_ENDED)
        return ", ".join(filter(None, [caption(chosen) if chosen else "", f"period ended {period}" if period else ""]))


class Notice(Reading):
    """A complete notification, with nothing to do and nothing wrong. Made by `review` alone."""


def read(draft: Draft, kind: type[Reading] = Reading) -> Reading:
    """What the draft says, as far as it says anything."""
    lettering = {key: text for key in Key if (text := _lettering(draft, key))}
    checked = frozenset(key for key, declared in FIELDS.items() if isinstance(declared, Check) and draft.checked(key))
    exhibits = tuple(Exhibit(exhibit.kind, _line(exhibit.title), _line(exhibit.signed_by), _paragraphs(exhibit.text),
                             exhibit.file, exhibit.content) for exhibit in draft.exhibits)
    exchanges = tuple(_line(name) for name in draft.exchanges)
    return kind(draft.edition, MappingProxyType(lettering), checked, exhibits, exchanges,
                _figures(draft.results_table))


def _lettering(draft: Draft, key: Key) -> str:
    match FIELDS[key]:
        case Figures():
            return figures.wording(_figures(draft.results_table))
        case Check() | Names() | Exhibits() | Considerations():
            return ""
        case Date():
            try:
                return values.write_date(values.parse_date(draft.text(key)))
            except values.NotADate:
                return _line(draft.typed(key))
        case Choice():
            return _on_one_line(draft.text(key))  # with its blanks, lest a box be checked that the review denies
        case Number():
            try:
                return str(values.parse_whole_number(draft.text(key)))
            except ValueError:
                return _line(draft.typed(key))
        case Narrative():
            return _paragraphs(draft.typed(key))
        case _:
            return _line(draft.typed(key))


@lru_cache(maxsize=4)
def _figures(rows: tuple[ResultsLine, ...]) -> tuple[Lettered, ...]:
    """The lines that say something."""
    return tuple(figures.lettered(replace(row, line=_line(row.line), current=_line(row.current),
                                          prior=_line(row.prior))) for row in rows if not figures.is_blank(row))


def _line(typed: str) -> str:
    return _on_one_line(values.composed(typed).strip())


def _on_one_line(text: str) -> str:
    return characters.spelled_out(" ".join(values.lines(text)).replace("\t", " "), spacing=False)


def _paragraphs(typed: str) -> str:
    """Lines as entered, less blank lines at either end."""
    lines = values.lines(values.composed(typed))
    while lines and not lines[0].strip():
        del lines[0]
    while lines and not lines[-1].strip():
        del lines[-1]
    return characters.spelled_out("\n".join(lines), spacing=True)
