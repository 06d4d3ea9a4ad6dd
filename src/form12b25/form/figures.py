# SPDX-License-Identifier: MIT
"""Part IV(3) in figures: amounts as typed, their change from last year, and how the paper letters them.

An amount is read as an accountant writes it: `$1,234`, `(1,234)`, `-0.12`, `$(1.2) million`, `12.3%`. Arithmetic is
exact. Percent is the change divided by the amount of last year, to one decimal, halves rounded up; where last year is
zero, or a gain became a loss or a loss a gain, it would mislead, and `n/m` stands in its place, with a note.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Context, Decimal, Inexact
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from form12b25.form import values
from form12b25.form.patterns import Pattern

USUAL = ("Net sales", "Operating income", "Net income", "Earnings per share")
COLUMNS = ("Line", "This period", "Same period last year", "Change", "Percent")
_CODES = "USD|EUR|GBP|JPY|CHF|CAD|AUD|NZD|CNY|RMB|HKD|TWD|SGD|KRW|INR|ILS|NIS|MXN|BRL|SEK|NOK|DKK|ZAR"
_CURRENCY = rf"(?:[A-Z]{{0,2}}\$|[€£¥₩₪₹]|{_CODES})"
_SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_LONGEST = 40  # digits; more is no figure of any company
_MISSING = frozenset(("", "-", "--", "−", "–", "—", "n/a", "na", "n.a.", "not available"))
_DASHES = frozenset("-−–—") | {"--"}
_NUMBER = r"(?P<number>(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?|\.[0-9]+)"
_BEHIND = rf"(?: ?(?P<unit>%|{'|'.join(_SCALES)}))?(?: ?(?P<behind>{_CURRENCY}))?(?P<mark>[*†‡]*)"
_SIGNED = Pattern(rf"(?P<sign>[-+])? ?(?:(?P<before>{_CURRENCY}) ?)?(?P<inner>[-+])? ?{_NUMBER}(?P<last>-)?"
                  rf"{_BEHIND}", re.IGNORECASE)
_BRACKETED = Pattern(rf"(?:(?P<before>{_CURRENCY}) ?)?\( ?(?:(?P<inner>{_CURRENCY}) ?)?{_NUMBER}"
                     rf"(?: ?(?P<within>%|{'|'.join(_SCALES)}))? ?\){_BEHIND}", re.IGNORECASE)
_SAME = {"US$": "$", "USD": "$", "RMB": "CNY", "NIS": "ILS", "₪": "ILS", "€": "EUR", "£": "GBP"}
_EXACT = Context(prec=4 * _LONGEST, traps=[Inexact])  # nothing is ever rounded here


@dataclass(frozen=True)
class ResultsLine:
    """A line of the table, each cell as typed. `unknown` keeps what a newer program wrote of it, to be written back."""

    line: str = ""
    current: str = ""
    prior: str = ""
    unknown: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}), hash=False)


class Note(StrEnum):
    """Why a cell reads as it does: the sentences that stand under the table and beside it on the screen."""

    DASH = "—: no figure is given."
    PARENTHESES = "( ): a loss, or a decrease."
    LOSSES = ("Percent of a loss: the change divided by the loss of last year; a larger loss is a decrease, in "
              "parentheses.")
    LACKING = "n/a: not available, because the figure of one period is lacking."
    UNREADABLE = "n/a: not available, because a figure cannot be read as an amount."
    UNITS = "n/a: not available, because the figures are in different units."
    ZERO = "n/m: not meaningful, because the figure of last year is zero."
    SIGN = "n/m: not meaningful, because one figure is a loss and the other is not."
    POINTS = "pts: percentage points; their change is not given in percent (n/m)."


class NotAnAmount(ValueError):  # noqa: N818 - reads as the sentence it carries
    """What was typed is no amount."""


@dataclass(frozen=True)
class Amount:
    """An amount: `number` of `unit` (a scale word, `%`, or nothing), `decimals` as typed, `mark` of a footnote."""

    number: Decimal
    decimals: int
    currency: str = ""
    unit: str = ""
    mark: str = ""

    @property
    def value(self) -> Decimal:
        """The amount in full, so that millions compare with thousands."""
        return self.number.scaleb(_SCALES.get(self.unit, 0), _EXACT)

    def __str__(self) -> str:
        """As accountants write it: grouped, a loss in parentheses, its decimals as typed."""
        digits = f"{self.number.copy_abs():,.{self.decimals}f}"  # abs() would round to 28 digits
        shown = f"({digits})" if self.number < 0 else digits
        before = self.currency + (" " if self.currency.isalpha() else "")
        return before + shown + (self.unit if self.unit == "%" else f" {self.unit}" if self.unit else "") + self.mark


@dataclass(frozen=True)
class Lettered:
    """A line as the paper shows it. `notes` say what of it wants explaining."""

    line: str
    current: str = ""
    prior: str = ""
    change: str = ""
    per_cent: str = ""
    notes: tuple[Note, ...] = ()

    @property
    def cells(self) -> tuple[str, str, str, str, str]:
        """The cells, in the order of COLUMNS."""
        return self.line, self.current, self.prior, self.change, self.per_cent


@lru_cache(maxsize=1024)
def parse_amount(typed: str) -> Amount | None:
    """The amount that was typed; None where that says that there is none. Raises NotAnAmount."""
    text = " ".join(values.composed(typed).split())
    if text.casefold() in _MISSING or text.lstrip("$€£¥ ") in _DASHES:  # as spreadsheets show that there is none
        return None
    found = _SIGNED.fullmatch(text.translate(_MINUS)) or _BRACKETED.fullmatch(text)
    if found is None or len(found["number"].replace(",", "")) > _LONGEST:
        raise NotAnAmount(typed)
    given = found.groupdict()
    bracketed = "last" not in given
    signs = [] if bracketed else [given[name] for name in ("sign", "inner", "last") if given[name]]
    currencies = [given[name] for name in ("before", "behind", *(["inner"] if bracketed else ())) if given[name]]
    units = [given[name].lower() for name in ("within", "unit") if given.get(name)]
    if max(len(signs), len(currencies), len(units)) > 1:
        raise NotAnAmount(typed)
    number = Decimal(found["number"].replace(",", ""))
    if number and (bracketed or "-" in signs):
        number = number.copy_negate()
    return Amount(number, len(found["number"].partition(".")[2]), "".join(currencies).upper(), "".join(units),
                  found["mark"])


_MINUS = str.maketrans(dict.fromkeys("−–‐", "-"))


def is_figure(typed: str) -> bool:
    """Whether it can be read as an amount, and is not blank."""
    try:
        return parse_amount(typed) is not None
    except NotAnAmount:
        return False


def is_amount(typed: str) -> bool:
    """Whether it can be read as an amount, or says that there is none."""
    try:
        parse_amount(typed)
    except NotAnAmount:
        return False
    return True


def holds_figures(rows: Iterable[ResultsLine]) -> bool:
    """Whether a table says anything in figures: one line at least has an amount for this period."""
    return any(is_figure(row.current) for row in rows)


def is_blank(row: ResultsLine) -> bool:
    """Whether nothing was entered into a line; one of the usual lines that is only offered is blank."""
    named = row.line.strip() and row.line not in USUAL
    return not (named or row.current.strip() or row.prior.strip() or row.unknown)


def offered(rows: Sequence[ResultsLine]) -> tuple[ResultsLine, ...]:
    """The lines, and among them the usual lines that are not there, blank; none where there are lines of other names.

    Each stands before the next usual one.
    """
    found = list(rows)
    if any(row.line not in USUAL for row in rows):
        return tuple(found)
    for place in range(len(USUAL) - 1, -1, -1):
        if any(row.line == USUAL[place] for row in found):
            continue
        later = USUAL[place + 1:]
        found.insert(next((at for at, row in enumerate(found) if row.line in later), len(found)),
                     ResultsLine(USUAL[place]))
    return tuple(found)


def ill_matched(row: ResultsLine) -> bool:
    """Whether both figures of a line can be read, and cannot be compared: dollars with euros, or with per cent."""
    try:
        current, prior = parse_amount(row.current), parse_amount(row.prior)
    except NotAnAmount:
        return False
    return current is not None and prior is not None and not _alike(*_paired(current, prior))


def lettered(row: ResultsLine) -> Lettered:
    """A line as the paper shows it; what cannot be read as an amount stands as typed."""
    cells, amounts = [], []
    unread = False
    notes: set[Note] = set()
    if not row.current.strip() and not row.prior.strip():
        return Lettered(row.line)  # a heading among the lines
    for typed in (row.current, row.prior):
        try:
            amount = parse_amount(typed)
        except NotAnAmount:
            unread = True
            cells.append(typed)
            continue
        amounts.append(amount)
        cells.append(str(amount) if amount else typed if typed.strip() and not _is_dash(typed) else "—")
        notes |= {Note.DASH} if cells[-1] == "—" else {Note.PARENTHESES} if amount and amount.number < 0 else set()
    change, per_cent, why = ("n/a", "n/a", Note.UNREADABLE) if unread else _computed(*amounts)
    notes |= {why} if why else set()
    notes |= {Note.PARENTHESES} if "(" in change else set()
    return Lettered(row.line, cells[0], cells[1], change, per_cent, tuple(note for note in Note if note in notes))


def notes(table: Iterable[Lettered]) -> tuple[Note, ...]:
    """What stands under a table, each note once."""
    wanted = {note for row in table for note in row.notes}
    return tuple(note for note in Note if note in wanted)


def wording(table: Sequence[Lettered]) -> str:
    """All the words of a table and of its notes, in the order in which the paper shows them."""
    return "\n".join(["\t".join(row.cells).rstrip("\t") for row in table] + [str(note) for note in notes(table)])


def faults(rows: Sequence[ResultsLine]) -> Iterator[tuple[int, int, str]]:
    """What cannot be read as an amount: its line and its column, both from 0, and what was typed."""
    for place, row in enumerate(rows):
        for column, typed in enumerate((row.current, row.prior), 1):
            if not is_amount(typed):
                yield place, column, typed


def line_place(rows: Sequence[ResultsLine], place: int) -> int:
    """How many lines stand before that one, those left out in which nothing was entered."""
    return sum(not is_blank(row) for row in rows[:place])


def put(row: ResultsLine, column: int, cells: Iterable[str]) -> ResultsLine:
    """The line with those cells in place of its own from that column on."""
    put_in = [row.line, row.current, row.prior]
    for place, cell in enumerate(cells, column):
        put_in[place] = cell
    return replace(row, line=put_in[0], current=put_in[1], prior=put_in[2])


def name(row: ResultsLine, number: int) -> str:
    """What a sentence calls a line."""
    return " ".join("".join(one if one.isprintable() else " " for one in row.line).split()) or f"Line {number}"


def _is_dash(typed: str) -> bool:
    return typed.strip().lstrip("$€£¥ \u00a0") in _DASHES


def _paired(current: Amount, prior: Amount) -> tuple[Amount, Amount]:
    """The two figures; a zero without a unit is one of the other's unit."""
    if not current.number and not current.unit:
        current = replace(current, unit=prior.unit)
    if not prior.number and not prior.unit:
        prior = replace(prior, unit=current.unit)
    return current, prior


def _alike(one: Amount, other: Amount) -> bool:
    currencies = {_SAME.get(amount.currency, amount.currency) for amount in (one, other)} - {""}
    return len(currencies) < 2 and (one.unit == "%") == (other.unit == "%")


def _computed(current: Amount | None, prior: Amount | None) -> tuple[str, str, Note | None]:
    """The change, per cent, and the note that one of them wants."""
    if current is None or prior is None:
        return "n/a", "n/a", Note.LACKING
    current, prior = _paired(current, prior)
    if not _alike(current, prior):
        return "n/a", "n/a", Note.UNITS
    decimals, change = max(current.decimals, prior.decimals), _change(current, prior)
    if current.unit == "%":
        return f"{Amount(change, decimals)} pts", "n/m", Note.POINTS
    currency = current.currency or prior.currency
    if current.unit == prior.unit:
        shown = Amount(change, decimals, currency, current.unit)
    else:
        shown = Amount(change, max(-int(change.normalize(_EXACT).as_tuple().exponent), 0), currency)
    if not prior.number:
        return str(shown), "n/m", Note.ZERO
    if current.number and current.number.is_signed() != prior.number.is_signed():
        return str(shown), "n/m", Note.SIGN
    return str(shown), _per_cent(current.value, prior.value), Note.LOSSES if prior.number < 0 else None


def _change(current: Amount, prior: Amount) -> Decimal:
    if current.unit == prior.unit:
        return _EXACT.subtract(current.number, prior.number)
    return _EXACT.subtract(current.value, prior.value)


def _per_cent(current: Decimal, prior: Decimal) -> str:
    """The change from last year by the amount of last year, to one decimal."""
    from fractions import Fraction  # when there are figures; a window opens without any

    ratio = (Fraction(current) - Fraction(prior)) / abs(Fraction(prior))
    tenths = int(abs(ratio) * 1000 + Fraction(1, 2))
    return str(Amount(Decimal((ratio < 0 and tenths > 0, (*map(int, str(tenths)),), -1)), 1, unit="%"))
