# SPDX-License-Identifier: MIT
"""Numbers brought into the form in which they are usually written, where only one can be meant.

A digit that was typed is never lost, and none changes its place; what may be something else stays as it was typed.
"""

import re

from form12b25.form.patterns import Pattern

_HYPHENS = r"\-‐‑‒–—−"  # as they stand among the characters of a pattern
_PREFIX = 3  # digits of the prefix of a file number, as the Commission writes it today
_FILE_NUMBER = Pattern(rf"(\d{{1,3}})(?:\s*[{_HYPHENS}]\s*|\s+)(\d{{4,6}})(?:\s*[{_HYPHENS}]\s*(\d{{2}}))?",
                          re.ASCII)
_AREA = Pattern(r"\(?\s*([2-9]\d\d)\s*\)?", re.ASCII)
_BETWEEN = rf"\s*[.{_HYPHENS}]?\s*"
_SUBSCRIBER = rf"([2-9]\d\d){_BETWEEN}(\d{{4}})"
_LOCAL = Pattern(_SUBSCRIBER, re.ASCII)
_WHOLE = Pattern(rf"(?:\(\s*([2-9]\d\d)\s*\)\s*|([2-9]\d\d)\s*[./{_HYPHENS}]?\s*){_SUBSCRIBER}", re.ASCII)


def file_number(typed: str, *, padded: bool = True) -> str:
    """An SEC file number as 001-13419; without `padded`, as on the form of the 1990s, its prefix keeps its length."""
    found = _FILE_NUMBER.fullmatch(typed.strip())
    if found is None:
        return typed
    prefix, *rest = found.groups()
    return "-".join(filter(None, (prefix.zfill(_PREFIX) if padded else prefix, *rest)))


def telephone(area: str, number: str) -> tuple[str, str]:
    """Area code and telephone number as 408 and 944-4000; one that is not North American stays as it was typed.

    A number that has its area code with it gives it to the blank of the area code, if that is empty.
    """
    if area.strip():
        code, local = _AREA.fullmatch(area.strip()), _LOCAL.fullmatch(number.strip())
        if code is None:
            return area, number
        return code[1], "-".join(local.groups()) if local else number
    if whole := _WHOLE.fullmatch(number.strip()):
        return whole[1] or whole[2], f"{whole[3]}-{whole[4]}"
    return area, number
