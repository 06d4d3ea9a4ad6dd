# SPDX-License-Identifier: MIT
"""A filed notice has two children: the one for the next quarter, and its own amendment, printed and read back."""

from datetime import date

import pypdfium2
import pytest
from PySide6.QtCore import QSettings, Qt

from form12b25.form.keys import Key
from form12b25.form.renewal import MARK
from form12b25.gui.main_window import MainWindow
from form12b25.gui.start import lettered
from gui_person import Person

NEW_REASON = ("The audit of the opening balances, which began on June 15, 2026, found that the inventory of the plant "
              "in Tijuana had been counted twice. The count is being taken again and will end on June 26, 2026.")


@pytest.fixture
def window(qtbot, tmp_path):
    lettered()
    person = Person()
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    shown = MainWindow(settings, lambda: date(2026, 6, 15), person)
    person.window = shown
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    yield shown
    shown.session.undo.setClean()
    shown.close()
    shown.deleteLater()


@pytest.fixture
def person(window):
    return window.ask


@pytest.fixture
def filed(window, person, tmp_path, qtbot):
    """The annual notice of 2026, signed, filed, saved, and opened again."""
    person.chooses("action_example_quantum")

    def fill(dialog):
        dialog.day.setText("June 15, 2026")
        dialog.way.setCurrentText("on paper, by mail")
        dialog.accept()

    person.fill = fill
    person.chooses("action_mark_filed")
    person.file = tmp_path / "annual.12b25"
    person.chooses("action_save")
    person.chooses("action_new_2018")
    window.open(person.file)
    assert "filed June 15, 2026" in window.windowTitle()
    return person.file


def pages_of(path):
    document = pypdfium2.PdfDocument(path)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return texts


def test_the_next_quarter_begins_from_the_filed_notice(window, person, filed, tmp_path):
    before = filed.read_bytes()
    person.chooses("action_new_from_this")
    assert window.windowTitle() == "New notice[*] - Form 12b-25"
    person.click(person.boxes(Key.REPORT_FORM)["Form 10-Q"])
    person.type("March 31, 2026", Key.PERIOD_ENDED)
    person.type("A fire on May 2, 2026 destroyed the ledgers of the plant in Centennial, from which the quarterly "
                "statements are made; they are being restored from the bank's own records.", Key.NARRATIVE)
    person.click(person.boxes(Key.OTHER_REPORTS_FILED)["Yes"])
    person.click(person.boxes(Key.RESULTS_CHANGE)["No"])
    person.type("May 15, 2026", Key.SIGNATURE_DATE)
    window.binder.lead_to(Key.SIGNER_NAME)  # another officer signs by now
    person.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    person.type("Laura A. Nash")
    person.press(Qt.Key.Key_Tab)
    assert "11 blanks were carried over" in next(line for line in person.listed() if "carried over" in line)
    assert MARK not in person.field(Key.SIGNER_NAME).accessibleDescription()
    assert MARK in person.field(Key.SIGNER_TITLE).accessibleDescription()
    assert window.session.review.ready
    person.chooses("action_confirm_all")
    person.file = tmp_path / "quarter.12b25"
    person.chooses("action_save")
    assert person.file.exists()
    assert filed.read_bytes() == before


def test_an_amendment_is_made_from_the_filed_notice_printed_and_read_back(window, person, filed, tmp_path, qtbot):
    before = filed.read_bytes()
    person.chooses("action_amend")
    assert person.field(Key.AMENDMENT_NUMBER).text() == "1"
    assert not person.field(Key.NARRATIVE).isReadOnly()
    assert "It does not differ from it yet" in next(line for line in person.listed() if "This amends" in line)
    window.binder.lead_to(Key.NARRATIVE)
    person.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    person.type(NEW_REASON)
    assert not window.session.review.ready  # it is signed anew
    person.type("June 15, 2026", Key.SIGNATURE_DATE)
    assert "It differs from it in: Narrative." in next(line for line in person.listed() if "This amends" in line)

    seen = []
    person.fill = lambda dialog: seen.extend(
        [dialog.table.horizontalHeaderItem(column).text() for column in range(3)]
        + [dialog.table.item(row, 0).text() for row in range(dialog.table.rowCount())])
    person.chooses("action_show_amended")
    assert seen[:3] == ["Field", "In this amendment", "As filed"]
    assert set(seen[3:]) == {"Part III, Narrative"}

    person.chooses("action_confirm_all")
    person.file = tmp_path / "amendment.12b25"
    person.chooses("action_save")
    assert "Amendment No. 1" in person.suggested.name
    window.open(person.file)
    assert "It differs from it in: Narrative." in next(line for line in person.listed() if "This amends" in line)

    person.file = tmp_path / "amendment.pdf"
    person.chooses("action_save_packet")
    qtbot.waitUntil(lambda: not window.printing.work.busy, timeout=30_000)
    texts = pages_of(person.file)
    firsts = [text for text in texts if "AMENDED NOTIFICATION" in text]
    assert len(firsts) == 5  # the signed original and four conformed copies
    assert all("Amendment No. 1" in text for text in firsts)
    assert sum("counted twice" in text for text in texts) == 5
    assert not any("first-year audit procedures" in text for text in texts)
    assert not any("carried over" in text or "on paper, by mail" in text for text in texts)
    assert filed.read_bytes() == before

    person.fill = lambda dialog: (dialog.day.setText("June 15, 2026"), dialog.accept())
    person.chooses("action_mark_filed")
    window.session.undo.setClean()
    person.chooses("action_amend")
    assert person.field(Key.AMENDMENT_NUMBER).text() == "2"
    assert "first-year audit" not in window.session.draft.amends.text(Key.NARRATIVE)
