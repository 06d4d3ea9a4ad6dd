# SPDX-License-Identifier: MIT
"""What is pasted may be of any size, broken or hostile: twice as much is twice the work, and it can be stopped."""

import sys

import pytest

from form12b25.form import joining, pasted_html, pasting

SENTENCE = "the Company could not complete the audit of its subsidiary in Ohio"


def work(deed):
    """How many calls of Python a deed takes."""
    count = 0

    def seen(_frame, event, _argument):
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        deed()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("html", [
    lambda count: "".join("<span>word " for _ in range(count)),
    lambda count: "<div>" * count + "word" + "</div>" * count,
    lambda count: "<table><tr><td>" * count + "word",
    lambda count: "<ul><li>" * count + "word",
    lambda count: "<a b=\"" * count,
    lambda count: "<p>" + "</x" * count,
    lambda count: "<!--" * count,
    lambda count: "<" * count], ids=lambda made: made(1))
def test_html_of_twice_the_length_is_twice_the_work(html):
    small, large = html(400), html(1600)
    assert work(lambda: pasted_html.read(large)) < 5 * work(lambda: pasted_html.read(small))


def test_behind_the_last_whole_tag_nothing_is_parsed_and_no_word_is_lost(monkeypatch):
    assert pasted_html.read("<p>First words, 3 < 4 <b and the last").text == "First words, 3 < 4 <b and the last"
    fed, feed = [], pasted_html._Reader.feed
    monkeypatch.setattr(pasted_html._Reader, "feed", lambda reader, html: fed.append(html) or feed(reader, html))
    open_to_the_end = "<a b=\"" * 500
    assert pasted_html.read("<p>x " + open_to_the_end).text == "x " + open_to_the_end
    assert fed == ["<p>"]


@pytest.mark.parametrize("blank", ["\xa0", " ", "\t"])
def test_a_paragraph_that_begins_with_many_blanks_is_read(blank):
    assert pasted_html.read(f"<p>{blank * 60}x</p>").text.strip() == "x"


def test_a_character_whose_number_is_longer_than_python_reads_is_no_fault():
    assert pasted_html.read(f"<p>a&#{'1' * 9_000};b</p>").text == "a\ufffdb"


def test_lines_are_joined_by_looking_at_their_last_words_alone(monkeypatch):
    seen, as_one = [], joining._as_one
    monkeypatch.setattr(joining, "_as_one", lambda line, *given: seen.append(len(line)) or as_one(line, *given))
    text = "\n".join([f"{SENTENCE}, since"] * 2_000)
    assert joining.joined(text).text == text.replace("\n", " ")
    assert len(seen) == 1_999
    assert max(seen) <= len(SENTENCE) + 8


def test_whether_a_word_stands_in_the_text_is_looked_up_and_not_searched_for():
    divided = [f"{SENTENCE}, since account{letter}-\nant had resigned from the Company in May already and left it."
               for letter in "abcdefghij" * 20]
    few, many = "\n\n".join(divided[:20]), "\n\n".join(divided)
    assert joining.joined(few).whole[:2] == ("accountaant", "accountbant")
    words = joining._WITH_HYPHENS
    read = []

    class Pattern:
        def findall(self, text):
            read.append(len(text))
            return words.findall(text)

    joining._WITH_HYPHENS = Pattern()
    try:
        joining.joined(many)
    finally:
        joining._WITH_HYPHENS = words
    assert read == [len(many)]


@pytest.mark.parametrize(("plain", "html"), [
    ("", "<p>words</p>" * 50), (f"{SENTENCE} since\n" * 50, ""), ("", "<div>" * 50)])
def test_a_paste_can_be_stopped_on_the_way(plain, html):
    class Stopped(Exception):  # noqa: N818 - someone's wish, no error
        pass

    steps = []

    def step(done, total, _stage=None, /):
        assert 0 <= done <= total
        steps.append(done)
        if len(steps) == 20:
            raise Stopped

    with pytest.raises(Stopped):
        pasting.paragraphs(plain, html, step=step)
    assert len(steps) == 20


@pytest.mark.parametrize("text", ["x" + " " * 30_000 + "y", "x" + "\xa0" * 30_000 + "y"])
def test_blanks_without_end_are_passed_over_once_on_a_line(text):
    assert pasting.line(text, "") == (text, "")
