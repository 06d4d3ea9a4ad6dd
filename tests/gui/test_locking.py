# SPDX-License-Identifier: MIT
"""Two at once: who comes second is told who has the draft, and may read it or take a copy."""

import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QSysInfo

from form12b25 import assets
from form12b25.drafts import document, store
from form12b25.form.draft import Draft
from form12b25.form.keys import Key
from form12b25.gui import raising
from form12b25.gui.main_window import MainWindow
from gui_person import Person

HOLDING = """
import os, sys
from PySide6.QtCore import QLockFile
lock = QLockFile(sys.argv[1])
lock.setStaleLockTime(0)
assert lock.tryLock(0)
print("locked", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def lock(saved):
    return saved.with_name(".crested.12b25.lock")


@pytest.fixture
def holder(lock):
    """Another program that holds the lock; kill it to have it crash."""
    other = subprocess.Popen([sys.executable, "-c", HOLDING, str(lock)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert other.stdout.readline() == b"locked\n"
    yield other
    other.kill()
    other.communicate()


def test_an_open_draft_is_locked_until_another_takes_its_place(window, person, saved, lock, tmp_path):
    window.open(saved)
    assert lock.exists()
    person.chooses("action_new_2018")
    assert not lock.exists()


def test_closing_the_window_takes_the_lock_away(window, saved, lock):
    window.open(saved)
    window.close()
    assert not lock.exists()


def test_save_as_moves_the_lock(window, person, saved, lock, tmp_path):
    window.open(saved)
    person.file = tmp_path / "other.12b25"
    person.chooses("action_save_as")
    assert not lock.exists()
    assert (tmp_path / ".other.12b25.lock").exists()
    person.chooses("action_save")
    assert (tmp_path / ".other.12b25.lock").exists()


def test_a_file_that_is_no_draft_keeps_no_lock(window, person, tmp_path):
    (tmp_path / "no.12b25").write_bytes(b"no zip")
    window.open(tmp_path / "no.12b25")
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".lock"] == []
    assert len(person.told) == 1


def test_the_second_is_told_who_has_it_on_which_computer_since_when(window, person, saved, holder):
    window.open(saved)
    assert person.asked == ["crested.12b25 is open already"]
    account = saved.owner()
    assert person.words.startswith(f"{account} has it open on this computer since ")
    assert window.session.path is None


def test_it_can_be_read_and_not_be_changed(window, person, saved, holder, tmp_path):
    person.answer = "reading"
    window.open(saved)
    assert "crested.12b25 (read only)" in window.windowTitle()
    person.type("X", Key.REGISTRANT_NAME)
    assert person.field(Key.REGISTRANT_NAME).text() == "Crested Corp."
    person.click(person.boxes(Key.REPORT_FORM)["Form 10-Q"])
    assert window.session.draft.text(Key.REPORT_FORM) == "10-K"
    window.session.enter(Key.NOTES, "by another way")
    assert "open for reading" in window.statusBar().currentMessage()
    assert not window.isWindowModified()


def test_saving_what_is_open_for_reading_makes_a_copy_that_can_be_changed(window, person, saved, holder, tmp_path):
    person.answer = "reading"
    window.open(saved)
    person.file = tmp_path / "copy.12b25"
    person.chooses("action_save")
    assert person.suggested.name == "crested, copy.12b25"
    assert window.windowTitle().startswith("copy.12b25[*] -")
    person.type(" Inc.", Key.REGISTRANT_NAME)
    person.chooses("action_save")
    assert store.read_draft(person.file, assets.edition).text(Key.REGISTRANT_NAME) == "Crested Corp. Inc."
    assert store.read_draft(saved, assets.edition).text(Key.REGISTRANT_NAME) == "Crested Corp."


def test_a_copy_can_be_taken_and_is_not_saved_yet(window, person, saved, holder):
    person.answer = "copy"
    window.open(saved)
    assert window.session.path is None
    assert window.isWindowModified()
    person.type(" Inc.", Key.REGISTRANT_NAME)
    assert person.field(Key.REGISTRANT_NAME).text() == "Crested Corp. Inc."


def test_what_another_has_open_is_never_saved_over(window, person, saved, holder):
    person.file = saved
    person.type("Mine", Key.REGISTRANT_NAME)
    person.chooses("action_save")
    [(title, words)] = person.told
    assert title == "The draft was not saved"
    assert "crested.12b25 is open already" in words
    assert store.read_draft(saved, assets.edition).text(Key.REGISTRANT_NAME) == "Crested Corp."
    assert window.isWindowModified()


def test_the_lock_of_a_program_that_crashed_is_taken_over_without_a_word(window, person, saved, lock, holder):
    holder.kill()
    holder.communicate()
    assert lock.exists()
    window.open(saved)
    assert (person.asked, person.told) == ([], [])
    assert window.session.path == saved


@pytest.mark.skipif(sys.platform == "win32", reason="there a lock file cannot be written under its holder's hands")
def test_so_is_one_whose_number_another_program_has_by_now(window, person, saved, lock, holder):
    content = lock.read_text().splitlines()
    lock.unlink()
    lock.write_text("\n".join([str(os.getpid()), *content[1:]]) + "\n")  # a program that runs, and never locked this
    window.open(saved)
    assert (person.asked, person.told) == ([], [])
    assert window.session.path == saved


def test_the_lock_of_another_computer_is_broken_only_after_a_question(window, person, saved, lock):
    lock.write_text("1\nform12b25\naccounting-2\n\n\n")
    window.open(saved)
    assert "has it open on the computer accounting-2" in person.words
    assert window.session.path is None
    person.answer = "break"
    window.open(saved)
    assert person.asked[-2:] == ["crested.12b25 is open already", "Take the draft over?"]
    assert window.session.path == saved
    assert QSysInfo.machineHostName() in lock.read_text()


def test_an_empty_lock_left_by_a_power_failure_does_not_shut_the_draft_for_ever(window, person, saved, lock):
    lock.write_bytes(b"")
    person.answer = "break"
    window.open(saved)
    assert window.session.path == saved


def test_where_no_lock_can_be_put_the_draft_opens(window, person, tmp_path):
    path = tmp_path / ("x" * 248 + ".12b25")  # the name of the lock would be too long
    store.write(path, document.to_bytes(Draft(assets.edition("sec1344-2018")).enter(Key.NOTES, "x")))
    window.open(path)
    assert window.session.path == path
    assert (person.asked, person.told) == ([], [])


def test_a_name_through_a_link_means_the_same_draft(window, person, saved, holder, tmp_path):
    (tmp_path / "link.12b25").symlink_to(saved)
    window.open(tmp_path / "link.12b25")
    assert person.asked == ["link.12b25 is open already"]


def test_opening_it_again_in_its_own_window_asks_nothing(window, person, saved, lock):
    window.open(saved)
    window.open(saved)
    assert (person.asked, person.told) == ([], [])
    assert lock.exists()


@pytest.fixture
def short():
    """A folder with a short name, for the name of a socket is short."""
    with tempfile.TemporaryDirectory(prefix="12b25-") as folder:
        yield Path(folder)


ELSEWHERE = """
import os, sys
from datetime import date
from pathlib import Path
from PySide6.QtCore import QSettings
from form12b25.gui.start import prepared
from form12b25.gui.main_window import MainWindow
from form12b25.gui.keeping import Keeping
from form12b25.paths import Folders
application = prepared()
folder = Path(sys.argv[1])
window = MainWindow(QSettings(str(folder / "x.ini"), QSettings.Format.IniFormat), lambda: date(2026, 6, 15))
keeping = Keeping(window, Folders(folder, folder, folder))
window.show()
window.open(Path(sys.argv[2]))
window.showMinimized()
window.raise_ = lambda: print("raised", flush=True)
print("open", flush=True)
application.exec()
"""


def test_a_draft_that_is_open_in_another_window_brings_that_window_to_the_front(window, person, saved, short):
    from form12b25.gui.keeping import raised_elsewhere

    (short / "recovery").mkdir()
    other = subprocess.Popen([sys.executable, "-c", ELSEWHERE, short, saved], stdin=subprocess.PIPE,
                             stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                             env=os.environ | {"QT_QPA_PLATFORM": "offscreen"})
    try:
        assert other.stdout.readline() == b"open\n"
        window.filing.locks.raise_window = lambda process, path: raising.raised(short, process, path)
        window.open(saved)
        assert other.stdout.readline() == b"raised\n"
        assert person.told[-1][0] == "The draft is open already"
        assert person.asked == []
        assert window.session.path is None
        assert raised_elsewhere(short, saved)  # from the command line, before a window of its own opens
        assert not raising.raised(short, other.pid, saved.with_name("another.12b25"))
        if sys.platform != "win32":
            assert stat.S_IMODE((short / "windows").stat().st_mode) == 0o700
    finally:
        other.kill()
        other.communicate()
    assert not raised_elsewhere(short, saved)
    person.answer = "copy"
    window.open(saved)
    assert window.session.path == saved  # the other is gone, and its lock with it


def test_the_sockets_of_programs_that_are_gone_are_cleared_away(qtbot, window, short):
    (short / "windows").mkdir()
    (short / "windows" / "99999999").write_bytes(b"")
    listening = raising.Raising(window, window.session, short)
    assert [place.name for place in (short / "windows").iterdir()] == [str(os.getpid())]
    listening.close()


def test_the_window_that_was_opened_twice_is_one(qtbot, tmp_path, today, saved):
    """Two windows in one program share nothing but the lock, which the second does not get."""
    first, second = Person(), Person()
    for person in (first, second):
        settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
        person.window = MainWindow(settings, lambda: today, person)
        qtbot.addWidget(person.window)
        person.window.open(saved)
    assert first.asked == []
    assert second.asked == ["crested.12b25 is open already"]
    for person in (first, second):
        person.window.close()


def test_a_name_that_no_file_can_have_is_refused_by_name(window, person, tmp_path):
    window.open(tmp_path / "a\0b.12b25")  # as a damaged list of recent drafts may have it
    [(title, words)] = person.told
    assert title == "The file was not opened"
    assert "no file can have such a name" in words
