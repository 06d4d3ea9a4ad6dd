# SPDX-License-Identifier: MIT
"""A window of 1024 by 700 pixels, in small type and in large: no scrolling sideways, nothing cut off."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from form12b25.form.keys import Key
from form12b25.gui.main_window import MainWindow
from form12b25.gui.panes import Scrolled
from form12b25.gui.start import lettered
from gui_person import Person


@pytest.fixture(params=[9, 12, 24])
def narrow(request, qtbot, settings, today):
    """The window as it opens on a small screen, where the system's type has so many points."""
    usual, font = QApplication.font(), QApplication.font()
    font.setPointSize(request.param)
    QApplication.setFont(font)
    lettered()
    person = Person()
    shown = MainWindow(settings, lambda: today, person)
    person.window = shown
    shown.resize(1024, 700)
    shown.show()
    qtbot.waitExposed(shown)
    shown.filing.example("igene-1998")
    qtbot.waitUntil(lambda: shown.session.review.deadlines is not None, timeout=20_000)
    QApplication.processEvents()
    yield shown
    shown.session.undo.setClean()
    shown.close()
    shown.deleteLater()
    QApplication.setFont(usual)


def test_the_window_takes_no_more_room_than_it_is_given(narrow):
    assert narrow.size().toTuple() == (1024, 700)
    assert narrow.minimumSize().width() <= 1024
    assert narrow.centralWidget().minimumSizeHint().width() <= 1024
    assert narrow.minimumSizeHint().height() <= 700


def test_a_whole_line_of_the_sheet_is_in_view_at_ninety_per_cent_or_more(narrow):
    assert narrow.zoom.percent >= 90
    assert narrow._area.horizontalScrollBar().maximum() == 0
    assert narrow.sheet.width() <= narrow._area.viewport().width()
    assert narrow._area.viewport().height() >= 240


def test_the_line_beneath_the_sheet_leaves_it_room_and_loses_no_word(narrow):
    strip, words = narrow.help.strip, "as it stands on its other reports."
    assert strip.height() <= 700 // 5
    shown = strip.sentence.text()
    assert words in shown or words in strip.sentence.toolTip()
    assert words in strip.sentence.accessibleName()
    assert strip.sentence.heightForWidth(strip.sentence.width()) <= strip.sentence.height()
    narrow.resize(1024, 1200)
    QApplication.processEvents()
    assert words in strip.sentence.text()


def test_nothing_beside_the_sheet_is_cut_off(narrow):
    panes = narrow.findChildren(Scrolled)
    assert panes
    for pane in panes:
        assert pane.widget().width() <= pane.viewport().width()
        assert pane.widget().minimumSizeHint().width() <= pane.viewport().width()
    for label in narrow.findings.parentWidget().findChildren(QLabel):
        if label.isVisible() and label.text():
            needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
            assert label.height() >= needed, label.text()
    for button in narrow.findings.parentWidget().findChildren(QPushButton):
        if button.isVisible():
            assert button.width() >= button.minimumSizeHint().width(), button.text()


@pytest.mark.parametrize("narrow", [9], indirect=True)
def test_the_words_in_the_margin_give_way_to_their_signs(narrow):
    narrow.filing.new("sec1344-2018")
    assert narrow.sheet.slim
    remarks = narrow.sheet.margin.remarks()
    assert remarks
    for remark in remarks:
        assert len(remark.text()) == 1
        assert remark.said in remark.toolTip()
        assert remark.accessibleName() == remark.said
        assert remark.geometry().right() <= narrow.sheet.margin.width()
    remark = next(remark for remark in remarks if remark.key is Key.NARRATIVE)
    QTest.mouseClick(remark, Qt.MouseButton.LeftButton)
    assert narrow.focusWidget() is narrow.sheet.editors[Key.NARRATIVE].widget
    narrow.resize(1500, 700)
    narrow.zoom.set_percent(100)
    assert all(remark.text() == remark.said for remark in narrow.sheet.margin.remarks())


@pytest.mark.parametrize("narrow", [24], indirect=True)
def test_in_large_type_the_other_panes_stand_below_and_come_back_beside(narrow, qtbot):
    assert narrow.panes.below
    area, listed = narrow._area, narrow.findings.list
    assert area.mapTo(narrow, QPoint(0, area.height())).y() <= listed.mapTo(narrow, QPoint(0, 0)).y()
    narrow.resize(1700, 900)
    qtbot.waitUntil(lambda: not narrow.panes.below)
    assert area.mapTo(narrow, QPoint(area.width(), 0)).x() <= listed.mapTo(narrow, QPoint(0, 0)).x()


def test_without_the_other_panes_the_sheet_has_the_whole_window(narrow, qtbot):
    for name in ("action_show_findings", "action_show_preview"):
        narrow.action(name).trigger()
    qtbot.waitUntil(lambda: narrow._area.width() > 1000)
    assert not narrow.panes.below
    narrow.action("action_show_findings").trigger()
    qtbot.waitUntil(narrow.findings.list.isVisible)
    assert narrow._area.horizontalScrollBar().maximum() == 0


def test_the_entry_to_which_a_key_leads_comes_into_view(narrow):
    scrolled, listed = narrow.findChild(Scrolled), narrow.findings.list
    for _ in range(3):
        QTest.keyClick(narrow.focusWidget(), Qt.Key.Key_F8)
        QApplication.processEvents()
        line = listed.visualItemRect(listed.currentItem()).topLeft() + QPoint(1, listed.fontMetrics().height() // 2)
        assert listed.viewport().rect().contains(line)
        assert scrolled.viewport().rect().contains(listed.viewport().mapTo(scrolled.viewport(), line))


def buttons(window, words):
    return next(button for button in window.findChildren(QPushButton) if button.text() == words)


@pytest.mark.parametrize("size", [(1024, 700), (1280, 900)])
def test_the_buttons_about_a_warning_are_in_view_beside_it(narrow, size, qtbot):
    narrow.resize(*size)
    qtbot.waitUntil(lambda: narrow.size().toTuple() == size)
    listed = narrow.findings.list
    listed.setFocus()
    listed.setCurrentRow(listed.count() - 1)
    narrow.findings.walked.emit()
    QApplication.processEvents()
    for words in ("A&nswer…", "With&draw"):
        button = buttons(narrow, words)
        assert button.visibleRegion().boundingRect() == button.rect(), words
    assert buttons(narrow, "A&nswer…").isEnabled()
    assert not listed.visibleRegion().isEmpty()
