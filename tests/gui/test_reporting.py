# SPDX-License-Identifier: MIT
"""An error nobody foresaw: the draft is kept, the person is told once, and nothing that was typed is told to anyone."""

import gc
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

from form12b25 import assets
from form12b25.drafts import store
from form12b25.drafts.recovered import found
from form12b25.form import definition
from form12b25.form.definition import FIELDS
from form12b25.form.draft import Consideration, Exhibit
from form12b25.form.figures import ResultsLine
from form12b25.form.keys import Key
from form12b25.gui import faults, report
from form12b25.gui.asking import Dialogs
from form12b25.gui.fault_dialog import FaultDialog
from form12b25.gui.faults import FaultLog
from form12b25.gui.keeping import Keeping
from form12b25.gui.reporting import Reporting

TYPED = "the confidential merger with Crested"


@pytest.fixture
def reporting(window, person, folders):
    """The window as the program opens it, with what takes its errors; the dialogs are kept for a look."""
    keeping = Keeping(window, folders)
    person.dialogs = []
    person.fill = person.dialogs.append
    made = Reporting(window, folders.logs, keeping.recovering.keep_at_once)
    made.keeping = keeping
    yield made
    window.session.undo.setClean()
    keeping.close()


def fail(words=TYPED, kind=ValueError):
    raise kind(words)


def happens(reporting, deed=fail):
    """Something goes wrong, as Qt lets the hook know of it."""
    try:
        deed()
    except Exception as fault:  # noqa: BLE001 - as the hook takes whatever comes
        reporting.catch(type(fault), fault, fault.__traceback__)


def all_words(dialog):
    return "\n".join([dialog.windowTitle(), *(label.text() for label in dialog.findChildren(QLabel)),
                      *(box.toPlainText() for box in dialog.findChildren(QPlainTextEdit))])


def of_every_kind(key):
    """Something secret for that blank."""
    match FIELDS[key]:
        case definition.Check():
            return True
        case definition.Choice() | definition.YesNo():
            return None
        case definition.Names():
            return (TYPED,)
        case definition.Exhibits():
            return (Exhibit("other", TYPED, TYPED, TYPED, f"{TYPED}.pdf", TYPED.encode()),)
        case definition.Figures():
            return (ResultsLine(TYPED, TYPED, TYPED),)
        case definition.Considerations():
            return (Consideration(Key.NARRATIVE, TYPED, TYPED, TYPED),)
        case _:
            return TYPED


def test_no_word_of_the_draft_is_told_whatever_was_typed_and_whatever_the_error_says(
        window, person, reporting, qtbot, capsys, folders, tmp_path):
    for key in Key:
        if (value := of_every_kind(key)) is not None:
            window.session.enter(key, value)
    secret_file = tmp_path / f"{TYPED}.12b25"
    window.session.path = secret_file

    def chained():
        try:
            fail(kind=KeyError)
        except KeyError as first:
            raise OSError(2, TYPED, str(secret_file)) from first

    deeds = [fail, chained, lambda: int(window.session.draft.text(Key.NARRATIVE)),
             lambda: {}[window.session.draft.text(Key.NOTES)], lambda: store.read_draft(secret_file, assets.edition),
             lambda: exec(compile(f"raise RuntimeError('{TYPED}')", f"/home/{TYPED}/draft.py", "exec"))]  # noqa: S102
    for deed in deeds:
        happens(reporting, deed)
    qtbot.waitUntil(lambda: len(person.dialogs) == 1 and "draft.py" in person.dialogs[0].report.toPlainText())
    person.dialogs[0].copy.click()
    told = all_words(person.dialogs[0]) + QGuiApplication.clipboard().text() + capsys.readouterr().err
    told += "".join(path.read_text() for path in folders.logs.iterdir()) + str(person.told)
    assert len(told) > 1000
    for word in (TYPED, "confidential", "merger", "Crested", str(tmp_path), str(Path.home())):
        assert word.lower() not in told.lower(), word
    report_lines = person.dialogs[0].report.toPlainText().splitlines()
    assert any(line.startswith("FileNotFoundError at test_reporting.py:") and ", of KeyError at " in line
               for line in report_lines)
    assert any("ValueError at test_reporting.py:" in line for line in report_lines)
    assert any("drafts/store.py:" in line for line in report_lines)


def test_the_draft_is_on_the_disk_before_the_dialog_is_told(window, person, reporting, folders):
    reporting.keeping.recovering.recovery._pause = 3600  # seconds; by itself it would wait until long after
    person.type("Quantum", Key.REGISTRANT_NAME)
    happens(reporting)
    assert person.dialogs == []
    [kept] = list(folders.recovery.iterdir())
    journal = b"".join(path.read_bytes() for path in kept.iterdir() if path.is_file())
    assert b"Quantum" in journal


def test_the_dialog_says_whether_the_draft_is_kept(window, person, reporting, qtbot):
    reporting._keep = lambda: False
    happens(reporting)
    qtbot.waitUntil(lambda: bool(person.dialogs))
    assert person.dialogs[0].words.text() == (
        "The draft is still here, but it could not be kept for recovery. Save it now.")


def test_the_draft_can_be_saved_from_the_dialog(window, person, reporting, qtbot, tmp_path):
    person.type("Quantum", Key.REGISTRANT_NAME)
    happens(reporting)
    qtbot.waitUntil(lambda: bool(person.dialogs))
    [dialog] = person.dialogs
    assert dialog.words.text().startswith("The draft is still here, and what you typed is kept for recovery.")
    person.file = tmp_path / "quantum.12b25"
    dialog.save.click()
    assert store.read_draft(person.file, assets.edition).text(Key.REGISTRANT_NAME) == "Quantum"
    assert dialog.said.text() == "The draft was saved."


def test_errors_in_a_row_open_one_dialog_and_are_counted(window, person, reporting, qtbot, folders):
    for _ in range(100):
        happens(reporting)
    happens(reporting, lambda: fail(kind=KeyError))
    qtbot.waitUntil(lambda: bool(person.dialogs))
    [dialog] = person.dialogs
    assert " and there were 100 others." in dialog.count.text()
    for _ in range(20):
        happens(reporting)
    qtbot.waitUntil(lambda: "120 others" in dialog.count.text())
    assert len(person.dialogs) == 1
    assert "(120 times)" in dialog.report.toPlainText()
    lines = (folders.logs / "faults.log").read_text().splitlines()
    assert len(lines) == 8  # 1, 2, 4, 8, 16, 32, 64 times, and the other
    dialog.reject()


def test_one_that_comes_again_after_go_on_is_said_in_the_status_bar(window, person, reporting, qtbot):
    for _ in range(2):
        happens(reporting)
        qtbot.waitUntil(lambda: bool(person.dialogs))
        person.dialogs[0].reject()
    assert len(person.dialogs) == 1
    said = window.statusBar().currentMessage()
    assert said.startswith("The fault at test_reporting.py:")
    assert said.endswith(" has happened 2 times now. The draft is still here; save it.")
    happens(reporting, lambda: fail(kind=KeyError))
    qtbot.waitUntil(lambda: len(person.dialogs) == 2)
    person.dialogs[1].reject()


def test_the_log_holds_a_line_for_its_owner_only(reporting, folders):
    happens(reporting)
    log = folders.logs / "faults.log"
    assert FaultLog(folders.logs).last() == log.read_text().splitlines()
    assert "ValueError at test_reporting.py:" in log.read_text()
    if sys.platform != "win32":
        assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_an_error_is_told_where_no_log_can_be_written(window, person, tmp_path, qtbot):
    person.dialogs = []
    person.fill = person.dialogs.append
    reporting = Reporting(window, tmp_path / "no such folder", lambda: True)
    reporting.catch(KeyError, KeyError("confidential"), None)
    qtbot.waitUntil(lambda: bool(person.dialogs))
    assert person.dialogs[0].count.text() == "The fault: KeyError at an unknown place."


def test_an_error_in_another_thread_is_told_in_the_windows_own(window, person, reporting, qtbot, monkeypatch):
    monkeypatch.setattr(threading, "excepthook", reporting._catch_in_thread)
    working = threading.Thread(target=fail)
    working.start()
    working.join()
    qtbot.waitUntil(lambda: bool(person.dialogs))
    assert "ValueError at test_reporting.py:" in person.dialogs[0].count.text()


def test_an_error_while_something_is_taken_away_is_noted_and_disturbs_nobody(
        window, person, reporting, qtbot, monkeypatch, folders):
    class Stubborn:
        def __del__(self):
            fail()

    monkeypatch.setattr(sys, "unraisablehook", reporting._catch_unraisable)
    Stubborn()
    gc.collect()
    assert "ValueError at test_reporting.py:" in (folders.logs / "faults.log").read_text()
    assert not reporting._soon.isActive()
    assert person.dialogs == []


def test_a_real_dialog_opens_over_a_question_and_escape_goes_on(window, reporting, qtbot):
    window.ask = Dialogs(window)
    window.ask.choose("Save the changes?", "They will be lost.", person_answers(), lambda _: None)
    QTimer.singleShot(0, window, lambda: happens(reporting))
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), FaultDialog))
    dialog = QApplication.activeModalWidget()
    assert dialog.save.isDefault()
    dialog.go_on.click()
    qtbot.waitUntil(lambda: not isinstance(QApplication.activeModalWidget(), FaultDialog))
    QApplication.activeModalWidget().reject()


def person_answers():
    from form12b25.gui.asking import CANCEL, Answer

    return (Answer("save", "Save"), CANCEL)


def test_what_the_system_stopped_is_told_with_its_places(tmp_path):
    code = ("import ctypes, faulthandler\n"
            f"faulthandler.enable(open({str(tmp_path / 'crashes.log')!r}, 'a'), all_threads=False)\n"
            "def read(): ctypes.string_at(0)\n"
            "read()\n")
    script = tmp_path / "confidential folder" / "crashing.py"
    script.parent.mkdir()
    script.write_text(code)
    done = subprocess.run([sys.executable, str(script)], capture_output=True, check=False)
    assert done.returncode != 0
    told = FaultLog(tmp_path).last_crash()
    assert "Segmentation fault" in told or "access violation" in told
    assert "crashing.py:3 < crashing.py:4" in told
    assert "confidential" not in told
    assert FaultLog(tmp_path / "none").last_crash() == ""


def test_a_line_that_somebody_else_wrote_into_the_log_is_not_told(tmp_path):
    log = FaultLog(tmp_path)
    told = "ValueError at gui/filing.py:88 < gui/main_window.py:12, of KeyError at an unknown place (4 times)"
    log.note("0.1.0", told)
    log.path.write_text(log.path.read_text() + f"{TYPED}\n2026-01-01 10:00:00 0.1.0 ValueError at {TYPED}\n")
    assert [line[20:] for line in log.last()] == [f"0.1.0 {told}"]


def test_an_endless_recursion_is_told_briefly():
    def deeper():
        deeper()

    with pytest.raises(RecursionError) as caught:
        deeper()
    told = str(faults.of(caught.type, caught.value, caught.tb))
    assert told.startswith("RecursionError at test_reporting.py:")
    assert len(told) < 400


def test_what_stands_in_the_dialog_of_an_exhibit_stays_kept_while_an_error_is_told_over_it(
        window, reporting, folders, qtbot):
    window.ask.dialog = Dialogs(window).dialog
    window.sheet.editors[Key.EXHIBITS].stops()[1].click()
    dialog = QApplication.activeModalWidget()
    dialog.typed.setPlainText("We could not complete our audit.")
    happens(reporting)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), FaultDialog))
    reporting.keeping.recovering._look_into_dialog()  # as every 0.4 seconds
    assert reporting.keeping.recovering.recovery.settled()
    assert b"our audit." in b"".join(place.read_bytes() for place in folders.recovery.glob("*/*.journal"))
    QApplication.activeModalWidget().reject()
    dialog.done(0)


def test_what_is_recovered_after_an_error_is_what_was_typed(window, person, reporting, folders):
    person.type("Quantum Corporation", Key.REGISTRANT_NAME)
    happens(reporting)
    reporting.keeping.recovering.recovery.close()  # the program ends without tidying up
    [left] = found(folders.recovery, assets.edition, lambda path: store.read_draft(path, assets.edition))
    assert left.draft.text(Key.REGISTRANT_NAME) == "Quantum Corporation"


def test_the_report_names_every_part_and_the_screen(window, tmp_path):
    told = report.report(FaultLog(tmp_path))
    assert told.endswith("\nNo fault was noted.\n")
    for name in ("form12b25", "Python", "Qt", "PySide6", "ReportLab", "pikepdf", "pypdfium2", "PDFium", "holidays",
                 "System", "Screen", "Style", "Font"):
        [line] = [line for line in told.splitlines() if line.startswith(f"{name}: ")]
        assert "unknown" not in line
        assert len(line) > len(name) + 3
    assert report.without_home(f"{Path.home()}/drafts") == "~/drafts"
