# SPDX-License-Identifier: MIT
"""A notice in two lines: what it is known by, and how it stands against its last day."""

from dataclasses import replace
from datetime import date

import pytest

from form12b25 import assets
from form12b25.form import outline, renewal
from form12b25.form.calendar import federal_calendar
from form12b25.form.draft import Draft, Filed
from form12b25.form.keys import Key
from form12b25.form.review import review

BLANK = Draft(assets.edition("sec1344-2018"))


def told(draft, today):
    return outline.dates(review(draft, today, calendar=federal_calendar()), today)


def test_a_notice_is_known_by_its_registrant_its_form_and_the_period(igene):
    assert outline.title(igene) == "IGENE Biotechnology, Inc., Form 10-K, December 31, 1997"
    assert outline.title(igene.enter(Key.PERIOD_ENDED, "12/31/1997").enter(Key.AMENDMENT_NUMBER, 2)) == (
        "IGENE Biotechnology, Inc., Form 10-K, December 31, 1997, Amendment No. 2")
    assert outline.title(BLANK.enter(Key.PERIOD_ENDED, "last spring")) == "last spring"
    assert outline.title(BLANK.enter(Key.REGISTRANT_NAME, "A\x1b[2JB")) == r"A\x1b[2JB"
    assert outline.title(BLANK) == ""


def test_a_transition_report_is_known_by_its_own_period():
    draft = BLANK.enter(Key.TRANSITION_REPORT, "10-K").enter(Key.TRANSITION_PERIOD_ENDED, "6/30/2026")
    assert outline.title(draft) == "Form 10-K, June 30, 2026"


@pytest.mark.parametrize(("today", "words"), [
    (date(1998, 3, 29), "✓ Notice due Wednesday, April 1, 1998, in 3 days."),
    (date(1998, 3, 31), "✓ Notice due Wednesday, April 1, 1998, tomorrow."),
    (date(1998, 4, 1), "! Notice due Wednesday, April 1, 1998, today, the last day."),
    (date(1998, 4, 2), "✕ The last day for the notice has passed: Wednesday, April 1, 1998, yesterday."),
])
def test_the_last_day_is_told_in_words_with_a_sign(igene, today, words):
    assert told(igene, today) == words


@pytest.mark.parametrize(("filed", "words"), [
    (Filed("April 1, 1998", "on paper, by mail"), "✓ Filed on April 1, 1998."),
    (Filed("1998-04-02"), "✕ Filed on April 2, 1998, after the last day for it."),
    (Filed("some day"), "✓ Filed on some day."),
    (Filed(), "✓ Filed."),
])
def test_what_was_filed_says_so_however_long_ago(igene, filed, words):
    assert told(replace(igene, filed=filed), date(2026, 6, 15)) == words


def test_an_amendment_has_no_last_day_of_its_own(igene):
    amendment = renewal.amendment_of(replace(igene, filed=Filed("April 1, 1998")))
    assert told(amendment, date(2026, 6, 15)) == "○ Amends the notice filed April 1, 1998; not yet filed itself."


def test_where_no_date_can_be_told_the_reason_is():
    assert told(BLANK, date(2026, 6, 15)) == "○ The dates follow from the report form and the period ended. Enter both."
