# SPDX-License-Identifier: MIT
"""The business days of the Commission, against the statute written out a second time."""

import subprocess
import sys
from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from form12b25.form import calendar
from form12b25.form.calendar import BusinessCalendar, federal_calendar

DAY = timedelta(days=1)
YEARS = range(1980, 2200)

# Closed for the whole day by executive order.
CLOSURES = {date(*day) for day in (
    (1986, 12, 26), (1994, 4, 27), (1997, 12, 26), (2001, 12, 24), (2003, 12, 26), (2004, 6, 11), (2007, 1, 2),
    (2007, 12, 24), (2008, 12, 26), (2012, 12, 24), (2014, 12, 26), (2018, 12, 5), (2018, 12, 24), (2019, 12, 24),
    (2020, 12, 24), (2024, 12, 24), (2025, 1, 9), (2025, 12, 24), (2025, 12, 26))}
HALF_DAYS = [date(1998, 12, 24), date(2002, 12, 24), date(2009, 12, 24), date(2015, 12, 24)]


def nth(year: int, month: int, weekday: int, number: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))


def kept(day: date) -> date:
    """5 U.S.C. 6103(b) and Executive Order 11582: Saturday's holiday on Friday, Sunday's on Monday."""
    return day + {5: -DAY, 6: DAY}.get(day.weekday(), 0 * DAY)


def statutory(year: int) -> set[date]:
    """5 U.S.C. 6103(a), for the holidays that belong to a year; New Year's Day may be kept in the one before."""
    fixed = [(1, 1), (7, 4), (11, 11), (12, 25), *([(6, 19)] if year >= 2021 else [])]
    last_of_may = max(day for day in (date(year, 5, 31) - number * DAY for number in range(7)) if day.weekday() == 0)
    return {kept(date(year, month, day)) for month, day in fixed} | {
        nth(year, 2, 0, 3), last_of_may, nth(year, 9, 0, 1), nth(year, 10, 0, 2), nth(year, 11, 3, 4),
        *([nth(year, 1, 0, 3)] if year >= 1986 else [])}


def test_every_day_from_1980_to_2199_is_open_or_closed_as_the_statute_and_the_orders_say():
    closed = CLOSURES.union(*(statutory(year) for year in (*YEARS, YEARS[-1] + 1)))
    federal = federal_calendar()
    day, wrong = date(1980, 1, 1), []
    while day.year in YEARS:
        if federal.is_business_day(day) == (day.weekday() > 4 or day in closed):
            wrong.append(day)
        day += DAY
    assert wrong == []


@pytest.mark.parametrize("day", [date(1993, 12, 31), date(2004, 12, 31), date(2010, 12, 31), date(2021, 12, 31),
                                 date(2100, 12, 31), date(2106, 12, 31), date(2196, 1, 1)])
def test_new_years_day_is_known_on_the_last_day_of_the_year_before(day):
    assert federal_calendar().why_closed(day).startswith("New Year's Day")


@pytest.mark.parametrize(("day", "why"), [
    (date(2024, 6, 1), "a Saturday"),
    (date(2024, 6, 2), "a Sunday"),
    (date(2017, 11, 11), "a Saturday"),
    (date(2017, 11, 10), "Veterans Day (observed)"),
    (date(2024, 11, 11), "Veterans Day"),
    (date(2024, 10, 14), "Columbus Day"),
    (date(2024, 1, 15), "Birthday of Martin Luther King, Jr."),
    (date(2024, 2, 19), "Washington's Birthday"),
    (date(2021, 6, 18), "Juneteenth National Independence Day (observed)"),
    (date(2020, 12, 24), "Christmas Eve (closed by executive order)"),
    (date(2025, 12, 26), "Day After Christmas (closed by executive order)"),
    (date(2018, 12, 5), "National Day of Mourning for former President George H. W. Bush (closed by executive order)"),
    (date(1997, 12, 26), "the day after Christmas Day (closed by executive order)"),
    (date(2150, 12, 25), "Christmas Day"),
])
def test_a_closed_day_says_why(day, why):
    assert federal_calendar().why_closed(day) == why
    assert not federal_calendar().is_business_day(day)


@pytest.mark.parametrize("day", [
    date(2024, 3, 29),  # Good Friday
    date(2024, 4, 16),  # Emancipation Day in the District of Columbia
    date(2017, 1, 20),  # Inauguration Day
    date(2019, 1, 2),  # a shutdown of the government
    date(2020, 6, 19),  # Juneteenth before it was a holiday
    date(2013, 12, 24), date(2024, 11, 29), date(1985, 1, 21), *HALF_DAYS])
def test_days_that_are_no_holidays_count(day):
    assert federal_calendar().why_closed(day) is None
    assert federal_calendar().roll_forward(day) == day


def test_rolling_forward_keeps_a_business_day_and_leaves_every_other():
    federal = federal_calendar()
    assert federal.roll_forward(date(2020, 12, 23)) == date(2020, 12, 23)
    assert federal.roll_forward(date(2020, 12, 24)) == date(2020, 12, 28)
    assert federal.roll_forward(date(2199, 12, 31)) == date(2199, 12, 31)
    assert federal.next_after(date(2020, 12, 23)) == date(2020, 12, 28)
    assert federal.next_after(date(2018, 12, 31)) == date(2019, 1, 2)


def test_a_day_can_be_added_and_a_closure_struck():
    day, eve = date(2026, 3, 4), date(2020, 12, 24)
    changed = federal_calendar(frozenset({day}), frozenset({eve}))
    assert changed.why_closed(day) == "a closure added by hand"
    assert changed.roll_forward(day) == date(2026, 3, 5)
    assert changed.is_business_day(eve)
    assert changed.next_after(date(2020, 12, 23)) == eve
    assert federal_calendar().is_business_day(day)
    assert not federal_calendar().is_business_day(eve)


def test_a_holiday_that_is_also_added_keeps_its_name_and_striking_is_stronger_than_adding():
    christmas = frozenset({date(2024, 12, 25)})
    assert federal_calendar(christmas).why_closed(date(2024, 12, 25)) == "Christmas Day"
    assert federal_calendar(christmas, christmas).why_closed(date(2024, 12, 25)) is None


def test_the_calendar_is_made_once_and_cannot_be_changed():
    added = frozenset({date(2026, 3, 4)})
    assert federal_calendar(added) is federal_calendar(added)
    with pytest.raises(AttributeError):
        federal_calendar().added = added  # type: ignore[misc]
    with pytest.raises(TypeError):
        federal_calendar().closed_in(2024)[date(2024, 3, 4)] = "a whim"  # type: ignore[index]


def test_only_the_years_asked_for_are_worked_out_and_each_once(monkeypatch):
    asked = []
    original = holidays.country_holidays

    def counted(*args, **options):
        asked.append(options["years"])
        return original(*args, **options)

    monkeypatch.setattr(holidays, "country_holidays", counted)
    calendar._federal_closures.cache_clear()
    federal = federal_calendar()
    for number in range(90):
        federal.is_business_day(date(2001, 3, 1) + number * DAY)
    assert set(asked) == {2001}
    before = len(asked)
    federal.is_business_day(date(2001, 9, 9))
    federal_calendar(frozenset({date(2001, 3, 6)})).is_business_day(date(2001, 9, 10))
    assert len(asked) == before


def test_holidays_are_loaded_only_when_a_day_is_asked_for():
    program = "import sys, form12b25.form.calendar as c; c.federal_calendar(); print('holidays' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"


@pytest.mark.parametrize("variable", ["LANGUAGE", "LC_ALL", "LANG"])
def test_names_are_english_whatever_the_locale(monkeypatch, variable):
    monkeypatch.setenv(variable, "th_TH.UTF-8")
    calendar._federal_closures.cache_clear()
    assert federal_calendar().why_closed(date(2024, 7, 4)) == "Independence Day"


def test_any_source_of_closures_will_do():
    week = BusinessCalendar(lambda year: {date(year, 5, 1): "May Day"})
    assert week.why_closed(date(2026, 5, 1)) == "May Day"
    assert week.roll_forward(date(2026, 5, 1)) == date(2026, 5, 4)
    assert week.is_business_day(date(2026, 12, 25))


days = st.dates(date(1980, 1, 1), date(2199, 12, 31))


@given(days, st.frozensets(days))
def test_rolling_forward_reaches_the_first_business_day(day, added):
    federal = federal_calendar(added | {day})
    rolled = federal.roll_forward(day)
    assert rolled > day
    assert federal.is_business_day(rolled)
    assert not any(federal.is_business_day(day + number * DAY) for number in range((rolled - day).days))
    assert federal.next_after(day) == rolled
