# SPDX-License-Identifier: MIT
"""In what two drafts differ, in words."""

import time
from dataclasses import replace
from types import MappingProxyType

from hypothesis import given, settings

from drafting import drafts
from form12b25 import assets
from form12b25.form.definition import FIELDS
from form12b25.form.differences import differences, where
from form12b25.form.draft import Exhibit
from form12b25.form.keys import Key


def said(one, other):
    return {difference.label: difference.passages for difference in differences(one, other)}


def test_each_blank_is_named_as_a_filer_knows_it_with_both_wordings(igene):
    other = igene.enter(Key.SIGNER_NAME, "A. Clerk").enter(Key.RELIEF_REQUESTED, None).enter(Key.FORMER_NAME, "Old Co.")
    assert said(igene, other) == {
        "Part I, Former name": (("", "Old Co."),),
        "Part II, Relief under Rule 12b-25(b)": (("checked", "not checked"),),
        "Signature, Name of the person signing": (("Stephen F. Hiu, Ph.D.", "A. Clerk"),)}
    assert where(igene, other).endswith("Relief under Rule 12b-25(b) and Signature, Name of the person signing")


def test_of_a_long_text_the_changed_passages_alone_are_shown(igene):
    text = "\n\n".join(f"Paragraph {number} says what it always said." for number in range(200))
    changed = text.replace("Paragraph 7 says", "Paragraph 7 denies") + "\n\nAnd one more."
    [(_, passages)] = said(igene.enter(Key.NARRATIVE, text), igene.enter(Key.NARRATIVE, changed)).items()
    assert passages == (("Paragraph 7 says what it always said.", "Paragraph 7 denies what it always said."),
                        ("", "\nAnd one more."))


def test_in_a_long_line_the_place_is_shown_with_a_little_around_it(igene):
    one, other = "word " * 500 + "ten" + " word" * 500, "word " * 500 + "twelve" + " word" * 500
    [(_, [(mine, theirs)])] = said(igene.enter(Key.NOTES, one), igene.enter(Key.NOTES, other)).items()
    assert "word ten word" in mine
    assert "word twelve word" in theirs
    assert mine.startswith("…")
    assert mine.endswith("…")
    assert max(len(mine), len(theirs)) < 150


def test_what_is_too_long_to_show_says_how_much_more_there_is(igene):
    [(_, [(mine, theirs)])] = said(igene, igene.enter(Key.NARRATIVE, "x" * 12_000)).items()
    assert mine == ""
    assert theirs.endswith("(… and 10,000 more characters)")


def test_exhibits_are_compared_one_by_one_and_by_their_files(igene):
    letter = Exhibit("other", "Letter", file="a.pdf", content=b"%PDF-1")
    igene = igene.enter(Key.EXHIBITS, None)
    one, other = igene.enter(Key.EXHIBITS, (letter,)), igene.enter(Key.EXHIBITS, (replace(letter, content=b"%PDF-2"),))
    [(label, [(mine, theirs)])] = said(one, other).items()
    assert label == "Worksheet, Exhibit 1"
    assert (mine, theirs) == ("Attached: 6 bytes", "Attached: 6 bytes, with other content")
    whole = "Kind: other\nTitle: Letter\nFile: a.pdf\nAttached: 6 bytes"
    assert said(igene, one) == {"Worksheet, Exhibit 1": (("", whole),)}


def test_lists_are_compared_line_by_line(igene):
    one, other = igene.enter(Key.EXCHANGES, ("NYSE", "Nasdaq")), igene.enter(Key.EXCHANGES, ("NYSE", "Boston"))
    assert said(one, other)["Worksheet, Exchanges that get a manually signed copy"] == (("Nasdaq", "Boston"),)


def test_ends_of_lines_that_differ_are_shown_for_what_they_are(igene):
    assert said(igene.enter(Key.NOTES, "a\r\nb"), igene.enter(Key.NOTES, "a\nb")) == {
        "Worksheet, Notes, never printed": ((r"a\r\nb", r"a\nb"),)}


def test_the_edition_and_what_only_a_newer_program_knows_are_compared(igene):
    other = replace(igene, edition=assets.edition("sec1344-2018"), unknown=MappingProxyType({"colour": [1]}))
    found = said(igene, other)
    assert set(found) == {"Edition of the form", "“colour”, which a newer version of this program wrote"}
    assert found["“colour”, which a newer version of this program wrote"] == (("", "[\n  1\n]"),)


@given(drafts(with_unknown=True), drafts(with_unknown=True))
@settings(max_examples=200)
def test_what_differs_is_named_and_what_does_not_is_not(one, other):
    assert differences(one, one) == ()
    labels = [difference.label for difference in differences(one, other)]
    assert len(labels) == len(set(labels))
    blanks = {f"{FIELDS[key].part}, {FIELDS[key].label}" for key in Key if one.typed(key) != other.typed(key)
              or one.checked(key) != other.checked(key) or (
              key is Key.EXCHANGES and "\n".join(one.exchanges) != "\n".join(other.exchanges))}
    assert blanks <= set(labels)
    assert all(mine != theirs for difference in differences(one, other) for mine, theirs in difference.passages)


def test_texts_of_a_thousand_pages_are_compared_at_once(igene):
    one = "\n".join(f"line {number}" for number in range(50_000))
    other = "\n".join(f"line {number}" if number % 2 else f"other {number}" for number in range(50_000))
    began = time.perf_counter()
    assert differences(igene.enter(Key.NARRATIVE, one), igene.enter(Key.NARRATIVE, other))
    assert time.perf_counter() - began < 5
