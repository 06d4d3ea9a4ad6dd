# SPDX-License-Identifier: MIT
"""What is new and long is listened to between the keystrokes, each passage once; then it is judged as it would be."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from form12b25.form import hearing, substance
from form12b25.form.keys import Key
from form12b25.form.review import review
from form12b25.gui import session as session_module

PASSAGES = [f"{'The accountant of the subsidiary resigned and did not furnish its report. ' * 10}This is {number}."
            for number in range(60)]
LONG = "\n\n".join(PASSAGES)


@pytest.fixture
def heard(monkeypatch):
    """The passages that were listened to. One is a portion."""
    told = []
    monkeypatch.setattr(session_module, "_PORTION", 0.0)
    monkeypatch.setattr(substance._memory, "_judge", lambda passage: told.append(passage) or hearing.hear(passage))
    monkeypatch.setattr(substance._memory, "_last", {})
    monkeypatch.setattr(substance._memory, "_ahead", {})
    return told


@pytest.fixture
def pasted(window, person, heard, qtbot):
    """The window after a long text was pasted."""
    qtbot.waitUntil(lambda: window.session.calendar is not None, timeout=20_000)
    window.binder.lead_to(Key.NARRATIVE)
    QGuiApplication.clipboard().setText(LONG)
    person.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.session.draft.entered[Key.NARRATIVE] == LONG
    return window


def test_the_keystroke_that_pastes_listens_to_nothing_and_each_turn_to_one_passage(pasted, heard, qtbot):
    assert pasted.session.judging
    assert heard == []
    portions = pasted.session._portions
    qtbot.waitUntil(portions.isActive)
    before = len(heard)
    pasted.session._listen_on()
    assert len(heard) == before + 1
    qtbot.waitUntil(lambda: not pasted.session.judging)
    assert heard == PASSAGES


def test_at_the_end_it_is_judged_as_it_would_be_at_once(pasted, heard, qtbot, today):
    with qtbot.waitSignal(pasted.session.reviewed):
        pass
    session = pasted.session
    assert session.review.findings == review(session.draft, today, calendar=session.calendar).findings
    assert any(finding.key is Key.EXHIBITS for finding in pasted.binder.findings)


def test_a_key_meanwhile_is_not_kept_waiting_and_nothing_is_heard_twice(pasted, person, heard, qtbot):
    qtbot.waitUntil(lambda: len(heard) > 5)
    before = len(heard)
    person.type("x")
    assert len(heard) == before
    qtbot.waitUntil(lambda: not pasted.session.judging)
    assert len(heard) == len(set(heard))
    assert set(heard) == {*PASSAGES[:-1], PASSAGES[-1] + "x"}


def test_leaving_the_blank_does_not_wait_for_it(pasted, person, heard):
    person.press(Qt.Key.Key_Tab)
    assert heard == []
    assert pasted.session.judging


def test_ticking_a_box_meanwhile_does_not_wait_for_it(pasted, person, heard):
    person.click(person.field(Key.RELIEF_REQUESTED))
    assert pasted.session.draft.checked(Key.RELIEF_REQUESTED)
    assert heard == []


def test_a_calendar_that_comes_meanwhile_does_not_wait_for_it_and_counts(pasted, heard, qtbot):
    before = pasted.session.review
    del heard[:]
    pasted.session._listen()
    pasted.session.judge_anew()
    assert heard == []
    with qtbot.waitSignal(pasted.session.reviewed):
        pass
    assert pasted.session.review is not before


def test_what_asks_for_the_judgement_itself_gets_that_of_the_whole(pasted, heard):
    QTest.qWait(0)
    assert pasted.session.review.draft is pasted.session.draft
    assert set(heard) == set(PASSAGES)


def test_a_short_text_is_judged_with_its_keystroke(window, person, heard):
    person.type("The", Key.NARRATIVE)
    assert heard == ["T", "Th", "The"]
    assert not window.session.judging
