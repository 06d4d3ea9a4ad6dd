# SPDX-License-Identifier: MIT
"""From what was typed to what was meant: dates and numbers.

A date is accepted in any unambiguous form and kept as typed; the paper shows `December 31, 1997`. Numbers alone are
accepted where they can be one day only: `12/31/1997` and `31/12/1997`, but not `03/04/1998`, which is March 4 to one
officer and April 3 to another. A wrong date on the paper would be worse than the question.
"""

import re
import unicodedata
from datetime import date

from form12b25.form.patterns import Pattern

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH_NUMBERS = {word: number for number, month in enumerate(_MONTHS, 1)
                  for word in (month.lower(), month[:3].lower())} | {"sept": 9}
_YEARS = range(1934, 2200)  # the Act is of 1934; a year beyond is a slip of the finger
_MOST_MARKS = 30  # that combine with one letter

_YEAR_FIRST = Pattern(r"(\d{4})([/.-])(\d{1,2})\2(\d{1,2})", re.ASCII)
_NUMBERS = Pattern(r"(\d{1,2})([/.-])(\d{1,2})\2(\d+)", re.ASCII)
_MONTH_FIRST = Pattern(r"([a-z]+)\.?[ -](\d{1,2})(?:st|nd|rd|th)?,?[ -](\d+)", re.ASCII)
_DAY_FIRST = Pattern(r"(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]([a-z]+)\.?,?[ -](\d+)", re.ASCII)
_WEEKDAY = Pattern(r"(?:(?P<day>" + "|".join(_DAYS).lower() + r"),? )?(?P<rest>.*)", re.ASCII)


class NotADate(ValueError):  # noqa: N818 - reads as the sentence it carries
    """What was typed names no day. The message says why, in the middle of a sentence."""


def parse_date(typed: str) -> date:
    """The day that was typed. Raises NotADate with the reason."""
    text = re.sub(r"\s*,\s*", ", ", " ".join(typed.lower().split()))
    parts = _WEEKDAY.fullmatch(text)
    if parts is None:
        raise NotADate("it is not a date")
    year, month, day = _numbers(parts["rest"].strip())
    if year < 100 or year not in _YEARS:
        raise NotADate("its year must have four digits and lie between 1934 and 2199")
    if month not in range(1, 13):
        raise NotADate(f"there is no month {month}")
    try:
        parsed = date(year, month, day)
    except ValueError:
        raise NotADate(f"{_MONTHS[month - 1]} {year} has no day {day}") from None
    if parts["day"] and parts["day"] != _DAYS[parsed.weekday()].lower():
        raise NotADate(f"{write_date(parsed)} is a {_DAYS[parsed.weekday()]}")
    return parsed


def _numbers(text: str) -> tuple[int, int, int]:
    """Year, month and day as written, not yet known to exist."""
    if found := _YEAR_FIRST.fullmatch(text):
        return int(found[1]), int(found[3]), int(found[4])
    if found := _NUMBERS.fullmatch(text):
        return _year(found[4]), *_month_and_day(int(found[1]), int(found[3]))
    if found := _MONTH_FIRST.fullmatch(text):
        word, day, year = found[1], found[2], found[3]
    elif found := _DAY_FIRST.fullmatch(text):
        day, word, year = found[1], found[2], found[3]
    else:
        raise NotADate("it is not a date")
    if word not in _MONTH_NUMBERS:
        raise NotADate(f"there is no month {word[:20].capitalize()}")
    return _year(year), _MONTH_NUMBERS[word], int(day)


def _month_and_day(first: int, second: int) -> tuple[int, int]:
    """Which of two numbers is the month. Raises NotADate where both might be."""
    if first > 12:
        return second, first
    if first != second and first > 0 and 0 < second <= 12:
        raise NotADate(f"it may be {_MONTHS[first - 1]} {second} or {_MONTHS[second - 1]} {first}")
    return first, second


def _year(digits: str) -> int:
    """The year written; two digits name no century and are no year here."""
    return int(digits) if len(digits) == 4 else 0


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
