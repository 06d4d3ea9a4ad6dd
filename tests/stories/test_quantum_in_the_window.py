# SPDX-License-Identifier: MIT
"""The Quantum filing of 2026, typed into a blank form, saved, reopened, printed, and read back from the packet."""

import json
from datetime import date

import pypdfium2
import pytest
from PySide6.QtCore import QSettings, Qt

from form12b25 import assets
from form12b25.form.definition import FIELDS, Check, Choice
from form12b25.form.keys import Key
from form12b25.gui.main_window import MainWindow
from form12b25.gui.start import lettered
from gui_person import Person

ANSWERS = json.loads(assets.resource("examples", "quantum-2026.answers.json"))
WORDS = {Key.REPORT_FORM: {"10-K": "Form 10-K"}, Key.FILER_STATUS: {"accelerated": "Accelerated"},
         Key.OTHER_REPORTS_FILED: {"yes": "Yes"}, Key.RESULTS_CHANGE: {"no": "No"}}


@pytest.fixture
def opened(qtbot, tmp_path):
    """Opens windows with one person and one set of settings, as on one computer."""
    lettered()
    windows = []

    def open_window(path=None):
        person = Person()
        settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
        window = MainWindow(settings, lambda: date(2026, 6, 15), person)
        person.window = window
        windows.append(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        if path:
            window.open(path)
        return person

    yield open_window
    for window in windows:
        window.session.undo.setClean()
        window.close()
        window.deleteLater()


def fill(person, key, value):
    match FIELDS[key]:
        case Choice():
            person.click(person.boxes(key)[WORDS[key][value]])
        case Check():
            person.window.binder.lead_to(key)
            person.press(Qt.Key.Key_Space)
        case _:
            person.type(value, key)
            person.press(Qt.Key.Key_Tab)


def test_the_quantum_filing_from_a_blank_form_to_a_packet_read_back(opened, tmp_path, qtbot):
    person = opened()
    todo = [finding.key for finding in person.window.binder.findings]
    assert len(todo) == 15
    for key, value in ANSWERS.items():
        if key == "edition" or not value:
            continue
        fill(person, Key(key), value)
        left = [finding.key for finding in person.window.binder.findings if finding.severity.stops]
        todo = [waiting for waiting in todo if waiting != key]
        assert left == todo, key
    assert person.window.findings.summary.text().startswith("Ready to print, sign and send.")

    person.file = tmp_path / "quantum.12b25"
    person.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(person.file.exists)
    person.window.close()
    assert not person.window.isVisible()

    again = opened(tmp_path / "quantum.12b25")
    assert again.window.session.draft == person.window.session.draft
    assert again.boxes(Key.REPORT_FORM)["Form 10-K"].isChecked()
    assert again.field(Key.RELIEF_REQUESTED).isChecked()
    for key, value in ANSWERS.items():
        if isinstance(value, str) and value and key != "edition" and not isinstance(FIELDS[Key(key)], Choice):
            field = again.field(Key(key))
            shown = field.toPlainText() if hasattr(field, "toPlainText") else field.text()
            assert shown == value, key
    again.file = tmp_path / "packet.pdf"
    again.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(again.file.exists)

    packet = pypdfium2.PdfDocument(again.file)
    sets = [item.get_title() for item in packet.get_toc()]
    assert sets == ["Signed original", *(f"Conformed copy {number}" for number in range(1, 5))]
    in_set = len(packet) // len(sets)
    for number in range(len(sets)):
        printed = "".join(packet[page].get_textpage().get_text_bounded()
                          for page in range(number * in_set, (number + 1) * in_set))
        solid = "".join(printed.split())
        assert ("/s/WilliamH.White" in solid) == (number > 0)
        for key, value in ANSWERS.items():
            if isinstance(value, str) and value and FIELDS.get(key) and not isinstance(FIELDS[key], Choice):
                assert missing_words(value, solid) == [], (number, key)


def missing_words(value, solid):
    """The words of a value that do not stand on the paper in their order; a page may end between two."""
    words, first = value.split(), "".join(value.split()[:3])
    place, missing = max(solid.find(first), 0), []
    for word in words:
        found = solid.find(word, place)
        if found < 0:
            missing.append(word)
        else:
            place = found + len(word)
    return missing
