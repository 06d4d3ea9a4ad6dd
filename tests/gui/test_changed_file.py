# SPDX-License-Identifier: MIT
"""Saving over a file that another program changed, taking its version, and keeping the previous one."""

import errno
import os
import stat

import pytest
from PySide6.QtCore import Qt

from form12b25 import assets
from form12b25.drafts import document, store
from form12b25.form.draft import Draft
from form12b25.form.keys import Key
from form12b25.gui.differences_dialog import DifferencesDialog

CHANGED = "The file was changed by another program"


def draft(name, **more):
    made = Draft(assets.edition("sec1344-2018")).enter(Key.REGISTRANT_NAME, name)
    for key, value in more.items():
        made = made.enter(Key(key), value)
    return made


def in_file(path, key=Key.REGISTRANT_NAME):
    return store.read_draft(path, assets.edition).text(key)


@pytest.fixture
def opened(window, person, tmp_path):
    """A draft opened from a file, with something typed."""
    path = tmp_path / "kept.12b25"
    store.write(path, document.to_bytes(draft("Crested Corp.", narrative="One.\nTwo.\nThree.")))
    window.open(path)
    person.type(" Inc.", Key.REGISTRANT_NAME)
    return path


def changes(path, **more):
    """Another program writes the file."""
    path.write_bytes(document.to_bytes(draft("Others Corp.", narrative="One.\n2.\nThree.", **more)))


def test_a_file_that_another_program_changed_is_not_saved_over_unasked(window, person, opened):
    changes(opened)
    person.chooses("action_save")
    assert person.asked == [CHANGED]
    assert "kept.12b25 is no longer as it was" in person.words
    assert in_file(opened) == "Others Corp."
    assert person.field(Key.REGISTRANT_NAME).text() == "Crested Corp. Inc."
    assert window.isWindowModified()


def test_keep_mine_writes_what_is_on_the_screen(window, person, opened):
    changes(opened)
    person.answer = "mine"
    person.chooses("action_save")
    assert in_file(opened) == "Crested Corp. Inc."
    assert not window.isWindowModified()
    person.type("!", Key.REGISTRANT_NAME)
    person.chooses("action_save")
    assert person.asked == [CHANGED]


def test_keep_mine_is_asked_again_for_a_third_version(window, person, opened):
    changes(opened)
    choose, person.answer = person.choose, "mine"

    def slowly(title, words, answers, then):
        if len(person.asked) == 0:
            changes(opened, notes="a third version")
        else:
            person.answer = "cancel"
        choose(title, words, answers, then)
    person.choose = slowly
    person.chooses("action_save")
    assert person.asked == [CHANGED, CHANGED]
    assert in_file(opened, Key.NOTES) == "a third version"


def test_take_theirs_shows_the_file_as_it_is_now(window, person, opened):
    changes(opened)
    person.answer = "theirs"
    person.chooses("action_save")
    assert person.field(Key.REGISTRANT_NAME).text() == "Others Corp."
    assert not window.isWindowModified()
    person.type("!", Key.REGISTRANT_NAME)
    person.chooses("action_save")
    assert person.asked == [CHANGED]
    assert in_file(opened).replace("!", "") == "Others Corp."


def test_theirs_that_cannot_be_read_leaves_the_screen_as_it_is(window, person, opened):
    opened.write_bytes(b"no draft")
    person.answer = "theirs"
    person.chooses("action_save")
    assert "no draft of Form 12b-25" in person.told[0][1]
    assert person.field(Key.REGISTRANT_NAME).text() == "Crested Corp. Inc."
    assert window.isWindowModified()


def test_save_elsewhere_leaves_both(window, person, opened, tmp_path):
    changes(opened)
    person.answer, person.file = "elsewhere", tmp_path / "mine.12b25"
    person.chooses("action_save")
    assert (in_file(opened), in_file(person.file)) == ("Others Corp.", "Crested Corp. Inc.")
    assert window.windowTitle().startswith("mine.12b25")
    assert not window.isWindowModified()


def test_the_differences_are_shown_field_by_field_and_the_question_comes_back(window, person, opened, qtbot):
    changes(opened, signer_name="A. Clerk")
    shown = []

    def look(dialog):
        assert isinstance(dialog, DifferencesDialog)
        table = dialog.table
        shown.extend(tuple(table.item(row, column).text() for column in range(3)) for row in range(table.rowCount()))
        dialog.show()
        qtbot.waitExposed(dialog)
        assert table.rowHeight(0) >= table.fontMetrics().height()
        qtbot.keyClick(table, Qt.Key.Key_Escape)
        assert not dialog.isVisible()
        person.answer = "cancel"
    person.answer, person.fill = "differences", look
    person.chooses("action_save")
    assert shown == [("Part I, Full name of registrant", "Crested Corp. Inc.", "Others Corp."),
                     ("Part III, Narrative", "Two.", "2."),
                     ("Signature, Name of the person signing", "(nothing)", "A. Clerk")]
    assert person.asked == [CHANGED, CHANGED]
    assert in_file(opened) == "Others Corp."


def test_differences_that_cannot_be_shown_are_said_and_the_question_comes_back(window, person, opened):
    choose = person.choose

    def once(title, words, answers, then):
        choose(title, words, answers, lambda answer: (setattr(person, "answer", "cancel"), then(answer)))
    person.choose, person.answer = once, "differences"
    opened.write_bytes(b"no draft")
    person.chooses("action_save")
    assert [title for title, _ in person.told] == ["The differences cannot be shown"]
    person.answer = "differences"
    opened.write_bytes(document.to_bytes(window.session.draft).replace(b"\x00\x00!\x00", b"\x00\x00\x22\x00"))
    person.chooses("action_save")
    assert person.told[1][0] == "There are no differences"
    assert person.asked == [CHANGED] * 4


def test_a_file_that_is_gone_is_saved_again_only_if_a_person_says_so(window, person, opened):
    opened.unlink()
    person.chooses("action_save")
    assert person.asked == ["The file is no longer there"]
    assert not opened.exists()
    person.answer = "mine"
    person.chooses("action_save")
    assert in_file(opened) == "Crested Corp. Inc."
    assert not window.isWindowModified()


def test_a_file_that_comes_back_while_the_question_stands_is_not_saved_over_unasked(window, person, opened):
    opened.unlink()
    choose, person.answer = person.choose, "mine"

    def slowly(title, words, answers, then):
        if len(person.asked) == 0:
            changes(opened)
        else:
            person.answer = "cancel"
        choose(title, words, answers, then)
    person.choose = slowly
    person.chooses("action_save")
    assert person.asked == ["The file is no longer there", "A file of that name is there now"]
    assert in_file(opened) == "Others Corp."
    assert window.isWindowModified()


def test_another_file_that_stands_in_the_place_of_a_deleted_one_is_not_saved_over_unasked(window, person, opened):
    opened.unlink()
    changes(opened)
    person.chooses("action_save")
    assert person.asked == [CHANGED]
    assert in_file(opened) == "Others Corp."


def test_a_new_name_that_is_taken_while_the_draft_is_being_written_is_not_saved_over_unasked(window, person, opened,
                                                                                              monkeypatch):
    person.file = opened.with_name("new.12b25")
    encode = document.to_bytes

    def meanwhile(*given):
        encoded = encode(*given)
        person.file.write_bytes(encode(draft("Others Corp.")))
        return encoded
    monkeypatch.setattr(document, "to_bytes", meanwhile)
    person.chooses("action_save_as")
    assert person.asked == ["Save the draft", "A file of that name is there now"]
    assert "There was no new.12b25 when" in person.words
    assert in_file(person.file) == "Others Corp."
    assert window.windowTitle().startswith("kept.12b25")
    assert window.isWindowModified()


def test_a_new_name_that_the_person_agreed_to_replace_is_replaced(window, person, opened):
    person.file = opened.with_name("other.12b25")
    person.file.write_bytes(document.to_bytes(draft("Others Corp.")))
    person.chooses("action_save_as")
    assert person.asked == ["Save the draft"]
    assert in_file(person.file) == "Crested Corp. Inc."


def test_a_device_in_the_place_of_the_file_does_not_swallow_the_draft(window, person, opened):
    opened.unlink()
    opened.symlink_to(os.devnull)
    person.chooses("action_save")
    [(title, words)] = person.told
    assert title == "The draft was not saved"
    assert "no ordinary file any more" in words
    assert window.isWindowModified()


def test_a_file_that_was_only_touched_is_saved_without_a_question(window, person, opened):
    os.utime(opened, (1, 1))
    person.chooses("action_save")
    assert person.asked == []
    assert in_file(opened) == "Crested Corp. Inc."


def test_closing_waits_for_the_answer_and_goes_on_only_when_it_is_saved(window, person, opened, qtbot):
    changes(opened)
    titles = {"Save the changes?": "save", CHANGED: "mine"}
    choose = person.choose

    def answer(title, words, answers, then):
        person.answer = titles[title]
        choose(title, words, answers, then)
    person.choose = answer
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert person.asked == ["Save the changes?", CHANGED]
    assert in_file(opened) == "Crested Corp. Inc."


def test_save_as_over_the_same_file_asks_too(window, person, opened):
    changes(opened)
    person.file = opened
    person.chooses("action_save_as")
    assert person.asked == ["Save the draft", CHANGED]
    assert in_file(opened) == "Others Corp."


def test_save_as_over_the_same_file_by_another_of_its_names_asks_too(window, person, opened, tmp_path):
    changes(opened)
    (tmp_path / "link").symlink_to(tmp_path, target_is_directory=True)
    person.file = tmp_path / "link" / opened.name
    person.chooses("action_save_as")
    assert person.asked == ["Save the draft", CHANGED]
    assert in_file(opened) == "Others Corp."


# The previous version, and what goes wrong

def test_the_previous_version_is_kept_only_if_a_person_wants_it(window, person, opened, settings, qtbot, today):
    person.chooses("action_save")
    assert [entry.name for entry in opened.parent.glob("*.12b25")] == ["kept.12b25"]
    person.chooses("action_keep_backups")
    person.type("!", Key.REGISTRANT_NAME)
    person.chooses("action_save")
    backup = opened.with_name("kept.backup.12b25")
    assert (in_file(opened), in_file(backup)) == ("Crested Corp. Inc.!", "Crested Corp. Inc.")
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    from form12b25.gui.main_window import MainWindow

    again = MainWindow(settings, lambda: today, person)
    qtbot.addWidget(again)
    assert again.action("action_keep_backups").isChecked()
    again.preview.close_worker()
    again.office_days.close()


def test_where_the_previous_version_cannot_be_kept_nothing_is_saved_and_the_star_stays(window, person, opened):
    opened.with_name("kept.backup.12b25").mkdir()
    person.chooses("action_keep_backups")
    person.chooses("action_save")
    [(title, words)] = person.told
    assert title == "The draft was not saved"
    assert "its previous version could not be kept as kept.backup.12b25" in words
    assert in_file(opened) == "Crested Corp."
    assert window.isWindowModified()


def test_a_draft_that_may_not_last_is_said_to_be_not_safe_yet_and_can_be_saved_again(window, person, opened,
                                                                                     monkeypatch):
    flush, flushed = os.fsync, []

    def fail_for_the_folder(handle):
        flushed.append(handle)
        if len(flushed) == 2:
            raise OSError(errno.EIO, "")
        flush(handle)
    monkeypatch.setattr(os, "fsync", fail_for_the_folder)
    person.chooses("action_save")
    [(title, words)] = person.told
    assert title == "The draft is not safe yet"
    assert "was written whole" in words
    assert window.isWindowModified()
    assert in_file(opened) == "Crested Corp. Inc."
    person.chooses("action_save")
    assert (person.asked, len(person.told)) == ([], 1)
    assert not window.isWindowModified()
