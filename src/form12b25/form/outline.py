# SPDX-License-Identifier: MIT
"""A notice in two lines, as a list of drafts shows it: what it is known by, and how it stands against its last day."""

from datetime import date

from form12b25.form import renewal, standing, values
from form12b25.form.draft import Draft, Filed
from form12b25.form.keys import Key
from form12b25.form.review import Review
from form12b25.form.standing import SIGNS, Standing
from form12b25.form.values import weekday, write_date
from form12b25.form.words import printable

_UNTOLD = "○"  # the sign of what is still to do


def title(draft: Draft) -> str:
    """Whose notice it is and for what: "Crested Corp., Form 10-K, May 31, 1997"; "" where nothing of it was entered."""
    form = draft.text(Key.TRANSITION_REPORT) or draft.text(Key.REPORT_FORM)
    ended = Key.TRANSITION_PERIOD_ENDED if draft.text(Key.TRANSITION_PERIOD_ENDED) else Key.PERIOD_ENDED
    amendment = draft.text(Key.AMENDMENT_NUMBER)
    words = (draft.text(Key.REGISTRANT_NAME), f"Form {form}" if form else "", _day(draft.text(ended)),
             f"Amendment No. {amendment}" if amendment else "")
    return printable(", ".join(filter(None, words)))


def dates(review: Review, today: date) -> str:
    """How a notice stands against its last day, with the sign of it; why that cannot be told, where it cannot."""
    found, draft = review.deadlines, review.draft
    if draft.filed is not None:
        return _filed(review, draft.filed)
    if draft.amends is not None:  # whether a notice was in time is told by its first filing
        first = renewal.filed_words(draft.amends.filed or Filed())
        return f"{_UNTOLD} Amends the notice {first}; not yet filed itself."
    if found is None:
        return f"{_UNTOLD} {review.dates_untold}".rstrip()
    by = f"{weekday(found.notice_by)}, {write_date(found.notice_by)}, {standing.away(found.notice_by, today)}"
    stands = standing.standing(found, today)
    if stands is Standing.LATE:
        return f"{SIGNS[stands]} The last day for the notice has passed: {by}."
    last = ", the last day" if stands is Standing.LAST_DAY else ""
    return f"{SIGNS[stands]} Notice due {by}{last}."


def _filed(review: Review, filed: Filed) -> str:
    """When a notice was filed, and whether that was too late."""
    day = renewal.day_filed(review.draft)
    late = bool(review.deadlines and day and standing.standing(review.deadlines, day) is Standing.LATE)
    on = f" on {renewal.filed_day(filed)}" if filed.date.strip() else ""
    after = ", after the last day for it" if late else ""
    return f"{SIGNS[Standing.LATE if late else Standing.IN_TIME]} Filed{on}{after}."


def _day(typed: str) -> str:
    """A date written out; as typed where it is none."""
    try:
        return write_date(values.parse_date(typed))
    except values.NotADate:
        return typed
