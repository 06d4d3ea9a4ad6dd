# SPDX-License-Identifier: MIT
"""The manual in the help: its chapters and pictures, what it says of menus and keys, and words sought in all pages."""

import html
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

import form12b25
from form12b25 import assets
from form12b25.form import guide
from form12b25.form.keys import Key
from sight import dots

CTRL, SHIFT, ALT = (getattr(Qt.KeyboardModifier, f"{name}Modifier") for name in ("Control", "Shift", "Alt"))
CHAPTERS = {name: " ".join(assets.manual_text(name).split()) for name in guide.MANUAL}
NAMED = re.compile(r"\*((?:File|Edit|View|Help), [^*]+)\*")
ITALIC = re.compile(r"(?<!\*)\*([^*]+)\*(?!\*)")
ROW = re.compile(r"^\| (.+?) \| (.+?) \|$", re.MULTILINE)
NO_ENTRY = {"Ctrl+H", "Esc"}  # keys of the window that stand in no menu


@pytest.fixture
def book(window, person, qtbot):
    """The help, opened at the manual from the menu."""
    person.chooses("action_manual")
    shown = window.help.book
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def plain(words):
    """What a menu or a button says, without its mnemonic and dots."""
    return words.replace("&", "").rstrip("….").strip()


def entries(menu, before=""):
    """Every path through a menu, such as `File, New, From this one`."""
    menu.aboutToShow.emit()
    for action in menu.actions():
        path = f"{before}, {plain(action.text())}"
        yield path
        if action.menu():
            yield from entries(action.menu(), path)


def rows(heading):
    """The rows of a table of keys: keys, and what they do."""
    [part] = [part for part in assets.manual_text("keys").split("\n## ") if part.startswith(f"{heading}\n")]
    return [row for row in ROW.findall(part) if row[0] not in ("Key", "---")]


def keys(action):
    return {shortcut.toString() for shortcut in action.shortcuts()}


def typed(line, words):
    line.clear()
    QTest.keyClicks(line, words)


def listed(book):
    """The pages in the contents that are not hidden."""
    return [page for page, item in book._items.items() if not item.isHidden()]


def test_the_manual_opens_at_the_walk_of_tonight_and_lists_its_chapters(window, book):
    assert book.windowTitle() == "Tonight in ten minutes - Help"
    group = book.contents.topLevelItem(0)
    assert group.isExpanded()
    assert [group.child(row).text(0) for row in range(group.childCount())] == [
        guide.headings(assets.manual_text(name))[0] for name in guide.MANUAL]
    for row in range(group.childCount()):
        book.contents.setCurrentItem(group.child(row))
        assert book.windowTitle() == f"{group.child(row).text(0)} - Help"
        assert book.pages.toPlainText().startswith(group.child(row).text(0))


def test_the_manual_opens_from_the_start_page_too(window, person):
    window.arriving.stand()
    person.chooses("action_manual")
    assert window.help.book.windowTitle() == "Tonight in ten minutes - Help"


def test_a_link_leads_from_a_chapter_to_a_rule_and_back(book):
    book.follow("next-notice.md")
    links = book.pages
    for _ in range(20):
        QTest.keyClick(links, Qt.Key.Key_Tab)
        if links.textCursor().selectedText() == "Rule 12b-15":
            break
    QTest.keyClick(links, Qt.Key.Key_Return)
    assert book.windowTitle() == "Rule 12b-15 - Help"
    QTest.keyClick(links, Qt.Key.Key_Left, ALT)
    assert book.windowTitle() == "Next quarter, amendments, filed notices - Help"


@pytest.mark.parametrize("width", [500, 900, 1400])
def test_each_picture_is_shown_and_none_is_broader_than_the_page(book, width, qtbot):
    book.resize(width, 700)
    for name in guide.MANUAL:
        book.follow(f"{name}.md")
        QApplication.processEvents()
        wanted = len(re.findall(r"!\[", assets.manual_text(name)))
        sizes, block = [], book.pages.document().begin()
        while block.isValid():
            for piece in block:
                shape = piece.fragment().charFormat()
                if shape.isImageFormat():
                    sizes.append((shape.toImageFormat().width(), shape.toImageFormat().height()))
            block = block.next()
        assert len(sizes) == wanted, name
        assert all(0 < wide <= book.pages.viewport().width() and high > 50 for wide, high in sizes), name
        assert book.pages.horizontalScrollBar().maximum() == 0 or name == "keys"


def test_a_picture_is_on_the_screen(book):
    book.resize(900, 700)
    book.follow("tonight.md")
    QApplication.processEvents()
    assert len(set(dots(book.pages.viewport().grab()))) > 100  # words alone have a handful of grays
    book.follow("keys.md")
    QApplication.processEvents()
    book.pages.loadResource(3, "file:///etc/passwd")
    assert book.pages._picture("../../etc/passwd").isNull()
    assert book.pages._picture("pictures/../../../LICENSE.png").isNull()


def test_every_entry_of_a_menu_that_the_manual_names_is_there(window):
    known = {path for menu in window.menuBar().findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)
             for path in entries(menu, plain(menu.title()))}
    named = {plain(path) for text in CHAPTERS.values() for path in NAMED.findall(text)}
    assert len(named) > 25
    assert sorted(named - known) == []


def test_every_word_that_the_manual_quotes_from_the_window_is_the_program_s_own():
    """A button, a title or a line of the list that is renamed is renamed in the manual, too."""
    folder = Path(form12b25.__file__).parent
    said = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))
    said += "".join(html.unescape(assets.ui(name).decode()) for name in assets.names_of_ui())
    said += "".join(map(str, assets.edition("sec1344-2018").captions.values()))
    said = re.sub(r'"\s*"', "", said.replace("&", ""))  # sentences that go over two lines
    quoted = {plain(words) for text in CHAPTERS.values() for words in ITALIC.findall(text)
              if not NAMED.fullmatch(f"*{words}*")}
    assert len(quoted) > 30
    assert sorted(words for words in quoted if words not in said) == []


def test_the_table_of_keys_is_that_of_the_menus(window):
    told = {frozenset(pressed.split(" or ")): said for pressed, said in rows("In the window")
            if pressed not in NO_ENTRY}
    bound = {frozenset(keys(action)): plain(action.text()) for action in window.findChildren(QAction)
             if action.objectName().startswith("action_") and keys(action)}
    assert {pressed: said for pressed, said in bound.items() if "Undo" not in said and "Redo" not in said} == {
        pressed: said for pressed, said in told.items() if said not in ("Undo", "Redo")}
    assert keys(window.action("action_undo")) == {"Ctrl+Z"}
    assert keys(window.action("action_redo")) == {"Ctrl+Shift+Z", "Ctrl+Y"}


def test_the_keys_of_the_list_and_of_a_date_are_those_of_the_manual(window):
    told = {said: pressed for pressed, said in rows("In the list of what is left")}
    for action in (window.findings.answer, window.findings.withdraw, window.findings.rule):
        first = action.shortcuts()[0].toString().replace("Del", "Delete")
        assert told[plain(action.text())] == first
    line = window.sheet.editors[Key.PERIOD_ENDED].widget
    [opens] = [action for action in line.findChildren(QAction) if "calendar" in action.text()]
    assert keys(opens) == {"Alt+Down", "F4"}
    assert ("Alt+Down or F4", "In a date: open the calendar") in rows("On the sheet")


def test_words_are_sought_in_all_pages_and_return_leads_from_one_to_the_next(book):
    QTest.keyClick(book.pages, Qt.Key.Key_F, CTRL | SHIFT)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert line is book.search.line
    typed(line, "jam")
    assert listed(book) == ["printing-and-filing", "trouble"]
    assert book.search.found.text() == "2 pages have these words."
    for title in ("Printing, signing, sending, keeping", "When something goes wrong",
                  "Printing, signing, sending, keeping"):
        QTest.keyClick(line, Qt.Key.Key_Return)
        assert book.windowTitle() == f"{title} - Help"
        assert book.pages.textCursor().selectedText().casefold() == "jam"
        assert QApplication.focusWidget() is line
    typed(line, "no such words")
    assert listed(book) == []
    assert book.search.found.text() == "No page has these words."
    QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert book.isVisible()
    assert len(listed(book)) == len(book._items)
    QTest.keyClick(book.pages, Qt.Key.Key_Escape)
    assert not book.isVisible()


def test_what_was_folded_before_a_search_is_folded_after_it(book):
    fields = book.contents.topLevelItem(1)
    assert not fields.isExpanded()
    book.search.begin()
    typed(book.search.line, "cusip")
    assert fields.isExpanded()
    assert "cusip_number" in listed(book)
    book.search.line.clear()
    assert not fields.isExpanded()
    assert book.contents.topLevelItem(0).isExpanded()


def test_a_word_that_only_the_field_help_has_is_found_there(book):
    typed(book.search.line, "transfer agents")
    assert listed(book) == ["cusip_number"]
    QTest.keyClick(book.search.line, Qt.Key.Key_Return)
    assert book.windowTitle() == "CUSIP number - Help"


def test_the_keys_of_the_help_are_told(book):
    told = {pressed for row in rows("In the help") for pressed in row[0].split(" and ")}
    bound = {shortcut.key().toString() for shortcut in book.findChildren(QShortcut)}
    assert bound
    assert bound <= told
