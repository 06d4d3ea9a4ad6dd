# SPDX-License-Identifier: MIT
"""Whoever has no mouse gets everywhere: each entry of each menu, each pane, and out again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolBar
from test_keys_of_dialogs import key_of, menus_of

from form12b25.form.keys import Key

_LETTERS = {chr(code).lower(): Qt.Key(code) for code in map(ord, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")}
# Here a key does what it does to the form to what has the focus: the pages have a size of their own.
OF_THE_PAGES = {"action_zoom_in", "action_zoom_out", "action_zoom_normal"}


def paths(window):
    """Each entry that can be chosen, with the letters that lead to it from the menu bar."""
    list(menus_of(window))  # each is filled when it opens
    found, waiting = [], [(entry, ()) for entry in window.menuBar().actions()]
    while waiting:
        entry, before = waiting.pop()
        keys = (*before, key_of(entry.text()))
        if entry.menu() is None:
            if not entry.isSeparator() and entry.isEnabled() and entry.isVisible():
                found.append((entry.text(), keys))
        elif entry.isEnabled():
            waiting += [(under, keys) for under in entry.menu().actions()]
    return found


class Heard:
    """An action that does nothing but be chosen."""

    def __init__(self, action):
        self.times = 0
        self.action = action
        action.triggered.disconnect()
        action.triggered.connect(self._note)

    def _note(self, *_):
        self.times += 1


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # said by Qt's offscreen screen of its menus
def test_each_entry_of_each_menu_is_chosen_by_keys(window):
    chosen = 0
    for words, keys in paths(window):
        QTest.keyClick(window, _LETTERS[keys[0]], Qt.KeyboardModifier.AltModifier)
        for letter in keys[1:-1]:
            QTest.keyClick(QApplication.activePopupWidget(), _LETTERS[letter])
        menu = QApplication.activePopupWidget()  # some are filled as they open
        entry = next(entry for entry in menu.actions() if entry.text() == words)
        heard = Heard(entry)
        if keys[-1]:
            QTest.keyClick(menu, _LETTERS[keys[-1]])
        else:  # named by the filer, and reached by the arrows
            while menu.activeAction() is not entry:
                QTest.keyClick(menu, Qt.Key.Key_Down)
            QTest.keyClick(menu, Qt.Key.Key_Return)
        assert heard.times == 1, (words, keys)
        assert QApplication.activePopupWidget() is None
        chosen += 1
    assert chosen > 35


@pytest.mark.parametrize("place", ["a line", "a narrative", "a box", "the table", "the list", "the pages"])
def test_each_shortcut_works_wherever_the_keyboard_is(window, place):
    window.binder.lead_to({"a narrative": Key.NARRATIVE, "a box": Key.RELIEF_REQUESTED,
                           "the table": Key.RESULTS_TABLE}.get(place, Key.PERIOD_ENDED))
    if place == "the list":
        window.findings.list.setFocus()
    elif place == "the pages":
        window.preview.view.setFocus()
    at = QApplication.focusWidget()
    tried = 0
    for action in window.findChildren(QAction):
        if not action.objectName().startswith("action_") or not action.isEnabled() or action.shortcut().isEmpty():
            continue
        if place == "the pages" and action.objectName() in OF_THE_PAGES:
            continue
        if action.shortcutContext() is Qt.ShortcutContext.WidgetShortcut:  # cut and its like: the blank has these keys
            continue
        heard = Heard(action)
        QTest.keySequence(at, action.shortcut())
        assert heard.times == 1, action.objectName()
        tried += 1
    assert tried > 10


def test_what_the_toolbar_does_is_in_the_menus(window):
    listed = {entry for _, entries in menus_of(window) for entry in entries}
    shown = [action for action in window.findChild(QToolBar, "toolbar").actions() if not action.isSeparator()]
    assert len(shown) > 5
    assert [action.text() for action in shown if action not in listed] == []


def test_one_key_leads_through_the_panes_and_back_to_the_blank(window, person):
    window.binder.lead_to(Key.PERIOD_ENDED)
    walked = []
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6)
        walked.append(QApplication.focusWidget())
    assert walked == [window.findings.list, window.preview.view, person.field(Key.PERIOD_ENDED)]


@pytest.mark.parametrize("keys", [(Qt.Key.Key_Tab,), (Qt.Key.Key_Backtab,)])
def test_no_pane_keeps_the_keyboard(window, keys):
    for pane in (window.findings.list, window.preview.view, window.sheet.editors[Key.NARRATIVE].widget,
                 window.sheet.editors[Key.RESULTS_TABLE].widget):
        pane.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(pane, *keys)
        assert QApplication.focusWidget() is not pane, pane.accessibleName()
