# SPDX-License-Identifier: MIT
"""Days that a person adds as closed or strikes as open."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from form12b25.form.closures import Impossible, Needless, OwnDays, kept_days, own_days

ORDINARY, EVE, SATURDAY = date(2026, 6, 17), date(2020, 12, 24), date(2026, 6, 13)


def test_a_day_added_no_longer_counts_and_a_closure_struck_does():
    days = OwnDays().add(ORDINARY).strike(EVE)
    assert days == OwnDays(frozenset({ORDINARY}), frozenset({EVE}))
    assert days.calendar.why_closed(ORDINARY) == "a closure added by hand"
    assert days.calendar.is_business_day(EVE)
    assert days.remove(ORDINARY).remove(EVE) == OwnDays()


@pytest.mark.parametrize(("day", "said"), [
    (SATURDAY, "June 13, 2026 is a Saturday and does not count as it is; there is nothing to add."),
    (date(2026, 6, 19), ("June 19, 2026 is Juneteenth National Independence Day and does not count as it is; there "
                         "is nothing to add.")),
    (EVE, ("December 24, 2020 is Christmas Eve (closed by executive order) and does not count as it is; there is "
           "nothing to add.")),
    (ORDINARY, "June 17, 2026 has been added already."),
])
def test_adding_a_day_that_is_closed_says_so(day, said):
    with pytest.raises(Needless) as refused:
        OwnDays().add(ORDINARY).add(day)
    assert str(refused.value) == said


@pytest.mark.parametrize(("day", "said"), [
    (ORDINARY, "June 17, 2026, a Wednesday, is a business day as it is; there is nothing to strike."),
    (EVE, "December 24, 2020 has been struck already."),
])
def test_striking_a_day_that_is_open_says_so(day, said):
    with pytest.raises(Needless) as refused:
        OwnDays().strike(EVE).strike(day)
    assert str(refused.value) == said


@pytest.mark.parametrize("day", [SATURDAY, date(2026, 6, 14), date(2026, 7, 4)])
def test_a_saturday_or_a_sunday_cannot_be_struck(day):
    with pytest.raises(Impossible, match="which never counts"):
        OwnDays().strike(day)
    assert not OwnDays(struck=frozenset({day})).calendar.is_business_day(day)


def test_no_day_is_both():
    both = "would be both closed and open. Give it as one of them only."
    with pytest.raises(Impossible, match=both):
        OwnDays().add(ORDINARY).strike(ORDINARY)
    with pytest.raises(Impossible, match=both):
        OwnDays().strike(EVE).add(EVE)
    with pytest.raises(Impossible, match=f"June 17, 2026 {both}"):
        own_days([ORDINARY], [ORDINARY])
    assert kept_days([ORDINARY, EVE], [ORDINARY]) == OwnDays(frozenset({EVE}), frozenset({ORDINARY}))


def test_days_given_together_are_taken_and_the_needless_ones_named():
    days, said = own_days([ORDINARY, SATURDAY, ORDINARY], [EVE, date(2026, 6, 16)])
    assert days == OwnDays(frozenset({ORDINARY}), frozenset({EVE}))
    assert [sentence[:13] for sentence in said] == ["June 13, 2026", "June 16, 2026"]


days_of_years = st.dates(date(1980, 1, 1), date(2199, 12, 31))


@given(st.lists(st.tuples(st.sampled_from(["add", "strike", "remove"]), days_of_years), max_size=12))
def test_whatever_is_tried_no_day_is_both_and_each_is_what_it_is_said_to_be(tried):
    days = OwnDays()
    for deed, day in tried:
        with suppress(Needless, Impossible):
            days = getattr(days, deed)(day)
    assert days.added.isdisjoint(days.struck)
    assert not any(map(days.calendar.is_business_day, days.added))
    assert all(map(days.calendar.is_business_day, days.struck))
