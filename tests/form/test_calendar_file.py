# SPDX-License-Identifier: MIT
"""The dates as a calendar file, read by the grammar of RFC 5545 and not by the library that wrote it."""

import re
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from form12b25.form import deadlines
from form12b25.form.calendar import federal_calendar
from form12b25.form.calendar_file import calendar_file
from form12b25.form.closures import OwnDays

CALENDAR = federal_calendar()
QUANTUM = deadlines.compute("10-K", date(2026, 3, 31), filer="accelerated", calendar=CALENDAR)
STAMP = datetime(2026, 6, 15, 9, 30, tzinfo=UTC)

# RFC 5545, 3.1: contentline = name *(";" param ) ":" value CRLF; no value here needs a quoted parameter.
LINE = re.compile(r"(?P<name>[A-Z-]+)(?P<parameters>(?:;[A-Z-]+=[A-Z-]+)*):(?P<value>[\t\x20-\x7e\x80-\U0010ffff]*)")
TEXT = re.compile(r"(?:\\[\\;,nN]|[^\\;,])*")  # 3.3.11, once control characters are ruled out
ESCAPED = {"\\\\": "\\", "\\;": ";", "\\,": ",", "\\n": "\n", "\\N": "\n"}
TEXTS = {"SUMMARY", "DESCRIPTION", "UID", "PRODID"}


def text_of(value):
    assert TEXT.fullmatch(value), value
    return re.sub(r"\\.", lambda found: ESCAPED[found[0]], value)


def events(content):
    """Each event as its properties, those of its alarm under ALARM. Checks the grammar on the way."""
    assert content.endswith(b"\r\n")
    folded = content.removesuffix(b"\r\n").split(b"\r\n")
    assert max(map(len, folded)) <= 75
    for line in folded:
        line.decode("utf-8")  # no letter is cut in two
        assert b"\r" not in line
        assert b"\n" not in line
    found, stack = [], []
    for line in content.decode("utf-8").replace("\r\n ", "").removesuffix("\r\n").split("\r\n"):
        parts = LINE.fullmatch(line)
        assert parts, line
        name, value = parts["name"] + parts["parameters"], parts["value"]
        if name == "BEGIN":
            stack.append((value, {}))
        elif name == "END":
            kind, properties = stack.pop()
            assert value == kind
            if kind == "VEVENT":
                found.append(properties)
            elif kind == "VALARM":
                stack[-1][1]["ALARM"] = properties
            else:
                assert (kind, stack) == ("VCALENDAR", [])
                assert {"VERSION": "2.0", "METHOD": "PUBLISH"}.items() <= properties.items()
                assert "PRODID" in properties
        else:
            properties = stack[-1][1]
            assert name not in properties
            properties[name] = text_of(value) if name in TEXTS else value
    assert stack == []
    return found


def test_the_three_dates_are_events_of_a_whole_day():
    due, notice_by, extended = events(calendar_file(QUANTUM, STAMP, "QUANTUM CORPORATION"))
    assert [event["SUMMARY"] for event in (due, notice_by, extended)] == [
        "QUANTUM CORPORATION: Form 10-K due", "QUANTUM CORPORATION: Last day for Form 12b-25 (Form 10-K)",
        "QUANTUM CORPORATION: Form 10-K due if Form 12b-25 was filed in time"]
    assert [(event["DTSTART;VALUE=DATE"], event["DTEND;VALUE=DATE"]) for event in (due, notice_by, extended)] == [
        ("20260615", "20260616"), ("20260616", "20260617"), ("20260630", "20260701")]
    assert {event["DTSTAMP"] for event in (due, notice_by, extended)} == {"20260615T093000Z"}


def test_each_event_says_why_and_by_what_rule():
    due, notice_by, extended = events(calendar_file(QUANTUM, STAMP))
    assert due["DESCRIPTION"] == (
        "A report on Form 10-K of an accelerated filer is due 75 days after the end of the fiscal year, March 31, "
        "2026. (Form 10-K, General Instruction A)\nJune 14, 2026 is a Sunday, so the date moves to the next business "
        "day. (Rule 0-3(a))")
    assert notice_by["DESCRIPTION"].endswith("(Rule 12b-25(a))")
    assert "15 calendar days after its due date, June 15, 2026" in extended["DESCRIPTION"]


def test_a_reminder_comes_at_nine_on_the_morning_before():
    for event in events(calendar_file(QUANTUM, STAMP)):
        alarm = event["ALARM"]
        assert (alarm["ACTION"], alarm["TRIGGER"]) == ("DISPLAY", "-PT15H")
        assert alarm["DESCRIPTION"] == event["SUMMARY"]


def test_an_event_keeps_its_identifier_when_its_date_moves_and_no_other_has_it():
    def identifiers(told, name="Acme Inc."):
        return [event["UID"] for event in events(calendar_file(told, STAMP, name))]

    closed = OwnDays().add(QUANTUM.due).calendar
    moved = deadlines.compute("10-K", date(2026, 3, 31), filer="non-accelerated", calendar=closed)
    other = deadlines.compute("10-K", date(2025, 3, 31), filer="accelerated", calendar=CALENDAR)
    assert moved.due != QUANTUM.due
    assert identifiers(moved) == identifiers(QUANTUM)
    assert len({*identifiers(QUANTUM), *identifiers(other), *identifiers(QUANTUM, "Acme Corp.")}) == 9
    assert not any("acme" in identifier.lower() for identifier in identifiers(QUANTUM))


def test_the_moment_is_written_in_universal_time():
    content = calendar_file(QUANTUM, datetime(2026, 6, 15, 22, tzinfo=timezone(-timedelta(hours=5))))
    assert {event["DTSTAMP"] for event in events(content)} == {"20260616T030000Z"}


@pytest.mark.parametrize(("name", "shown"), [
    ("Smith, Jones; \\ & Sons", "Smith, Jones; \\ & Sons"),
    ("  two\r\nlines\tand\x1b[2J\x00 ", "two lines and [2J"),
    ("BEGIN:VEVENT\r\nEND:VCALENDAR", "BEGIN:VEVENT END:VCALENDAR"),
    ("Société Générale d'Électricité et d'Énergie Renouvelable " * 3, None),
    ("株式会社" * 30, "株式会社" * 30),
])
def test_any_name_stands_in_the_titles_as_it_is(name, shown):
    for event in events(calendar_file(QUANTUM, STAMP, name)):
        assert event["SUMMARY"].startswith(f"{name.strip() if shown is None else shown}: ")


@given(st.text(), st.sampled_from(deadlines.REPORTS), st.dates(date(2003, 1, 1), date(2017, 12, 31)))
def test_whatever_the_name_and_the_report_the_grammar_holds(name, report, ended):
    if report in ("10-D", "N-CEN"):
        ended = ended.replace(year=2019, day=1)
    told = deadlines.compute(report, ended, filer="accelerated", calendar=CALENDAR)
    found = events(calendar_file(told, STAMP, name.encode("utf-8", "replace").decode()))
    assert [event["DTSTART;VALUE=DATE"] for event in found] == [
        f"{day:%Y%m%d}" for day in (told.due, told.notice_by, told.extended)]


def test_the_library_is_loaded_only_to_save():
    program = "import sys, form12b25.form.calendar_file, form12b25.cli; print('icalendar' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"
