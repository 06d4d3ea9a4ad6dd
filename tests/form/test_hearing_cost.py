# SPDX-License-Identifier: MIT
"""What it costs to listen grows with the length of a text and no faster, whatever the text.

Measured as ratios from one length to twice that length, from few characters on: where the time squares, the ratio is 4,
and where it grows faster still, the first lengths show it before anyone must wait.
"""

import time
from itertools import pairwise

import pytest

from form12b25.form import hearing, identifiers, passages

LENGTHS = [20, 28, 40, 56, 80, *(120 * 2 ** step for step in range(6))]  # characters; no passage has more than 4,000
TWICE = 3.2  # the ratio allowed from one length to the next, which is at most twice as long
UNMEASURED = 0.003  # seconds, beneath which a ratio says nothing

ADVERSE = [
    "a a a ", "not not not ", "auditors auditors ", "auditors '-'-", "auditors - - - ", "auditors " + "w" * 40 + " ",
    "the report of the auditors of the company was not filed by the company because of the audit of the ", "1,", "111,",
    "1.", "a.", "a_", "(", "((1", "$", "x" * 50, "- ", "’", "'", "; ", "no error ", "not expect error ", "not found ",
    "amended and ", "restated ", "pending audit firm ", "delay by of from ", "will not file ", "unlikely that it will ",
    "does not expect that it will file within ", "file after the ", "unable to file within five ", "filed its annual ",
    "disclosed in form ", "expects filing June 1, 2026 ", "forward-looking statements ", "no longer substantial doubt ",
    "net loss income revenue ", "estimates not ", "amounts not ", "not estimate ", "adjusting ", "until not ",
    "not received report of ", "record an ", "impairment ", "one two three ", "six hundred-", "1 million-",
]


def seconds(judge, text):
    """The least of three, so that what else the machine does is left out."""
    least = float("inf")
    for _ in range(3):
        hearing.tell.cache_clear()  # each time as if for the first time
        begun = time.thread_time()
        judge(text)
        least = min(least, time.thread_time() - begun)
    return least


def grows_too_fast(judge, unit):
    """The first length at which up to twice the text took more than that time; none where it never did."""
    texts = [(unit * length)[:length] for length in LENGTHS]
    for shorter, text in pairwise(texts):
        if all(seconds(judge, text) > max(seconds(judge, shorter) * TWICE, UNMEASURED) for _ in range(3)):
            return len(text)  # three times in a row, so that it was no hiccup
    return None


@pytest.mark.parametrize("judge", [hearing.hear, hearing.weigh, identifiers.numbers])
@pytest.mark.parametrize("unit", ADVERSE)
@pytest.mark.parametrize("first", ["", "auditors ", "not "])
def test_twice_the_text_takes_twice_the_time(judge, unit, first):
    assert grows_too_fast(lambda text: judge((first + text)[:len(text)]), unit) is None


def test_what_squares_is_seen():
    assert grows_too_fast(lambda text: [text.count(sign) for sign in text * 8], "ab") is not None


def test_each_text_is_listened_to_in_passages_of_half_a_page():
    for unit in ADVERSE:
        assert max(map(len, passages.cut((unit * 20_000)[:20_000]))) <= 4_001
