# SPDX-License-Identifier: MIT
from datetime import date

import pytest

from form12b25.form import deadlines
from form12b25.form.calendar import federal_calendar
from form12b25.form.standing import Standing, standing, words

QUANTUM = deadlines.compute("10-K", date(2026, 3, 31), filer="accelerated", calendar=federal_calendar())


@pytest.mark.parametrize(("today", "stands", "said"), [
    (date(2026, 6, 1), Standing.IN_TIME, "15 days left"), (date(2026, 6, 15), Standing.IN_TIME, "1 day left"),
    (date(2026, 6, 16), Standing.LAST_DAY, "Today is the last day"),
    (date(2026, 6, 17), Standing.LATE, "relief of Rule 12b-25(b) is lost, but the notice is still owed"),
])
def test_a_notice_is_in_time_until_its_last_day_has_passed(today, stands, said):
    assert standing(QUANTUM, today) is stands
    assert said in words(QUANTUM, today)
