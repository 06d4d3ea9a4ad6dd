# SPDX-License-Identifier: MIT
"""The day at which a calendar opens for a blank that has no date yet: a place to begin, never an answer."""

from datetime import date, timedelta

from form12b25.form import values
from form12b25.form.deadlines import Deadlines
from form12b25.form.draft import Draft
from form12b25.form.keys import Key
from form12b25.form.values import NotADate

_ONE_DAY = timedelta(days=1)
_QUARTERLY = 40  # days after the end of a quarter, at which the first notices fall due
_MONTHLY = 15
_ANNUAL = 60
_AFTER = {"10-Q": _QUARTERLY, "10-D": _MONTHLY}  # the others are late two months after the period at the earliest


def to_begin_with(key: Key, draft: Draft, today: date, deadlines: Deadlines | None = None) -> date:
    """The date in the blank, or the one meant there; else, for a period, the last end of a month for which a report may
    be late by now; for the day on which the report is expected, the last day of the extension; for any other, today.
    """
    try:
        return values.parse_date(draft.text(key))
    except NotADate as reason:
        if reason.meant:
            return reason.meant[0]
    if key in (Key.PERIOD_ENDED, Key.TRANSITION_PERIOD_ENDED):
        late = today - timedelta(days=_AFTER.get(draft.text(Key.REPORT_FORM), _ANNUAL))
        return (late + _ONE_DAY).replace(day=1) - _ONE_DAY
    if key is Key.EXPECTED_FILING_DATE and deadlines is not None:
        return deadlines.extended
    return today
