# SPDX-License-Identifier: MIT
"""Much is pasted by mistake: the window answers, asks, and loses no letter of it."""

import threading
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor, QTextOption
from PySide6.QtTest import QTest

from form12b25.form import pasting
from form12b25.form.draft import Exhibit
from form12b25.form.keys import Key
from form12b25.gui import long_pastes
from form12b25.gui.boxes import Line
from form12b25.gui.exhibit_list import ExhibitDialog
from gui_person import copied

SENTENCE = "The Company could not complete the audit of its subsidiary in Ohio. "
LETTER = "\n\n".join(SENTENCE * 5 + str(number) for number in range(500))  # 170,000 characters
REPORT = "\n\n".join(SENTENCE * 5 + str(number) for number in range(1_000))


def copy(text="", html=""):
    QGuiApplication.clipboard().setMimeData(copied(text, html))


def paste(person, key):
    person.window.binder.lead_to(key)
    person.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def held(window, key=Key.NARRATIVE):
    return window.session.draft.entered.get(key, "")


@contextmanager
def held_up(monkeypatch, reading):
    """Holds what is being read until it is opened; a step is made while it is held. `reading`: by which function."""
    opened = threading.Event()
    read = getattr(pasting, reading)

    def waiting(*given, step, **told):
        while not opened.wait(0.01):
            step(1, 2)
        return read(*given, step=step, **told)

    monkeypatch.setattr(long_pastes.pasting, reading, waiting)
    yield opened
    opened.set()


@pytest.fixture
def gate(monkeypatch):
    with held_up(monkeypatch, "paragraphs") as opened:
        yield opened


def test_much_is_read_while_the_window_answers_and_stands_before_what_is_typed_meanwhile(window, person, qtbot, gate):
    person.type("Before. ", Key.NARRATIVE)
    copy(LETTER)
    paste(person, Key.NARRATIVE)
    person.type("typed")
    assert held(window) == "Before. typed"
    qtbot.waitUntil(lambda: window.work.progress.isVisible())
    assert "Reading what is pasted" in window.work.progress.words.text()
    gate.set()
    qtbot.waitUntil(lambda: len(held(window)) > 1_000, timeout=20_000)
    assert held(window) == f"Before. {LETTER}typed"
    assert person.field(Key.NARRATIVE).textCursor().position() == len(held(window))
    assert window.statusBar().currentMessage() == "Pasted 500 paragraphs."
    assert window.action("action_undo").text() == "&Undo pasting into Part III, Narrative"
    person.undoes()
    assert held(window) == "Before. typed"


def test_what_was_chosen_is_replaced_and_what_is_typed_over_it_meanwhile_stays(window, person, qtbot, gate):
    box = person.field(Key.NARRATIVE)
    person.type("before chosen behind", Key.NARRATIVE)
    for typed, kept in ((False, ""), (True, "typed")):
        cursor = box.textCursor()
        cursor.setPosition(held(window).index("chosen") + len("chosen"))
        cursor.setPosition(held(window).index("chosen"), QTextCursor.MoveMode.KeepAnchor)
        copy(LETTER)
        gate.clear()
        box.setFocus()
        box.setTextCursor(cursor)
        person.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        if typed:
            person.type("typed")
        with qtbot.waitSignal(window.work.idle, timeout=20_000):
            gate.set()
        assert held(window) == f"before {LETTER}{kept} behind"
        while len(held(window)) != len("before chosen behind"):
            person.undoes()


@pytest.fixture
def gate_of_lines(monkeypatch):
    with held_up(monkeypatch, "line") as opened:
        yield opened


@pytest.mark.parametrize(("chosen", "meanwhile", "found"), [
    ("", "", "Acme Inc. of Ohio"), ("", "typed", "Acme Inc.typed of Ohio"),
    (" of", "", "Acme Inc. Ohio"), (" of", "typed", "Acme Inc.typed Ohio")])
def test_on_a_line_it_comes_where_it_was_pasted_and_replaces_no_more(window, person, qtbot, gate_of_lines, chosen,
                                                                     meanwhile, found):
    line = person.field(Key.REGISTRANT_NAME)
    person.type("Acme of Ohio", Key.REGISTRANT_NAME)
    line.setSelection(len("Acme"), len(chosen)) if chosen else line.setCursorPosition(len("Acme"))
    copy(" Inc.", f"<p>Acme</p><!-- {'x' * 200_000} -->")
    person.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    if meanwhile:
        person.type(meanwhile)
    person.press(Qt.Key.Key_Tab)
    person.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert line.selectedText() == line.text()  # as Tab has it
    with qtbot.waitSignal(window.work.idle, timeout=20_000):
        gate_of_lines.set()
    assert held(window, Key.REGISTRANT_NAME) == found
    person.undoes()
    assert held(window, Key.REGISTRANT_NAME) == f"Acme{meanwhile or chosen}{' of' * (not chosen)} Ohio"


def test_on_a_line_that_was_changed_elsewhere_it_comes_at_the_cursor_and_replaces_nothing(window, person, qtbot,
                                                                                          gate_of_lines):
    line = person.field(Key.REGISTRANT_NAME)
    person.type("Acme of Ohio", Key.REGISTRANT_NAME)
    line.setSelection(0, len("Acme"))
    copy("Inc.", f"<p>Acme</p><!-- {'x' * 200_000} -->")
    person.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    line.setCursorPosition(len("Acme of Ohio"))
    person.type("!")
    line.selectAll()
    with qtbot.waitSignal(window.work.idle, timeout=20_000):
        gate_of_lines.set()
    assert held(window, Key.REGISTRANT_NAME) == "Acme of Ohio!Inc."


def test_the_reading_is_stopped_by_escape_and_nothing_of_it_is_put_in(window, person, qtbot, gate):
    copy(LETTER)
    paste(person, Key.NARRATIVE)
    qtbot.waitUntil(lambda: window.work.progress.isVisible())
    person.press(Qt.Key.Key_Escape)
    assert window.statusBar().currentMessage() == "Nothing was pasted: the reading was stopped."
    gate.set()
    qtbot.waitUntil(window.work._future.done)
    QTest.qWait(0)
    assert held(window) == ""


def test_what_was_meant_for_one_draft_is_not_put_into_the_next(window, person, qtbot, gate):
    copy(LETTER)
    paste(person, Key.NARRATIVE)
    window.session.open(window.session.draft, None)
    gate.set()
    qtbot.waitUntil(window.work._future.done)
    QTest.qWait(0)
    assert held(window) == ""


def test_what_cannot_be_changed_any_more_is_not_pasted_into(window, person, qtbot, gate):
    copy(LETTER)
    paste(person, Key.NARRATIVE)
    window.sheet.set_read_only(True)
    gate.set()
    qtbot.waitUntil(lambda: window.statusBar().currentMessage()
                    == "Nothing was pasted: the blank can no longer be changed.")
    assert held(window) == ""


def test_a_whole_report_is_asked_about_with_its_pages(window, person, qtbot):
    for person.answer, text in (("cancel", ""), ("paste", REPORT)):
        copy(REPORT)
        with qtbot.waitSignal(window.work.idle, timeout=20_000):
            paste(person, Key.NARRATIVE)
        assert held(window) == text
    assert person.asked == [f"Paste {len(REPORT):,} characters?"] * 2
    assert f"about {pasting.pages(REPORT):,} pages" in person.words
    assert "each key" not in person.words


def test_of_a_paragraph_without_end_it_is_said_that_each_key_takes_a_moment(window, person, qtbot):
    copy(SENTENCE * 4_000)
    paste(person, Key.NARRATIVE)
    qtbot.waitUntil(lambda: bool(person.asked), timeout=20_000)
    assert f"One paragraph has {len(SENTENCE) * 4_000:,} characters" in person.words


def test_of_much_on_one_line_it_is_asked(window, person, qtbot):
    for person.answer in ("cancel", "paste"):
        copy(LETTER)
        with qtbot.waitSignal(window.work.idle, timeout=20_000):
            paste(person, Key.REGISTRANT_NAME)
        assert "The blank has one line" in person.words
        assert len(held(window, Key.REGISTRANT_NAME)) == (len(LETTER) - 499 if person.answer == "paste" else 0)


def test_formatting_that_takes_too_long_to_read_is_left_aside_and_it_is_said(window, person, qtbot, monkeypatch):
    monkeypatch.setattr(long_pastes, "_PATIENCE", -1.0)
    copy(LETTER, f"<p>{LETTER}</p>")
    paste(person, Key.NARRATIVE)
    qtbot.waitUntil(lambda: held(window) == LETTER, timeout=20_000)
    assert window.statusBar().currentMessage() == (
        "Pasted 500 paragraphs. It was taken as plain text, without any formatting.")


def test_little_is_not_read_elsewhere(window, person):
    copy("words", "<p>words</p>")
    paste(person, Key.NARRATIVE)
    assert held(window) == "words"


def test_a_second_paste_waits_until_the_first_is_read(window, person, qtbot, gate):
    copy(LETTER)
    paste(person, Key.NARRATIVE)
    paste(person, Key.FURTHER_STATEMENTS)
    assert window.statusBar().currentMessage() == ("Nothing was pasted. Reading what is pasted is not finished yet: "
                                                   "wait for it, or cancel it (Esc).")
    gate.set()
    qtbot.waitUntil(lambda: held(window) == LETTER, timeout=20_000)
    assert held(window, Key.FURTHER_STATEMENTS) == ""


def test_much_is_pasted_into_an_exhibit_too(window, person, qtbot):
    person.answer = "discard"  # at the end of the test
    dialog = ExhibitDialog(window, Exhibit("other"), person)
    qtbot.addWidget(dialog)
    dialog.show()
    copy(LETTER)
    dialog.typed.setFocus()
    QTest.keyClick(dialog.typed, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not dialog.work.busy and dialog.exhibit().text == LETTER, timeout=20_000)
    dialog.close()


def test_a_line_that_nobody_reads_for_takes_what_is_pasted_at_once(window, qtbot):
    line = Line()
    qtbot.addWidget(line)
    line.setMaxLength(10**6)
    copy("x" * 200_000)
    QTest.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(line.text()) == 200_000


def test_an_endless_word_is_broken_after_any_letter_and_others_between_words(window, person):
    box = person.field(Key.NARRATIVE)
    words, letters = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere, QTextOption.WrapMode.WrapAnywhere
    person.type("Words of usual length.", Key.NARRATIVE)
    assert box.wordWrapMode() is words
    copy("a" * 50_000)
    paste(person, Key.NARRATIVE)
    assert box.wordWrapMode() is letters
    assert held(window) == "Words of usual length." + "a" * 50_000
    person.type(" b")
    assert box.wordWrapMode() is letters
    while len(held(window)) > 100:
        person.undoes()
    assert held(window) == "Words of usual length."
    assert box.wordWrapMode() is words
    copy("a" * 5_000)
    paste(person, Key.NARRATIVE)
    assert box.wordWrapMode() is letters
    cursor = box.textCursor()
    cursor.setPosition(2_500)
    box.setTextCursor(cursor)
    person.type(" ")
    assert box.wordWrapMode() is words
    box.setPlainText("a" * 4_090)
    box.moveCursor(box.textCursor().MoveOperation.End)
    person.type("abcdef")
    assert box.wordWrapMode() is letters


def test_a_draft_with_an_endless_word_is_shown_so_at_once(window, person):
    window.session.open(window.session.draft.enter(Key.NARRATIVE, "a" * 50_000), None)
    assert person.field(Key.NARRATIVE).wordWrapMode() is QTextOption.WrapMode.WrapAnywhere
