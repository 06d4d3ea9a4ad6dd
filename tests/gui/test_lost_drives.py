# SPDX-License-Identifier: MIT
"""Places that the system cannot be asked about, such as drives that are lost: they hide nothing and hold nothing up."""

from pathlib import Path

import pytest

from form12b25 import assets
from form12b25.drafts import document
from form12b25.drafts.recovery import Recovery
from form12b25.form.draft import Draft
from form12b25.form.keys import Key
from form12b25.gui.keeping import Keeping
from form12b25.gui.locking import holder

LOST = Path("/", "a" * 300, "crested.12b25")  # the system answers to such a name with an error, not with "no such file"


def test_recovered_work_is_offered_where_its_saved_file_cannot_be_reached(window, person, folders, tmp_path):
    with pytest.raises(OSError, match="too long"):
        LOST.exists()
    recovery = Recovery(folders.recovery, pause=0)
    recovery.change(Draft(assets.edition("sec1344-2018")).enter(Key.REGISTRANT_NAME, "Crested Corp."), LOST)
    assert recovery.settled()
    recovery.close()
    [left] = folders.recovery.iterdir()
    about = left / "about.json"
    about.write_text(about.read_text().replace('"saved": ""', '"saved": "1000 1"'))  # it was there when it was opened
    keeping = Keeping(window, folders)
    shown = []

    def recover(dialog):
        shown.append(dialog.details.toPlainText())
        dialog.recover.click()

    person.fill = recover
    keeping.recovering.offer()
    assert "cannot be reached" in shown[0]
    assert person.field(Key.REGISTRANT_NAME).text() == "Crested Corp."
    person.file = tmp_path / "elsewhere.12b25"
    person.chooses("action_save")
    assert person.asked == ["Save the draft"]  # not over a file that nobody could look at
    keeping.close()


def test_a_draft_is_asked_for_where_the_latest_one_cannot_be_reached(window, person, tmp_path, quantum):
    window.filing._remember(LOST)
    person.file = tmp_path / "quantum.12b25"
    person.file.write_bytes(document.to_bytes(quantum))
    person.chooses("action_open")
    assert person.field(Key.REGISTRANT_NAME).text() == quantum.text(Key.REGISTRANT_NAME)


def test_nobody_has_a_draft_that_cannot_be_reached():
    assert holder(LOST) is None or not holder(LOST).here


def test_a_packet_takes_the_place_of_another_while_the_draft_has_a_new_name(window, person, tmp_path, quantum, qtbot):
    draft = tmp_path / "quantum.12b25"
    draft.write_bytes(document.to_bytes(quantum))
    window.open(draft)
    draft.rename(tmp_path / "renamed.12b25")
    person.file = tmp_path / "packet.pdf"
    person.file.write_bytes(b"last quarter's packet")
    person.chooses("action_save_packet")
    qtbot.waitUntil(lambda: not window.work.busy, timeout=60_000)
    assert person.file.read_bytes().startswith(b"%PDF-")
