# SPDX-License-Identifier: MIT
"""What Qt's widgets cannot show as it is stays as it was entered while the text around it is edited."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from form12b25 import assets
from form12b25.drafts import document, store
from form12b25.form.draft import Draft, Exhibit
from form12b25.form.keys import Key
from form12b25.form.splices import Splice
from form12b25.gui import showable
from form12b25.gui.editors import LineEditor, NarrativeEditor, plain_text
from form12b25.gui.exhibit_list import ExhibitDialog

STRANGE = "\ufeffOne\r\ntwo\rthree\vfour\ffive\u2028six\u2029seven\x85eight\ufffenine\ufdd0ten\ufdd1.\u200b \u00a0"
ON_A_LINE = "\ufffeAcme\ufeff\tCo.\u2028"
TEXTS = st.text(st.sampled_from("ab \n\r\v\f\x85\u2028\u2029\ufeff\ufffe\ufdd0\u00e9\U0001f600"), max_size=30)


@pytest.fixture
def path(tmp_path):
    """A draft with such text in a narrative, on a line, in a list of names and in an exhibit."""
    draft = Draft(assets.edition("sec1344-2018")).enter(Key.NARRATIVE, STRANGE).enter(Key.REGISTRANT_NAME, ON_A_LINE)
    draft = draft.enter(Key.EXCHANGES, ("\ufeffNYSE", "Bo\vston")).enter(Key.EXHIBITS, (
        Exhibit("other", ON_A_LINE, ON_A_LINE, STRANGE),))
    store.write(tmp_path / "strange.12b25", document.to_bytes(draft))
    return tmp_path / "strange.12b25"


def saved(path):
    return store.read_draft(path, assets.edition)


def test_an_edit_of_one_field_changes_no_other(window, person, path):
    before = saved(path)
    window.open(path)
    assert not window.isWindowModified()
    person.type("Old Co.", Key.FORMER_NAME)
    person.chooses("action_save")
    assert saved(path) == before.enter(Key.FORMER_NAME, "Old Co.")


@pytest.mark.parametrize("key", [Key.NARRATIVE, Key.REGISTRANT_NAME])
def test_an_edit_of_a_field_changes_nothing_but_what_was_edited(window, person, path, key):
    window.open(path)
    before = window.session.draft.typed(key)
    goes = Qt.KeyboardModifier.ControlModifier if key is Key.NARRATIVE else Qt.KeyboardModifier.NoModifier
    window.binder.lead_to(key)
    person.press(Qt.Key.Key_End, goes)
    person.type("more")
    assert window.session.draft.typed(key) == before + "more"
    person.press(Qt.Key.Key_Home, goes)
    person.type("Less")
    assert window.session.draft.typed(key) == f"Less{before}more"
    person.undoes()
    person.undoes()
    assert window.session.draft.typed(key) == before
    person.press(Qt.Key.Key_Home, goes)
    person.type("again")
    assert window.session.draft.typed(key) == f"again{before}"


def test_the_end_of_a_line_that_two_characters_make_is_deleted_as_one(window, person, path):
    window.open(path)
    window.binder.lead_to(Key.NARRATIVE)
    field = person.field(Key.NARRATIVE)
    cursor = field.textCursor()
    cursor.setPosition(4)  # behind "One", for which the byte order mark stands as one character
    field.setTextCursor(cursor)
    person.press(Qt.Key.Key_Delete)
    assert window.session.draft.typed(Key.NARRATIVE) == STRANGE.replace("\r\n", "")


def test_names_are_kept_when_another_is_added(window, person, path):
    window.open(path)
    window.binder.lead_to(Key.EXCHANGES)
    person.press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    person.type("\nNasdaq")
    assert window.session.draft.exchanges == ("\ufeffNYSE", "Bo\vston", "Nasdaq")


def test_what_is_pasted_is_kept_as_it_was_copied(window, person):
    person.type("a\ufeffb\ufffec\u00e9", Key.REGISTRANT_NAME)
    person.press(Qt.Key.Key_Home)
    person.press(Qt.Key.Key_Delete)
    assert window.session.draft.typed(Key.REGISTRANT_NAME) == "\ufeffb\ufffec\u00e9"
    person.type("X")
    assert window.session.draft.typed(Key.REGISTRANT_NAME) == "X\ufeffb\ufffec\u00e9"


def test_an_exhibit_keeps_its_text_when_it_is_edited(qtbot, person, path):
    given_one = saved(path).exhibits[0]
    dialog = ExhibitDialog(None, given_one, person)
    qtbot.addWidget(dialog)
    assert not dialog.changed
    assert dialog.exhibit() == given_one
    dialog.typed.moveCursor(QTextCursor.MoveOperation.End)
    dialog.typed.insertPlainText("More.")
    dialog.titled.setText(dialog.titled.text() + "!")
    assert dialog.exhibit() == Exhibit("other", ON_A_LINE + "!", ON_A_LINE, STRANGE + "More.")


def test_a_kind_that_only_a_newer_program_knew_gives_way_to_the_one_that_is_chosen(qtbot, person):
    newer = Exhibit(title="A", text="a", unknown={"kind": "video", "witness": "E. F."})
    dialog = ExhibitDialog(None, newer, person)
    qtbot.addWidget(dialog)
    assert dialog.exhibit() == newer
    dialog.titled.setText("B")
    assert dialog.exhibit().unknown == {"kind": "video", "witness": "E. F."}
    dialog.kind.setCurrentIndex(dialog.kind.findData("authority"))
    assert dialog.exhibit() == Exhibit("authority", "B", text="a", unknown={"witness": "E. F."})


@given(st.data(), TEXTS, TEXTS)
def test_whatever_is_edited_the_rest_is_held_as_it_was(data, held, inserted):
    stood = showable.in_a_box(held)
    place = data.draw(st.integers(0, len(stood)))
    removed = stood[place:data.draw(st.integers(place, len(stood)))]
    stands = Splice(place, removed, showable.in_a_box(inserted)).applied(stood)
    kept = showable.edited(held, stood, stands, showable.in_a_box)
    assert showable.in_a_box(kept) == stands
    if stands == stood:
        assert kept == held
    if not removed and place == len(stood) and not held.endswith("\r"):
        assert kept.startswith(held)


@given(TEXTS)
def test_a_widget_of_qt_shows_what_stands_for_a_text_and_gives_it_back(qapp, text):
    box, line = QPlainTextEdit(), QLineEdit()
    box.setPlainText(showable.in_a_box(text))
    line.setText(showable.on_a_line(text))
    assert (plain_text(box), line.text()) == (showable.in_a_box(text), showable.on_a_line(text))
    for editor in (NarrativeEditor(box), LineEditor(line)):
        said = []
        editor.edited.connect(said.append)
        editor.show(text)
        assert said == []
