# SPDX-License-Identifier: MIT
"""What is typed while pages are being pressed: nobody takes a paper without it for what stands on the screen."""

import pytest

from form12b25.form.keys import Key


@pytest.fixture
def ready(window, quantum):
    window.session.open(quantum, None)
    return window


def test_a_packet_that_is_no_longer_what_the_screen_shows_is_not_printed(ready, person, qtbot):
    dialogs = []
    person.fill = dialogs.append
    person.chooses("action_print")
    ready.session.enter(Key.NARRATIVE, "Corrected.")  # before the end of the work can be told
    qtbot.waitUntil(lambda: bool(dialogs or person.told), timeout=60_000)
    assert dialogs == []
    assert [title for title, _ in person.told] == ["The packet was not printed"]
    assert "changed while" in person.told[0][1]


@pytest.mark.parametrize("typed", ["", "Corrected. "])
def test_a_packet_that_lacks_what_was_typed_meanwhile_is_said_to(ready, person, qtbot, tmp_path, typed):
    person.file = tmp_path / "packet.pdf"
    person.chooses("action_save_packet")
    if typed:
        ready.session.enter(Key.NARRATIVE, typed)
    saved = f"The packet was saved as {person.file}"
    qtbot.waitUntil(lambda: ready.statusBar().currentMessage().startswith(saved), timeout=60_000)
    said = ready.statusBar().currentMessage()
    assert ("without what was changed meanwhile" in said) is bool(typed)
