# SPDX-License-Identifier: MIT
"""From older formats of `draft.json` to today's, one small pure function for each step.

A new key needs no new format: programs that do not know it write it back as they found it. A format is new where what
stands under a known key changes its meaning or its shape; the function that makes the new shape of the old one is then
put at the end of `STEPS`, and drafts of the old format are kept in `tests/data/drafts/`.
"""

from collections.abc import Callable, Sequence
from typing import Any

from form12b25.form.refusal import Refusal

Described = dict[str, Any]  # the object in draft.json, without its number
Step = Callable[[Described], Described]

STEPS: tuple[Step, ...] = ()  # the first makes format 2 of format 1, and so on
FORMAT = 1 + len(STEPS)


class NewerFormat(Refusal):
    """A newer version of this program wrote the draft, in a format that this one does not know."""

    def __init__(self, number: int, newest: int) -> None:
        super().__init__(f"it has format {number}, made by a newer version of form12b25; this version reads up to "
                         f"format {newest}. Install the newer version to open it; the file was left as it is")


def to_today(found: Described, steps: Sequence[Step] = STEPS) -> Described:
    """What a draft.json of any format up to today's says, in today's format and without a number.

    Raises NewerFormat, and Refusal where it does not say which format it has.
    """
    number, newest = found.get("format"), 1 + len(steps)
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise Refusal("it is damaged: its draft.json does not say which format it has")
    if number > newest:
        raise NewerFormat(number, newest)
    described = {name: value for name, value in found.items() if name != "format"}
    for step in steps[number - 1:]:
        described = step(described)
    return described
