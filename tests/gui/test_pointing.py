# SPDX-License-Identifier: MIT
"""From the printed page to the form and back, with a real mouse and real keys, judged by what is seen."""

import subprocess
import sys
import threading

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from form12b25 import assets
from form12b25.form import editions
from form12b25.form.definition import FIELDS
from form12b25.form.draft import Draft, Exhibit
from form12b25.form.keys import Key
from form12b25.form.notice import read
from form12b25.form.refusal import Refusal
from form12b25.gui import preview as preview_module
from form12b25.gui.main_window import MainWindow
from form12b25.gui.pages_view import PagesView
from form12b25.paper import packet
from gui_person import Person

ON_PAPER = {key for key in Key if FIELDS[key].on_paper}
CONTROL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
FRAME = QColor("#1a5fb4")


def stand(window, qtbot, draft=None):
    """Wait until the pages of the draft stand on the screen."""
    if draft is not None:
        window.session.open(draft, None)
    preview = window.preview
    qtbot.waitUntil(lambda: bool(preview.pages) and preview._stands(preview._wish()), timeout=20_000)


def bring(window, qtbot, key):
    """Scroll the pages, as with the wheel, until a place of that key is in view; gives the middle of it."""
    view = window.preview.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Home)
    for _ in range(200):
        stand(window, qtbot)
        seen = [place for place in view.place_of(key) if view.viewport().rect().contains(place.center())]
        if seen:
            return seen[0].center()
        before = view.verticalScrollBar().value()
        QTest.keyClick(view, Qt.Key.Key_Down)
        assert view.verticalScrollBar().value() > before, f"{key} is nowhere on the pages"
    raise AssertionError(key)


def click(window, place):
    QTest.mouseClick(window.preview.view.viewport(), Qt.MouseButton.LeftButton, NONE, place)


def seen_colours(view, place):
    """The colours in a rectangle of the viewport, as they are on the screen."""
    picture = view.viewport().grab(place).toImage()
    return [picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())]


@pytest.mark.parametrize("example", ["quantum-2026", "igene-1998", "invented-results"])
def test_a_click_on_each_value_of_the_examples_leads_to_its_field(window, qtbot, example):
    draft = assets.example(example)
    stand(window, qtbot, draft)
    keys = [key for key in Key if key in window.preview.view._stands]
    assert set(keys) >= ON_PAPER
    assert (Key.EXHIBITS in keys) == bool(draft.exhibits)
    assert (Key.RESULTS_TABLE in keys) == bool(draft.results_table)
    for key in keys:
        place = bring(window, qtbot, key)
        click(window, place)
        assert window.binder.focused() is key
        assert window.isActiveWindow()


def test_a_click_where_another_program_finds_a_value_on_the_paper_leads_to_its_field(window, qtbot):
    """PDFium says where the words stand in the file; the map of the preview is not asked."""
    values = {Key.SEC_FILE_NUMBER: "001-13449", Key.CUSIP_NUMBER: "747906501", Key.PERIOD_ENDED: "March 31, 2026",
              Key.PORTION_ITEMS: "Item 8", Key.REGISTRANT_NAME: "Zebra Corporation", Key.FORMER_NAME: "Yak Company",
              Key.STREET_ADDRESS: "12 Xylem Street", Key.CITY_STATE_ZIP: "Wichita, Kansas 67202",
              Key.NARRATIVE: "The ledgers burned.", Key.CONTACT_NAME: "Vera Violet", Key.CONTACT_AREA_CODE: "316",
              Key.CONTACT_TELEPHONE: "555-0142", Key.OTHER_REPORTS_MISSING: "Form 8-K of May 2",
              Key.REGISTRANT_NAME_IN_CHARTER: "Zebra Corp., a Kansas corporation",
              Key.SIGNATURE_DATE: "June 12, 2026", Key.SIGNER_NAME: "Ursula Umber", Key.SIGNER_TITLE: "Treasurer",
              Key.AMENDMENT_NUMBER: 7, Key.FURTHER_STATEMENTS: "These look forward."}
    draft = Draft(assets.edition(editions.DEFAULT))
    for key, value in values.items():
        draft = draft.enter(key, value)
    stand(window, qtbot, draft)
    view = window.preview.view
    document = pypdfium2.PdfDocument(packet.working_copy(read(draft)))
    for key, value in values.items():
        number, left, top = found(document, "Amendment No. 7" if key is Key.AMENDMENT_NUMBER else value)
        view.setFocus()
        QTest.keyClick(view, Qt.Key.Key_Home)
        scale = view.page_width / 612
        while True:
            stand(window, qtbot)
            page = view.page_rect(number)
            place = QPoint(round(page.left() + left * scale), round(page.top() + top * scale))
            if view.viewport().rect().contains(place):
                break
            QTest.keyClick(view, Qt.Key.Key_Down)
        click(window, place)
        assert window.binder.focused() is key, key
    document.close()


def found(document, words):
    """The page and the middle of the first letter of those words, in points from the upper left corner."""
    for number, page in enumerate(document):
        letters = page.get_textpage()
        if at := letters.search(words, match_case=True).get_next():
            left, bottom, right, top = letters.get_charbox(at[0])
            return number, (left + right) / 2, 792 - (bottom + top) / 2
    raise AssertionError(words)


def test_a_click_on_a_blank_that_is_empty_leads_to_its_field(window, qtbot):
    stand(window, qtbot)
    assert not window.session.draft.text(Key.FORMER_NAME)
    for key in (Key.FORMER_NAME, Key.SIGNER_TITLE, Key.SIGNER_NAME, Key.CUSIP_NUMBER, Key.NARRATIVE,
                Key.RESULTS_EXPLANATION):
        click(window, bring(window, qtbot, key))
        assert window.binder.focused() is key


def test_a_click_on_words_of_the_form_leads_nowhere(window, qtbot):
    stand(window, qtbot)
    view = window.preview.view
    before = window.binder.focused()
    asked = []
    view.wanted.connect(asked.append)
    QTest.mouseMove(view.viewport(), QPoint(3, 3))
    click(window, QPoint(3, 3))
    assert not asked
    assert view.marked is before


def test_the_text_of_extra_sheets_leads_to_its_narrative_and_exhibits_to_the_exhibits(window, qtbot):
    draft = Draft(assets.edition(editions.DEFAULT)).enter(Key.NARRATIVE, "A long story.\n" * 40).enter(
        Key.FURTHER_STATEMENTS, "Forward-looking.").enter(
        Key.EXHIBITS, (Exhibit("other", "Letter", "", "Dear Sirs,", "", None),))
    stand(window, qtbot, draft)
    view = window.preview.view
    for number, key in ((3, Key.NARRATIVE), (3, Key.FURTHER_STATEMENTS), (4, Key.EXHIBITS), (5, Key.EXHIBITS)):
        view.verticalScrollBar().setValue(0)
        place = page_down_to(window, qtbot, number, key)
        click(window, place)
        assert window.binder.focused() is key
        window.preview.view.setFocus()


def page_down_to(window, qtbot, number, key):
    """Go on until that page (from 0) shows a place of the key; gives its middle."""
    view = window.preview.view
    for _ in range(300):
        stand(window, qtbot)
        for page, place in view._places(key):
            if page == number and view.viewport().rect().contains(place.center()):
                return place.center()
        view.setFocus()
        QTest.keyClick(view, Qt.Key.Key_Down)
    raise AssertionError((number, key))


def test_the_cursor_and_a_tooltip_say_what_a_click_would_lead_to(window, qtbot, monkeypatch):
    said = []  # a screen without a window manager cannot raise the real one
    monkeypatch.setattr(QToolTip, "showText", lambda place, words, over: said.append(words))
    stand(window, qtbot)
    view = window.preview.view
    for place, shape, words in (
            (bring(window, qtbot, Key.REGISTRANT_NAME), Qt.CursorShape.PointingHandCursor,
             "Part I, Full name of registrant"),
            (QPoint(2, 2), Qt.CursorShape.ArrowCursor, "")):
        QTest.mouseMove(view.viewport(), place)
        qtbot.waitUntil(lambda shape=shape: view.viewport().cursor().shape() == shape)
        QApplication.sendEvent(view.viewport(), QHelpEvent(QHelpEvent.Type.ToolTip, place,
                                                           view.viewport().mapToGlobal(place)))
        assert said.pop() == words


def test_each_field_with_a_place_on_the_paper_is_marked_when_it_has_the_focus_and_scrolled_into_view(window, qtbot):
    stand(window, qtbot, assets.example("quantum-2026"))
    view = window.preview.view
    for key in sorted(ON_PAPER, key=list(Key).index):
        window.binder.lead_to(key)
        stand(window, qtbot)
        places = [place for place in view.place_of(key) if view.viewport().rect().intersects(place)]
        assert places, key
        place = places[0] & view.viewport().rect()
        edge = place.adjusted(0, 0, 0, 1 - place.height()) if place.top() > 0 else place
        assert FRAME in seen_colours(view, edge), key


def test_the_mark_follows_tab_and_leaves_what_it_marked_as_it_was(window, qtbot):
    stand(window, qtbot)
    view = window.preview.view
    window.binder.lead_to(Key.SEC_FILE_NUMBER)
    [number] = view.place_of(Key.SEC_FILE_NUMBER)
    [cusip] = view.place_of(Key.CUSIP_NUMBER)
    assert FRAME in seen_colours(view, number)
    assert FRAME not in seen_colours(view, cusip)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert FRAME not in seen_colours(view, number)
    assert FRAME in seen_colours(view, cusip)


def contrast(one, other):
    def luminance(colour):
        parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
                 for part in (colour.redF(), colour.greenF(), colour.blueF())]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_mark_keeps_the_ink_legible_and_is_itself_seen(window, qtbot):
    stand(window, qtbot, assets.example("quantum-2026"))
    view = window.preview.view
    for _ in range(6):
        view.zoom_in()
    stand(window, qtbot)
    window.binder.lead_to(Key.REGISTRANT_NAME)
    stand(window, qtbot)
    [place] = view.place_of(Key.REGISTRANT_NAME)
    inside = seen_colours(view, place.adjusted(4, 4, -4, -8) & view.viewport().rect())
    darkest, lightest = min(inside, key=QColor.lightness), max(inside, key=QColor.lightness)
    assert lightest != QColor("white")
    assert contrast(darkest, lightest) >= 7
    assert contrast(FRAME, QColor("white")) >= 4.5


def test_return_leads_to_the_marked_field_and_the_keys_scroll_and_enlarge_the_pages(window, qtbot):
    stand(window, qtbot, assets.example("quantum-2026"))
    view = window.preview.view
    window.binder.lead_to(Key.PERIOD_ENDED)
    view.setFocus()
    bar = view.verticalScrollBar()
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_Down, Qt.Key.Key_End):
        before = bar.value()
        QTest.keyClick(view, key)
        assert bar.value() > before
    for key in (Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Home):
        before = bar.value()
        QTest.keyClick(view, key)
        assert bar.value() < before
    width = view.dots_wide
    QTest.keyClick(view, Qt.Key.Key_Plus, CONTROL)
    QTest.keyClick(view, Qt.Key.Key_Plus, CONTROL | Qt.KeyboardModifier.ShiftModifier)  # as on a keyboard of the US
    assert view.zoom == pytest.approx(0.67, abs=0.005)
    QTest.keyClick(view, Qt.Key.Key_Minus, CONTROL)
    QTest.keyClick(view, Qt.Key.Key_0, CONTROL)
    assert view.dots_wide == width
    stand(window, qtbot)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert window.binder.focused() is Key.PERIOD_ENDED


def test_the_size_of_the_pages_is_remembered(window, qtbot, settings, today):
    stand(window, qtbot)
    QTest.keyClick(window.preview.view, Qt.Key.Key_Plus, CONTROL)
    chosen = window.preview.view.zoom
    for kept, zoom in ((settings.value("preview_zoom"), chosen), ("huge", None), ("7", None)):
        settings.setValue("preview_zoom", kept)
        again = MainWindow(settings, lambda: today, Person())
        view = again.preview.view
        assert view.zoom == pytest.approx(zoom) if zoom else view.page_width < view.viewport().width()
        again.close()
        again.deleteLater()


def test_the_wheel_scrolls_and_with_control_enlarges(window, qtbot):
    stand(window, qtbot)
    view = window.preview.view

    def turn(modifier, by):
        QApplication.sendEvent(view.viewport(), QWheelEvent(
            QPointF(20, 20), QPointF(view.viewport().mapToGlobal(QPoint(20, 20))), QPoint(), QPoint(0, by),
            Qt.MouseButton.NoButton, modifier, Qt.ScrollPhase.NoScrollPhase, False))

    turn(NONE, -120)
    assert view.verticalScrollBar().value() > 0
    width = view.dots_wide
    turn(CONTROL, 120)
    assert view.dots_wide > width
    turn(CONTROL, -120)
    turn(CONTROL, -120)
    assert view.dots_wide < width * 1.1


def test_the_place_in_view_stays_when_something_is_typed_and_old_pages_stay_until_the_new_ones_stand(
        window, person, qtbot, monkeypatch):
    stand(window, qtbot, assets.example("quantum-2026"))
    view = window.preview.view
    window.binder.lead_to(Key.REGISTRANT_NAME)
    view.verticalScrollBar().setValue(100)
    stand(window, qtbot)
    before = view.viewport().grab().toImage()
    begun, may_end = threading.Event(), threading.Event()
    press = preview_module.press

    def slow(wish, last):
        begun.set()
        assert may_end.wait(20)
        return press(wish, last)

    monkeypatch.setattr(preview_module, "press", slow)
    box = person.field(Key.REGISTRANT_NAME)
    QTest.keyClicks(box, " II")
    qtbot.waitUntil(begun.is_set, timeout=20_000)
    assert view.viewport().grab().toImage() == before
    may_end.set()
    stand(window, qtbot)
    assert view.verticalScrollBar().value() == 100
    assert view.viewport().grab().toImage() != before


def test_only_the_pages_that_changed_are_pressed_again(window, person, qtbot):
    stand(window, qtbot, assets.example("quantum-2026"))
    before = {number: shown.picture.cacheKey() for number, shown in window.preview.view._shown.items()}
    assert {0, 1} <= before.keys()
    person.type("x", Key.CUSIP_NUMBER)
    stand(window, qtbot)
    after = {number: shown.picture.cacheKey() for number, shown in window.preview.view._shown.items()}
    assert after[0] != before[0]
    assert after[1] == before[1]


def test_nothing_is_pressed_while_the_pages_are_hidden(window, person, qtbot, monkeypatch):
    stand(window, qtbot)
    pressed = []
    press = preview_module.press
    monkeypatch.setattr(preview_module, "press", lambda wish, last: (pressed.append(wish), press(wish, last))[1])
    window.action("action_show_preview").setChecked(False)
    person.type("Crested Corp.", Key.REGISTRANT_NAME)
    window.binder.lead_to(Key.SIGNER_NAME)
    idle = threading.Event()
    QApplication.instance().processEvents()
    preview = window.preview
    qtbot.waitUntil(lambda: not preview._pause.isActive() and not preview._soon.isActive())
    preview._worker.submit(idle.set)
    assert idle.wait(20)
    assert pressed == []
    window.action("action_show_preview").setChecked(True)
    stand(window, qtbot)
    assert [wish.draft for wish in pressed] == [window.session.draft] * len(pressed)
    assert pressed


def test_nothing_is_pressed_before_the_window_is_painted(qtbot, settings, today, monkeypatch):
    pressed = []
    monkeypatch.setattr(preview_module, "press", lambda wish, last: pressed.append(wish))
    window = MainWindow(settings, lambda: today, Person())
    window.preview.follow(window.session.draft)
    for _ in range(3):
        QApplication.processEvents()
    assert window.preview._wish() is None
    assert not window.preview._pause.isActive()
    assert pressed == []
    window.close()
    window.deleteLater()


def test_what_presses_the_pages_is_not_loaded_with_the_view_of_them():
    listing = ("import sys, form12b25.gui.preview, form12b25.gui.pointing\n"
               "print(*{name.split('.')[0] for name in sys.modules}, *sys.modules)")
    loaded = subprocess.run([sys.executable, "-c", listing], capture_output=True, text=True, check=True).stdout.split()
    assert "form12b25" in loaded
    assert not {"reportlab", "pikepdf", "pypdfium2", "PIL", "PySide6.QtPdf", "form12b25.paper"} & set(loaded)


def test_before_the_first_page_it_is_said_that_the_pages_appear_here(qtbot):
    view = PagesView("The pages appear here.")
    qtbot.addWidget(view)
    view.show()
    qtbot.waitExposed(view)
    assert view.accessibleDescription() == "The pages appear here."
    inked = seen_colours(view, view.viewport().rect().adjusted(4, 4, -4, -4))
    assert view.palette().windowText().color() in inked
    view.show_pages(0, {}, {})
    assert view.key_at(QPoint(20, 20)) is None


def test_a_fault_is_one_sentence_and_the_old_pages_stay(window, person, qtbot, monkeypatch):
    stand(window, qtbot)
    press = preview_module.press

    def fail(wish, last):
        raise Refusal("The picture “map.png” cannot be printed. Attach it again.")

    monkeypatch.setattr(preview_module, "press", fail)
    person.type("A", Key.REGISTRANT_NAME)
    trouble = window.preview._trouble
    qtbot.waitUntil(trouble.isVisible, timeout=20_000)
    assert trouble.text() == "The picture “map.png” cannot be printed. Attach it again."
    assert window.preview.view.place_of(Key.REGISTRANT_NAME)
    monkeypatch.setattr(preview_module, "press", press)
    person.type("B", Key.REGISTRANT_NAME)
    stand(window, qtbot)
    assert not trouble.isVisible()


def test_a_screen_reader_hears_where_it_is_and_what_is_marked(window, qtbot):
    stand(window, qtbot)
    window.binder.lead_to(Key.PERIOD_ENDED)
    assert window.preview.view.accessibleName() == "Pages as they will print"
    assert "Page 1 of 3" in window.preview.view.accessibleDescription()
    assert "Marked: Period ended." in window.preview.view.accessibleDescription()
