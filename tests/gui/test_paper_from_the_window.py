# SPDX-License-Identifier: MIT
import threading
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication, QDialog

from form12b25 import assets
from form12b25.form.draft import Exhibit
from form12b25.form.keys import Key
from form12b25.gui.exhibit_list import ExhibitDialog
from form12b25.gui.preview import press
from form12b25.paper.packet import WORKING_COPY


def text(pdf):
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_bounded() for page in document]


@pytest.fixture
def quantum(window, tmp_path):
    path = tmp_path / "quantum.json"
    path.write_bytes(assets.resource("examples", "quantum-2026.answers.json"))
    window.open(path)
    return window


def test_the_packet_is_saved_as_pdf_beside_the_draft(quantum, person, tmp_path, qtbot):
    person.file = tmp_path / "packet.pdf"
    person.chooses("action_save_packet")
    qtbot.waitUntil(lambda: str(person.file) in quantum.statusBar().currentMessage())
    pages = text(person.file)
    assert len(pages) == 20
    assert sum("/s/ William H. White" in page for page in pages) == 4
    assert quantum.session.path is None  # printing is not saving


def test_a_form_that_is_not_ready_is_not_printed_but_a_working_copy_can_be_saved(window, person, tmp_path, qtbot):
    person.type("Crested Corp.", Key.REGISTRANT_NAME)
    person.answer, person.file = "working", tmp_path / "copy.pdf"
    person.chooses("action_save_packet")
    assert "14 things are still to do" in person.words
    qtbot.waitUntil(person.file.exists)
    pages = text(person.file)
    assert all(WORKING_COPY in page for page in pages)
    assert any("Crested Corp." in page for page in pages)


def test_a_packet_that_cannot_be_written_is_said(quantum, person, tmp_path, qtbot):
    person.file = tmp_path
    person.chooses("action_save_packet")
    qtbot.waitUntil(lambda: person.asked[-1] == "The packet was not saved")
    assert str(tmp_path) in person.words
    assert "it is a folder" in person.words


def previewed(window, number):
    """The words on a page of which the preview shows some; empty where there is no such page yet."""
    pages = window.preview.pages
    return " ".join(mark.text for mark in pages[number].marks if hasattr(mark, "text")) if number < len(pages) else ""


def test_the_preview_shows_the_pages_of_the_draft_as_typing_pauses(window, person, qtbot):
    with qtbot.waitSignal(window.preview.shown, timeout=20_000):
        person.type("Crested Corp.", Key.REGISTRANT_NAME)
    qtbot.waitUntil(lambda: "Crested Corp." in previewed(window, 0), timeout=20_000)
    assert len(window.preview.pages) == 3
    person.type("A long story.\n" * 60, Key.NARRATIVE)
    qtbot.waitUntil(lambda: len(window.preview.pages) == 4, timeout=20_000)


def test_a_window_that_closes_before_its_pages_are_begun_closes_quietly(window):
    going_on = threading.Event()
    window.preview._worker.submit(going_on.wait)  # the worker is busy
    window.preview._press()
    threading.Timer(0.05, going_on.set).start()
    window.session.undo.setClean()
    window.close()
    QApplication.processEvents()
    assert not window.preview._trouble.isVisible()


def test_typing_does_not_wait_for_the_preview(window, person, qtbot, monkeypatch):
    """However long the press takes, keystrokes are on the screen before it ends."""
    begun, may_end = threading.Event(), threading.Event()

    def slow(wish, before):
        begun.set()
        assert may_end.wait(20)
        return press(wish, before)

    monkeypatch.setattr("form12b25.gui.preview.press", slow)
    person.type("Crested", Key.REGISTRANT_NAME)
    qtbot.waitUntil(begun.is_set, timeout=20_000)
    person.type(" Corp.", Key.REGISTRANT_NAME)
    assert person.field(Key.REGISTRANT_NAME).text() == "Crested Corp."
    assert Key.REGISTRANT_NAME not in person.remarks()
    may_end.set()
    qtbot.waitUntil(lambda: "Crested Corp." in previewed(window, 0), timeout=20_000)


def test_an_exhibit_is_typed_changed_moved_and_removed(window, person):
    def typed(title):
        def fill(dialog):
            dialog.titled.setText(title)
            dialog.signed_by.setText("Berenson & Company LLP")
            dialog.typed.setPlainText("To Whom It May Concern:\n\nWe are unable.")
        return fill

    editor = window.sheet.editors[Key.EXHIBITS]
    for title in ("First", "Second"):
        person.fill = typed(title)
        editor._buttons["add"].click()
    assert [exhibit.title for exhibit in window.session.draft.exhibits] == ["First", "Second"]
    assert window.session.draft.exhibits[0].kind == "accountant-statement"
    editor._list.setCurrentRow(1)
    editor._buttons["up"].click()
    assert [exhibit.title for exhibit in window.session.draft.exhibits] == ["Second", "First"]
    person.fill = lambda dialog: dialog.titled.setText("Changed")
    editor._buttons["edit"].click()
    assert window.session.draft.exhibits[0].title == "Changed"
    assert window.session.draft.exhibits[0].text == "To Whom It May Concern:\n\nWe are unable."
    editor._buttons["remove"].click()
    assert [exhibit.title for exhibit in window.session.draft.exhibits] == ["First"]
    person.undoes()
    assert editor._list.count() == 2


def test_a_file_is_attached_as_an_exhibit_or_refused_by_name(window, person, tmp_path):
    letter, broken = tmp_path / "letter.png", tmp_path / "broken.pdf"
    Image.new("RGB", (300, 200), "white").save(letter)
    broken.write_bytes(b"%PDF-1.7 cut off")
    said = []

    def fill(dialog):
        dialog.attach(broken)
        said.append(dialog._trouble.text())
        dialog.attach(letter)
        said.append(dialog._trouble.text())

    person.fill = fill
    window.sheet.editors[Key.EXHIBITS]._buttons["add"].click()
    assert "broken.pdf" in said[0]
    assert said[1] == ""
    [exhibit] = window.session.draft.exhibits
    assert (exhibit.file, exhibit.title, exhibit.content) == ("letter.png", "letter", letter.read_bytes())
    person.file = tmp_path / "with exhibit.12b25"
    person.chooses("action_save")
    window.open(Path(person.file))
    assert window.session.draft.exhibits == (exhibit,)


def test_an_exhibit_that_is_opened_and_accepted_is_not_changed(window, person):
    odd = Exhibit("other", "  spaced ", "", "a\r\nb\u2028c", "", None)
    window.session.enter(Key.EXHIBITS, (odd,))
    window.session.undo.setClean()
    window.sheet.editors[Key.EXHIBITS]._list.setCurrentRow(0)
    window.sheet.editors[Key.EXHIBITS]._buttons["edit"].click()
    assert not window.isWindowModified()
    person.fill = lambda dialog: dialog.titled.setText("changed")
    window.sheet.editors[Key.EXHIBITS]._buttons["edit"].click()
    assert window.session.draft.exhibits == (replace(odd, title="changed"),)


def test_typed_text_beside_an_attached_file_is_never_dropped(window, person, tmp_path):
    Image.new("RGB", (30, 20), "white").save(tmp_path / "letter.png")
    dialog = ExhibitDialog(window, Exhibit(), person)
    dialog.typed.setPlainText("We are unable.")
    dialog.attach(tmp_path / "letter.png")
    dialog.accept()
    assert "both a typed text and a file" in dialog._trouble.text()
    assert dialog.result() == QDialog.DialogCode.Rejected
    assert dialog.exhibit().text == "We are unable."


def test_cancelling_an_exhibit_asks_before_it_discards_what_was_typed(window, person):
    dialog = ExhibitDialog(window, Exhibit(), person)
    dialog.show()
    dialog.typed.setPlainText("We are unable.")
    person.answer = "keep"
    dialog.reject()
    assert dialog.isVisible()
    window.close()
    assert window.isVisible()
    person.answer = "discard"
    dialog.reject()
    assert not dialog.isVisible()
    assert person.asked == ["Discard what was entered?"] * 3
