# SPDX-License-Identifier: MIT
"""Help at hand: the sentence beneath the sheet, the paragraph on demand, the rule's own text."""

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QAccessible, QContextMenuEvent, QFont, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from form12b25 import assets
from form12b25.form import guide
from form12b25.form.definition import FIELDS
from form12b25.form.keys import Key
from form12b25.gui import help_window
from form12b25.gui.help_strip import HelpStrip

SAID = guide.read_fields(assets.help_text(guide.FIELDS))


def read(strip):
    """What stands in the strip, as read."""
    document = QTextDocument()
    document.setHtml(strip.sentence.text())
    return document.toPlainText()


def top(book):
    """The heading at the top of what is in view; at the end of a page, the one that the cursor is in."""
    bar, cursor = book.pages.verticalScrollBar(), book.pages.textCursor()
    if bar.value() == bar.maximum() and bar.value():
        assert book.pages.viewport().rect().contains(book.pages.cursorRect(cursor).center())
        return cursor.block().text()
    return book.pages.cursorForPosition(QPoint(30, 16)).block().text()


@pytest.fixture
def book(window, person, qtbot):
    """The window of the help, opened with F1 on the period ended."""
    window.binder.lead_to(Key.PERIOD_ENDED)
    person.press(Qt.Key.Key_F1)
    shown = window.help.book
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def test_the_sentence_of_the_field_in_focus_is_in_view(window):
    for key in Key:
        window.binder.lead_to(key)
        assert read(window.help.strip) == f"{FIELDS[key].label}. {SAID[key].sentence}"
        assert window.help.strip.isVisible()


def test_how_the_first_field_stands_is_in_view_from_the_start(window):
    QApplication.processEvents()
    strip = window.help.strip
    assert strip.rect().contains(strip.sentence.geometry())
    assert strip.rect().contains(strip.state.geometry())


def test_where_no_field_has_the_focus_the_last_sentence_stays(window):
    window.binder.lead_to(Key.NARRATIVE)
    window.findings.list.setFocus()
    assert window.binder.focused() is None
    assert read(window.help.strip).startswith("Narrative.")


def test_the_strip_neither_jumps_nor_takes_the_focus(window, person):
    heights = set()
    for key in Key:
        window.binder.lead_to(key)
        QApplication.processEvents()
        heights.add((window.help.strip.height(), window.help.strip.y()))
    assert len(heights) == 1
    field = QApplication.focusWidget()
    person.click(window.help.strip.sentence)
    QTest.mouseMove(window.sheet.editors[Key.CUSIP_NUMBER].widget)
    assert QApplication.focusWidget() is field
    assert read(window.help.strip).startswith(FIELDS[list(Key)[-1]].label)


@pytest.mark.parametrize("points", [9, 12, 16, 24])
@pytest.mark.parametrize("width", [600, 1000])
def test_no_sentence_is_cut_off_in_any_font(qtbot, points, width):
    strip = HelpStrip(SAID)
    qtbot.addWidget(strip)
    font = QFont(strip.font())
    font.setPointSize(points)
    strip.setFont(font)
    strip.resize(width, 10)
    strip.show()
    for key in Key:
        strip.show_field(key)
        QApplication.processEvents()
        assert strip.sentence.heightForWidth(strip.sentence.width()) <= strip.sentence.height(), key


def test_a_screen_reader_is_told_the_sentence_and_what_was_found(window, person):
    person.type("December 32, 2025", Key.PERIOD_ENDED)
    person.press(Qt.Key.Key_Tab)
    tree = QAccessible.queryAccessibleInterface(person.field(Key.PERIOD_ENDED))
    assert tree.text(QAccessible.Text.Name) == "Period ended"
    assert "no day 32" in tree.text(QAccessible.Text.Description)
    assert tree.text(QAccessible.Text.Help) == SAID[Key.PERIOD_ENDED].sentence
    for key in Key:
        for stop in window.sheet.editors[key].stops():
            assert QAccessible.queryAccessibleInterface(stop).text(QAccessible.Text.Help) == SAID[key].sentence
    strip = QAccessible.queryAccessibleInterface(window.help.strip.sentence)
    assert strip.text(QAccessible.Text.Name) == read(window.help.strip)


def test_f1_shows_the_paragraph_and_escape_leads_back_to_the_field(window, person, book, qtbot):
    assert book.windowTitle() == "Period ended - Help"
    shown = book.pages.toPlainText()
    assert SAID[Key.PERIOD_ENDED].sentence in shown
    assert "is counted from it" in shown
    assert "The rule's own text" in shown
    QTest.keyClick(book.pages, Qt.Key.Key_Escape)
    assert not book.isVisible()
    qtbot.waitUntil(window.isActiveWindow)
    assert QApplication.focusWidget() is person.field(Key.PERIOD_ENDED)
    person.type("June 30, 2025")
    assert window.session.draft.entered[Key.PERIOD_ENDED] == "June 30, 2025"


def test_the_button_of_the_strip_and_the_menu_show_the_same(window, person, book, qtbot):
    book.close()
    qtbot.waitUntil(window.isActiveWindow)
    window.binder.lead_to(Key.CUSIP_NUMBER)
    person.click(window.help.strip.more)
    assert book.windowTitle() == "CUSIP number - Help"
    person.chooses("action_help_rules")
    assert top(book) == "Rule 12b-25"
    person.chooses("action_help_field")
    assert book.windowTitle() == "CUSIP number - Help"


def test_the_menu_of_a_field_offers_help(window, person, monkeypatch):
    shown = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, *_: shown.append([a.text() for a in menu.actions()]))
    for key in (Key.REGISTRANT_NAME, Key.NARRATIVE):
        field = person.field(key)
        middle = field.rect().center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, field.mapToGlobal(middle))
        QApplication.sendEvent(field, event)
    assert ["&Help on this field" in menu for menu in shown] == [True, True]
    for box in person.boxes(Key.REPORT_FORM).values():
        assert [action.text() for action in box.actions()] == ["&Help on this field"]
        assert box.contextMenuPolicy() is Qt.ContextMenuPolicy.ActionsContextMenu


def test_open_help_follows_the_focus_without_taking_it(window, person, book, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.binder.lead_to(Key.NARRATIVE)
    assert book.windowTitle() == "Narrative - Help"
    assert QApplication.focusWidget() is person.field(Key.NARRATIVE)


def test_a_link_leads_to_the_paragraph_of_the_rule_and_the_keys_lead_back_and_forth(book):
    window_of_rules = book.pages
    for _ in range(2):
        QTest.keyClick(window_of_rules, Qt.Key.Key_Tab)
    QTest.keyClick(window_of_rules, Qt.Key.Key_Return)
    assert book.windowTitle() == "Rule 12b-25 - Help"
    assert top(book) == "Rule 12b-25(a)"
    assert "no later than one business day after the due date" in window_of_rules.toPlainText()
    QTest.keyClick(window_of_rules, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert book.windowTitle() == "Period ended - Help"
    assert not book.back.isEnabled()
    QTest.keyClick(window_of_rules, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert book.windowTitle() == "Rule 12b-25 - Help"
    assert top(book) == "Rule 12b-25(a)"
    QTest.mouseClick(book.back, Qt.MouseButton.LeftButton)
    assert book.windowTitle() == "Period ended - Help"


@pytest.mark.parametrize("citation", ["Rule 12b-25(c)", "Rule 0-3(c)", "Form 12b-25, Part IV(3)", "Rule 13a-10(g)"])
def test_a_citation_opens_the_rule_at_the_paragraph_cited(window, book, citation):
    window.help.open_citation(citation)
    assert top(book) == citation
    window.help.open_citation("The Book of Numbers")
    assert top(book) == citation


def test_an_entry_of_the_list_leads_to_the_rule_that_it_cites_and_back(window, person, qtbot):
    entries = window.findings.list
    entries.setFocus()
    row = next(row for row, line in enumerate(person.listed()) if "Part III" in line and "Rule 12b-25(a)" in line)
    entries.setCurrentRow(row)
    person.press(Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    book = window.help.book
    assert book.windowTitle() == "Rule 12b-25 - Help"
    assert top(book) == "Rule 12b-25(a)"
    QTest.keyClick(book.pages, Qt.Key.Key_Escape)
    qtbot.waitUntil(window.isActiveWindow)
    assert QApplication.focusWidget() is entries
    assert "Show the rule cited" in [action.text() for action in entries.actions()]


def test_an_entry_that_cites_nothing_offers_no_rule(window, person):
    person.type("two", Key.AMENDMENT_NUMBER)
    person.press(Qt.Key.Key_Tab)
    row = next(row for row, line in enumerate(person.listed()) if "not a whole number" in line)
    window.findings.list.setCurrentRow(row)
    assert not window.findings.rule.isEnabled()


def test_the_law_stands_in_the_type_of_the_paper_and_our_words_do_not(window, book):
    window.help.open_citation("Rule 12b-20")
    block, families = book.pages.document().begin(), {}
    while block.isValid():
        iterator = block.begin()
        families[block.text()[:12]] = iterator.fragment().charFormat().fontFamilies()
        block = block.next()
    assert families["In addition "] == ["Liberation Serif"]
    assert families["Official tex"] != ["Liberation Serif"]


def test_what_is_sought_in_a_page_is_found_from_place_to_place(window, book):
    window.help.open_citation("Rule 12b-25")
    QTest.keyClick(book.pages, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is book.find_line
    QTest.keyClicks(book.find_line, "signed by such person")
    assert book.pages.textCursor().selectedText() == "signed by such person"
    assert book.pages.textCursor().block().text().startswith("(c)")
    book.find_line.clear()
    QTest.keyClicks(book.find_line, "rule 201")
    first = book.pages.textCursor().position()
    QTest.keyClick(book.find_line, Qt.Key.Key_Return)
    second = book.pages.textCursor().position()
    assert second > first
    QTest.keyClick(book.find_line, Qt.Key.Key_Return)
    assert book.pages.textCursor().position() == first
    QTest.keyClick(book.find_line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert book.pages.textCursor().position() == second
    book.find_line.setText("cheese")
    assert "Not in this page" in [label.text() for label in book.findChildren(QLabel)]
    QTest.keyClick(book.find_line, Qt.Key.Key_Escape)
    assert book.isVisible()
    assert not book.find_line.isVisible()
    QTest.keyClick(book.pages, Qt.Key.Key_Escape)
    assert not book.isVisible()


def test_the_contents_have_every_page_and_each_opens(book):
    tree = book.contents
    fields = tree.topLevelItem(1)
    assert [fields.child(row).text(0) for row in range(fields.childCount())] == [FIELDS[key].label for key in Key]
    titles = []
    for row in range(2, tree.topLevelItemCount()):
        tree.setCurrentItem(tree.topLevelItem(row))
        assert book.windowTitle() == f"{tree.topLevelItem(row).text(0)} - Help"
        assert top(book) == tree.topLevelItem(row).text(0)
        titles.append(tree.topLevelItem(row).text(0))
    assert len(titles) == len(guide.PAGES)
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualItemRect(fields).center())
    assert fields.isExpanded()
    tree.setCurrentItem(fields.child(3))
    assert book.windowTitle() == "CUSIP number - Help"
    assert tree.currentItem() is fields.child(3)


def test_nothing_but_the_pages_is_ever_opened(book):
    shown = book.pages.toPlainText()
    for link in ("https://www.sec.gov/", "file:///etc/passwd", "passwd", "../about.html", "fields.md"):
        book.pages.anchorClicked.emit(QUrl(link))
        assert book.pages.toPlainText() == shown


def test_the_page_on_the_form_is_that_of_the_draft(window, person, book):
    window.help.open_citation("Form 12b-25, Part III")
    assert "N-CEN" in book.pages.toPlainText()
    person.answer = "discard"
    person.chooses("action_new_1995")
    window.help.open_citation("Rule 0-3(a)")
    window.help.open_citation("Form 12b-25, Part III")
    assert "N-SAR" in book.pages.toPlainText()
    assert "N-CEN" not in book.pages.toPlainText()


def test_on_the_other_edition_help_follows_the_focus_too(window, person):
    person.chooses("action_new_1995")
    window.binder.lead_to(Key.NARRATIVE)
    assert read(window.help.strip).startswith("Narrative.")
    assert person.field(Key.NARRATIVE).whatsThis() == SAID[Key.NARRATIVE].sentence


def test_size_and_place_are_remembered(window, person, book, settings, qtbot):
    book.resize(611, 433)
    book.close()
    other = help_window.HelpWindow(window, settings, window.help._text, {})
    qtbot.addWidget(other)
    assert (other.width(), other.height()) == (611, 433)


def test_no_page_of_a_rule_is_read_before_help_is_asked_for(window, person, monkeypatch):
    asked = []
    monkeypatch.setattr(assets, "help_text", lambda name, real=assets.help_text: asked.append(name) or real(name))
    for key in Key:
        window.binder.lead_to(key)
    assert asked == []
    person.press(Qt.Key.Key_F1)
    assert "rule-12b-25" in asked


def test_the_help_closes_with_the_form(window, book):
    window.session.undo.setClean()
    window.close()
    assert not book.isVisible()
