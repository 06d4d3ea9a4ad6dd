# SPDX-License-Identifier: MIT
"""What Qt's widgets cannot show as it is, and how it is kept while the text around it is edited.

A box has one way to end a line, and takes some characters for marks of its own. A leading byte order mark, U+FEFF, is
lost on the way into Qt, and after a leading U+FFFE all bytes are swapped. In their places stand others, one for one,
so that what was entered can be told apart from them again.
"""

import re
from collections.abc import Callable

from form12b25.form import splices, values

Shown = Callable[[str], str]

_ON_A_LINE = str.maketrans({"\ufeff": "\u2060", "\ufffe": "\ufffd"})
_IN_A_BOX = _ON_A_LINE | str.maketrans({"\ufdd0": "\ufffd", "\ufdd1": "\ufffd"})  # Qt's own marks of a frame


def on_a_line(text: str) -> str:
    """How a text stands in a widget of one line."""
    return text if text.isascii() else text.translate(_ON_A_LINE)


def in_a_box(text: str) -> str:
    """How a text stands in a widget of many lines."""
    lines = "\n".join(values.lines(text))
    return lines if lines.isascii() else lines.translate(_IN_A_BOX)


def edited(held: str, stood: str, stands: str, shown: Shown) -> str:
    """What is held once a person changed the widget from `stood` to `stands`.

    What was held where nothing changed stays as it was entered, whatever stood for it in the widget.
    """
    if held == stood:
        return stands
    change = splices.between(stood, stands)
    begin = _place(held, change.place, shown)
    end = _place(held, change.place + len(change.removed), shown)
    kept = held[:begin] + change.inserted + held[end:]
    return kept if shown(kept) == shown(stands) else stands  # where both ends of the change make one end of a line


def _place(held: str, place: int, shown: Shown) -> int:
    """Where in what is held stands what stands at that place in the widget: two characters may end one line there."""
    if shown is not in_a_box:
        return place
    ends = (found.start() for found in re.finditer("\r\n", held))
    return place + sum(1 for count, start in enumerate(ends) if start - count < place)
