# SPDX-License-Identifier: MIT
"""The dates around a late report, against calendars that others published."""

import csv
import dataclasses
import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from form12b25.form.calendar import BusinessCalendar, federal_calendar
from form12b25.form.deadlines import REPORTS, CannotTell, as_json, compute
from form12b25.form.refusal import Refusal

CALENDAR = federal_calendar()
STATUSES = ("large-accelerated", "accelerated", "non-accelerated")
FIVE_DAYS = ("10-Q", "10-D")
LATE = {"10-K": 90, "20-F": 184, "11-K": 180, "10-Q": 45, "10-D": 15, "N-CEN": 75, "N-CSR": 70, "N-SAR": 60}

with (Path(__file__).parents[1] / "data" / "published-deadlines.csv").open(encoding="utf-8", newline="") as lines:
    PUBLISHED = list(csv.DictReader(lines))


def dates(report, period_ended, filer=None, calendar=CALENDAR, **more):
    return compute(report, date.fromisoformat(period_ended), filer=filer, calendar=calendar, **more)


def test_the_published_table_is_whole():
    assert len(PUBLISHED) == 70


@pytest.mark.parametrize("row", PUBLISHED, ids=lambda row: "{report_form} {filer_status} {period_end}".format(**row))
def test_published_deadlines(row):
    status = row["filer_status"]
    erisa = status == "ERISA plan"
    filer = None if erisa else status.replace(" ", "-") or None
    found = dates(row["report_form"], row["period_end"], filer, erisa=erisa)
    assert found.due.isoformat() == row["due_date"]
    assert not row["nt_deadline"] or found.notice_by.isoformat() == row["nt_deadline"]
    assert not row["extended_due_date"] or found.extended.isoformat() == row["extended_due_date"]


@pytest.mark.parametrize(("report", "filer", "ended", "due", "notice_by", "extended"), [
    ("10-K", "non-accelerated", "1997-12-31", "1998-03-31", "1998-04-01", "1998-04-15"),
    ("10-Q", "non-accelerated", "1998-09-30", "1998-11-16", "1998-11-17", "1998-11-23"),
    ("20-F", None, "1997-12-31", "1998-06-30", "1998-07-01", "1998-07-15"),
    ("N-SAR", None, "1997-12-31", "1998-03-02", "1998-03-03", "1998-03-17"),
    ("10-K", "non-accelerated", "1999-12-31", "2000-03-30", "2000-03-31", "2000-04-14"),
    ("10-K", "large-accelerated", "2023-12-31", "2024-02-29", "2024-03-01", "2024-03-15"),
    ("10-K", "large-accelerated", "2018-10-31", "2018-12-31", "2019-01-02", "2019-01-15"),
    ("10-K", "non-accelerated", "2020-09-25", "2020-12-28", "2020-12-29", "2021-01-12"),
    ("10-Q", "large-accelerated", "2017-09-30", "2017-11-09", "2017-11-13", "2017-11-14"),
    ("10-Q", "large-accelerated", "2020-12-31", "2021-02-09", "2021-02-10", "2021-02-16"),
    ("10-Q", "accelerated", "2026-04-30", "2026-06-09", "2026-06-10", "2026-06-15"),
    ("10-K", "accelerated", "2026-03-31", "2026-06-15", "2026-06-16", "2026-06-30"),
    ("10-D", None, "2025-09-15", "2025-09-30", "2025-10-01", "2025-10-06"),
    ("20-F", None, "2024-06-30", "2024-10-31", "2024-11-01", "2024-11-15"),
    # Beyond rules.md: the 90th day is Juneteenth as kept on Friday, June 18, 2021.
    ("10-K", "non-accelerated", "2021-03-20", "2021-06-21", "2021-06-22", "2021-07-06"),
    # The 90th day was half a day's work, and counts; the 90th day was closed by Executive Order 13068.
    ("10-K", "non-accelerated", "2015-09-25", "2015-12-24", "2015-12-28", "2016-01-08"),
    ("10-K", "non-accelerated", "1997-09-27", "1997-12-29", "1997-12-30", "1998-01-13"),
    ("N-CSR", None, "2024-06-30", "2024-09-09", "2024-09-10", "2024-09-24"),
    ("N-CEN", None, "2018-06-30", "2018-09-13", "2018-09-14", "2018-09-28"),
    ("11-K", None, "2016-12-31", "2017-03-31", "2017-04-03", "2017-04-17"),
    # After the last year that the package of holidays knows.
    ("10-Q", "non-accelerated", "2149-09-30", "2149-11-14", "2149-11-17", "2149-11-19"),
])
def test_worked_examples(report, filer, ended, due, notice_by, extended):
    found = dates(report, ended, filer)
    assert [day.isoformat() for day in (found.due, found.notice_by, found.extended)] == [due, notice_by, extended]
    assert (found.report, found.filer, found.period_ended.isoformat()) == (report, filer, ended)


@pytest.mark.parametrize(("report", "ended", "allowed"), [
    ("10-K", "2003-12-14", (90, 90, 90)),
    ("10-K", "2003-12-15", (75, 75, 90)),
    ("10-K", "2006-12-14", (75, 75, 90)),
    ("10-K", "2006-12-15", (60, 75, 90)),
    ("10-Q", "2004-03-14", (45, 45, 45)),
    ("10-Q", "2004-12-14", (45, 45, 45)),
    ("10-Q", "2004-12-15", (40, 40, 45)),
])
def test_accelerated_filers_were_phased_in(report, ended, allowed):
    nominal = [dates(report, ended, filer).nominal for filer in STATUSES]
    assert [(day - date.fromisoformat(ended)).days for day in nominal] == list(allowed)
    if len(set(allowed)) == 1:
        assert dates(report, ended).nominal == nominal[0]
    else:
        with pytest.raises(CannotTell):
            dates(report, ended)


@pytest.mark.parametrize(("ended", "nominal"), [
    ("2011-12-14", "2012-06-14"), ("2011-12-15", "2012-04-15"),  # six months, then four
    ("2011-11-30", "2012-05-31"), ("2012-02-29", "2012-06-30"), ("2011-08-31", "2012-02-29"),
    ("2010-08-31", "2011-02-28"), ("2024-10-31", "2025-02-28"), ("2024-10-30", "2025-02-28"),
    ("2023-02-28", "2023-06-30"), ("2024-02-28", "2024-06-28"), ("2024-03-30", "2024-07-30"),
    ("2024-09-30", "2025-01-31"), ("2023-10-29", "2024-02-29"),
])
def test_months_run_from_end_of_month_to_end_of_month(ended, nominal):
    assert dates("20-F", ended).nominal.isoformat() == nominal


@pytest.mark.parametrize(("report", "ended", "determined", "nominal"), [
    ("10-K", "2024-06-30", "2024-05-01", "2024-09-28"),  # determined before the close: counted from the close
    ("10-K", "2024-06-30", "2024-06-30", "2024-09-28"),
    ("10-K", "2024-06-30", "2024-08-01", "2024-10-30"),
    ("10-Q", "2024-06-30", "2024-08-01", "2024-09-15"),
    ("11-K", "2024-06-30", "2024-08-01", "2024-10-30"),
    ("20-F", "2024-06-30", "2024-08-15", "2024-12-15"),
    ("20-F", "2011-12-14", "2012-01-10", "2012-07-10"),  # the phase is that of the period, not of the determination
    ("10-K", "2003-12-14", "2004-01-15", "2004-04-14"),
])
def test_a_transition_report_is_counted_from_the_later_day(report, ended, determined, nominal):
    found = dates(report, ended, "non-accelerated", determined=date.fromisoformat(determined))
    assert found.nominal.isoformat() == nominal
    assert found.steps[0].citation == "Rules 13a-10 and 15d-10"
    assert found.steps[0].why.startswith(f"A transition report on Form {report}")


def test_a_transition_report_without_its_determination_is_counted_from_the_close_and_says_what_is_open():
    found = dates("10-K", "2024-06-30", "non-accelerated", transition=True)
    assert found.due == date(2024, 9, 30)
    assert found.steps[0].why == (
        "A transition report on Form 10-K of a non-accelerated filer is due 90 days after the close of the transition "
        "period, June 30, 2024, or after the determination to change the fiscal year if that came later; give the date "
        "of the determination if it did.")
    assert found.steps[0].citation == "Rules 13a-10 and 15d-10"
    told = dates("10-K", "2024-06-30", "non-accelerated", determined=date(2024, 1, 2))
    assert three(told) == three(found)
    with pytest.raises(CannotTell):
        dates("10-D", "2024-06-30", transition=True)


def test_a_date_on_a_day_struck_by_hand_says_so():
    struck = federal_calendar(struck=frozenset({date(2020, 12, 24)}))
    found = dates("10-K", "2020-09-25", "non-accelerated", struck)
    assert found.due == date(2020, 12, 24)
    assert found.steps[0].why.endswith("December 24, 2020 counts, for it was struck from the closures by hand.")
    assert "struck" not in found.steps[1].why


def test_erisa_moves_the_11_k_and_nothing_else():
    assert (dates("11-K", "2016-12-31", erisa=True).nominal - dates("11-K", "2016-12-31").nominal).days == 90
    assert dates("10-K", "2016-12-31", "accelerated", erisa=True) == dates("10-K", "2016-12-31", "accelerated")


@pytest.mark.parametrize(("words", "asked"), [
    (("When a report on Form 10-K for a period ended December 31, 2023 is due depends on the filer status. Give "
     "large-accelerated, accelerated or non-accelerated."), ("10-K", "2023-12-31")),
    (("When a report on Form 10-Q for a period ended June 30, 2023 is due depends on the filer status. Give "
     "large-accelerated, accelerated or non-accelerated."), ("10-Q", "2023-06-30")),
    ("There is no filer status 'small'. Give large-accelerated, accelerated or non-accelerated.",
     ("20-F", "2023-12-31", "small")),
    ("Form 12b-25 is not for a report on Form '8-K'. Give 10-K, 20-F, 11-K, 10-Q, 10-D, N-CEN, N-CSR or N-SAR.",
     ("8-K", "2023-12-31")),
    (("Form N-SAR was retired on June 1, 2018 and cannot report on a period ended June 1, 2018. Correct the date, or "
     "check Form N-CEN on the edition of 2018."), ("N-SAR", "2018-06-01")),
    (("Form N-CEN is for periods ended on or after June 1, 2018 and cannot report on one ended May 31, 2018. Correct "
     "the date, or check Form N-SAR on the edition of 1995."), ("N-CEN", "2018-05-31")),
    (("Form 10-D has been in use since January 1, 2006 and cannot report on a distribution on December 31, 2005. "
     "Correct the date, or check another form."), ("10-D", "2005-12-31")),
    (("Form N-CSR took effect on March 1, 2003 and was not yet due for a period ended December 20, 2002. Correct the "
     "date, or check another form."), ("N-CSR", "2002-12-20")),
    ("Holidays are known here for the years 1980 to 2199 only. Correct the period ended, December 31, 1979.",
     ("10-K", "1979-12-31")),
    ("Holidays are known here for the years 1980 to 2199 only. Correct the period ended, December 31, 9999.",
     ("20-F", "9999-12-31")),
])
def test_what_cannot_be_told_is_refused_with_a_sentence(words, asked):
    with pytest.raises(CannotTell) as refused:
        dates(*asked)
    assert str(refused.value) == words
    assert isinstance(refused.value, Refusal)


@pytest.mark.parametrize(("report", "determined", "words"), [
    ("10-D", "2024-03-01", ("There is no transition report on Form 10-D. Leave out the date of the determination to "
                           "change the fiscal year, or check another form.")),
    ("20-F", "2204-03-01", ("Holidays are known here for the years 1980 to 2199 only. Correct the date of the "
                           "determination, March 1, 2204.")),
])
def test_a_determination_that_cannot_be_is_refused(report, determined, words):
    with pytest.raises(CannotTell) as refused:
        dates(report, "2024-01-31", determined=date.fromisoformat(determined))
    assert str(refused.value) == words


@pytest.mark.parametrize(("report", "ended"), [("N-SAR", "2018-05-31"), ("N-CEN", "2018-06-01"), ("10-D", "2006-01-01"),
                                               ("N-CSR", "2002-12-21"), ("10-K", "1980-01-01")])
def test_a_form_may_be_late_from_its_first_period_to_its_last(report, ended):
    assert dates(report, ended).due >= date.fromisoformat(ended)


def test_steps_tell_the_whole_count():
    steps = dates("10-K", "2020-09-25", "non-accelerated").steps
    assert [(step.day.isoformat(), step.what, step.citation) for step in steps] == [
        ("2020-12-24", "Due date before weekends and holidays", "Form 10-K, General Instruction A"),
        ("2020-12-28", "Due date", "Rule 0-3(a)"),
        ("2020-12-29", "Last day for Form 12b-25", "Rule 12b-25(a)"),
        ("2021-01-12", "Extended due date", "Rule 12b-25(b)(2)(ii)"),
    ]
    assert steps[0].why == ("A report on Form 10-K of a non-accelerated filer is due 90 days after the end of the "
                            "fiscal year, September 25, 2020.")
    assert steps[1].why == ("December 24, 2020 is Christmas Eve (closed by executive order), December 25, 2020 is "
                            "Christmas Day, December 26, 2020 is a Saturday and December 27, 2020 is a Sunday, so the "
                            "date moves to the next business day.")
    assert "15 calendar days after its due date, December 28, 2020" in steps[3].why


def test_a_filer_status_that_changes_nothing_is_kept_but_not_named_as_a_reason():
    found = dates("10-K", "1997-12-31", "accelerated")
    assert found.filer == "accelerated"
    assert found.steps[0].why == ("A report on Form 10-K is due 90 days after the end of the fiscal year, December 31, "
                                  "1997.")


def test_steps_name_what_stands_between_due_date_and_notice():
    steps = dates("10-Q", "2017-09-30", "large-accelerated").steps
    assert [step.what for step in steps] == ["Due date", "Last day for Form 12b-25", "Extended due date"]
    assert steps[1].why == ("The notice is to be filed no later than one business day after the due date, November 9, "
                            "2017; November 10, 2017 is Veterans Day (observed), November 11, 2017 is a Saturday and "
                            "November 12, 2017 is a Sunday.")


def test_steps_tell_how_the_extended_date_moved():
    steps = dates("10-Q", "2020-12-31", "large-accelerated").steps
    assert [(step.day.isoformat(), step.what) for step in steps[-2:]] == [
        ("2021-02-14", "Extended due date before weekends and holidays"), ("2021-02-16", "Extended due date")]
    assert steps[-1].why == ("February 14, 2021 is a Sunday and February 15, 2021 is Washington's Birthday, so the "
                             "date moves to the next business day.")
    assert "5 calendar days after its due date, February 9, 2021" in steps[-2].why


@pytest.mark.parametrize(("ended", "said"), [
    ("2024-06-30", ("June 30, 2024, counted from the end of a month to the end of a month; without that convention it "
                   "would be October 30, 2024, which is the safer date.")),
    ("2024-12-31", "December 31, 2024, counted from the end of a month to the end of a month."),
    ("2024-03-31", "March 31, 2024, counted from the end of a month to the end of a month."),
    ("2024-03-30", ("March 30, 2024; since the count begins on the 30th of a month of 31 days, it is uncertain whether "
                    "it runs to the end of the month, and the earlier date is given.")),
    ("2024-03-28", "March 28, 2024."),
])
def test_the_count_of_months_says_what_convention_was_applied(ended, said):
    why = dates("20-F", ended).steps[0].why
    assert why == f"A report on Form 20-F is due 4 months after the end of the fiscal year, {said}"


def test_a_count_that_the_law_leaves_open_says_so():
    assert "count 40 days if the quarter belongs to a fiscal year" in dates("10-Q", "2004-06-30").steps[0].why
    assert "sooner if it was sent sooner" in dates("N-CSR", "2024-06-30").steps[0].why
    assert "calendar year" in dates("N-CEN", "2024-06-30").steps[0].why


def test_json():
    told = as_json(dates("10-Q", "1998-09-30", "non-accelerated"))
    assert list(told) == ["report", "filer", "period_ended", "nominal", "due", "notice_by", "extended", "steps"]
    assert told["report"] == "10-Q"
    assert told["filer"] == "non-accelerated"
    assert [told[key] for key in ("period_ended", "nominal", "due", "notice_by", "extended")] == [
        "1998-09-30", "1998-11-14", "1998-11-16", "1998-11-17", "1998-11-23"]
    assert [list(step) for step in told["steps"]] == [["date", "what", "why", "citation"]] * 5
    assert told["steps"][2]["date"] == "1998-11-17"
    assert json.loads(json.dumps(told)) == told


def test_deadlines_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        dates("20-F", "2024-06-30").due = date(2024, 1, 1)


@st.composite
def late_reports(draw):
    """The arguments of any count that can be told."""
    report = draw(st.sampled_from(REPORTS))
    first, last = {"N-SAR": (1985, 2017), "N-CEN": (2019, 2199), "10-D": (2006, 2199), "N-CSR": (2003, 2199)}.get(
        report, (1980, 2199))
    ended = draw(st.dates(date(first, 1, 1), date(last, 12, 31)))
    determined = None
    if report != "10-D" and draw(st.booleans()):
        latest = min(ended + timedelta(days=300), date(2199, 12, 31))
        determined = draw(st.dates(max(ended - timedelta(days=300), date(1980, 1, 1)), latest))
    return {"report": report, "period_ended": ended, "filer": draw(st.sampled_from(STATUSES)),
            "erisa": draw(st.booleans()), "determined": determined}


closures = st.frozensets(st.integers(-10, 400), max_size=12)


@given(late_reports(), closures)
def test_what_is_always_so(late, offsets):
    added = frozenset(late["period_ended"] + timedelta(days=offset) for offset in offsets)
    calendar = federal_calendar(added)
    found = compute(**late, calendar=calendar)
    start = max(late["period_ended"], late["determined"] or late["period_ended"])
    extension = 5 if late["report"] in FIVE_DAYS else 15

    assert 0 < (found.nominal - start).days <= LATE[late["report"]]
    assert all(calendar.is_business_day(day) for day in (found.due, found.notice_by, found.extended))
    assert found.nominal <= found.due < found.notice_by
    between = range(1, (found.notice_by - found.due).days)
    assert not any(calendar.is_business_day(found.due + timedelta(days=number)) for number in between)
    counted = found.due + timedelta(days=extension)
    assert found.extended >= counted
    assert found.extended == calendar.roll_forward(counted)


@given(late_reports(), closures)
def test_steps_end_in_the_dates_and_each_says_why(late, offsets):
    added = frozenset(late["period_ended"] + timedelta(days=offset) for offset in offsets)
    found = compute(**late, calendar=federal_calendar(added))
    finally_said = {step.what: step.day for step in found.steps}
    assert finally_said["Due date"] == found.due
    assert finally_said["Last day for Form 12b-25"] == found.notice_by
    assert finally_said["Extended due date"] == found.extended
    assert found.steps[0].day == found.nominal
    extension = 5 if late["report"] in FIVE_DAYS else 15
    moved = (found.nominal != found.due) + (found.due + timedelta(days=extension) != found.extended)
    assert len(found.steps) == 3 + moved == 3 + sum(step.citation == "Rule 0-3(a)" for step in found.steps)
    for step in found.steps:
        assert step.why.endswith(".")
        assert "None" not in step.why
        assert step.citation.startswith(("Form ", "Rule"))


def three(found):
    return found.due, found.notice_by, found.extended


def after_closing(plain, closed, calendar, extension):
    """The three dates once one more day is closed, told from the plain ones: the law of what moves, and why."""
    def kept(day):
        return calendar.next_after(day) if day == closed else day

    if closed == plain.due:  # the due date falls on it; the two others are counted from one that moved
        due = plain.notice_by
        return due, calendar.next_after(due), calendar.roll_forward(due + timedelta(days=extension))
    return plain.due, kept(plain.notice_by), kept(plain.extended)


@given(late_reports(), closures, st.one_of(st.sampled_from(["due", "notice_by", "extended"]), st.integers(-5, 60)))
def test_a_closure_moves_a_date_that_falls_on_it_or_is_counted_from_one_that_moved_and_no_other(late, offsets, which):
    before = frozenset(late["period_ended"] + timedelta(days=offset) for offset in offsets)
    calendar = federal_calendar(before)
    plain = compute(**late, calendar=calendar)
    closed = getattr(plain, which) if isinstance(which, str) else plain.nominal + timedelta(days=which)
    moved = compute(**late, calendar=federal_calendar(before | {closed}))
    extension = 5 if late["report"] in FIVE_DAYS else 15

    assert moved.nominal == plain.nominal
    assert three(moved) == after_closing(plain, closed, calendar, extension)
    for day, was in zip(three(moved), three(plain), strict=True):
        assert day == was if was < closed else day >= was


@given(late_reports(), closures, st.integers(-5, 60))
def test_striking_a_closure_undoes_it_whether_it_was_added_or_known(late, offsets, which):
    before = frozenset(late["period_ended"] + timedelta(days=offset) for offset in offsets)
    plain = compute(**late, calendar=federal_calendar(before))
    day = plain.nominal + timedelta(days=which)
    if federal_calendar(before).is_business_day(day):  # added, and struck again
        assert three(compute(**late, calendar=federal_calendar(before | {day}, frozenset({day})))) == three(plain)
    elif day.weekday() < 5:  # struck, and added again to a calendar that knows it no more
        def known(year):
            return {closed: why for closed, why in CALENDAR.closed_in(year).items() if closed != day}

        assert BusinessCalendar(known, before - {day}).is_business_day(day)
        assert three(compute(**late, calendar=BusinessCalendar(known, before | {day}))) == three(plain)


def test_the_reports_are_the_boxes_of_the_form():
    assert REPORTS == ("10-K", "20-F", "11-K", "10-Q", "10-D", "N-CEN", "N-CSR", "N-SAR")
