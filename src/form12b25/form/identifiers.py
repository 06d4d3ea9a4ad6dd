# SPDX-License-Identifier: MIT
"""The numbers by which the Commission and the market know a registrant: SEC file numbers and CUSIP numbers."""

import re
import string

from form12b25.form.patterns import Pattern

_VALUES = {sign: value for value, sign in enumerate(string.digits + string.ascii_uppercase + "*@#")}
_ABSENT = Pattern(r"(?:n\.?\s?/?a\.?|none|not applicable|-+|—)\.?", re.IGNORECASE)
_FILE_NUMBER = Pattern(r"\d{1,3}\s?[-‐‑–]\s?\d{3,6}(?:\s?[-‐‑–]\s?\d{1,3})?")
_CAPTION = Pattern(r"(?:(?:sec|commission)\s+)?(?:file\s+)?(?:numbers?|nos?\.?)\s*:?\s*", re.IGNORECASE)
_BETWEEN = Pattern(r"\s*(?:[,;/]|\band\b|&)\s*", re.IGNORECASE)
_IN_PARENTHESES = Pattern(r"\([^()]*\)")
_CUSIP = 9  # characters, the last of them the check digit


def absent(typed: str) -> bool:
    """Whether the entry says that there is no such number: "N/A", "None"."""
    return _ABSENT.fullmatch(typed.strip()) is not None


def numbers(typed: str) -> list[str]:
    """The numbers in an entry, for a registrant may have one for each class of its securities."""
    bare = _CAPTION.sub("", " ".join(_IN_PARENTHESES.sub(" ", typed).split()))
    return [part.strip() for part in _BETWEEN.split(bare) if part.strip()]


def is_file_number(number: str) -> bool:
    """Whether that is a prefix of one to three digits, a hyphen and a number: 0-20179, 001-13419, 811-05555."""
    return _FILE_NUMBER.fullmatch(number) is not None


def plain_cusip(number: str) -> str:
    """A CUSIP number without the blanks and hyphens that print puts between issuer, issue and check digit."""
    return re.sub(r"[\s‐‑–-]", "", number.upper())


def is_cusip_length(number: str) -> bool:
    """Whether a plain CUSIP number has nine characters, each a digit, a letter or one of `*@#`, the last a digit."""
    return len(number) == _CUSIP and all(sign in _VALUES for sign in number) and number[-1] in string.digits


def check_digit(number: str) -> str:
    """The ninth character that belongs to the first eight: modulus 10 double add double (ANSI X9.6)."""
    doubled = (_VALUES[sign] * (1 + place % 2) for place, sign in enumerate(number[:_CUSIP - 1]))
    return str(-sum(value // 10 + value % 10 for value in doubled) % 10)
