# SPDX-License-Identifier: MIT
"""By keyboard alone: no key leads to two places of a menu, a dialog or the window; each dialog has Enter and Esc."""

import re
from collections import defaultdict
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QPushButton, QTabBar

from form12b25 import assets
from form12b25.drafts.recovered import About, Found
from form12b25.drafts.shelf import Shelf
from form12b25.form import deadlines
from form12b25.form.calendar import federal_calendar
from form12b25.form.closures import OwnDays
from form12b25.form.differences import Difference
from form12b25.form.draft import Exhibit
from form12b25.form.keys import Key
from form12b25.gui import forms
from form12b25.gui.about_dialog import AboutDialog
from form12b25.gui.asking import Dialogs
from form12b25.gui.closed_days import ClosedDays
from form12b25.gui.differences_dialog import DifferencesDialog
from form12b25.gui.exhibit_list import ExhibitDialog
from form12b25.gui.fault_dialog import FaultDialog
from form12b25.gui.filed import FiledDialog
from form12b25.gui.my_words import MyWords
from form12b25.gui.print_dialog import PrintDialog
from form12b25.gui.reasons import Reasons
from form12b25.gui.recovered_dialog import Listed, RecoveredDialog
from form12b25.gui.selection import Packet
from form12b25.gui.shelf_dialog import ShelfDialog
from form12b25.paths import Folders

# Some desktops give these a key although our own words for them have none.
GIVEN_BY_THE_DESKTOP = {"OK": "o", "Cancel": "c", "Close": "c", "Save": "s"}
STANDARD = {"action_new_2018": QKeySequence.StandardKey.New, "action_open": QKeySequence.StandardKey.Open,
            "action_save": QKeySequence.StandardKey.Save, "action_save_as": QKeySequence.StandardKey.SaveAs,
            "action_print": QKeySequence.StandardKey.Print, "action_quit": QKeySequence.StandardKey.Quit,
            "action_undo": QKeySequence.StandardKey.Undo, "action_redo": QKeySequence.StandardKey.Redo,
            "action_find": QKeySequence.StandardKey.Find, "action_find_next": QKeySequence.StandardKey.FindNext,
            "action_find_previous": QKeySequence.StandardKey.FindPrevious,
            "action_zoom_in": QKeySequence.StandardKey.ZoomIn, "action_zoom_out": QKeySequence.StandardKey.ZoomOut,
            "action_help_field": QKeySequence.StandardKey.HelpContents}


def key_of(words, *, given=False):
    """The letter that Alt makes a key, in words as Qt takes them."""
    found = re.search(r"&(\w)", words.replace("&&", ""))
    return found[1].lower() if found else GIVEN_BY_THE_DESKTOP.get(words, "") if given else ""


def keys_in(widget, *, given=False, hidden=False):
    """The letters of the labels, buttons and tabs in a window, with what bears each."""
    found = defaultdict(list)
    for button in widget.findChildren(QAbstractButton):
        if hidden or not button.isHidden():
            found[key_of(button.text(), given=given)].append(button.text())
    for label in widget.findChildren(QLabel):
        if label.buddy() and (hidden or not label.isHidden()):
            found[key_of(label.text())].append(label.text())
    for tabs in widget.findChildren(QTabBar):
        for place in range(tabs.count()):
            found[key_of(tabs.tabText(place))].append(tabs.tabText(place))
    found.pop("", None)
    return found


def twice(found):
    return {key: words for key, words in found.items() if len(words) > 1}


def menus_of(window):
    """Every menu, with the entries that it opens with."""
    bar = window.menuBar()
    waiting = [("the menu bar", bar.actions())]
    while waiting:
        name, entries = waiting.pop()
        yield name, entries
        for entry in entries:
            if menu := entry.menu():
                menu.aboutToShow.emit()
                waiting.append((menu.title(), menu.actions()))


def test_no_two_entries_of_a_menu_have_the_same_key(window, person):
    person.typed = "R&D Holdings & Co."
    person.type("R&D Holdings & Co.", Key.REGISTRANT_NAME)
    profiles = window.menu("menu_profiles")
    next(entry for entry in profiles.actions() if entry.text().startswith("&Save")).trigger()
    seen = 0
    for name, entries in menus_of(window):
        found = defaultdict(list)
        for entry in entries:
            found[key_of(entry.text())].append(entry.text())
        found.pop("", None)
        assert twice(found) == {}, name
        seen += len(entries)
    assert seen > 60


def test_every_entry_of_a_menu_that_is_always_there_has_a_key(window):
    fixed = {name for name, _ in menus_of(window)} - {window.menu("menu_recent").title(),
                                                      window.menu("menu_profiles").title(),
                                                      window.menu("menu_templates").title()}
    without = [entry.text() for name, entries in menus_of(window) if name in fixed for entry in entries
               if not entry.isSeparator() and not key_of(entry.text())]
    assert without == []


def test_no_shortcut_leads_to_two_places_in_the_window(window):
    found = defaultdict(list)
    everywhere = (Qt.ShortcutContext.WindowShortcut, Qt.ShortcutContext.ApplicationShortcut)
    for action in window.findChildren(QAction):
        if action.shortcutContext() in everywhere:
            for keys in action.shortcuts():
                found[keys.toString()].append(action.objectName() or action.text())
    for shortcut in window.findChildren(QShortcut):
        if shortcut.context() in everywhere:
            found[shortcut.key().toString()].append(shortcut.objectName() or "a shortcut")
    for letter, words in keys_in(window).items():
        found[f"Alt+{letter.upper()}"] += words
    for entry in window.menuBar().actions():
        found[f"Alt+{key_of(entry.text()).upper()}"].append(entry.text())
    assert {"Ctrl+S", "F1", "F8", "Alt+F", "Alt+H"} <= set(found)
    assert twice(found) == {}


@pytest.mark.parametrize("name", STANDARD)
def test_what_the_platform_has_a_key_for_has_that_key(window, name):
    wanted = QKeySequence.keyBindings(STANDARD[name])
    if wanted:  # not every platform has one for each
        assert set(window.action(name).shortcuts()) & set(wanted), wanted


def dialogs():
    return [name for name in assets.names_of_ui() if b'<widget class="QDialog"' in assets.ui(name)]


@pytest.mark.parametrize("name", dialogs())
def test_no_key_leads_to_two_places_of_a_designed_dialog(qtbot, name):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    forms.load(name, dialog)
    assert twice(keys_in(dialog, given=True, hidden=True)) == {}


EXCHANGE = "The Nasdaq Stock Market LLC (Nasdaq Global Select Market) and its successors"


def recovered(window, folder):
    """With two drafts in it, one of a long name."""
    dialog = RecoveredDialog(window, print, print, print)
    draft = window.session.draft.enter(Key.REGISTRANT_NAME, "Consolidated Amalgamated Holdings Corporation")
    dialog.fill([Listed(Found(folder, About(), draft, at=1_780_000_000.0), ()),
                 Listed(Found(folder, About(), at=1_780_000_000.0), ())])
    return dialog


MAKERS = {
    "about": lambda window, folder: AboutDialog(window, Folders(folder, folder, folder), print),
    "fault": lambda window, folder: FaultDialog(window, window.filing),
    "exhibit": lambda window, folder: ExhibitDialog(window, Exhibit(), window.ask),
    "filed": lambda window, folder: FiledDialog(window, date(2026, 6, 15)),
    "closed_days": lambda window, folder: ClosedDays(window, OwnDays()),
    "differences": lambda window, folder: DifferencesDialog(
        window, [Difference("Notes", (("mine", "theirs"),))], "notice.12b25"),
    "reasons": lambda window, folder: Reasons(window, deadlines.compute(
        "10-K", date(2025, 12, 31), filer="accelerated", calendar=federal_calendar()), print),
    "recovered": recovered,
    "shelf": lambda window, folder: ShelfDialog(window, Shelf(folder), "profile", window.ask),
    "my_words": lambda window, folder: MyWords(window, lambda: frozenset({"Igene"}), lambda **_: ""),
    "print": lambda window, folder: PrintDialog(window, Packet(
        b"", ("Signed original", f"Manually signed copy for {EXCHANGE}"), 4), window._settings),
}


@pytest.fixture
def dialog(request, window, qtbot, tmp_path):
    opened = MAKERS[request.param](window, tmp_path)
    Dialogs(window).dialog(opened, lambda: None)
    qtbot.waitExposed(opened)
    return opened


every_dialog = pytest.mark.parametrize("dialog", MAKERS, indirect=True)


@every_dialog
def test_no_key_leads_to_two_places_of_a_dialog(dialog):
    assert twice(keys_in(dialog, given=True)) == {}


@every_dialog
def test_each_dialog_has_one_default_button_and_escape_closes_it(dialog, qtbot):
    defaults = [button for button in dialog.findChildren(QPushButton) if button.isDefault()]
    assert len(defaults) == 1
    closed = []
    dialog.finished.connect(closed.append)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert len(closed) == 1
    assert not dialog.isVisible()


@every_dialog
def test_tab_reaches_everything_in_a_dialog_and_the_cursor_begins_somewhere(dialog):
    assert dialog.focusWidget() is not None
    reached, stop = set(), dialog.focusWidget()
    for _ in range(60):
        QTest.keyClick(stop, Qt.Key.Key_Tab)
        stop = dialog.focusWidget()
        reached.add(stop)
    missed = [button.text() for button in dialog.findChildren(QPushButton)
              if button.isVisible() and button.isEnabled() and button not in reached]
    assert missed == []
