# SPDX-License-Identifier: MIT
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from form12b25.form.search import Place, found, replaced


def words(text, wanted, **how):
    return [text[place.start:place.end] for place in found(text, wanted, **how)]


def test_capitals_count_only_when_asked():
    assert words("Form, form, FORM", "form") == ["Form", "form", "FORM"]
    assert words("Form, form, FORM", "form", match_case=True) == ["form"]


def test_a_part_of_a_word_counts_unless_whole_words_are_asked():
    assert words("inform the form, reform", "form", whole_words=True) == ["form"]
    assert len(words("inform the form, reform", "form")) == 3


def test_signs_of_patterns_are_signs():
    assert words("Part IV(3) and IV.3", "IV(3)") == ["IV(3)"]
    assert found("abc", ".*") == []


def test_marks_that_look_alike_are_alike():
    assert words("the Company’s “audit” of Form\u00a010‑K", "company's \"audit\" of form 10-k") == [
        "the Company’s “audit” of Form\u00a010‑K"[4:]]


def test_nothing_is_found_for_nothing():
    assert found("abc", "") == []


def test_what_is_put_in_may_hold_what_was_looked_for():
    assert replaced("aXbX", found("aXbX", "X"), "XX") == "aXXbXX"
    assert replaced("ab", [Place(0, 1)], "") == "b"


@given(st.text("ab’' "), st.text("ab' ", min_size=1), st.text("c\\1", max_size=4))
def test_all_else_stays_when_words_are_replaced(text, wanted, by):
    places = found(text, wanted)
    assert all(one.end <= other.start for one, other in pairwise(places))
    pieces = [text[one.end:other.start] for one, other in pairwise([Place(0, 0), *places, Place(len(text), 0)])]
    assert replaced(text, places, by) == by.join(pieces)
