# SPDX-License-Identifier: MIT
"""The start page: what a person finds on it, and goes on from it by key and by mouse."""

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QAction, QFont, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from form12b25 import assets
from form12b25.drafts import document, store
from form12b25.form.draft import Draft, Filed
from form12b25.form.keys import Key
from form12b25.gui.keeping import Keeping
from form12b25.paths import Folders

ALT = Qt.KeyboardModifier.AltModifier
BLANK = Draft(assets.edition("sec1344-2018"))
SOURCE = Path(__file__).parents[2] / "src"


@pytest.fixture
def today():
    return date(2026, 6, 12)


@pytest.fixture
def kept(tmp_path, settings):
    """Keeps drafts, as the program has them in its list of recent ones; the last one that is kept comes last."""
    def keep(name, draft):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if draft is not None:
            store.write(path, document.to_bytes(draft))
        known = settings.value("recent", [])
        settings.setValue("recent", [*([known] if isinstance(known, str) else known), str(path)])
        return path

    return keep


@pytest.fixture
def arrived(qtbot, window):
    """Puts the page up, and waits for what it reads."""
    def stand():
        window.arriving.stand()
        qtbot.waitUntil(lambda: all("Being read" not in line for line in lines(window)))
        return window.arriving.page

    return stand


def lines(window):
    shown = window.arriving.page.recent
    return [shown.item(row).text() for row in range(shown.count())]


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def in_sight(window, widget):
    """Whether the middle of a widget is in the window's page."""
    view = window.arriving.page.viewport()
    return view.rect().contains(widget.mapTo(view, widget.rect().center()))


def test_a_window_begins_with_the_form_and_the_page_is_built_when_it_is_wanted(window):
    assert window.arriving.page is None
    assert window.sheet.isVisible()
    assert window.action("action_start_page").isEnabled()


def test_whoever_is_here_for_the_first_time_reads_what_it_does_and_begins_with_return(arrived, window, person):
    page = arrived()
    said = " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())
    assert "Nothing that you type leaves this computer." in said
    assert "No drafts yet." in said
    assert not page.recent.isVisible()
    assert not page.recovered.isVisible()
    assert window.windowTitle() == "Form 12b-25"
    assert not window.sheet.isVisible()
    assert not window.findings.isVisible()
    assert QApplication.focusWidget().text() == "Form 10-&K, annual report"
    press(Qt.Key.Key_Return)
    assert not page.isVisible()
    assert window.sheet.isVisible()
    assert person.boxes(Key.REPORT_FORM)["Form 10-K"].isChecked()
    assert window.windowTitle() == "New notice[*] - Form 12b-25"
    assert QApplication.focusWidget() is person.field(Key.SEC_FILE_NUMBER)
    assert not window.isWindowModified()  # nothing was typed that would be missed


@pytest.mark.parametrize(("letter", "form"), [("K", "10-K"), ("Q", "10-Q"), ("2", "20-F"), ("1", "11-K"), ("D", "10-D"),
                                              ("N", "N-CEN"), ("C", "N-CSR")])
def test_each_kind_of_notice_has_a_letter(qtbot, arrived, window, letter, form):
    arrived()
    press(getattr(Qt.Key, f"Key_{letter}"), ALT)
    qtbot.waitUntil(lambda: window.sheet.isVisible())  # the button is seen to go down first
    assert window.session.draft.text(Key.REPORT_FORM) == form
    assert window.statusBar().currentMessage() == f"A new notice for Form {form}."


def test_a_blank_notice_one_of_the_1990s_and_the_examples_have_letters(qtbot, arrived, window):
    arrived()
    press(Qt.Key.Key_B, ALT)
    qtbot.waitUntil(lambda: window.sheet.isVisible())
    assert window.session.draft == BLANK
    for letter, name in ((Qt.Key.Key_U, "QUANTUM CORPORATION"), (Qt.Key.Key_G, "IGENE Biotechnology, Inc."),
                         (Qt.Key.Key_S, "Invented Instruments, Inc.")):
        window.arriving.come_back()
        press(letter, ALT)
        qtbot.waitUntil(lambda: window.sheet.isVisible())
        assert window.session.draft.text(Key.REGISTRANT_NAME) == name
    window.arriving.come_back()
    press(Qt.Key.Key_0, ALT)
    qtbot.waitUntil(lambda: window.sheet.isVisible())
    assert window.sheet.edition.id == "sec1344-1995"


def test_no_letter_is_given_twice_and_each_control_has_a_name(arrived, window, kept, igene):
    kept("a.12b25", igene)
    page = arrived()
    texts = [button.text() for button in page.findChildren(QAbstractButton) if button.text()]
    texts += [label.text() for label in page.findChildren(QLabel) if label.buddy()]
    texts += [menu.text() for menu in window.menuBar().actions()]
    letters = [text[text.index("&") + 1].lower() for text in texts]
    assert len(letters) == len(set(letters)) > 20
    assert page.recent.accessibleName() == "Drafts opened last"
    spoken = page.recent.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("IGENE Biotechnology, Inc., Form 10-K, December 31, 1997. The last day for the notice has")


def test_the_drafts_opened_last_say_whose_they_are_and_when_they_are_due(arrived, window, kept, igene, quantum):
    kept("2026/notice.12b25", quantum)
    kept("2025/notice.12b25", replace(igene, filed=Filed("April 1, 1998", "on paper, by mail")))
    kept("gone.12b25", None)
    kept("broken.12b25", None).write_bytes(b"no draft")
    arrived()
    told = [line.split("\n") for line in lines(window)]
    assert [title for title, *_ in told] == [
        "QUANTUM CORPORATION, Form 10-K, March 31, 2026", "IGENE Biotechnology, Inc., Form 10-K, December 31, 1997",
        "gone.12b25", "broken.12b25"]
    assert [dates for _, dates, _ in told] == [
        "✓ Notice due Tuesday, June 16, 2026, in 4 days.", "✓ Filed on April 1, 1998.",
        "✕ Missing: it was moved, renamed or deleted, or its drive is not connected.",
        "✕ It cannot be read: it is no draft of Form 12b-25, or it is damaged."]
    assert [place.split(",")[0] for *_, place in told] == ["notice.12b25 (2026)", "notice.12b25 (2025)", "gone.12b25",
                                                          "broken.12b25"]


def test_arrows_go_through_the_drafts_and_return_opens_one(qtbot, arrived, window, kept, igene, quantum):
    kept("first.12b25", igene)
    second = kept("second.12b25", quantum)
    page = arrived()
    assert page.recent.hasFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.session.path == second)
    assert window.sheet.isVisible()
    assert not window.isWindowModified()


def test_a_click_chooses_and_two_open(qtbot, arrived, window, kept, igene, quantum):
    kept("first.12b25", igene)
    second = kept("second.12b25", quantum)
    page = arrived()
    middle = page.recent.visualItemRect(page.recent.item(1)).center()
    QTest.mouseClick(page.recent.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert page.recent.chosen() == second
    assert page.isVisible()
    QTest.mouseDClick(page.recent.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    qtbot.waitUntil(lambda: window.session.path == second)


def test_a_missing_draft_is_named_when_it_is_opened_and_can_be_taken_from_the_list(qtbot, arrived, window, person, kept,
                                                                                   igene):
    gone, there = kept("gone.12b25", None), kept("there.12b25", igene)
    page = arrived()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: person.told != [])
    [(title, words)] = person.told
    assert title == "The file was not opened"
    assert str(gone) in words
    assert page.isVisible()
    press(Qt.Key.Key_Delete)
    assert page.recent.paths() == [there]
    assert window.filing.recent() == [there]
    assert page.recent.chosen() == there
    assert window.statusBar().currentMessage() == "gone.12b25 was taken from the list. The file itself stays as it is."
    assert window.windowTitle() == "Form 12b-25"
    press(Qt.Key.Key_M, ALT)
    qtbot.waitUntil(lambda: page.recent.paths() == [])
    assert there.exists()
    assert QApplication.focusWidget() is not None
    assert "No drafts yet." in " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_a_long_path_loses_its_middle_on_the_screen_and_none_of_it_in_the_tip(arrived, window, kept, igene):
    folder = "/".join(f"a folder with a long name, number {number}" for number in range(6))
    path = kept(f"{folder}/x.12b25", igene)
    page = arrived()
    assert page.recent.item(0).toolTip() == str(path)
    assert page.recent.horizontalScrollBar().maximum() == 0


def test_a_profile_and_a_template_begin_a_notice(arrived, window, quantum):
    window.beginnings.profiles.keep("Quantum & Co.", quantum.enter(Key.NARRATIVE, None))
    page = arrived()
    buttons = {button.text(): button for button in page.findChildren(QAbstractButton)}
    profile, template = buttons["From a &profile"], buttons["From a &template of yours"]
    assert profile.isEnabled()
    assert not template.isEnabled()
    profile.menu().aboutToShow.emit()
    [entry] = profile.menu().actions()
    assert entry.text() == "Quantum && Co."
    entry.trigger()
    assert window.session.draft.text(Key.REGISTRANT_NAME) == "QUANTUM CORPORATION"
    assert window.sheet.isVisible()
    assert window.isWindowModified()


def test_what_needs_a_notice_rests_while_the_page_stands(arrived, window, person, igene):
    needing = ("action_save", "action_print", "action_next", "action_show_preview", "action_find", "action_mark_filed",
               "action_save_packet", "action_start_page")
    before = {action.objectName(): action.isEnabled() for action in window.findChildren(QAction)}
    arrived()
    window.session.judge_anew()  # as happens when the calendar has been read, and at midnight
    assert [name for name in needing if window.action(name).isEnabled()] == []
    for name in ("action_new_2018", "action_open", "action_quit", "action_help_rules", "action_about"):
        assert window.action(name).isEnabled()
    person.chooses("action_new_2018")
    assert {action.objectName(): action.isEnabled() for action in window.findChildren(QAction)} == before | {
        action.objectName(): action.isEnabled() for action in window.findChildren(QAction)
        if not action.objectName().startswith("action_")}


def test_the_menu_leads_back_and_nothing_unsaved_is_lost(qtbot, window, person, tmp_path):
    person.type("Crested Corp.", Key.REGISTRANT_NAME)
    person.answer = "cancel"
    person.chooses("action_start_page")
    assert window.sheet.isVisible()
    person.answer, person.file = "save", tmp_path / "crested.12b25"
    person.chooses("action_start_page")
    page = window.arriving.page
    assert page.isVisible()
    assert not window.sheet.isVisible()
    assert window.session.path is None  # the draft is closed, and others may have it
    assert not (tmp_path / ".crested.12b25.lock").exists()
    qtbot.waitUntil(lambda: lines(window)[0].startswith("Crested Corp.\n"))
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.session.path == tmp_path / "crested.12b25")
    assert person.field(Key.REGISTRANT_NAME).text() == "Crested Corp."
    person.type(" of Wyoming", Key.REGISTRANT_NAME)
    person.answer = "discard"
    person.chooses("action_start_page")
    assert page.isVisible()
    assert not window.isWindowModified()
    person.chooses("action_new_2018")
    assert not window.action("action_undo").isEnabled()
    assert person.field(Key.REGISTRANT_NAME).text() == ""


def test_whether_the_page_stands_at_start_is_remembered(qtbot, arrived, window, settings):
    assert window.arriving.at_start
    arrived()
    press(Qt.Key.Key_A, ALT)
    qtbot.waitUntil(lambda: not window.arriving.at_start)
    assert QSettings(settings.fileName(), QSettings.Format.IniFormat).value("start_page/at_start") in ("false", False)


def test_recovered_work_stands_at_the_top_and_is_never_deleted_unasked(qtbot, window, person, tmp_path):
    folders = Folders(tmp_path, tmp_path, tmp_path)
    keeping = Keeping(window, folders)
    person.type("IGENE", Key.REGISTRANT_NAME)
    assert keeping.recovering.recovery.settled()
    keeping.recovering.recovery.close()  # the program is gone, and its work is left behind
    window.session.undo.setClean()
    found = keeping.recovering.look()
    assert [one.left.draft.text(Key.REGISTRANT_NAME) for one in found] == ["IGENE"]
    window.arriving.stand()
    page = window.arriving.page
    assert page.recovered.isVisible()  # from the beginning, so that nothing moves
    assert page.look_at_recovered.hasFocus()
    qtbot.waitUntil(lambda: page.recovered_words.text().startswith("1 draft was typed in and not saved"))
    person.fill = lambda dialog: dialog.later.click()
    press(Qt.Key.Key_Return)
    assert person.told == []
    assert len(keeping.recovering.look()) == 1
    assert page.isVisible()
    keeping.close()


@pytest.mark.parametrize("moved", [False, True])
def test_recovered_work_found_after_the_start_has_the_keyboard_unless_it_was_moved(qtbot, window, person, tmp_path,
                                                                                 moved):
    keeping = Keeping(window, Folders(tmp_path, tmp_path, tmp_path))
    person.type("IGENE", Key.REGISTRANT_NAME)
    assert keeping.recovering.recovery.settled()
    keeping.recovering.recovery.close()  # the program is gone, and its work is left behind
    window.session.undo.setClean()
    window.arriving.recovering = None  # what keeps drafts is loaded once the page is painted
    window.arriving.stand()
    page = window.arriving.page
    began = page.focusWidget()
    assert began is not page.look_at_recovered
    if moved:
        press(Qt.Key.Key_Tab)
    window.arriving.recovering = keeping.recovering
    window.arriving.look()
    qtbot.waitUntil(page.recovered.isVisible)
    assert page.look_at_recovered.hasFocus() is not moved
    keeping.close()


def test_without_recovered_work_the_page_says_nothing_of_it(qtbot, window, tmp_path):
    keeping = Keeping(window, Folders(tmp_path, tmp_path, tmp_path))
    window.arriving.stand()
    assert not window.arriving.page.recovered.isVisible()
    keeping.close()


@pytest.mark.parametrize("points", [9, 12, 24])
def test_at_any_size_of_the_letters_everything_can_be_reached_by_key(qapp, qtbot, arrived, window, kept, igene, points):
    before, size = qapp.font(), QFont(qapp.font())
    size.setPointSize(points)
    qapp.setFont(size)
    try:
        for number in range(8):
            kept(f"{number}.12b25", igene)
        window.resize(1024, 700)
        page = arrived()
        assert window.width() == 1024
        qtbot.waitUntil(lambda: page.content.height() > page.recent.mapTo(page.content, QPoint(0, 0)).y()
                        + page.recent.height())
        assert page.horizontalScrollBar().maximum() == 0
        assert page.recent.verticalScrollBar().maximum() == 0
        seen = []
        while (at := QApplication.focusWidget()) not in seen:
            seen.append(at)
            assert at is page.recent or in_sight(window, at), at.text()
            press(Qt.Key.Key_Tab)
        enabled = [button for button in page.findChildren(QAbstractButton) if button.isVisible() and button.isEnabled()]
        assert {*enabled, page.recent} <= set(seen)
        page.recent.setFocus()
        press(Qt.Key.Key_End)
        view = page.viewport()
        last = page.recent.visualItemRect(page.recent.currentItem())
        assert page.recent.currentRow() == 7
        assert view.rect().contains(page.recent.viewport().mapTo(view, last.center()))
    finally:
        qapp.setFont(before)


def test_the_colours_are_the_systems_own(qapp, arrived, window, kept, igene):
    """A dark scheme reaches every part: the words of the list are drawn in its colour on its ground."""
    kept("a.12b25", igene)
    before, dark = qapp.palette(), QPalette(qapp.palette())
    for role, colour in ((QPalette.ColorRole.Base, "#102030"), (QPalette.ColorRole.Text, "#f0e0d0"),
                         (QPalette.ColorRole.Window, "#203040"), (QPalette.ColorRole.WindowText, "#f0e0d0")):
        dark.setColor(role, colour)
    qapp.setPalette(dark)
    try:
        page = arrived()
        page.recent.setCurrentRow(-1)
        picture = page.recent.viewport().grab().toImage()
        colours = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
        assert {"#102030", "#f0e0d0"} <= colours
        assert "#000000" not in colours
        ground = page.grab().toImage().pixelColor(QPoint(3, 3)).name()
        assert ground == "#203040"
    finally:
        qapp.setPalette(before)


_STARTED = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from form12b25.gui import main_window, start
from form12b25.paths import Folders
shown = main_window.MainWindow.showEvent
def show_event(window, event):
    shown(window, event)
    QTimer.singleShot(300, window, lambda: (print(window.windowTitle(), *sorted(
        {"reportlab", "pikepdf", "form12b25.gui.start_page"} & set(sys.modules))), window.close()))
main_window.MainWindow.showEvent = show_event
here = Path(sys.argv[1])
for folder in ("settings", "state", "logs"):
    (here / folder).mkdir(exist_ok=True)
print("ended", start.run(Folders(here / "settings", here / "state", here / "logs"), Path(*sys.argv[2:]) if sys.argv[2:]
                         else None))
"""


def start(folder, *draft):
    """Start the program in a process of its own, have it closed after a moment, and give what it printed."""
    ran = subprocess.run([sys.executable, "-c", _STARTED, str(folder), *map(str, draft)], capture_output=True,
                         text=True, timeout=60, check=False,
                         env={"PYTHONPATH": str(SOURCE), "QT_QPA_PLATFORM": "offscreen", "HOME": str(folder)})
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.splitlines()


def test_the_program_starts_with_the_page_and_with_a_draft_without_it(tmp_path, igene):
    assert start(tmp_path) == ["Form 12b-25 form12b25.gui.start_page", "ended 0"]
    path = tmp_path / "igene.12b25"
    store.write(path, document.to_bytes(igene))
    [title, ended] = start(tmp_path, path)
    assert title.startswith("igene.12b25[*] - Form 12b-25, ")
    assert "start_page" not in title
    assert ended == "ended 0"
    kept = QSettings(str(tmp_path / "settings" / "window.ini"), QSettings.Format.IniFormat)
    kept.setValue("start_page/at_start", False)
    kept.sync()
    assert start(tmp_path)[0].startswith("New notice[*] - Form 12b-25")
