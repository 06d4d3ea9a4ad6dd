# SPDX-License-Identifier: MIT
"""The command line told of closures, and asked for a calendar file."""

import json

import pytest

QUANTUM = ("deadlines", "--report", "10-K", "--period-ended", "2026-03-31", "--filer", "accelerated")


def dates_of(ran):
    told = json.loads(ran.stdout)
    told = told.get("deadlines", told)
    return [told[name] for name in ("due", "notice_by", "extended")]


def test_a_closed_day_moves_the_dates_and_an_open_one_moves_them_back(program):
    assert dates_of(program(*QUANTUM, "--json")) == ["2026-06-15", "2026-06-16", "2026-06-30"]
    closed = program(*QUANTUM, "--closed", "June 15, 2026", "--closed", "2026-06-17", "--json")
    assert (dates_of(closed), closed.stderr) == (["2026-06-16", "2026-06-18", "2026-07-01"], b"")
    eve = ("deadlines", "--report", "10-K", "--period-ended", "2020-09-25", "--filer", "non-accelerated", "--json")
    assert dates_of(program(*eve))[0] == "2020-12-28"
    assert dates_of(program(*eve, "--open", "2020-12-24"))[:2] == ["2020-12-24", "2020-12-28"]
    assert dates_of(program(*eve, "--open", "2020-12-24", "--open", "2020-12-25"))[:2] == ["2020-12-24", "2020-12-25"]


def test_the_words_name_what_was_added_and_what_was_struck(program):
    said = program(*QUANTUM, "--closed", "2026-06-15").stdout.decode()
    assert "June 14, 2026 is a Sunday and June 15, 2026 is a closure added by hand" in said
    said = program("deadlines", "--report", "10-Q", "--period-ended", "2017-09-30", "--filer", "accelerated", "--open",
                   "2017-11-10").stdout.decode()
    assert "Friday, November 10, 2017: Last day for Form 12b-25" in said
    assert "November 10, 2017 counts, for it was struck from the closures by hand." in said


def test_a_check_counts_by_the_same_days(program):
    checked = program("check", program.draft("quantum-2026"), "--today", "2026-06-15", "--json", "--closed",
                      "2026-06-15", "--closed", "2026-06-16")
    assert checked.returncode == 0
    assert dates_of(checked) == ["2026-06-17", "2026-06-18", "2026-07-02"]


def test_a_day_that_changes_nothing_is_said_and_the_dates_are_told_all_the_same(program):
    ran = program(*QUANTUM, "--closed", "2026-06-14", "--open", "2026-06-15", "--json")
    assert ran.returncode == 0
    assert dates_of(ran) == ["2026-06-15", "2026-06-16", "2026-06-30"]
    assert ran.stderr.decode().splitlines() == [
        "form12b25: June 14, 2026 is a Sunday and does not count as it is; there is nothing to add.",
        "form12b25: June 15, 2026, a Monday, is a business day as it is; there is nothing to strike."]


@pytest.mark.parametrize(("days", "words"), [
    (("--closed", "2026-06-15", "--open", "June 15, 2026"), "June 15, 2026 would be both closed and open"),
    (("--open", "2026-06-14"), "June 14, 2026 is a Sunday, which never counts"),
    (("--closed", "6/5/2026"), "it may be June 5, 2026 or May 6, 2026"),
    (("--closed", "6/19/26"), "Did you mean June 19, 2026? See form12b25 "),
    (("--closed",), "expected one argument"),
])
def test_days_that_cannot_be_are_refused(program, days, words):
    assert words in program.refused(2, *QUANTUM, *days)
    assert words in program.refused(2, "check", program.draft(), *days)


def test_the_dates_are_saved_for_a_calendar(program):
    ran = program(*QUANTUM, "--ics", "dates.ics")
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert "Monday, June 15, 2026: Due date" in ran.stdout.decode()
    content = (program.folder / "dates.ics").read_bytes()
    assert content.startswith(b"BEGIN:VCALENDAR\r\n")
    assert content.count(b"DTSTART;VALUE=DATE:202606") == 3
    alone = program(*QUANTUM, "--ics", "-")
    assert alone.returncode == 0
    assert alone.stdout.count(b"BEGIN:VEVENT\r\n") == 3
    assert alone.stdout.endswith(b"END:VCALENDAR\r\n")


def test_a_calendar_that_cannot_be_written_is_named_and_two_answers_on_one_output_refused(program):
    assert "gone/dates.ics" in program.refused(3, *QUANTUM, "--ics", "gone/dates.ics")
    assert "Give --ics a file" in program.refused(2, *QUANTUM, "--json", "--ics", "-")
    program.refused(3, *QUANTUM, "--ics", "")
