# SPDX-License-Identifier: MIT
"""What the paper is given to show: drafts as they are kept, and as they are read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from form12b25.form import characters
from form12b25.form.draft import Draft, Exhibit
from form12b25.form.keys import Key
from form12b25.form.notice import Notice, read


def shown(draft, key, value):
    return read(draft.enter(key, value)).text(key)


@pytest.mark.parametrize(("key", "typed", "text"), [
    (Key.PERIOD_ENDED, " 12/31/1997 ", "December 31, 1997"), (Key.PERIOD_ENDED, " 3.12.1997", "3.12.1997"),
    (Key.AMENDMENT_NUMBER, 2, "2"), (Key.AMENDMENT_NUMBER, " 02 ", "2"), (Key.AMENDMENT_NUMBER, "No. 2", "No. 2"),
    (Key.REGISTRANT_NAME, "  A\u0301 Co.\n", "\u00c1 Co."), (Key.REGISTRANT_NAME, "A\tB\r\nC", "A B C"),
    (Key.REGISTRANT_NAME, "株 Co.", "[U+682A] Co."), (Key.NARRATIVE, "\n \n  a\r\n\r\nb\u2028c\n\n", "  a\n\nb\nc"),
    (Key.NARRATIVE, "“a” 株", "“a” [U+682A]"), (Key.NARRATIVE, "a\tb", "a\tb"), (Key.REPORT_FORM, "10-K", "10-K"),
])
def test_the_paper_shows_what_was_meant_and_else_what_was_typed(quantum, key, typed, text):
    assert shown(quantum, key, typed) == text


def test_a_reading_has_the_boxes_the_exhibits_and_the_exchanges(quantum):
    letter = Exhibit("other", " A\nB ", "C", "\na\r\nb\n", "a.pdf", b"%PDF")
    reading = read(quantum.enter(Key.EXHIBITS, (letter,)).enter(Key.EXCHANGES, (" NYSE ", "Nasdaq")))
    assert reading.checked == {Key.RELIEF_REQUESTED, Key.SIGNER_IS_OFFICER}
    assert reading.exhibits == (Exhibit("other", "A B", "C", "a\nb", "a.pdf", b"%PDF"),)
    assert reading.exchanges == ("NYSE", "Nasdaq")
    assert not isinstance(reading, Notice)
    assert reading.text(Key.FURTHER_STATEMENTS).endswith("as required by applicable law.")


@given(st.text())
def test_nothing_that_was_typed_into_a_narrative_is_lost(typed):
    if "[" in typed:
        return
    counted = {character: characters.unprintable(typed, spacing=True).count(character) for character in typed}
    said = characters.spelled_out(typed, spacing=True)
    assert [character for character in typed if not counted[character]] == [
        part for part in _parts(said) if not part.startswith("[")]
    assert [f"[U+{ord(character):04X}]" for character in typed if counted[character]] == [
        part for part in _parts(said) if part.startswith("[")]


def _parts(said):
    """The characters of a text in which `[U+682A]` stands for one."""
    while said:
        length = said.index("]") + 1 if said.startswith("[") else 1
        yield said[:length]
        said = said[length:]


def test_characters_that_are_missing_are_told_once_and_in_order():
    assert characters.unprintable("b株a会株\n", spacing=False) == ["株", "会", "\n"]
    assert characters.unprintable("b株a会株\n", spacing=True) == ["株", "会"]
    assert characters.unprintable("Plain, “curly”, Ωmega and Жук", spacing=False) == []


@pytest.mark.parametrize(("character", "words"), [
    ("株", "“株” (cjk unified ideograph-682a, U+682A)"), ("\u0301", "(combining acute accent, U+0301)"),
    ("\t", "(a tab, U+0009)"), ("\0", "(a null character, U+0000)"), ("\u202e", "(right-to-left override, U+202E)"),
])
def test_a_character_is_described_for_one_who_cannot_see_it(character, words):
    assert characters.describe(character) == words


def test_a_draft_keeps_what_was_entered_in_paper_order_and_forgets_what_was_emptied(quantum):
    draft = Draft(quantum.edition).enter(Key.NOTES, "n").enter(Key.PERIOD_ENDED, " soon ").enter(Key.NARRATIVE, "x")
    assert list(draft.entered) == [Key.PERIOD_ENDED, Key.NARRATIVE, Key.NOTES]
    assert draft.typed(Key.PERIOD_ENDED) == " soon "
    assert draft.text(Key.PERIOD_ENDED) == "soon"
    for nothing in (None, ""):
        assert draft.enter(Key.NARRATIVE, nothing) == Draft(quantum.edition).enter(Key.NOTES, "n").enter(
            Key.PERIOD_ENDED, " soon ")


def test_a_draft_is_not_changed_by_entering(quantum):
    changed = quantum.enter(Key.NARRATIVE, "x")
    assert quantum.text(Key.NARRATIVE).startswith("Quantum Corporation")
    assert changed != quantum
    with pytest.raises(TypeError):
        changed.entered[Key.NARRATIVE] = "y"
