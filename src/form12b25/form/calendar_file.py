# SPDX-License-Identifier: MIT
"""The dates around a late report as a calendar file (RFC 5545), for the calendar in which a person keeps dates."""

from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from form12b25.form.deadlines import DUE, EXTENDED, NOTICE, Deadlines

_MAKER = "-//form12b25//Dates of a late report//EN"
_DAY = timedelta(days=1)
_REMINDER = timedelta(hours=-15)  # from the midnight in which the day begins: at nine in the morning before
_TITLES = {DUE: "Form {report} due", NOTICE: "Last day for Form 12b-25 (Form {report})",
           EXTENDED: "Form {report} due if Form 12b-25 was filed in time"}


def calendar_file(deadlines: Deadlines, stamp: datetime, registrant: str = "") -> bytes:
    """Three events of a whole day, each with its reasons and with a reminder on the day before.

    `stamp` is the moment at which this is made, with its time zone. `registrant` begins the titles. An event keeps its
    identifier when its date changes, so that a calendar moves it and does not show it twice.

    `icalendar` is imported here, for it is slow to load and only saving the dates needs it.
    """
    from icalendar import Alarm, Calendar, Event

    name = " ".join("".join(c if c.isprintable() else " " for c in registrant).split())
    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for what, day in ((DUE, deadlines.due), (NOTICE, deadlines.notice_by), (EXTENDED, deadlines.extended)):
        title = _TITLES[what].format(report=deadlines.report)
        event = Event()
        event.add("uid", _identifier(name, deadlines, what))
        event.add("dtstamp", stamp)
        event.add("dtstart", day)
        event.add("dtend", day + _DAY)
        event.add("summary", f"{name}: {title}" if name else title)
        event.add("description", _reasons(deadlines, what))
        event.add("transp", "TRANSPARENT")  # the person is not busy on that day
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", title)
        alarm.add("trigger", _REMINDER)
        event.add_component(alarm)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _identifier(name: str, deadlines: Deadlines, what: str) -> str:
    """What the event is about, as a number; nothing in it can be read back."""
    about = "/".join((name, deadlines.report, deadlines.period_ended.isoformat(), what))
    return str(uuid5(NAMESPACE_URL, f"form12b25:{about}"))


def _reasons(deadlines: Deadlines, what: str) -> str:
    """Why that date, in the words of the steps that lead to it."""
    return "\n".join(f"{step.why} ({step.citation})" for step in deadlines.steps if step.what.startswith(what))
