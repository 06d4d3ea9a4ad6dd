# SPDX-License-Identifier: MIT
"""From what was typed to what was meant: dates and numbers.

A date is accepted in any unambiguous form and kept as typed; the paper shows `December 31, 1997`. Numbers alone are
accepted where they can be one day only: `12/31/1997` and `31/12/1997`, but not `03/04/1998`, which is March 4 to one
officer and April 3 to another. A wrong date on the paper would be worse than the question. What may have been meant is
offered, and never taken by itself.
"""

import re
import unicodedata
from datetime import date

from form12b25.form.patterns import Pattern
from form12b25.form.words import either

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH_NUMBERS = {word: number for number, month in enumerate(_MONTHS, 1)
                  for word in (month.lower(), month[:3].lower())} | {"sept": 9}
_Order = tuple[str, int, int]  # the digits of the year, the month, the day; not yet known to exist
_DIGITS, _SHORT = 4, 2  # of a year, and of one that names no century
_TWELVE = range(1, 13)
_YEARS = range(1934, 2200)  # the Act is of 1934; a year beyond is a slip of the finger
_SHORT_YEARS = 1980  # the first of the hundred that two digits may mean; of the years before, no dates are counted here
_MOST_MARKS = 30  # that combine with one letter

_YEAR_FIRST = Pattern(r"(\d{4})([/.-])(\d{1,2})\2(\d{1,2})", re.ASCII)
_NUMBERS = Pattern(r"(\d{1,2})([/.-])(\d{1,2})\2(\d+)", re.ASCII)
_MONTH_FIRST = Pattern(r"([a-z]+)\.?[ -](\d{1,2})(?:st|nd|rd|th)?,?[ -](\d+)", re.ASCII)
_DAY_FIRST = Pattern(r"(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]([a-z]+)\.?,?[ -](\d+)", re.ASCII)
_WEEKDAY = Pattern(r"(?:(?P<day>" + "|".join(_DAYS).lower() + r"),? )?(?P<rest>.*)", re.ASCII)


class NotADate(ValueError):  # noqa: N818 - reads as the sentence it carries
    """What was typed names no day. The message says why, in the middle of a sentence; `meant` are days it may mean."""

    def __init__(self, reason: str, meant: tuple[date, ...] = ()) -> None:
        super().__init__(reason)
        self.meant = meant

    def remedy(self, example: str = "December 31, 1997") -> str:
        """What to do about it, in a sentence. Two days that may be meant are named by the reason."""
        return f"Did you mean {write_date(self.meant[0])}?" if len(self.meant) == 1 else f"Write it as in {example}."


def parse_date(typed: str) -> date:
    """The day that was typed. Raises NotADate with the reason."""
    text = re.sub(r"\s*,\s*", ", ", " ".join(typed.lower().split()))
    parts = _WEEKDAY.fullmatch(text)
    if parts is None:
        raise NotADate("it is not a date")
    orders = _orders(parts["rest"].strip())
    days = list(filter(None, (_day_of(*order) for order in orders)))
    meant = tuple(day for day in days if parts["day"] in (None, weekday(day).lower()))
    if len(days) > 1:
        raise NotADate(f"it may be {either([write_date(day) for day in days])}", meant)
    digits, month, day = orders[0]
    year = int(digits) if len(digits) == _DIGITS else 0
    if year not in _YEARS:
        raise NotADate("its year must have four digits and lie between 1934 and 2199", meant)
    if month not in _TWELVE:
        raise NotADate(f"there is no month {month}")
    try:
        parsed = date(year, month, day)
    except ValueError:
        raise NotADate(f"{_MONTHS[month - 1]} {year} has no day {day}") from None
    if parts["day"] and parts["day"] != _DAYS[parsed.weekday()].lower():
        raise NotADate(f"{write_date(parsed)} is a {_DAYS[parsed.weekday()]}")
    return parsed


def _orders(text: str) -> list[_Order]:
    """What was written, in each order in which it may be read."""
    if found := _YEAR_FIRST.fullmatch(text):
        return [(found[1], int(found[3]), int(found[4]))]
    if found := _NUMBERS.fullmatch(text):
        year, (first, second) = found[4], (int(found[1]), int(found[3]))
        if first <= 12:
            either_way = first in _TWELVE and second in _TWELVE and first != second
            return [(year, first, second), *([(year, second, first)] if either_way else [])]
        turned = found[2] == "-" and len(year) == _SHORT  # 26-11-23 is the order of 2026-11-23, too
        return [(year, second, first), *([(found[1].zfill(_SHORT), second, int(year))] if turned else [])]
    if found := _MONTH_FIRST.fullmatch(text):
        word, day, year = found[1], found[2], found[3]
    elif found := _DAY_FIRST.fullmatch(text):
        day, word, year = found[1], found[2], found[3]
    else:
        raise NotADate("it is not a date")
    if word not in _MONTH_NUMBERS:
        raise NotADate(f"there is no month {word[:20].capitalize()}")
    return [(year, _MONTH_NUMBERS[word], int(day))]


def _day_of(digits: str, month: int, day: int) -> date | None:
    """The day of that order if there is one; two digits of a year, which name no century, are read as a guess."""
    if len(digits) not in (_SHORT, _DIGITS):
        return None
    year = int(digits) if len(digits) == _DIGITS else _SHORT_YEARS + (int(digits) - _SHORT_YEARS) % 100
    try:
        return date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None


def write_date(day: date) -> str:
    """A date as the paper shows it: `December 31, 1997`."""
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"


def weekday(day: date) -> str:
    """The English name of a day of the week, whatever the locale."""
    return _DAYS[day.weekday()]


def parse_whole_number(typed: str | int) -> int:
    """A whole number of at least 1. Raises ValueError."""
    if isinstance(typed, str):
        typed = typed.strip()
        if not (typed.isascii() and typed.isdigit() and len(typed) < 5):
            raise ValueError(typed)
    number = int(typed)
    if not 1 <= number <= 9999:
        raise ValueError(number)
    return number


# What word processors and PDF files put into pasted text that looks like something else, or like nothing.
_EQUALS = {0x2011: "\u2010", 0xFB00: "ff", 0xFB03: "ffi", 0xFB04: "ffl", 0xF0B7: "•"} | dict.fromkeys(
    (0xAD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F)))


def composed(text: str) -> str:
    """Text in Unicode's composed form, in which a letter and its accent are one character and print as one.

    A hyphen at which no line may break is a hyphen, a ligature its letters; what has no image at all is left out: the
    places where a word might be divided, and marks of the direction of writing.

    A run of more than 30 marks belongs to no script (Unicode Standard Annex #15, section 13). It is left as it is, for
    the time to sort it grows with the square of its length.
    """
    if text.isascii():
        return text
    found = set(text)
    if not found.isdisjoint(map(chr, _EQUALS)):  # it takes long, and is seldom needed
        text = text.translate(_EQUALS)
    marks = "".join(filter(_is_mark, found))
    if not marks:
        return unicodedata.normalize("NFC", text)
    parts = re.split(f"([{re.escape(marks)}]{{{_MOST_MARKS + 1},}})", text)  # every second one is such a run
    return "".join(part if place % 2 else unicodedata.normalize("NFC", part) for place, part in enumerate(parts))


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


def lines(text: str) -> list[str]:
    """The lines of a narrative, whichever way the computer it came from ends them."""
    return re.split(r"\r\n|[\n\r\v\f\x85\u2028\u2029]", text)
