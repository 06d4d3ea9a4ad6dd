# SPDX-License-Identifier: MIT
"""The dates that a review tells of a draft, and the blank it leads to where it cannot."""

from datetime import date

import pytest

from form12b25.form.calendar import federal_calendar
from form12b25.form.draft import Consideration
from form12b25.form.findings import Severity, sentence
from form12b25.form.keys import Key
from form12b25.form.review import review

TODAY = date(2026, 6, 15)
CHANGED = {Key.TRANSITION_REPORT: "10-K", Key.TRANSITION_PERIOD_ENDED: "December 31, 2025"}


def judged(draft, changes):
    for key, value in changes.items():
        draft = draft.enter(key, value)
    return review(draft, TODAY, calendar=federal_calendar())


def test_without_a_calendar_nothing_is_said(quantum):
    told = review(quantum, TODAY)
    assert (told.deadlines, told.dates_untold, told.dates_ask) == (None, "", None)


@pytest.mark.parametrize(("changes", "due"), [
    ({}, "2026-06-15"),
    ({Key.PERIOD_ENDED: "Dec 31, 2025"}, "2026-03-16"),
    ({Key.FILER_STATUS: "large-accelerated"}, "2026-06-01"),
    ({Key.REPORT_FORM: "10-Q"}, "2026-05-11"),
    ({Key.REPORT_FORM: "11-K"}, "2026-06-29"),
    ({Key.REPORT_FORM: "11-K", Key.ERISA_PLAN: True}, "2026-09-28"),
    ({Key.REPORT_FORM: "11-K", Key.FILER_STATUS: None}, "2026-06-29"),
    (CHANGED, "2026-03-16"),
    (CHANGED | {Key.DETERMINATION_DATE: "February 2, 2026"}, "2026-04-20"),
    (CHANGED | {Key.DETERMINATION_DATE: "November 2, 2025"}, "2026-03-16"),
    ({Key.DETERMINATION_DATE: "June 2, 2026"}, "2026-06-15"),  # no transition report: it moves nothing
])
def test_each_answer_that_counts_moves_the_dates(quantum, changes, due):
    told = judged(quantum, changes)
    assert (told.deadlines.due.isoformat(), told.dates_untold, told.dates_ask) == (due, "", None)


@pytest.mark.parametrize(("changes", "words", "key"), [
    ({Key.REPORT_FORM: None, Key.PERIOD_ENDED: None},
     "The dates follow from the report form and the period ended. Enter both.", Key.REPORT_FORM),
    ({Key.REPORT_FORM: None}, "The dates follow from the report form. Check one.", Key.REPORT_FORM),
    ({Key.PERIOD_ENDED: None}, "The dates follow from the period ended. Enter it.", Key.PERIOD_ENDED),
    ({Key.PERIOD_ENDED: "soon"},
     "Period ended: what stands there is no date, and the dates follow from it. Correct it.", Key.PERIOD_ENDED),
    ({Key.FILER_STATUS: None}, "depends on the filer status", Key.FILER_STATUS),
    ({Key.PERIOD_ENDED: "12/31/1979"}, "Correct the period ended, December 31, 1979.", Key.PERIOD_ENDED),
    ({Key.REPORT_FORM: "N-CEN", Key.PERIOD_ENDED: "5/31/2018"}, "Form N-CEN is for periods", Key.PERIOD_ENDED),
    (CHANGED | {Key.TRANSITION_PERIOD_ENDED: None}, "The dates follow from the transition period ended. Enter it.",
     Key.TRANSITION_PERIOD_ENDED),
    (CHANGED | {Key.TRANSITION_PERIOD_ENDED: "12/31/1979"}, "Correct the period ended, December 31, 1979.",
     Key.TRANSITION_PERIOD_ENDED),
    (CHANGED | {Key.DETERMINATION_DATE: "soon"}, "no date, and the dates follow from it", Key.DETERMINATION_DATE),
    (CHANGED | {Key.TRANSITION_REPORT: "10-D"}, "There is no transition report on Form 10-D.", Key.TRANSITION_REPORT),
])
def test_what_is_missing_is_named_and_the_blank_for_it(quantum, changes, words, key):
    told = judged(quantum, changes)
    assert told.deadlines is None
    assert words in told.dates_untold
    assert told.dates_ask is key


@pytest.mark.parametrize(("changes", "said"), [
    ({}, []),
    ({Key.FILER_STATUS: None}, [(Key.FILER_STATUS, Severity.WARNING)]),  # no blank of the paper, yet the dates wait
    ({Key.PERIOD_ENDED: None}, [(Key.PERIOD_ENDED, Severity.TODO)]),
    ({Key.PERIOD_ENDED: "soon"}, [(Key.PERIOD_ENDED, Severity.ERROR)]),
    ({Key.PERIOD_ENDED: "12/31/1979"}, [(Key.PERIOD_ENDED, Severity.WARNING)]),
])
def test_the_blank_that_the_dates_ask_for_is_in_the_list_once(quantum, changes, said):
    told = judged(quantum, changes)
    assert [(finding.key, finding.severity) for finding in told.findings] == said
    assert told.ready == (Severity.WARNING in dict(said).values() or not said)


def test_what_the_dates_ask_for_can_be_answered_and_says_what_hangs_on_it(quantum):
    [asked] = judged(quantum, {Key.FILER_STATUS: None}).findings
    assert sentence(asked).startswith("When a report on Form 10-K for a period ended March 31, 2026 is due depends on "
                                      "the filer status.")
    assert sentence(asked).endswith("Until then the program cannot see whether this notice is in time.")
    answer = Consideration(asked.key, asked.code, asked.about, "Counsel has counted.")
    assert judged(quantum, {Key.FILER_STATUS: None, Key.CONSIDERED: (answer,)}).findings[0].considered
