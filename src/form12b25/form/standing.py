# SPDX-License-Identifier: MIT
"""The dates in words: how a notice stands against its last day, how far off a day is, how the dates were counted."""

from datetime import date
from enum import Enum

from form12b25.form.deadlines import Deadlines
from form12b25.form.values import weekday, write_date


class Standing(Enum):
    """Whether the notice can still bring the relief of Rule 12b-25(b)."""

    IN_TIME = "in time"
    LAST_DAY = "last day"
    LATE = "late"


def standing(deadlines: Deadlines, today: date) -> Standing:
    """In time until the last day for the notice, that day included (Rule 12b-25(a))."""
    if today > deadlines.notice_by:
        return Standing.LATE
    return Standing.LAST_DAY if today == deadlines.notice_by else Standing.IN_TIME


def words(deadlines: Deadlines, today: date, signed: date | None = None) -> str:
    """The standing in a sentence. Days are calendar days. `signed` is when the notice was signed, if it was.

    One that was signed in time may have been filed in time, and nobody has said so yet.
    """
    match standing(deadlines, today):
        case Standing.LATE if signed and signed <= deadlines.notice_by:
            return (f"The last day for this notice has passed. It is signed {write_date(signed)}, in time: if it was "
                    "filed by its last day, mark it as filed; if not, the relief of Rule 12b-25(b) is lost, but the "
                    "notice is still owed.")
        case Standing.LATE:
            return ("The last day for this notice has passed: the relief of Rule 12b-25(b) is lost, but the notice is "
                    "still owed.")
        case Standing.LAST_DAY:
            return "Today is the last day for this notice."
        case Standing.IN_TIME:
            left = (deadlines.notice_by - today).days
            return f"In time: {left} day{'' if left == 1 else 's'} left for this notice."


def words_of_filed(deadlines: Deadlines, filed: date) -> str:
    """How a notice that was filed on that day stands, in a sentence."""
    if standing(deadlines, filed) is Standing.LATE:
        return f"The notice was filed {write_date(filed)}, after its last day: the relief of Rule 12b-25(b) is lost."
    return f"The notice was filed {write_date(filed)}, in time."


def in_brief(deadlines: Deadlines, today: date, filed: date | None = None) -> str:
    """The three dates on one line, the last day for the notice with how far off it is; `filed` when it was filed."""
    near = f"{weekday(deadlines.notice_by)[:3]}, {_short(deadlines.notice_by, today)}"
    if filed:
        late = standing(deadlines, filed) is Standing.LATE
        notice = f"notice filed {_short(filed, today)}, {'after its last day' if late else 'in time'}"
    else:
        notice = f"notice by {near} ({away(deadlines.notice_by, today)})"
    return (f"Report due {_short(deadlines.due, today)} – {notice} – with relief by "
            f"{_short(deadlines.extended, today)}")


def _short(day: date, today: date) -> str:
    """A date without the year where that is this one."""
    return write_date(day).removesuffix(f", {today.year}")


def away(day: date, today: date) -> str:
    """How far off a day is, in calendar days: "today", "in 12 days", "3 days ago"."""
    left = (day - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    return near.get(left) or (f"in {left:,} days" if left > 0 else f"{-left:,} days ago")


def in_words(deadlines: Deadlines) -> str:
    """Each step of the count on two lines: the date and what it is, then why and by what rule."""
    return "".join(f"{weekday(step.day)}, {write_date(step.day)}: {step.what}\n    {step.why} ({step.citation})\n"
                   for step in deadlines.steps)
