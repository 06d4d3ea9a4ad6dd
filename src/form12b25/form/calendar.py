# SPDX-License-Identifier: MIT
"""The business days of the Commission: which days do not count, and why.

Saturdays, Sundays, federal holidays and days on which federal offices were closed by executive order do not count
(Rules 0-2 and 0-3(a)). Days on which only stock exchanges close, such as Good Friday, do; so does a day on which
federal offices closed for its last half only.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from types import MappingProxyType

from form12b25.form.values import weekday

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5  # and every later number of a day of the week
_BY_ORDER = "{name} (closed by executive order)"

# Closures which the package `holidays` does not have; it begins in 2001.
_EARLIER_CLOSURES = {
    date(1986, 12, 26): "the day after Christmas Day",  # Executive Order 12577
    date(1994, 4, 27): "the National Day of Mourning for former President Richard Nixon",  # Executive Order 12910
    date(1997, 12, 26): "the day after Christmas Day",  # Executive Order 13068
}


@dataclass(frozen=True)
class BusinessCalendar:
    """Tells business days from days that do not count.

    `closed_in` gives the holidays and closures of a year with their names. New closures come at a few days' notice, so
    `added` days are closed as well; `struck` days are open whatever else is said of them but a Saturday or a Sunday,
    for the earlier date is the safer one.
    """

    closed_in: Callable[[int], Mapping[date, str]]
    added: frozenset[date] = frozenset()
    struck: frozenset[date] = frozenset()

    def why_closed(self, day: date) -> str | None:
        """What keeps a day from counting, such as "a Saturday" or "Veterans Day"; None for a business day."""
        if day.weekday() >= _SATURDAY:
            return f"a {weekday(day)}"
        if day in self.struck:
            return None
        return self.closed_in(day.year).get(day) or ("a closure added by hand" if day in self.added else None)

    def is_business_day(self, day: date) -> bool:
        """Whether a day counts."""
        return self.why_closed(day) is None

    def roll_forward(self, day: date) -> date:
        """The day itself if it counts, otherwise the first one after it that does."""
        while not self.is_business_day(day):
            day += _ONE_DAY
        return day

    def next_after(self, day: date) -> date:
        """The first business day after a day."""
        return self.roll_forward(day + _ONE_DAY)


@lru_cache(maxsize=32)
def federal_calendar(added: frozenset[date] = frozenset(), struck: frozenset[date] = frozenset()) -> BusinessCalendar:
    """The calendar of the federal government, with the days that the user added as closed or struck as open."""
    return BusinessCalendar(_federal_closures, added, struck)


@cache
def _federal_closures(year: int) -> Mapping[date, str]:
    """Holidays and closures of one year, also those that fall on a Saturday or a Sunday and are kept on another day.

    `holidays` is imported here, for it is slow to load and many runs of the program need no calendar. The language is
    given, since it would otherwise be that of the person's computer.
    """
    from holidays import country_holidays

    known = country_holidays("US", years=year, expand=False, language="en_US", categories=("public", "government"))
    if year > known.end_year:
        # The statute repeats itself wherever January 1 falls on the same day of the week in a year of the same length.
        return MappingProxyType({day.replace(year=year): name
                                 for day, name in _federal_closures(_year_like(year, known.end_year)).items()})
    by_statute = country_holidays("US", years=year, expand=False, language="en_US", categories=("public",))
    closures = {day: name for day, name in _EARLIER_CLOSURES.items() if day.year == year}
    closures |= {day: known.get_list(day)[0] for day in known if day not in by_statute}
    named = {day: _BY_ORDER.format(name=name) for day, name in closures.items() if "half-day" not in name}
    named |= {day: known.get_list(day)[0] for day in by_statute}
    return MappingProxyType(named)


def _year_like(year: int, latest: int) -> int:
    """The last year up to `latest` whose days fall on the same days of the week, December 31 included."""
    shape = [date(year, 1, 1).weekday(), date(year, 12, 31).weekday()]
    while [date(latest, 1, 1).weekday(), date(latest, 12, 31).weekday()] != shape:
        latest -= 1
    return latest
