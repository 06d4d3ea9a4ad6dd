# SPDX-License-Identifier: MIT
from datetime import date

import pytest

from form12b25.form import deadlines
from form12b25.form.calendar import federal_calendar
from form12b25.form.standing import Standing, away, standing, words

QUANTUM = deadlines.compute("10-K", date(2026, 3, 31), filer="accelerated", calendar=federal_calendar())


@pytest.mark.parametrize(("today", "stands", "said"), [
    (date(2026, 6, 1), Standing.IN_TIME, "15 days left"), (date(2026, 6, 15), Standing.IN_TIME, "1 day left"),
    (date(2026, 6, 16), Standing.LAST_DAY, "Today is the last day"),
    (date(2026, 6, 17), Standing.LATE, "relief of Rule 12b-25(b) is lost, but the notice is still owed"),
])
def test_a_notice_is_in_time_until_its_last_day_has_passed(today, stands, said):
    assert standing(QUANTUM, today) is stands
    assert said in words(QUANTUM, today)


@pytest.mark.parametrize(("today", "said"), [
    (date(2026, 6, 16), "today"), (date(2026, 6, 15), "tomorrow"), (date(2026, 6, 14), "in 2 days"),
    (date(2026, 6, 4), "in 12 days"), (date(2026, 6, 17), "yesterday"), (date(2026, 6, 19), "3 days ago"),
    (date(2025, 6, 16), "in 365 days"), (date(2016, 6, 16), "in 3,652 days"),
])
def test_how_far_off_a_day_is(today, said):
    assert away(date(2026, 6, 16), today) == said
