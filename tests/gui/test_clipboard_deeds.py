# SPDX-License-Identifier: MIT
"""Cut, copy, paste and select all by the menu Edit, as by their keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from form12b25.form.keys import Key


def chooses(person, *names):
    """From the menu, which opens for each."""
    for name in names:
        person.window.menu("menu_edit").aboutToShow.emit()
        person.chooses(name)


@pytest.mark.parametrize("key", [Key.REGISTRANT_NAME, Key.NARRATIVE])
def test_words_are_cut_and_pasted_elsewhere(window, person, key):
    person.type("Acme Widgets, Inc.", key)
    chooses(person, "action_select_all", "action_cut")
    assert window.session.draft.typed(key) == ""
    person.window.binder.lead_to(Key.FORMER_NAME)
    chooses(person, "action_paste")
    assert window.session.draft.typed(Key.FORMER_NAME) == "Acme Widgets, Inc."
    person.undoes()
    person.undoes()
    assert window.session.draft.typed(key) == "Acme Widgets, Inc."


def test_what_is_copied_stays(window, person):
    person.type("Acme", Key.REGISTRANT_NAME)
    chooses(person, "action_select_all", "action_copy")
    assert QGuiApplication.clipboard().text() == "Acme"
    assert window.session.draft.typed(Key.REGISTRANT_NAME) == "Acme"


def test_a_paste_by_the_menu_drops_what_one_by_the_key_drops(window, person):
    QGuiApplication.clipboard().setText("Acme\nWidgets\tInc.")
    window.binder.lead_to(Key.REGISTRANT_NAME)
    chooses(person, "action_paste")
    by_menu = window.session.draft.typed(Key.REGISTRANT_NAME)
    person.undoes()
    person.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert by_menu == window.session.draft.typed(Key.REGISTRANT_NAME) == "Acme Widgets Inc."


def test_a_notice_that_is_only_read_is_not_changed(window, person):
    window.session.open(window.session.draft.enter(Key.REGISTRANT_NAME, "Acme"), None, reading=True)
    window.binder.lead_to(Key.REGISTRANT_NAME)
    chooses(person, "action_select_all")
    for name in ("action_cut", "action_paste"):
        chooses(person, name)
        assert person.field(Key.REGISTRANT_NAME).text() == window.session.draft.typed(Key.REGISTRANT_NAME) == "Acme"
