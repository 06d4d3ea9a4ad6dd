# SPDX-License-Identifier: MIT
import json

import pytest
from PySide6.QtCore import Qt

from form12b25 import assets
from form12b25.drafts import document, store
from form12b25.form.draft import Draft
from form12b25.form.keys import Key


@pytest.fixture
def kept(tmp_path):
    """A draft file on the disk."""
    path = tmp_path / "kept.12b25"
    draft = Draft(assets.edition("sec1344-1995")).enter(Key.REGISTRANT_NAME, "Crested Corp.")
    store.write(path, document.to_bytes(draft.enter(Key.PERIOD_ENDED, "Mai 31, 1997")))
    return path


def test_a_draft_is_saved_closed_and_reopened_as_it_was_left_wrong_dates_included(window, person, tmp_path):
    person.file = tmp_path / "new.12b25"
    person.type("IGENE Biotechnology, Inc.", Key.REGISTRANT_NAME)
    person.type("Decembr 31", Key.PERIOD_ENDED)
    assert window.isWindowModified()
    person.chooses("action_save")
    assert not window.isWindowModified()
    assert window.windowTitle().startswith("new.12b25")
    person.chooses("action_new_2018")
    assert person.field(Key.REGISTRANT_NAME).text() == ""
    person.chooses("action_open")
    assert person.field(Key.REGISTRANT_NAME).text() == "IGENE Biotechnology, Inc."
    assert person.field(Key.PERIOD_ENDED).text() == "Decembr 31"
    assert not window.action("action_undo").isEnabled()


def test_opening_a_draft_of_the_other_edition_changes_the_form_on_the_screen(window, person, kept):
    assert "Form N-SAR" not in person.boxes(Key.REPORT_FORM)
    person.file = kept
    person.chooses("action_open")
    assert list(person.boxes(Key.REPORT_FORM)) == ["Form 10-K", "Form 20-F", "Form 11-K", "Form 10-Q", "Form N-SAR"]
    assert person.field(Key.REGISTRANT_NAME).text() == "Crested Corp."
    assert "1995" in window.windowTitle()
    person.type(" Inc.", Key.REGISTRANT_NAME)
    assert window.session.draft.text(Key.REGISTRANT_NAME) == "Crested Corp. Inc."


def test_saving_again_asks_nothing(window, person, kept):
    window.open(kept)
    person.type(" Inc.", Key.REGISTRANT_NAME)
    person.chooses("action_save")
    assert person.asked == []
    assert store.read_draft(kept, assets.edition).text(Key.REGISTRANT_NAME) == "Crested Corp. Inc."


@pytest.mark.parametrize("deed", ["close", "action_new_2018", "action_open"])
def test_changes_are_never_lost_unasked(window, person, qtbot, deed):
    person.type("Crested", Key.REGISTRANT_NAME)
    window.close() if deed == "close" else person.chooses(deed)
    qtbot.waitUntil(lambda: person.asked == ["Save the changes?"])
    assert window.isVisible()
    assert person.field(Key.REGISTRANT_NAME).text() == "Crested"


def test_closing_may_save_first(window, person, qtbot, tmp_path):
    person.type("Crested", Key.REGISTRANT_NAME)
    person.answer, person.file = "save", tmp_path / "saved.12b25"
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert store.read_draft(person.file, assets.edition).text(Key.REGISTRANT_NAME) == "Crested"


def test_a_save_that_was_not_finished_does_not_close_the_window(window, person, qtbot, tmp_path):
    person.type("Crested", Key.REGISTRANT_NAME)
    person.answer, person.file = "save", tmp_path / "no such folder" / "saved.12b25"
    window.close()
    qtbot.waitUntil(lambda: bool(person.told))
    assert window.isVisible()
    assert window.isWindowModified()
    [(title, words)] = person.told
    assert title == "The draft was not saved"
    assert str(person.file) in words
    assert "still on the screen" in words


def test_closing_may_discard(window, person, qtbot):
    person.type("Crested", Key.REGISTRANT_NAME)
    person.answer = "discard"
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x05\x06" + bytes(18), b"PK\x03\x04 cut off"])
def test_a_file_that_is_no_draft_is_named_and_the_screen_stays(window, person, tmp_path, content):
    person.file = tmp_path / "not a draft.12b25"
    person.file.write_bytes(content)
    person.type("Crested", Key.REGISTRANT_NAME)
    person.answer = "discard"
    person.chooses("action_open")
    [(_, words)] = person.told
    assert str(person.file) in words
    assert person.field(Key.REGISTRANT_NAME).text() == "Crested"
    assert window.isWindowModified()
    assert person.file.read_bytes() == content


def test_answers_open_as_a_draft_that_was_never_saved(window, person, tmp_path):
    person.file = tmp_path / "answers.json"
    person.file.write_bytes(assets.resource("examples", "igene-1998.answers.json"))
    person.chooses("action_open")
    assert person.field(Key.REGISTRANT_NAME).text() == "IGENE Biotechnology, Inc."
    assert window.session.path is None
    assert len(person.listed()) == 3
    person.file = tmp_path / "broken.json"
    person.file.write_text(json.dumps({"registrant": "x"}), encoding="utf-8")
    assert window.isWindowModified()
    person.answer = "discard"
    person.chooses("action_open")
    assert 'no key "registrant"' in person.told[0][1]


def test_the_real_filings_open_as_examples(window, person):
    person.chooses("action_example_igene")
    assert person.field(Key.REGISTRANT_NAME).text() == "IGENE Biotechnology, Inc."
    assert [line.splitlines()[0] for line in person.listed()] == ["Part III, Narrative", "Part IV, Change in results",
                                                                  "Worksheet, Exhibits"]
    person.chooses("action_example_quantum")
    assert window.findings.summary.text() == "Ready to print, sign and send."
    assert window.session.path is None


def test_undo_after_saving_shows_that_the_file_differs_again(window, person, kept):
    window.open(kept)
    person.type(" Inc.", Key.REGISTRANT_NAME)
    person.chooses("action_save")
    person.undoes()
    assert window.isWindowModified()


def test_recent_files_are_listed_latest_first_and_open(window, person, kept, tmp_path):
    person.file = tmp_path / "second.12b25"
    person.type("Crested", Key.REGISTRANT_NAME)
    person.chooses("action_save")
    window.open(kept)
    entries = window.menu("menu_recent").actions()
    assert [entry.text() for entry in entries[:2]] == [str(kept), str(person.file)]
    entries[1].trigger()
    assert window.session.path == person.file
    window.menu("menu_recent").actions()[-1].trigger()
    assert window.filing.recent() == []


def test_the_window_opens_again_with_the_size_it_had(window, person, settings, qtbot, today):
    from form12b25.gui.main_window import MainWindow

    window.resize(790, 610)
    window.close()
    again = MainWindow(settings, lambda: today, person)
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (790, 610)
    again.preview.close_worker()
    again.office_days.close()


def test_what_was_said_of_a_notice_does_not_stand_under_the_next_one(window, person):
    person.type("1-13419", Key.SEC_FILE_NUMBER)
    person.press(Qt.Key.Key_Tab)
    assert "Ctrl+Z brings back what was typed" in window.statusBar().currentMessage()
    person.answer = "discard"
    person.chooses("action_example_quantum")
    assert window.statusBar().currentMessage() == ""


def test_that_it_was_saved_is_said_in_the_place_of_what_was_said_before(window, person, tmp_path):
    person.type("001-13419", Key.SEC_FILE_NUMBER)
    window.say("1 of 3: Part III, Narrative")
    person.file = tmp_path / "acme.12b25"
    person.chooses("action_save")
    assert window.statusBar().currentMessage() == "acme.12b25 was saved."
