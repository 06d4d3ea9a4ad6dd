# SPDX-License-Identifier: MIT
"""The sheet at every zoom: the printed page, larger or smaller, with nothing cut off."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QFrame, QLabel, QLineEdit, QPlainTextEdit, QPushButton

from form12b25.form.keys import Key
from form12b25.gui.main_window import MainWindow
from form12b25.gui.pages import breadth
from form12b25.gui.start import lettered
from form12b25.gui.zoom import fitting
from form12b25.paper import fonts, text
from form12b25.paper.fonts import Face
from form12b25.paper.geometry import LIVE, PAGE
from gui_person import Person

EDITIONS = {"sec1344-2018": "quantum-2026", "sec1344-1995": "igene-1998"}
ZOOMS = (90, 100, 150, 200, 300)
PIXELS = 96 / 72  # of a point at 100 %
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(params=EDITIONS)
def filled(request, window):
    window.filing.example(EDITIONS[request.param])
    assert window.sheet.edition.id == request.param
    return window


def pages(window):
    return [page for page in window.sheet.findChildren(QFrame) if page.property("role") in ("page", "worksheet")]


def visible(window, kind):
    return [widget for widget in window.sheet.findChildren(kind) if widget.isVisible()]


def zoomed(window, percent):
    """Set the zoom and let the window be laid out."""
    window.zoom.set_percent(percent)
    QApplication.processEvents()


def turn(window, widget, notches, modifier=CTRL):
    """Turn the wheel of the mouse over the beginning of a widget, as the window is told."""
    at = widget.mapTo(window, QPoint(12, 8))
    QTest.wheelEvent(window.windowHandle(), at, QPoint(0, 120 * notches), QPoint(), modifier)
    QApplication.processEvents()


def height_in_view(window, widget):
    return widget.mapTo(window._area.viewport(), QPoint(0, 0)).y()


@pytest.mark.parametrize("percent", ZOOMS)
def test_nothing_on_the_sheet_is_cut_off(filled, percent):
    zoomed(filled, percent)
    for label in visible(filled, QLabel):
        needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        assert label.height() >= needed, label.text()
        words = max((label.fontMetrics().horizontalAdvance(word) for word in label.text().split()), default=0)
        assert label.width() >= (words if label.wordWrap() else label.sizeHint().width()), label.text()
    for box in visible(filled, QCheckBox):
        assert box.width() >= box.sizeHint().width(), box.text()
        assert box.height() >= box.sizeHint().height(), box.text()
    for line in visible(filled, QLineEdit):
        assert line.height() >= line.sizeHint().height(), line.objectName()
    for button in visible(filled, QPushButton):
        assert button.width() > button.fontMetrics().horizontalAdvance(button.text()) + 4, button.text()
        assert button.height() >= button.fontMetrics().height(), button.text()
    for page in pages(filled):
        for kind in (QLabel, QCheckBox, QLineEdit, QPlainTextEdit, QPushButton):
            for widget in page.findChildren(kind):
                place = widget.rect().translated(widget.mapTo(page, QPoint(0, 0)))
                assert not widget.isVisible() or page.rect().contains(place), widget.objectName()


@pytest.mark.parametrize("percent", ZOOMS)
def test_pages_rules_boxes_and_margins_are_those_of_the_paper(filled, percent):
    zoomed(filled, percent)
    one = percent / 100 * PIXELS  # a point
    for page in pages(filled):
        assert page.width() == round(PAGE.width * one)
        if page.property("role") == "page":
            assert page.height() >= round(PAGE.height * one)
    rules = [frame for frame in visible(filled, QFrame) if frame.objectName() in ("rule_29", "rule_44", "rule_48")]
    assert len(rules) == 3
    for rule in rules:
        assert rule.width() == pytest.approx(LIVE.width * one, abs=2)
        assert rule.height() == max(1, round(percent / 100))
        page = next(page for page in pages(filled) if page.isAncestorOf(rule))
        assert rule.mapTo(page, QPoint(0, 0)).x() == pytest.approx(LIVE.left * one, abs=2)
    box = filled.sheet.findChild(QFrame, "frame_file_number")
    assert box.width() == pytest.approx(154 * one, abs=3)  # points, as the paper has it
    for narrative in visible(filled, QPlainTextEdit):
        assert narrative.height() >= 52 * percent / 100 - 1


@pytest.mark.parametrize("percent", ZOOMS)
def test_lines_are_as_long_as_on_paper_and_break_where_they_break_there(filled, percent):
    zoomed(filled, percent)
    edition, column = filled.sheet.edition, LIVE.width
    indented = column - 24  # points
    for name, words, width, size in (
            ("caption_portion_items", edition.captions[Key.PORTION_ITEMS], column, 10),
            ("caption_relief_requested", edition.captions[Key.RELIEF_REQUESTED], column, 10),
            ("caption_narrative", f"{edition.captions[Key.NARRATIVE]} {edition.extra_sheets}", column, 10),
            ("caption_other_reports_filed", edition.captions[Key.OTHER_REPORTS_FILED], indented, 10),
            ("caption_results_change", edition.captions[Key.RESULTS_CHANGE], indented, 10),
            ("caption_results_explanation", edition.captions[Key.RESULTS_EXPLANATION], indented, 10),
            ("words_relief__b", edition.relief["b"], LIVE.right - 132, 10),
            ("words_instruction", edition.instruction, column, 8.5),
            ("words_legend", edition.legend, LIVE.right - 128, 8)):
        label = filled.sheet.findChild(QLabel, name)
        lines = text.broken(words, width, Face.REGULAR, size)
        assert round(label.height() / label.fontMetrics().lineSpacing()) == len(lines), name
        metrics = label.fontMetrics()
        for line in lines:
            wide = fonts.width(line, Face.REGULAR, size) * PIXELS * percent / 100
            assert metrics.horizontalAdvance(line) == pytest.approx(wide, rel=0.012, abs=1), line


@pytest.mark.parametrize("percent", ZOOMS)
def test_no_label_of_the_form_breaks_a_line_where_the_paper_does_not(filled, percent):
    """It did after the hyphen of Regulation S-T."""
    zoomed(filled, percent)
    seen = 0
    for page in pages(filled)[:-1]:
        for label in page.findChildren(QLabel):
            if label.isVisible() and label.wordWrap() and label.text():
                laid = QTextLayout(label.text(), label.font())
                laid.beginLayout()
                while (line := laid.createLine()).isValid():
                    line.setLineWidth(label.contentsRect().width())
                    end = line.textStart() + line.textLength()
                    assert end == len(label.text()) or label.text()[end - 1] in " \n", (
                        label.text()[line.textStart():end + 10])
                    seen += 1
                laid.endLayout()
    assert seen > 40


@pytest.fixture
def opened(qtbot, settings, today):
    """Opens windows of the same person one after the other; the last is closed at the end."""
    windows = []

    def close():
        windows[-1].session.undo.setClean()
        windows[-1].close()
        windows[-1].deleteLater()

    def one():
        if windows:
            close()
        lettered()
        person = Person()
        windows.append(MainWindow(settings, lambda: today, person))
        person.window = windows[-1]
        windows[-1].show()
        qtbot.waitExposed(windows[-1])
        windows[-1].activateWindow()
        qtbot.waitUntil(windows[-1].isActiveWindow)
        return windows[-1]

    yield one
    close()


def test_the_systems_type_changes_nothing_on_the_sheet(opened, qtbot):
    usual, font = QApplication.font(), QApplication.font()
    sizes, heights = [], []
    try:
        for points in (9, 24):
            font.setPointSize(points)
            QApplication.setFont(font)
            window = opened()
            window.filing.example("quantum-2026")
            zoomed(window, 150)
            qtbot.waitUntil(lambda: all(page.height() >= page.heightForWidth(page.width())
                                        for page in pages(window)))  # noqa: B023 - it is called in this turn alone
            sizes.append([page.size().toTuple() for page in pages(window)])
            heights.append(window.help.strip.height())
    finally:
        QApplication.setFont(usual)
    assert sizes[0] == sizes[1]
    assert heights[0] < heights[1]  # what is around it follows the system


def test_the_zoom_goes_in_steps_by_key_between_ninety_and_three_hundred_per_cent(window, person):
    person.press(Qt.Key.Key_0, CTRL)
    assert window.zoom.percent == 100
    assert window.zoom.control.text() == "100 %"
    for _ in range(12):
        person.press(Qt.Key.Key_Equal, CTRL)
    assert window.zoom.percent == 300
    assert not window.action("action_zoom_in").isEnabled()
    for _ in range(12):
        person.press(Qt.Key.Key_Minus, CTRL)
    assert window.zoom.percent == 90
    assert not window.action("action_zoom_out").isEnabled()
    assert not window.action("action_zoom_width").isChecked()
    assert window.zoom.control.accessibleName() == "Zoom of the sheet: 90 %"


def test_at_first_the_sheet_fits_the_width_and_follows_it(window, qtbot):
    assert window.action("action_zoom_width").isChecked()
    before = window.zoom.percent
    assert window._area.horizontalScrollBar().maximum() == 0
    window.resize(window.width() + 300, window.height())
    qtbot.waitUntil(lambda: window.zoom.percent > before)
    assert window.sheet.width() <= window._area.viewport().width()
    assert window.sheet.margin.width() > 100  # the words have their room


def test_a_larger_window_never_makes_the_sheet_smaller():
    room = range(700, 3400)
    zooms = [fitting(width)[0] for width in room]
    assert zooms == sorted(zooms)
    assert (zooms[0], zooms[-1]) == (90, 300)
    for width in room:
        percent, slim = fitting(width)
        assert percent == 90 or breadth(percent / 100, slim=slim) <= width
        assert slim is (breadth(0.9, slim=False) > width)  # the words are in view as soon as they have their room


def test_the_zoom_is_remembered(opened):
    zoomed(opened(), 175)
    again = opened()
    assert again.zoom.percent == 175
    assert pages(again)[0].width() == round(816 * 1.75)
    again.action("action_zoom_width").trigger()
    assert opened().zoom.fits


@pytest.mark.parametrize("kept", ["", "wide", "-5", "100000", "1.5"])
def test_a_zoom_that_is_none_in_the_settings_does_no_harm(kept, opened, settings):
    settings.setValue("zoom", kept)
    assert 90 <= opened().zoom.percent <= 300


@pytest.mark.parametrize("key", [Key.NARRATIVE, Key.RESULTS_TABLE, Key.CONTACT_NAME])
def test_the_wheel_with_ctrl_zooms_and_without_scrolls(key, window, person):
    zoomed(window, 100)
    window.binder.lead_to(key)
    widget = person.field(key)
    over = getattr(widget, "viewport", lambda: widget)()
    turn(window, over, 2)
    assert window.zoom.percent == 125
    turn(window, over, -1)
    assert window.zoom.percent == 110
    turn(window, over, -1, Qt.KeyboardModifier.NoModifier)
    assert window.zoom.percent == 110


def test_what_is_under_the_mouse_stays_there_when_its_wheel_zooms(window):
    zoomed(window, 100)
    window._area.verticalScrollBar().setValue(500)
    label = window.sheet.findChild(QLabel, "words_part_ii")
    before = height_in_view(window, label)
    assert 0 < before < window._area.viewport().height()
    turn(window, label, 3)
    assert window.zoom.percent == 150
    assert height_in_view(window, label) == pytest.approx(before, abs=8)  # the mouse is 8 pixels below


@pytest.mark.parametrize("key", [Key.SEC_FILE_NUMBER, Key.STREET_ADDRESS, Key.NARRATIVE, Key.SIGNER_TITLE, Key.NOTES])
def test_the_blank_in_focus_stays_in_view(key, window, person):
    zoomed(window, 100)
    window.binder.lead_to(key)
    for percent in (300, 90, 200):
        zoomed(window, percent)
        assert window.focusWidget() is person.field(key)
        place, viewport = height_in_view(window, person.field(key)), window._area.viewport()
        assert 0 <= place + 10 <= viewport.height()
        left = person.field(key).mapTo(viewport, QPoint(0, 0)).x()
        assert 0 <= left <= viewport.width() - min(person.field(key).width(), viewport.width() - 24)


def test_typing_goes_on_at_any_zoom_and_the_box_grows_with_it(window, person):
    zoomed(window, 200)
    person.type("The audit is not complete. " * 60, Key.NARRATIVE)
    area = person.field(Key.NARRATIVE)
    assert window.session.draft.text(Key.NARRATIVE).startswith("The audit")
    assert area.verticalScrollBar().maximum() == 0
    zoomed(window, 90)
    assert area.verticalScrollBar().maximum() == 0


def test_another_edition_is_shown_at_the_same_zoom(window, person):
    zoomed(window, 150)
    person.chooses("action_new_1995")
    assert pages(window)[0].width() == round(816 * 1.5)
    window.binder.lead_to(Key.NARRATIVE)
    turn(window, person.field(Key.NARRATIVE).viewport(), 1)
    assert window.zoom.percent == 175


def test_the_zoom_is_chosen_in_the_status_bar_too(window):
    control = window.zoom.control
    assert control.isVisible()
    assert [action.text() for action in control.menu().actions()] == [
        "Zoom &in", "Zoom &out", "&Actual size", "&Fit the width"]
    zoomed(window, 200)
    control.menu().actions()[2].trigger()
    assert control.text() == "100 %"
