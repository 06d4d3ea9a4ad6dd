# SPDX-License-Identifier: MIT
"""What is said in the status bar of the step that was last is not said any more of a later one."""

import pytest
from PySide6.QtCore import Qt

from form12b25.form.keys import Key


def test_ctrl_z_is_not_said_to_bring_back_a_number_once_something_else_was_typed(window, person):
    person.type("1-13419", Key.SEC_FILE_NUMBER)
    person.press(Qt.Key.Key_Tab)
    assert "Ctrl+Z brings back" in window.statusBar().currentMessage()
    person.type("0", Key.CUSIP_NUMBER)
    assert window.statusBar().currentMessage() == ""


@pytest.mark.parametrize("leave", [lambda person: person.undoes(),
                                   lambda person: person.chooses("action_example_quantum")])
def test_it_is_not_said_any_more_once_it_was_brought_back_or_another_draft_is_opened(window, person, leave):
    person.answer = "discard"
    person.type("1-13419", Key.SEC_FILE_NUMBER)
    person.press(Qt.Key.Key_Tab)
    assert "“1-13419” is now" in window.statusBar().currentMessage()
    leave(person)
    assert "is now" not in window.statusBar().currentMessage()


def test_no_word_is_said_to_be_misspelt_until_another_is_typed(window, person):
    person.type("The audit took longer.", Key.NARRATIVE)
    person.press(Qt.Key.Key_F7)
    assert "No word in the narratives is misspelt" in window.statusBar().currentMessage()
    person.type(" Becuase", Key.NARRATIVE)
    assert window.statusBar().currentMessage() == ""


def test_what_was_said_by_another_since_stays(window, person):
    person.type("1-13419", Key.SEC_FILE_NUMBER)
    person.press(Qt.Key.Key_Tab)
    window.say("The packet was saved as acme.pdf")
    person.type("0", Key.CUSIP_NUMBER)
    assert window.statusBar().currentMessage() == "The packet was saved as acme.pdf"
