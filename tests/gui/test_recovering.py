# SPDX-License-Identifier: MIT
"""What a person sees of recovery: nothing while all is well, and all that was typed after a crash."""

import os

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from form12b25 import assets
from form12b25.drafts import document, store
from form12b25.drafts.recovery import Recovery
from form12b25.form.draft import Draft, Exhibit, Filed
from form12b25.form.keys import Key
from form12b25.gui.asking import Dialogs
from form12b25.gui.exhibit_list import ExhibitDialog
from form12b25.gui.keeping import Keeping
from form12b25.gui.main_window import MainWindow
from form12b25.gui.recovered_dialog import RecoveredDialog
from gui_person import Person
from gui_program import crash, kept, recover


def test_at_the_first_start_nothing_is_offered_and_the_menu_says_where_work_is_kept(starts, folders):
    person = starts()
    assert person.dialogs == []
    person.chooses("action_recovered")
    [(title, words)] = person.told
    assert title == "There is no recovered work"
    assert str(folders.recovery) in words


def test_what_was_typed_into_a_draft_that_was_never_saved_comes_back_after_a_crash(starts):
    person = starts()
    person.type("IGENE Biotechnology, Inc.", Key.REGISTRANT_NAME)
    person.type("December 31, 1997", Key.PERIOD_ENDED)
    person.undoes()
    crash(person)
    again = starts(recover)
    assert again.field(Key.REGISTRANT_NAME).text() == "IGENE Biotechnology, Inc."
    assert again.field(Key.PERIOD_ENDED).text() == "December 31, "
    assert again.window.isWindowModified()
    assert again.window.session.path is None


def test_it_is_listed_by_name_with_the_hour_and_what_differs_field_by_field(starts, saved):
    person = starts()
    person.window.open(saved)
    person.type(" Not complete.", Key.NARRATIVE)
    person.type("12/31/1997", Key.PERIOD_ENDED)
    crash(person)
    [dialog] = starts().dialogs
    assert dialog.list.count() == 1
    assert dialog.list.item(0).text().startswith("Crested Corp., Form 10-K, December 31, 1997, crested.12b25 — ")
    details = dialog.details.toPlainText()
    assert f"Saved file: {saved}" in details
    assert "Last typed in: " in details
    assert "Head of the form, Period ended\n    saved:        (blank)\n    recovered: 12/31/1997" in details
    assert "Part III, Narrative\n    saved:        The audit.\n    recovered: The audit. Not complete." in details
    assert "Full name of registrant" not in details


def test_a_saved_draft_comes_back_as_changed_and_is_saved_where_it_was(starts, saved, folders):
    person = starts()
    person.window.open(saved)
    person.type(" Inc.", Key.REGISTRANT_NAME)
    crash(person)
    assert store.read_draft(saved, assets.edition).text(Key.REGISTRANT_NAME) == "Crested Corp."
    again = starts(recover)
    assert again.window.windowTitle().startswith("crested.12b25")
    assert again.window.isWindowModified()
    kept(again)
    assert len(list(folders.recovery.iterdir())) == 1
    again.chooses("action_save")
    assert store.read_draft(saved, assets.edition).text(Key.REGISTRANT_NAME) == "Crested Corp. Inc."
    kept(again)
    assert list(folders.recovery.iterdir()) == []


def test_nothing_is_applied_or_deleted_unless_it_is_asked_for(starts, saved, folders, qtbot):
    person = starts()
    person.window.open(saved)
    person.type(" Inc.", Key.REGISTRANT_NAME)
    crash(person)
    for _ in range(2):
        later = starts(lambda dialog: dialog.later.click())
        assert len(later.dialogs) == 1
        later.window.open(saved)  # does not delete what is newer
        assert later.field(Key.REGISTRANT_NAME).text() == "Crested Corp."
        later.type("x", Key.NOTES)
        later.answer = "discard"
        later.window.close()
        qtbot.waitUntil(lambda later=later: not later.window.isVisible())
        later.window.keeping.close()
    assert len(list(folders.recovery.iterdir())) == 1
    assert starts(recover).field(Key.REGISTRANT_NAME).text() == "Crested Corp. Inc."


def test_what_was_left_for_later_is_found_in_the_menu(starts):
    person = starts()
    person.type("Crested", Key.REGISTRANT_NAME)
    crash(person)
    later = starts(lambda dialog: dialog.later.click())
    later.fill = recover
    later.chooses("action_recovered")
    assert later.field(Key.REGISTRANT_NAME).text() == "Crested"


def test_deleting_asks_once_more(starts, folders):
    person = starts()
    person.type("Crested", Key.REGISTRANT_NAME)
    crash(person)
    later = starts()
    [dialog] = later.dialogs
    dialog.delete.click()
    assert later.asked == ["Delete what was recovered?"]
    assert len(list(folders.recovery.iterdir())) == 1
    later.answer = "delete"
    dialog.delete.click()
    assert list(folders.recovery.iterdir()) == []
    assert dialog.list.count() == 0
    assert not dialog.recover.isEnabled()


def test_what_is_on_the_screen_is_asked_about_before_something_is_recovered(starts):
    person = starts()
    person.type("Crested", Key.REGISTRANT_NAME)
    crash(person)
    later = starts(lambda dialog: dialog.later.click())
    later.type("IGENE", Key.REGISTRANT_NAME)
    later.fill = recover
    later.chooses("action_recovered")
    assert later.asked == ["Save the changes?"]
    assert later.field(Key.REGISTRANT_NAME).text() == "IGENE"


@pytest.mark.parametrize("deed", ["close", "new", "undo", "save"])
def test_a_clean_end_leaves_nothing_of_this_window_and_all_of_others(starts, folders, deed, qtbot, tmp_path):
    other = Recovery(folders.recovery, pause=0)
    other.change(Draft(assets.edition("sec1344-1995")).enter(Key.NOTES, "other"), None)
    other.settled()
    person = starts()
    person.type("x", Key.REGISTRANT_NAME)
    kept(person)
    assert len(list(folders.recovery.iterdir())) == 2
    person.answer, person.file = "discard", tmp_path / "saved.12b25"
    if deed == "close":
        person.window.close()
        qtbot.waitUntil(lambda: not person.window.isVisible())
    elif deed == "undo":
        person.undoes()
    else:
        person.chooses("action_new_2018" if deed == "new" else "action_save")
    kept(person)
    assert list(folders.recovery.iterdir()) == [other.folder]
    other.close()


def test_a_damaged_one_does_not_hide_the_others(starts, folders):
    for name in ("IGENE", "Crested"):
        recovery = Recovery(folders.recovery, pause=0)
        recovery.change(Draft(assets.edition("sec1344-2018")).enter(Key.REGISTRANT_NAME, name), None)
        recovery.settled()
        recovery.close()
    (recovery.folder / "1.journal").write_bytes(b"")
    [dialog] = starts().dialogs
    texts = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    damaged = next(row for row, text in enumerate(texts) if text.startswith("never saved"))
    assert "IGENE" in texts[1 - damaged]
    dialog.list.setCurrentRow(damaged)
    assert "Nothing of what was typed can be read." in dialog.details.toPlainText()
    assert not dialog.recover.isEnabled()
    assert dialog.delete.isEnabled()
    dialog.list.setCurrentRow(1 - damaged)
    assert dialog.recover.isEnabled()


def test_what_was_saved_a_moment_before_the_crash_is_not_offered_as_missing(starts, saved, folders):
    recovery = Recovery(folders.recovery, pause=0)
    recovery.change(store.read_draft(saved, assets.edition), saved)
    recovery.settled()
    recovery.close()
    assert len(list(folders.recovery.iterdir())) == 1
    assert starts().dialogs == []
    assert list(folders.recovery.iterdir()) == []  # the last step of saving, made up for


def test_a_file_that_was_written_since_is_not_overwritten_by_what_is_recovered(starts, saved):
    person = starts()
    person.window.open(saved)
    person.type(" Inc.", Key.REGISTRANT_NAME)
    crash(person)
    newer = Draft(assets.edition("sec1344-2018")).enter(Key.REGISTRANT_NAME, "Newer")
    store.write(saved, document.to_bytes(newer))
    again = starts(recover)
    assert again.window.session.path is None
    assert again.field(Key.REGISTRANT_NAME).text() == "Crested Corp. Inc."
    again.chooses("action_save")
    assert again.asked == ["Save the draft"]
    assert store.read_draft(saved, assets.edition) == newer


def test_the_file_being_gone_loses_nothing(starts, saved):
    person = starts()
    person.window.open(saved)
    person.type(" Inc.", Key.REGISTRANT_NAME)
    crash(person)
    saved.unlink()
    again = starts(recover)
    again.chooses("action_save")
    assert store.read_draft(saved, assets.edition).text(Key.NARRATIVE) == "The audit."


@pytest.mark.parametrize("answer", ["cancel", "mine"])
def test_a_file_that_comes_back_after_its_draft_was_recovered_is_not_saved_over_unasked(starts, saved, answer):
    person = starts()
    person.window.open(saved)
    person.type(" Inc.", Key.REGISTRANT_NAME)
    crash(person)
    away = saved.rename(saved.with_name("pulled.12b25"))
    again = starts(recover)
    away.rename(saved)
    again.answer = answer
    again.chooses("action_save")
    assert again.asked == ["A file of that name is there now"]
    stands = store.read_draft(saved, assets.edition).text(Key.REGISTRANT_NAME)
    assert stands == ("Crested Corp. Inc." if answer == "mine" else "Crested Corp.")
    assert again.window.isWindowModified() is (answer == "cancel")


def test_what_was_typed_before_the_program_could_keep_it_is_kept_too(qtbot, settings, today, folders, starts):
    window = MainWindow(settings, lambda: today, Person())
    qtbot.addWidget(window)
    window.session.enter(Key.REGISTRANT_NAME, "Crested")
    window.keeping = Keeping(window, folders)  # what keeps drafts is loaded after the form is painted
    window.ask.window = window
    crash(window.ask)
    assert starts(recover).field(Key.REGISTRANT_NAME).text() == "Crested"
    window.session.undo.setClean()
    window.close()
    window.keeping.close()


def test_a_notice_that_is_marked_as_filed_on_a_full_disk_keeps_what_was_kept(starts, folders, monkeypatch):
    person = starts()
    person.type("Crested", Key.REGISTRANT_NAME)
    kept(person)
    with monkeypatch.context() as disk:
        disk.setattr(os, "write", failing)
        person.window.session.file(Filed("June 15, 2026", "on paper, by mail"))
        assert not person.window.keeping.recovering.keep_at_once(0.3)
        person.window.keeping.recovering.recovery.close()
    person.window.filing.locks.release()
    assert starts(recover).field(Key.REGISTRANT_NAME).text() == "Crested"


def failing(handle, content):
    raise OSError(28, "No space left on device")


def test_a_file_that_changed_before_the_first_letter_was_typed_is_not_overwritten_by_what_is_recovered(starts, saved):
    person = starts()
    person.window.open(saved)
    newer = Draft(assets.edition("sec1344-2018")).enter(Key.REGISTRANT_NAME, "Newer")
    store.write(saved, document.to_bytes(newer))
    person.type(" Inc.", Key.REGISTRANT_NAME)
    crash(person)
    again = starts(recover)
    again.chooses("action_save")
    assert again.asked == ["Save the draft"]
    assert store.read_draft(saved, assets.edition) == newer


def test_a_file_that_was_only_touched_before_the_first_letter_was_typed_is_still_the_one_to_save_to(starts, saved):
    person = starts()
    person.window.open(saved)
    os.utime(saved, (1, 1))
    person.type(" Inc.", Key.REGISTRANT_NAME)
    crash(person)
    again = starts(recover)
    again.chooses("action_save")
    assert again.asked == []
    assert store.read_draft(saved, assets.edition).text(Key.REGISTRANT_NAME) == "Crested Corp. Inc."


def test_what_is_typed_while_it_is_saved_under_another_name_is_recovered_under_that_name(starts, saved, monkeypatch):
    person = starts()
    person.window.open(saved)
    person.type(" Inc.", Key.REGISTRANT_NAME)
    kept(person)
    person.file = saved.with_name("second.12b25")
    encode = document.to_bytes

    def meanwhile(*given):
        encoded = encode(*given)
        person.type("!", Key.REGISTRANT_NAME)
        return encoded
    with monkeypatch.context() as typing:
        typing.setattr(document, "to_bytes", meanwhile)
        person.chooses("action_save_as")
    assert person.window.windowTitle().startswith("second.12b25")
    crash(person)
    again = starts(recover)
    assert again.window.windowTitle().startswith("second.12b25")
    again.chooses("action_save")
    names = [store.read_draft(path, assets.edition).text(Key.REGISTRANT_NAME) for path in (saved, person.file)]
    assert names == ["Crested Corp.", "Crested Corp. Inc.!"]
    assert again.asked == []


def test_a_window_that_does_not_close_after_all_still_has_what_was_to_be_discarded(starts, folders, monkeypatch,
                                                                                   qtbot):
    person = starts()
    person.type("Crested", Key.REGISTRANT_NAME)
    asked = []

    def choose(title, words, answers, then):
        asked.append(title)
        if title == "Save the changes?":
            monkeypatch.setattr(type(person.window.work), "busy", True)  # by now something long is being done
            monkeypatch.setattr(type(person.window.work), "question", ("Stop?", ""))
            then("discard")
    person.choose = choose
    person.window.close()
    qtbot.waitUntil(lambda: "Stop?" in asked)
    assert person.window.isVisible()
    assert person.window.isWindowModified()
    kept(person)
    assert list(folders.recovery.glob("*/*.journal"))
    monkeypatch.undo()


def test_an_attached_file_comes_back(starts):
    person = starts()
    exhibit = Exhibit(title="Statement", file="a.pdf", content=b"%PDF-1.4 not really")
    person.window.session.enter(Key.EXHIBITS, (exhibit,))
    crash(person)
    assert starts(recover).window.session.draft.exhibits == (exhibit,)


@pytest.mark.parametrize("ends", ["crash", "accepted", "discarded"])
def test_what_is_typed_into_the_dialog_of_an_exhibit_is_kept_before_it_is_taken_over(starts, folders, qtbot, ends):
    person = starts()
    person.window.session.enter(Key.EXHIBITS, (Exhibit(title="One"), Exhibit(title="Two")))
    person.window.session.undo.setClean()
    person.window.ask.dialog = Dialogs(person.window).dialog
    person.answer = "discard"
    buttons = person.window.sheet.editors[Key.EXHIBITS]
    buttons.stops()[0].setCurrentRow(1)
    person.click(buttons.stops()[2])
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ExhibitDialog))
    dialog = QApplication.activeModalWidget()
    QTest.keyClicks(dialog.typed, "We could not complete our audit.")

    def journals():
        return b"".join(place.read_bytes() for place in folders.recovery.glob("*/*.journal"))

    qtbot.waitUntil(lambda: b"our audit." in journals(), timeout=2_000)
    if ends == "crash":
        crash(person)
        exhibits = starts(recover).window.session.draft.exhibits
        assert exhibits == (Exhibit(title="One"), Exhibit(title="Two", text="We could not complete our audit."))
    elif ends == "accepted":
        dialog.accept()
        kept(person)
        assert person.window.session.draft.exhibits[1].text == "We could not complete our audit."
        assert journals()
    else:
        dialog.reject()
        qtbot.waitUntil(lambda: list(folders.recovery.iterdir()) == [], timeout=2_000)
        assert not person.window.isWindowModified()


def test_the_system_that_asks_again_and_again_to_end_is_answered_with_one_question(starts, qtbot):
    person = starts()
    person.window.ask.dialog = Dialogs(person.window).dialog
    asked = []
    person.choose = lambda title, words, answers, then: asked.append(then)
    person.click(person.window.sheet.editors[Key.EXHIBITS].stops()[1])
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ExhibitDialog))
    dialog = QApplication.activeModalWidget()
    QTest.keyClicks(dialog.typed, "We could not complete our audit.")
    for _ in range(3):
        person.window.close()
    assert len(asked) == 1
    asked[0]("keep")
    assert dialog.isVisible()
    person.window.close()
    asked[1]("discard")
    assert not dialog.isVisible()


def test_answers_that_were_opened_and_never_saved_come_back(starts, tmp_path):
    path = tmp_path / "answers.json"
    path.write_bytes(assets.resource("examples", "igene-1998.answers.json"))
    person = starts()
    person.window.open(path)
    crash(person)
    path.unlink()
    assert starts(recover).field(Key.REGISTRANT_NAME).text() == "IGENE Biotechnology, Inc."


def test_a_draft_that_is_opened_after_answers_is_as_it_was_saved(starts, saved, tmp_path):
    path = tmp_path / "answers.json"
    path.write_bytes(assets.resource("examples", "igene-1998.answers.json"))
    person = starts()
    person.window.open(path)
    assert person.window.isWindowModified()
    person.answer = "discard"
    person.window.open(saved)
    assert not person.window.isWindowModified()


def test_a_full_disk_is_said_in_the_status_bar_and_typing_goes_on(starts, monkeypatch, qtbot):
    person = starts()
    write = os.write

    def full(handle, content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    monkeypatch.setattr("form12b25.drafts.recovery._AGAIN", 0.05)
    person.type("Crested", Key.REGISTRANT_NAME)
    bar = person.window.statusBar()
    qtbot.waitUntil(lambda: "cannot be kept for recovery (No space left on device)" in bar.currentMessage())
    assert (person.asked, person.told) == ([], [])
    assert person.field(Key.REGISTRANT_NAME).text() == "Crested"
    monkeypatch.setattr(os, "write", write)
    qtbot.waitUntil(lambda: bar.currentMessage() == "What you type is kept for recovery again.")


def test_each_folder_of_the_program_can_be_shown(starts, folders, saved):
    person = starts()
    assert not person.window.action("action_show_draft_folder").isEnabled()
    person.window.open(saved)
    for name in ("draft", "recovery", "backups", "settings", "logs"):
        person.chooses(f"action_show_{name}_folder")
    assert person.shown == [saved.parent, folders.recovery, folders.backups, folders.settings, folders.logs]


def test_every_control_of_the_dialog_has_a_name_and_a_key(qtbot):
    dialog = RecoveredDialog(None, *[lambda _: None] * 3)
    qtbot.addWidget(dialog)
    dialog.fill([])
    assert "no recovered work" in dialog.details.toPlainText()
    keys = [button.text().partition("&")[2][:1] for button in (dialog.recover, dialog.delete, dialog.show_folder,
                                                               dialog.later)]
    assert len(set(keys) - {"", "d"}) == 4
    assert dialog.list.accessibleName()
