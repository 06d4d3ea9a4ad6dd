# SPDX-License-Identifier: MIT
import pytest
from hypothesis import given
from hypothesis import strategies as st

from form12b25.form import identifiers, tidied

NUMBERS = st.text("0123456789 -–().+/x", max_size=20)


@pytest.mark.parametrize(("typed", "tidy"), [
    ("1-13419", "001-13419"), ("001 13419", "001-13419"), (" 001–13419 ", "001-13419"), ("0-20179", "000-20179"),
    ("333-12345–01", "333-12345-01"), ("001-13419", "001-13419"),
    ("00113419", "00113419"), ("N/A", "N/A"), ("1-13419, 1-13420", "1-13419, 1-13420"), ("", ""),
])
def test_a_file_number_is_tidied_where_only_one_can_be_meant(typed, tidy):
    assert tidied.file_number(typed) == tidy


def test_on_the_form_of_the_1990s_a_prefix_keeps_its_length():
    assert tidied.file_number("0 20179", padded=False) == "0-20179"


@pytest.mark.parametrize(("typed", "tidy"), [
    (("", "(408) 944-4000"), ("408", "944-4000")), (("(408)", "9444000"), ("408", "944-4000")),
    (("", "408.944.4000"), ("408", "944-4000")), (("", "4089444000"), ("408", "944-4000")),
    (("408", "944 4000"), ("408", "944-4000")),
    (("", "+44 20 7946 0958"), ("", "+44 20 7946 0958")), (("", "9444000"), ("", "9444000")),
    (("", "1-408-944-4000"), ("", "1-408-944-4000")), (("410", "(408) 944-4000"), ("410", "(408) 944-4000")),
    (("408", "944-4000 ext. 12"), ("408", "944-4000 ext. 12")), (("020", "79460958"), ("020", "79460958")),
])
def test_a_telephone_number_is_tidied_unless_it_may_be_a_foreign_one(typed, tidy):
    assert tidied.telephone(*typed) == tidy


def digits(*texts):
    return [sign for text in texts for sign in text if sign.isdigit()]


@given(NUMBERS)
def test_what_is_tidied_stays_so_and_no_digit_is_lost_from_a_file_number(typed):
    tidy = tidied.file_number(typed)
    assert tidied.file_number(tidy) == tidy
    before, after = "".join(digits(typed)), "".join(digits(tidy))
    assert after.endswith(before)
    assert not after.removesuffix(before).strip("0")
    assert tidy == typed or identifiers.is_file_number(tidy)


@given(NUMBERS | st.just(""), NUMBERS)
def test_what_is_tidied_stays_so_and_no_digit_is_lost_from_a_telephone_number(area, number):
    tidy = tidied.telephone(area, number)
    assert tidied.telephone(*tidy) == tidy
    assert digits(*tidy) == digits(area, number)
