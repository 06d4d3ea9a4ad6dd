# SPDX-License-Identifier: MIT
"""The days that a person adds as closed or strikes as open, since closures come at a few days' notice."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from form12b25.form.calendar import BusinessCalendar, federal_calendar
from form12b25.form.refusal import Refusal
from form12b25.form.values import weekday, write_date

_ALREADY_CLOSED = "{day} is {why} and does not count as it is; there is nothing to add."
_ALREADY_ADDED = "{day} has been added already."
_ALREADY_OPEN = "{day}, a {weekday}, is a business day as it is; there is nothing to strike."
_ALREADY_STRUCK = "{day} has been struck already."
_WEEKEND = "{day} is {why}, which never counts (Rule 0-3(a)); it cannot be open. Correct the date."
_BOTH = "{day} would be both closed and open. Give it as one of them only."


class Needless(Refusal):
    """The day counts, or does not count, already. The message says why."""


class Impossible(Refusal):
    """The day cannot be what it is said to be. The message says why."""


@dataclass(frozen=True)
class OwnDays:
    """A person's own days: `added` do not count, `struck` do. No day is both, and no Saturday or Sunday is struck."""

    added: frozenset[date] = frozenset()
    struck: frozenset[date] = frozenset()

    @property
    def calendar(self) -> BusinessCalendar:
        """The calendar of the federal government with these days in it."""
        return federal_calendar(self.added, self.struck)

    def add(self, day: date) -> "OwnDays":
        """With that day closed. Raises Needless, Impossible."""
        self._refuse_both(day, self.struck)
        if day in self.added:
            raise Needless(_ALREADY_ADDED.format(day=write_date(day)))
        if why := federal_calendar().why_closed(day):
            raise Needless(_ALREADY_CLOSED.format(day=write_date(day), why=why))
        return OwnDays(self.added | {day}, self.struck)

    def strike(self, day: date) -> "OwnDays":
        """With that day open, whatever closes it. Raises Needless, Impossible."""
        self._refuse_both(day, self.added)
        if day in self.struck:
            raise Needless(_ALREADY_STRUCK.format(day=write_date(day)))
        why = federal_calendar().why_closed(day)
        if why is None:
            raise Needless(_ALREADY_OPEN.format(day=write_date(day), weekday=weekday(day)))
        if not OwnDays(struck=frozenset({day})).calendar.is_business_day(day):
            raise Impossible(_WEEKEND.format(day=write_date(day), why=why))
        return OwnDays(self.added, self.struck | {day})

    def remove(self, day: date) -> "OwnDays":
        """As if that day had never been added or struck."""
        return OwnDays(self.added - {day}, self.struck - {day})

    @staticmethod
    def _refuse_both(day: date, otherwise: frozenset[date]) -> None:
        if day in otherwise:
            raise Impossible(_BOTH.format(day=write_date(day)))


def own_days(closed: Iterable[date], opened: Iterable[date]) -> tuple[OwnDays, tuple[str, ...]]:
    """The days given as closed and as open, and a sentence on each that changes nothing. Raises Impossible."""
    days, said = OwnDays(), []
    closed, opened = tuple(dict.fromkeys(closed)), tuple(dict.fromkeys(opened))
    for day in sorted({*closed} & {*opened}):
        raise Impossible(_BOTH.format(day=write_date(day)))
    for take, given in ((OwnDays.add, closed), (OwnDays.strike, opened)):
        for day in given:
            try:
                days = take(days, day)
            except Needless as reason:
                said.append(str(reason))
    return days, tuple(said)


def kept_days(closed: Iterable[date], opened: Iterable[date]) -> OwnDays:
    """Days that were kept somewhere in between, whatever became of them there: a day that is both is open.

    Days are not judged anew, for that would load the calendar; a day that has become needless does no harm.
    """
    struck = frozenset(opened)
    return OwnDays(frozenset(closed) - struck, struck)
