# SPDX-License-Identifier: MIT
"""Dates and numbers as people type them."""

import re
import sys
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from form12b25.form import characters, values
from form12b25.form.values import NotADate, parse_date, write_date

ACT = st.dates(date(1934, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize("typed", [
    "December 31, 1997", "december 31, 1997", "DECEMBER 31, 1997", "  December  31 ,1997 ", "December 31 1997",
    "Dec 31, 1997", "Dec. 31, 1997", "Dec 31st, 1997", "31 December 1997", "31 Dec. 1997", "31st December, 1997",
    "31st of December 1997", "31-Dec-1997", "Dec-31-1997", "12/31/1997", "12-31-1997", "12.31.1997", "1997-12-31",
    "1997/12/31", "1997.12.31", "Wednesday, December 31, 1997", "wednesday 31 December 1997", "December\u00a031, 1997",
])
def test_a_date_is_read_however_it_is_written(typed):
    assert parse_date(typed) == date(1997, 12, 31)


@pytest.mark.parametrize(("typed", "day"), [
    ("1/22/1998", date(1998, 1, 22)), ("22/1/1998", date(1998, 1, 22)), ("3/3/1998", date(1998, 3, 3)),
    ("1998-1-2", date(1998, 1, 2)), ("Sept. 30, 2026", date(2026, 9, 30)),
    ("2/29/2024", date(2024, 2, 29)), ("May 1, 2026", date(2026, 5, 1)),
])
def test_single_digits_short_months_and_leap_days_are_read(typed, day):
    assert parse_date(typed) == day


@pytest.mark.parametrize(("typed", "reason"), [
    ("", "not a date"), ("soon", "not a date"), ("12/31", "not a date"), ("December 1997", "not a date"),
    ("12/31-1997", "not a date"), ("12/31/1997 or so", "not a date"), ("19971231", "not a date"),
    ("١٢/٣١/١٩٩٧", "not a date"), ("12/31/97", "four digits"), ("12/31/19977", "four digits"),
    ("12/31/0000", "four digits"), ("December 31, 1933", "between 1934"), ("December 31, 2200", "2199"),
    ("December 31, " + "9" * 5000, "four digits"), ("February 30, 1998", "February 1998 has no day 30"),
    ("2/29/2023", "February 2023 has no day 29"), ("April 0, 1998", "April 1998 has no day 0"),
    ("31/13/1997", "no month 13"), ("0/5/1998", "no month 0"),
    ("03/04/2026", "it may be March 4, 2026 or April 3, 2026"), ("12.1.1998", "December 1, 1998 or January 12, 1998"),
    ("1997-13-01", "no month 13"), ("Smarch 1, 1998", "Smarch"),
    ("Monday, December 31, 1997", "December 31, 1997 is a Wednesday"),
])
def test_what_is_no_date_is_refused_with_the_reason(typed, reason):
    with pytest.raises(NotADate, match=reason):
        parse_date(typed)


@given(ACT)
def test_a_date_as_the_paper_shows_it_is_read_as_that_day(day):
    written = write_date(day)
    assert parse_date(written) == day
    assert parse_date(f"{values.weekday(day)}, {written}") == day
    assert parse_date(day.isoformat()) == day


@given(ACT)
def test_numbers_are_read_in_either_order_where_they_can_be_one_day_only(day):
    orders = f"{day.month}/{day.day}/{day.year}", f"{day.day}/{day.month}/{day.year}"
    if day.day > 12 or day.day == day.month:
        assert [parse_date(order) for order in orders] == [day, day]
    else:
        for order in orders:
            with pytest.raises(NotADate, match="it may be"):
                parse_date(order)


@given(st.text())
def test_whatever_is_typed_is_a_day_or_a_reason(typed):
    try:
        day = parse_date(typed)
    except NotADate as no:
        day, reason = None, str(no)
    assert isinstance(day, date) or reason


@pytest.mark.parametrize(("typed", "number"), [("1", 1), (" 12 ", 12), ("007", 7), (3, 3), (9999, 9999)])
def test_a_whole_number_is_read(typed, number):
    assert values.parse_whole_number(typed) == number


@pytest.mark.parametrize("typed", ["", "0", "-1", "1.0", "one", "No. 1", "10000", "²", "١", "9" * 5000, 0, -1, 10_000])
def test_what_is_no_number_of_an_amendment_is_refused(typed):
    with pytest.raises(ValueError, match=r".*"):
        values.parse_whole_number(typed)


def test_lines_end_as_any_computer_ends_them():
    assert values.lines("a\r\nb\nc\rd\u2028e\ff\n") == ["a", "b", "c", "d", "e", "f", ""]


def test_a_letter_and_its_accent_become_one_character():
    assert values.composed("e\u0301") == "é"
    assert values.composed("e" + "\u0301" * 30 + "!") == "é" + "\u0301" * 29 + "!"


@pytest.mark.timeout(10)
@pytest.mark.parametrize("marks", ["\u0301" * 150_000 + "\u0327" * 150_000, "\u0f73" * 100_000,
                                   ("\u0301" * 31 + "\u0327" * 40) * 3000, "\u0345\u0334" * 100_000])
def test_marks_without_end_are_composed_in_bounded_time_and_left_as_they_are(marks):
    assert values.composed(f"e\u0301 a{marks} e\u0301") == f"é a{marks} é"


@given(st.text(st.characters(categories=["Mn", "Mc", "Me"]) | st.sampled_from("aeo\u1100\u1161"), max_size=60))
def test_what_can_be_composed_is_what_unicode_says(typed):
    runs = re.findall(r"[^aeo\u1100\u1161]{31,}", typed)
    if not runs:
        assert values.composed(typed) == unicodedata.normalize("NFC", typed)
    assert all(run in values.composed(typed) for run in runs)


def test_whatever_is_sorted_when_text_is_composed_counts_as_a_mark():
    for code in range(sys.maxunicode + 1):
        parts = unicodedata.normalize("NFD", chr(code))
        assert values._is_mark(chr(code)) or not all(map(unicodedata.combining, parts)), hex(code)


def test_the_reason_against_a_date_is_short():
    with pytest.raises(NotADate, match=r"^there is no month Xx{19}$"):
        parse_date("x" * 100_000 + " 1, 1998")


@pytest.mark.parametrize(("typed", "meant"), [
    ("Form 10\u2011K", "Form 10\u2010K"), ("un\u00adable", "unable"), ("\ufeffThe\u200b Company\u2060", "The Company"),
    ("o\ufb03ce", "office"), ("\uf0b7 first", "• first"), ("\u202aLtd\u202c", "Ltd"),
])
def test_what_a_word_processor_pastes_is_read_as_what_it_looks_like(typed, meant):
    assert values.composed(typed) == meant
    assert characters.unprintable(values.composed(typed), spacing=False) == []


@pytest.mark.parametrize(("typed", "meant"), [
    ("11/23/26", ["November 23, 2026"]), ("23/11/26", ["November 23, 2026"]), ("11-23-26", ["November 23, 2026"]),
    ("Nov 23, 26", ["November 23, 2026"]), ("23 Nov 26", ["November 23, 2026"]), ("3/3/26", ["March 3, 2026"]),
    ("12/31/97", ["December 31, 1997"]), ("12/31/80", ["December 31, 1980"]), ("12/31/79", ["December 31, 2079"]),
    ("03/04/26", ["March 4, 2026", "April 3, 2026"]), ("03/04/2026", ["March 4, 2026", "April 3, 2026"]),
    ("26-11-23", ["November 26, 2023", "November 23, 2026"]), ("26/11/23", ["November 26, 2023"]),
    ("Friday, 03/04/2026", ["April 3, 2026"]), ("Monday 11/23/26", ["November 23, 2026"]),
    ("Tuesday 11/23/26", []), ("2/30/26", []), ("11/23/6", []), ("11/23/126", []), ("soon", []), ("2026-13-01", []),
])
def test_what_may_have_been_meant_is_known_and_never_taken(typed, meant):
    with pytest.raises(NotADate) as refused:
        parse_date(typed)
    assert [write_date(day) for day in refused.value.meant] == meant
    assert ("Did you mean" in refused.value.remedy()) == (len(meant) == 1)


def test_a_short_year_that_can_be_one_day_only_is_asked_about_and_two_readings_are_both_named():
    with pytest.raises(NotADate, match=r"^its year must have four digits") as refused:
        parse_date("11/23/26")
    assert refused.value.remedy() == "Did you mean November 23, 2026?"
    with pytest.raises(NotADate, match=r"^it may be March 4, 2026 or April 3, 2026$") as refused:
        parse_date("03/04/26")
    assert refused.value.remedy() == "Write it as in December 31, 1997."
