# SPDX-License-Identifier: MIT
"""What befalls the window unforeseen is said and logged by its place, and never by what was typed."""

import stat
import sys

import pytest

from form12b25.form.keys import Key
from form12b25.gui import start


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the owner otherwise")
def test_the_log_of_faults_holds_no_word_of_what_was_typed(window, person, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    start._report_the_unexpected(window, tmp_path)
    person.type("confidential", Key.NOTES)
    for typed in ("confidential", window.session.draft.text(Key.NOTES)):
        try:
            int(typed)
        except ValueError as fault:
            sys.excepthook(ValueError, fault, fault.__traceback__)
    log = tmp_path / "faults.log"
    lines = log.read_text().splitlines()
    assert len(lines) == 2
    assert "ValueError at test_start.py, line " in lines[0]
    assert "confidential" not in log.read_text() + capsys.readouterr().err + str(person.told)
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_a_fault_is_said_where_no_log_can_be_written(window, person, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    start._report_the_unexpected(window, tmp_path / "no such folder")
    sys.excepthook(KeyError, KeyError("confidential"), None)
    [(title, words)] = person.told
    assert title == "Something unexpected happened"
    assert words == "The draft is still here; save it now. The fault is at unknown place (KeyError)."
