# SPDX-License-Identifier: MIT
"""The filing kit, saved from the window."""

import pypdfium2
import pytest

from form12b25 import assets
from form12b25.form.calendar import federal_calendar
from form12b25.form.keys import Key


def text(path):
    with pypdfium2.PdfDocument(path) as document:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


@pytest.fixture
def quantum(window, tmp_path):
    path = tmp_path / "quantum.json"
    path.write_bytes(assets.resource("examples", "quantum-2026.answers.json"))
    window.open(path)
    window.session.count_by(federal_calendar())  # which the window reads once it is painted
    return window


def test_the_kit_is_saved_as_pdf_with_the_dates_that_stand_in_the_window(quantum, person, tmp_path, qtbot):
    person.file = tmp_path / "kit.pdf"
    person.chooses("action_save_kit")
    qtbot.waitUntil(lambda: quantum.statusBar().currentMessage() == f"The filing kit was saved as {person.file}")
    assert person.suggested.name == "QUANTUM CORPORATION, NT 10-K, March 31, 2026 filing kit.pdf"
    pages = text(person.file)
    assert len(pages) == 4
    shown = quantum.dates.days()["notice_by"].partition(" (")[0]
    assert shown == "Tuesday, June 16, 2026"
    assert f"{shown}: Last day for Form 12b-25" in pages[0]


def test_each_exchange_of_the_worksheet_gets_a_letter(quantum, person, tmp_path, qtbot):
    quantum.session.enter(Key.EXCHANGES, ("Nasdaq", "NYSE Texas"))
    person.file = tmp_path / "kit.pdf"
    person.chooses("action_save_kit")
    qtbot.waitUntil(person.file.exists)
    assert sum("Ladies and Gentlemen:" in page for page in text(person.file)) == 3


def test_a_form_that_is_not_ready_has_no_kit_and_is_said_what_is_left(window, person, tmp_path):
    person.answer, person.file = "show", tmp_path / "kit.pdf"
    person.chooses("action_save_kit")
    assert person.asked == ["The form is not ready"]
    assert "still to do" in person.words
    assert not person.file.exists()


def test_a_kit_that_cannot_be_written_is_said(quantum, person, tmp_path, qtbot):
    person.file = tmp_path
    person.chooses("action_save_kit")
    qtbot.waitUntil(lambda: person.asked[-1] == "The filing kit was not saved")
    assert "it is a folder" in person.words
