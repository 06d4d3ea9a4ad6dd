# SPDX-License-Identifier: MIT
"""Traps into which form programs fell, where a real window manager, a real printer and real keys have a say.

A docstring names the program and the number of the thread in which its users told of it; the others are in
the files of tests/gui that begin with test_traps.
"""


import pytest
from officer import Officer, answers_in

from form12b25 import assets
from form12b25.drafts import document

pytestmark = [pytest.mark.machine, pytest.mark.timeout(240)]


def made(folder, name):
    """A draft that is ready to be printed."""
    draft = folder / name
    draft.write_bytes(document.to_bytes(assets.example("quantum-2026")))
    return draft


def test_reopening_an_open_file_raises_that_window(officer, folder):
    """linuxmint/xreader#650, qutebrowser#183, qTox#5709: a second window of the same file, and the later save won."""
    first, other = made(folder, "first.12b25"), made(folder, "other.12b25")
    officer.starts(first)
    officer.sees("first.12b25 -")
    front = Officer(officer.screen, folder)
    front.starts(other)
    try:
        officer.sees("other.12b25 -")
        again = officer.screen.program(folder, first)
        assert again.wait(timeout=60) == 0
        officer.sees("first.12b25 -")
    finally:
        front.goes()


def test_a_cancelled_print_does_not_clear_the_unsaved_mark(officer, folder, service):
    """mozilla/pdf.js#12283: a print that was cancelled counted as saved."""
    officer.starts(made(folder, "quantum.12b25"))
    officer.sees("quantum.12b25 -")
    officer.type("1")
    officer.sees("quantum.12b25* -")
    jobs = service.jobs()
    officer.press("ctrl+p")
    officer.sees("Print")
    officer.press("Escape")
    officer.sees("quantum.12b25* -")
    officer.press("ctrl+q")
    officer.sees("Form 12b-25")  # the question
    officer.press("Escape")
    officer.sees("quantum.12b25* -")
    assert service.jobs() == jobs


def test_tab_into_a_check_box_does_not_toggle_it_and_space_does(officer, folder):
    """linuxmint/xreader#380, dart-pdf#932: from the first blank to the last and back again, and nothing is entered."""
    draft = made(folder, "quantum.12b25")
    before = answers_in(draft)
    officer.starts(draft)
    officer.sees("quantum.12b25 -")
    officer.press(*["Tab"] * 38)
    officer.press(*["shift+Tab"] * 38)
    officer.press("Tab", "Tab", "space")  # the box that is checked, cleared as by an eraser
    officer.sees("quantum.12b25* -")
    officer.press("ctrl+s")
    officer.sees("quantum.12b25 -")
    after = answers_in(draft)
    assert {key for key in before if before[key] != after.get(key)} == {"report_form"}


def test_the_menu_edit_by_its_keys_works_on_what_was_chosen_in_the_blank(officer, folder):
    """Qt itself: a line forgets what is chosen in it when a key opens a menu, and Cut cuts nothing."""
    draft = made(folder, "quantum.12b25")
    officer.starts(draft)
    officer.sees("quantum.12b25 -")
    officer.type("001-13449")
    officer.press("ctrl+s")
    officer.gets(lambda: answers_in(draft).get("sec_file_number") == "001-13449", "it was not saved")
    for letter in ("l", "t"):  # select all, cut
        officer.press("alt+e", letter)
        officer.sees("quantum.12b25")
    officer.sees("quantum.12b25* -")
    officer.press("ctrl+s")
    officer.gets(lambda: not answers_in(draft).get("sec_file_number"), "it was not cut")
    officer.press("Tab")
    officer.press("alt+e", "p")
    officer.sees("quantum.12b25* -")
    officer.press("ctrl+s")
    officer.gets(lambda: answers_in(draft).get("cusip_number") == "001-13449", "it was not pasted")
