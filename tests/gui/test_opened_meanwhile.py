# SPDX-License-Identifier: MIT
"""A draft that has come from the disk while someone fills a dialog waits until the dialog is closed."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from form12b25 import assets
from form12b25.drafts import document, store
from form12b25.form.draft import Draft, Exhibit
from form12b25.form.keys import Key
from form12b25.gui.asking import Dialogs
from form12b25.gui.exhibit_list import ExhibitDialog


@pytest.fixture
def other(tmp_path):
    """The draft of another notice, with an exhibit of its own."""
    path = tmp_path / "other.12b25"
    draft = Draft(assets.edition("sec1344-2018")).enter(Key.REGISTRANT_NAME, "Others Corp.")
    store.write(path, document.to_bytes(draft.enter(Key.EXHIBITS, (Exhibit(title="Theirs", text="Theirs."),))))
    return path


@pytest.fixture
def filling(window, person, other, monkeypatch, qtbot):
    """The dialog of an exhibit with something typed, and a draft that was asked for before and has come meanwhile."""
    monkeypatch.setattr("form12b25.gui.filing.AT_ONCE", -1)  # as if it were long
    window.session.enter(Key.EXHIBITS, (Exhibit(title="Ours"),))
    window.session.undo.setClean()
    window.ask.dialog = Dialogs(window).dialog
    window.open(other)
    assert window.session.path is None  # it has not come yet, for nothing is told before events are seen to
    editor = window.sheet.editors[Key.EXHIBITS]
    editor.stops()[0].setCurrentRow(0)
    editor._edit()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ExhibitDialog))
    dialog = QApplication.activeModalWidget()
    QTest.keyClicks(dialog.typed, "We could not complete our audit.")
    qtbot.waitUntil(lambda: not window.work.busy)
    QTest.qWait(100)
    return dialog


def test_what_is_typed_into_an_exhibit_does_not_end_in_another_notice(window, person, filling, other, qtbot):
    assert window.session.path is None
    filling.accept()
    qtbot.waitUntil(lambda: "Save the changes?" in person.asked)
    assert window.session.draft.exhibits == (Exhibit(title="Ours", text="We could not complete our audit."),)
    assert window.session.path is None


def test_the_draft_comes_once_the_dialog_is_closed_with_nothing_changed(window, person, filling, other, qtbot):
    person.answer = "discard"
    filling.reject()
    qtbot.waitUntil(lambda: window.session.path == other)
    assert [exhibit.title for exhibit in window.session.draft.exhibits] == ["Theirs"]
    assert not window.isWindowModified()
