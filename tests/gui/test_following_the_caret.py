# SPDX-License-Identifier: MIT
"""In a long narrative the pages beside the form show where the caret stands, and leave the person's scrolling alone."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QTextCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from form12b25.form.keys import Key

SENTENCE = "The accountant of the subsidiary resigned in May, and a new one was engaged in June. "
STORY = "\n\n".join(f"Paragraph number{number}. {SENTENCE * 6}" for number in range(200))


def stand(window, qtbot):
    preview = window.preview
    qtbot.waitUntil(lambda: bool(preview.pages) and not window.session.judging and not preview._pause.isActive()
                    and preview._stands(preview._wish()), timeout=20_000)


def follow(window, qtbot):
    """Wait until typing has paused and the pages stand."""
    qtbot.waitUntil(lambda: not window.pointing._pause.isActive())
    stand(window, qtbot)


@pytest.fixture
def story(window, person, qtbot):
    """The window with a narrative of some 30 pages, and the cursor in it."""
    window.session.open(window.session.draft.enter(Key.NARRATIVE, STORY), None)
    stand(window, qtbot)
    assert len(window.preview.pages) > 25
    window.binder.lead_to(Key.NARRATIVE)
    stand(window, qtbot)
    return window


def put_caret(person, words):
    """Click, as it were, before those words."""
    box = person.field(Key.NARRATIVE)
    cursor = box.textCursor()
    cursor.setPosition(box.toPlainText().index(words))
    box.setTextCursor(cursor)


def seen(window):
    """The words of the lines of the pages that are in view."""
    view, words = window.preview.view, []
    scale = view.page_width / 612
    for number in view.in_view():
        for mark in window.preview.pages[number].marks if number < len(window.preview.pages) else ():
            if getattr(mark, "key", None) is Key.NARRATIVE and hasattr(mark, "text"):
                top, foot = (view.page_rect(number).top() + place * scale for place in (mark.box.top, mark.box.bottom))
                if top >= 0 and foot <= view.viewport().height():
                    words.append(mark.text)
    return " ".join(words)


@pytest.mark.parametrize("number", [199, 120, 3, 0])
def test_the_line_in_which_the_caret_moves_comes_into_view(story, person, qtbot, number):
    put_caret(person, "number100.")
    follow(story, qtbot)
    put_caret(person, f"number{number}.")
    follow(story, qtbot)
    assert f"number{number}." in seen(story)
    assert story.preview.view.marked is Key.NARRATIVE


def test_what_is_typed_in_the_middle_comes_into_view(story, person, qtbot):
    put_caret(person, "number150.")
    person.type("zebra ")
    follow(story, qtbot)
    assert "zebra number150." in seen(story)


def test_behind_letters_that_count_twice_the_line_is_found(story, person, qtbot):
    story.session.open(story.session.draft.enter(Key.NARRATIVE, "😀 " * 400 + STORY), None)
    stand(story, qtbot)
    story.binder.lead_to(Key.NARRATIVE)
    box = person.field(Key.NARRATIVE)
    box.moveCursor(QTextCursor.MoveOperation.End)
    follow(story, qtbot)
    assert "number199." in seen(story)


def test_a_line_that_is_in_view_does_not_move(story, person, qtbot):
    put_caret(person, "number150.")
    follow(story, qtbot)
    before = story.preview.view.verticalScrollBar().value()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left):
        person.press(key)
        follow(story, qtbot)
    person.type("x")
    follow(story, qtbot)
    assert story.preview.view.verticalScrollBar().value() == before


def by_wheel(view):
    QApplication.sendEvent(view.viewport(), QWheelEvent(
        QPointF(20, 20), QPointF(view.viewport().mapToGlobal(QPoint(20, 20))), QPoint(), QPoint(0, 1200),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False))


def by_home(view):
    QTest.keyClick(view, Qt.Key.Key_Home)


@pytest.mark.parametrize("scroll", [by_wheel, by_home])
def test_pages_scrolled_by_hand_stay_until_something_is_typed(story, person, qtbot, scroll):
    put_caret(person, "number150.")
    follow(story, qtbot)
    bar = story.preview.view.verticalScrollBar()
    scroll(story.preview.view)
    by_hand = bar.value()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
        person.press(key)
        follow(story, qtbot)
    put_caret(person, "number170.")
    follow(story, qtbot)
    assert bar.value() == by_hand
    person.type("zebra ")
    follow(story, qtbot)
    assert "zebra number170." in seen(story)


def test_a_click_on_a_page_leads_to_the_field_and_the_page_stays(story, person, qtbot):
    view = story.preview.view
    story.binder.lead_to(Key.SIGNER_NAME)
    QTest.keyClick(view, Qt.Key.Key_End)
    stand(story, qtbot)
    before = view.verticalScrollBar().value()
    place = next(place for place in view.place_of(Key.NARRATIVE) if view.viewport().rect().intersects(place))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
                     (place & view.viewport().rect()).center())
    follow(story, qtbot)
    assert story.binder.focused() is Key.NARRATIVE
    assert view.verticalScrollBar().value() == before


def test_nothing_is_counted_on_the_keystroke_itself(story, person, qtbot, monkeypatch):
    asked = []
    put_caret(person, "number150.")
    follow(story, qtbot)
    bring = story.preview.bring
    monkeypatch.setattr(story.preview, "bring", lambda *given: asked.append(given) or bring(*given))
    for letter in "zebra":
        QTest.keyClicks(person.field(Key.NARRATIVE), letter)
    assert asked == []
    follow(story, qtbot)
    assert asked


def test_while_the_pages_are_out_of_sight_nothing_is_counted_and_then_the_line_is_there(story, person, qtbot,
                                                                                       monkeypatch):
    asked = []
    bring = story.preview.bring
    monkeypatch.setattr(story.preview, "bring", lambda *given: asked.append(given) or bring(*given))
    story.action("action_show_preview").setChecked(False)
    put_caret(person, "number150.")
    person.type("zebra ")
    qtbot.waitUntil(lambda: not story.pointing._pause.isActive())
    assert asked == []
    story.action("action_show_preview").setChecked(True)
    follow(story, qtbot)
    qtbot.waitUntil(lambda: "zebra" in seen(story))


def test_another_draft_is_shown_from_where_its_field_is_marked(story, qtbot):
    bar = story.preview.view.verticalScrollBar()
    story.session.open(story.session.draft.enter(Key.NARRATIVE, STORY + " Further."), None)
    follow(story, qtbot)
    assert bar.value() < bar.maximum() // 4
