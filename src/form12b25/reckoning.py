# SPDX-License-Identifier: MIT
"""How a command counts: the options that close or open a day, the calendar they make, and the calendar file."""

import argparse
from collections.abc import Callable
from datetime import UTC, date, datetime

from form12b25 import terminal
from form12b25.form import calendar_file, closures
from form12b25.form.calendar import BusinessCalendar
from form12b25.form.deadlines import Deadlines


def add_options(parser: argparse.ArgumentParser, day: Callable[[str], date]) -> None:
    """Let a command take days to be closed and open; `day` reads a date."""
    parser.add_argument("--closed", type=day, action="append", default=[], metavar="DATE",
                        help="a day on which federal offices are closed that is not known here; may be repeated")
    parser.add_argument("--open", type=day, action="append", default=[], metavar="DATE",
                        help="a holiday or closure to be struck, which then counts; may be repeated")


def calendar(given: argparse.Namespace) -> BusinessCalendar:
    """The calendar with the days that were given. Raises Misused; says which days change nothing."""
    try:
        days, needless = closures.own_days(given.closed, given.open)
    except closures.Impossible as reason:
        raise terminal.Misused(str(reason)) from reason
    for sentence in needless:
        terminal.say(f"form12b25: {sentence}")
    return days.calendar


def file_of(deadlines: Deadlines) -> bytes:
    """The dates as a calendar file, made now."""
    return calendar_file.calendar_file(deadlines, datetime.now(UTC))
