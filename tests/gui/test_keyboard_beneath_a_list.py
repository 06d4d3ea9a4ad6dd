# SPDX-License-Identifier: MIT
"""Who works a list with its buttons by the keyboard is still at the list afterwards."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QPushButton

from form12b25 import assets
from form12b25.form.draft import Exhibit
from form12b25.form.keys import Key


@pytest.fixture
def listed(window):
    letters = tuple(Exhibit("accountant-statement", title, "Smith LLP", "We cannot.") for title in ("One", "Two"))
    window.session.open(assets.example("quantum-2026").enter(Key.EXHIBITS, letters), None)
    editor = window.sheet.editors[Key.EXHIBITS].widget
    editor.findChild(QListWidget, "exhibit_list").setCurrentRow(0)
    return editor


def presses(editor, name):
    button = editor.findChild(QPushButton, f"exhibit_{name}")
    button.setFocus()
    assert QApplication.focusWidget() is button
    QTest.keyClick(button, Qt.Key.Key_Space)


def titles(window):
    return [exhibit.title for exhibit in window.session.draft.exhibits]


def test_after_an_exhibit_is_edited_the_keyboard_is_where_it_was(window, person, listed):
    person.fill = lambda dialog: dialog.titled.setText("First")
    presses(listed, "edit")
    assert titles(window) == ["First", "Two"]
    assert QApplication.focusWidget() is listed.findChild(QPushButton, "exhibit_edit")
    assert listed.findChild(QListWidget, "exhibit_list").currentRow() == 0


def test_where_nothing_is_left_to_move_or_remove_the_keyboard_is_in_the_list(window, listed):
    box = listed.findChild(QListWidget, "exhibit_list")
    presses(listed, "down")
    assert titles(window) == ["Two", "One"]
    assert QApplication.focusWidget() is box
    presses(listed, "remove")
    assert QApplication.focusWidget() is listed.findChild(QPushButton, "exhibit_remove")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert titles(window) == []
    assert QApplication.focusWidget() is box
