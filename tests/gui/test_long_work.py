# SPDX-License-Identifier: MIT
"""What takes long, with a real exhibit of 5,000 pages: the window answers meanwhile, and nothing is left half done."""

import io
from dataclasses import replace

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from reportlab.pdfgen.canvas import Canvas

from form12b25 import assets
from form12b25.drafts import document, store
from form12b25.form.draft import Exhibit
from form12b25.form.keys import Key
from form12b25.paper import attachments

PAGES = 5000


@pytest.fixture(scope="module")
def schedule():
    """A PDF file of 5,000 pages."""
    file = io.BytesIO()
    canvas = Canvas(file)
    for number in range(1, PAGES + 1):
        canvas.drawString(72, 700, f"Inventory, sheet {number} of {PAGES}")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


@pytest.fixture
def draft(schedule):
    """A notice that is ready, with the 5,000 pages attached."""
    return assets.example("quantum-2026").enter(
        Key.EXHIBITS, (Exhibit("other", "Inventory", file="inventory.pdf", content=schedule),))


@pytest.fixture
def saved(draft, tmp_path):
    path = tmp_path / "big.12b25"
    path.write_bytes(document.to_bytes(draft))
    return path


@pytest.fixture
def alone(window, qtbot):
    """The window without its preview, which presses the pages too."""
    qtbot.waitSignal(window.preview.shown, timeout=30_000).wait()
    window.preview.hide()
    return window


@pytest.fixture
def opened(alone, saved, qtbot):
    """The window with the draft of 5,000 pages open."""
    alone.open(saved)
    qtbot.waitUntil(lambda: alone.session.path == saved and not alone.work.busy, timeout=60_000)
    return alone


def said(window):
    return window.statusBar().currentMessage()


def written(folder, *known):
    """The names in a folder beside those that are known and the locks."""
    return sorted(path.name for path in folder.iterdir() if path.name not in known and path.suffix != ".lock")


def test_a_large_draft_opens_while_what_was_on_the_screen_stays(alone, person, saved, draft, qtbot):
    before = alone.session.draft
    alone.open(saved)
    assert alone.work.busy
    assert alone.session.draft is before
    assert alone.work.progress.words.text() == "Opening big.12b25…"
    qtbot.waitUntil(lambda: alone.session.path == saved, timeout=60_000)
    assert alone.session.draft == draft
    assert alone.session.review.ready
    assert not alone.session.modified
    assert not alone.work.progress.isVisible()


def test_what_is_typed_while_a_draft_opens_is_not_lost_unasked(alone, person, saved, qtbot):
    alone.open(saved)
    person.type("000-1", Key.SEC_FILE_NUMBER)
    person.answer = "cancel"
    qtbot.waitUntil(lambda: "Save the changes?" in person.asked, timeout=60_000)
    assert person.field(Key.SEC_FILE_NUMBER).text() == "000-1"
    assert alone.session.path is None
    assert not saved.with_name(".big.12b25.lock").exists()


def test_opening_can_be_cancelled_and_the_file_is_free_again(alone, person, saved, qtbot):
    before = alone.session.draft
    alone.open(saved)
    person.press(Qt.Key.Key_Escape)
    assert said(alone) == "Canceled. big.12b25 was not opened."
    assert not alone.work.busy
    assert alone.session.draft is before
    assert not saved.with_name(".big.12b25.lock").exists()
    alone.open(saved)
    qtbot.waitUntil(lambda: alone.session.path == saved, timeout=60_000)


def test_a_large_file_that_is_damaged_is_refused_as_a_small_one_is(alone, person, saved, qtbot):
    content = saved.read_bytes()
    middle = len(content) // 2
    saved.write_bytes(content[:middle] + bytes(64) + content[middle + 64:])
    alone.open(saved)
    assert alone.work.busy
    qtbot.waitUntil(lambda: bool(person.told), timeout=60_000)
    [(title, words)] = person.told
    assert title == "The file was not opened"
    assert "big.12b25" in words
    assert not alone.work.busy


def test_what_is_typed_while_a_draft_is_saved_stays_unsaved(opened, person, saved, draft, qtbot):
    person.type("9", Key.SEC_FILE_NUMBER)
    at_save = opened.session.draft
    person.chooses("action_save")
    assert opened.work.busy
    person.type("8", Key.SEC_FILE_NUMBER)
    qtbot.waitUntil(lambda: not opened.work.busy and "was saved without" in said(opened), timeout=60_000)
    assert store.read_draft(saved, assets.edition) == at_save
    assert opened.session.modified
    person.chooses("action_save")
    qtbot.waitUntil(lambda: not opened.session.modified, timeout=60_000)
    assert store.read_draft(saved, assets.edition) == opened.session.draft


def test_saving_a_large_draft_can_be_cancelled_and_leaves_the_file_as_it_was(opened, person, saved, draft, qtbot):
    before = saved.read_bytes()
    person.type("9", Key.SEC_FILE_NUMBER)
    person.chooses("action_save")
    person.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: said(opened).startswith("Canceled. big.12b25 is as it was before"), timeout=60_000)
    assert saved.read_bytes() == before
    assert opened.session.modified
    assert written(saved.parent, "big.12b25", "window.ini") == []


def test_keys_are_answered_while_a_packet_of_5000_pages_is_made_and_it_is_whole(opened, person, tmp_path, qtbot):
    person.file = tmp_path / "packet.pdf"
    progress, stages, bars = opened.work.progress, set(), set()
    person.chooses("action_save_packet")
    typed = ""
    while opened.work.busy:
        stages.add(progress.words.text())
        bars.add(progress.bar.value())
        letter = "0123456789"[len(typed) % 10]
        person.type(letter, Key.PORTION_ITEMS if not typed else None)
        typed += letter
        assert person.field(Key.PORTION_ITEMS).text() == typed
        qtbot.wait(20)
    said_at_last = (f"The packet was saved as {person.file}, without what was changed meanwhile. "
                    "Save it again to have that in it.")
    qtbot.waitUntil(lambda: said(opened) == said_at_last, timeout=60_000)
    assert len(typed) > 20
    assert {f"Saving the packet: {stage}…" for stage in (
        "drawing the pages", "laying in what is attached", "reading the pages again")} <= stages
    assert len(bars) > 20
    packet = pypdfium2.PdfDocument(person.file)
    assert len(packet) == 5 * (PAGES + 5)
    assert f"sheet {PAGES} of {PAGES}" in packet[PAGES + 4].get_textpage().get_text_bounded()


@pytest.mark.parametrize("stage", ["drawing", "laying", "writing", "reading the pages"])
def test_a_packet_can_be_cancelled_at_any_stage_and_nothing_is_written(opened, person, tmp_path, qtbot, stage):
    person.file = tmp_path / "packet.pdf"
    known = written(tmp_path)
    person.chooses("action_save_packet")
    progress = opened.work.progress
    qtbot.waitUntil(lambda: stage in progress.words.text(), timeout=60_000)
    assert progress.bar.accessibleName() == "How far saving the packet is"
    assert progress.button.accessibleName() == "Cancel saving the packet"
    QTest.mouseClick(progress.button, Qt.MouseButton.LeftButton)
    assert progress.words.text() == "Stopping…"
    qtbot.waitUntil(lambda: said(opened) == "Canceled.", timeout=10_000)
    assert written(tmp_path) == known


def test_the_window_closes_only_after_asking_whether_to_stop_what_it_does(opened, person, tmp_path, qtbot):
    person.file, person.answer = tmp_path / "packet.pdf", "on"
    person.chooses("action_save_packet")
    opened.close()
    qtbot.waitUntil(lambda: "Stop saving the packet?" in person.asked)
    assert opened.isVisible()
    person.answer = "stop"
    opened.close()
    qtbot.waitUntil(lambda: not opened.isVisible(), timeout=20_000)
    assert not person.file.exists()


def test_a_draft_is_saved_while_a_packet_is_made(opened, person, saved, tmp_path, qtbot):
    person.file = tmp_path / "packet.pdf"
    person.type("9", Key.SEC_FILE_NUMBER)
    person.chooses("action_save_packet")
    person.chooses("action_save")
    assert not opened.session.modified
    assert opened.work.busy
    assert store.read_draft(saved, assets.edition) == opened.session.draft
    opened.work.cancel()
    qtbot.waitUntil(lambda: not opened.work.busy, timeout=20_000)


def test_a_large_exhibit_is_looked_at_while_the_dialog_answers_and_it_can_be_cancelled(
        alone, person, schedule, tmp_path, qtbot):
    path = tmp_path / "inventory.pdf"
    path.write_bytes(schedule)
    attachments._known.clear()
    dialog = alone.sheet.editors[Key.EXHIBITS].begun()
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.attach(path)
    assert dialog.work.busy
    QTest.keyClicks(dialog.titled, "Stock")
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.trouble == "Attaching inventory.pdf is not finished yet: wait for it, or cancel it (Esc)."
    QTest.keyClick(dialog.titled, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: dialog.trouble == "inventory.pdf was not attached.", timeout=20_000)
    assert dialog.isVisible()
    assert dialog.exhibit() == replace(dialog.given, title="Stock")
    dialog.attach(path)
    qtbot.waitUntil(lambda: dialog.exhibit().content == schedule, timeout=60_000)
    dialog.accept()
    assert not dialog.isVisible()


def test_escape_goes_where_it_is_wanted_when_nothing_long_is_done(alone, person, saved, qtbot):
    alone.open(saved)
    qtbot.waitUntil(lambda: alone.session.path == saved, timeout=60_000)
    person.press(Qt.Key.Key_Escape)
    assert "Canceled" not in said(alone)
