# SPDX-License-Identifier: MIT
import pypdfium2
import pytest

from form12b25.form.keys import Key
from form12b25.gui.main_window import MainWindow
from gui_person import Person


@pytest.fixture
def ready(window):
    window.filing.example("quantum-2026")
    return window


def test_a_packet_saved_with_its_draft_opens_as_a_draft_that_save_does_not_write_over(ready, person, tmp_path, qtbot):
    person.answer, person.file = "carry", tmp_path / "own.pdf"
    person.chooses("action_save_packet_with_draft")
    qtbot.waitUntil(lambda: "own.pdf" in ready.statusBar().currentMessage(), timeout=30_000)
    draft = ready.session.draft
    person.chooses("action_new_2018")
    person.chooses("action_open")
    assert ready.session.draft == draft
    assert ready.session.path is None


def test_a_packet_carries_no_draft_unless_asked(ready, person, tmp_path, qtbot):
    person.file = tmp_path / "public.pdf"
    person.chooses("action_save_packet")
    qtbot.waitUntil(lambda: "public.pdf" in ready.statusBar().currentMessage(), timeout=30_000)
    assert pypdfium2.PdfDocument(person.file).count_attachments() == 0
    person.chooses("action_save_packet_with_draft")
    assert person.asked[-1] == "Put the draft inside the packet?"
    person.chooses("action_open")
    assert "public.pdf" in person.told[-1][1]


def test_a_packet_is_never_saved_over_its_own_draft(ready, person, tmp_path):
    person.file = tmp_path / "quantum.12b25"
    person.chooses("action_save")
    kept = person.file.read_bytes()
    person.chooses("action_save_packet")
    assert "is the draft itself" in person.told[0][1]
    assert person.file.read_bytes() == kept


def test_the_expiry_date_in_the_omb_box_is_a_setting_and_prints(ready, person, tmp_path, qtbot, settings):
    person.typed = " May 31,  2028 "
    person.chooses("action_omb_expires")
    assert settings.value("omb_expires") == "May 31, 2028"
    assert not ready.isWindowModified()
    qtbot.waitUntil(lambda: any("May 31, 2028" in getattr(mark, "text", "") for page in ready.preview.pages[:1]
                                for mark in page.marks), timeout=20_000)
    person.file = tmp_path / "packet.pdf"
    person.chooses("action_save_packet")
    qtbot.waitUntil(lambda: "packet.pdf" in ready.statusBar().currentMessage(), timeout=30_000)
    assert "May 31, 2028" in pypdfium2.PdfDocument(person.file)[0].get_textpage().get_text_bounded()
    person.typed = "株" * 3
    person.chooses("action_omb_expires")
    assert ready.session.omb_expires == "May 31, 2028"
    assert person.told[0][0] == "The expiry date was not taken"
    assert ready.session.draft.entered.get(Key.NOTES) is None


@pytest.mark.parametrize("kept", ["株株株", "W" * 21, ["May 31", "2028"], None])
def test_what_cannot_be_an_expiry_date_is_not_taken_from_the_settings(qtbot, settings, today, kept):
    settings.setValue("omb_expires", kept)  # as someone else may have edited it
    window = MainWindow(settings, lambda: today, Person())
    qtbot.addWidget(window)
    assert window.session.omb_expires == ""
