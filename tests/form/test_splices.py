# SPDX-License-Identifier: MIT
"""A splice makes one text of the other, and is no longer than it must be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from form12b25.form.splices import Splice, between, common_beginning, common_end

ALIKE = st.text("ab\n", max_size=12)


@given(ALIKE, ALIKE)
def test_a_splice_leads_there_and_back(before, after):
    splice = between(before, after)
    assert splice.applied(before) == after
    assert splice.reversed().applied(after) == before


@given(ALIKE, ALIKE)
def test_what_is_the_same_at_either_end_is_left_alone(before, after):
    splice = between(before, after)
    if splice.removed and splice.inserted:
        assert splice.removed[0] != splice.inserted[0]
        assert splice.removed[-1] != splice.inserted[-1]


@given(ALIKE, ALIKE, ALIKE)
def test_what_two_texts_have_in_common(same, one, other):
    assert (same + one).startswith((same + other)[:common_beginning(same + one, same + other)])
    assert common_beginning(same + one, same + other) >= len(same)
    assert common_end(one + same, other + same) >= len(same)
    assert common_beginning("x" + one, "y" + other) == common_end(one + "x", other + "y") == 0


@pytest.mark.parametrize(("before", "after", "splice"), [
    ("aa", "aaa", Splice(2, "", "a")), ("the cat", "the black cat", Splice(4, "", "black ")),
    ("", "", Splice(0, "", "")),
    ("abc", "", Splice(0, "abc", "")), ("one two", "one too", Splice(5, "w", "o"))])
def test_plain_changes(before, after, splice):
    assert between(before, after) == splice
