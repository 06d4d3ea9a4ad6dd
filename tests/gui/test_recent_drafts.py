# SPDX-License-Identifier: MIT
"""What is known of the drafts opened last, when files are missing, strange, or on a drive that never answers."""

import time
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QObject

from form12b25 import assets
from form12b25.drafts import document, store
from form12b25.form.calendar import federal_calendar
from form12b25.form.draft import Draft, Exhibit
from form12b25.form.keys import Key
from form12b25.gui.recent_drafts import RecentDrafts, told_apart

TODAY = date(1998, 3, 29)


@pytest.fixture
def parent(qapp):
    return QObject()


@pytest.fixture
def gone_drive():
    """A drive that answers only once the test ends."""
    answered = Event()
    yield answered
    answered.set()


def names(*paths):
    return list(told_apart([Path(path) for path in paths]).values())


def test_files_of_one_name_are_told_apart_by_the_folder_in_which_they_differ():
    assert names("/a/x.12b25", "/a/y.12b25") == ["x.12b25", "y.12b25"]
    assert names("/a/2025/x.12b25", "/a/2026/x.12b25") == ["x.12b25 (2025)", "x.12b25 (2026)"]
    assert names("/a/2025/late/x.12b25", "/a/2026/late/x.12b25") == ["x.12b25 (2025)", "x.12b25 (2026)"]
    assert names("/a/b/x.12b25", "/a/x.12b25") == ["x.12b25 (b)", "x.12b25 (a)"]
    crossed = names("/a/c/x.12b25", "/b/c/x.12b25", "/a/d/x.12b25")
    assert len(set(crossed)) == 3


def test_each_draft_is_read_and_its_dates_are_counted(qtbot, parent, tmp_path, igene):
    path = tmp_path / "igene.12b25"
    store.write(path, document.to_bytes(igene))
    drafts = RecentDrafts(parent)
    drafts.follow([path])
    [entry] = drafts.entries
    assert (entry.title, entry.dates) == ("igene.12b25", "Being read…")
    drafts.look(TODAY, federal_calendar())
    qtbot.waitUntil(lambda: "due" in drafts.entries[0].dates)
    [entry] = drafts.entries
    assert entry.title == "IGENE Biotechnology, Inc., Form 10-K, December 31, 1997"
    assert entry.dates == "✓ Notice due Wednesday, April 1, 1998, in 3 days."
    assert entry.place == f"igene.12b25, in {tmp_path}"
    assert "✓" not in entry.spoken


def test_missing_and_unreadable_files_say_so_and_hide_no_other(qtbot, parent, tmp_path, igene):
    whole, broken, gone = (tmp_path / name for name in ("whole.12b25", "broken.12b25", "gone.12b25"))
    store.write(whole, document.to_bytes(igene))
    broken.write_bytes(b"PK no draft")
    drafts = RecentDrafts(parent)
    drafts.follow([gone, broken, tmp_path, tmp_path / "no such" / "x.12b25", whole])
    drafts.look(TODAY, federal_calendar())
    qtbot.waitUntil(lambda: all("read…" not in entry.dates for entry in drafts.entries))
    said = [entry.dates for entry in drafts.entries]
    assert said[0] == said[3] == "✕ Missing: it was moved, renamed or deleted, or its drive is not connected."
    assert said[1] == "✕ It cannot be read: it is no draft of Form 12b-25, or it is damaged."
    assert said[2].startswith("✕ It cannot be read: it is a folder")
    assert said[4].startswith("✓ Notice due")
    assert gone.exists() is False


def test_a_file_that_cannot_be_read_for_a_reason_nobody_foresaw_says_so(qtbot, parent):
    def fails(path):
        raise RuntimeError("confidential")

    drafts = RecentDrafts(parent, fails)
    drafts.follow([Path("/a/x.12b25")])
    drafts.look(TODAY, federal_calendar())
    qtbot.waitUntil(lambda: "read…" not in drafts.entries[0].dates)
    assert drafts.entries[0].dates == "✕ It cannot be read: something unexpected happened (RuntimeError)."


def test_dates_that_cannot_be_counted_do_not_hide_whose_notice_it_is(qtbot, parent, igene):
    class Broken:
        def __getattr__(self, _):
            raise ImportError("no holidays")

    drafts = RecentDrafts(parent, lambda _: igene)
    drafts.follow([Path("/a/x.12b25")])
    drafts.look(TODAY, Broken())
    qtbot.waitUntil(lambda: "read…" not in drafts.entries[0].dates)
    assert drafts.entries[0].dates == "○ Its dates cannot be told."
    assert drafts.entries[0].title.startswith("IGENE")


def test_a_drive_that_does_not_answer_holds_up_neither_the_window_nor_the_other_drafts(qtbot, parent, gone_drive,
                                                                                       igene):
    far, near = Path("/far/x.12b25"), Path("/near/y.12b25")
    begun = []

    def read(path):
        begun.append(path)
        if path == far:
            gone_drive.wait(60)
        return igene

    drafts = RecentDrafts(parent, read, patience=0.2)
    said, wanted = [], []
    drafts.said.connect(said.append)
    drafts.wanted.connect(wanted.append)
    drafts.follow([far, near])
    before = time.monotonic()
    drafts.look(TODAY, federal_calendar())
    assert time.monotonic() - before < 5  # not the minute for which the drive is silent
    qtbot.waitUntil(lambda: "does not answer" in drafts.entries[0].dates and "due" in drafts.entries[1].dates)
    drafts.ask_for(far)
    assert said == ["x.12b25 does not answer, so it was not opened. Is the drive that it stands on connected?"]
    drafts.look(TODAY, federal_calendar())
    drafts.ask_for(near)
    qtbot.waitUntil(lambda: wanted == [near])
    assert begun.count(far) == 1  # a second thread would wait in vain as well
    gone_drive.set()
    qtbot.waitUntil(lambda: "due" in drafts.entries[0].dates)
    assert wanted == [near]


def test_a_draft_asked_for_before_it_answers_is_opened_when_it_does_unless_the_person_went_on(qtbot, parent, gone_drive,
                                                                                               igene):
    path = Path("/far/x.12b25")

    def read(_):
        gone_drive.wait(60)
        return igene

    for goes_on in (False, True):
        gone_drive.clear()
        drafts = RecentDrafts(parent, read)
        wanted = []
        drafts.wanted.connect(wanted.append)
        drafts.follow([path])
        drafts.ask_for(path)
        assert wanted == []
        if goes_on:
            drafts.forget_asking()
        gone_drive.set()
        qtbot.waitUntil(lambda drafts=drafts: drafts.entries[0].title.startswith("IGENE"))
        assert wanted == ([] if goes_on else [path])


def test_what_is_attached_to_a_draft_is_not_unpacked_for_the_list(tmp_path):
    path = tmp_path / "letter.12b25"
    draft = Draft(assets.edition("sec1344-2018")).enter(Key.EXHIBITS, (
        Exhibit(title="Letter", file="letter.pdf", content=b"a letter"),))
    store.write(path, document.to_bytes(draft))
    [exhibit] = store.read_draft(path, assets.edition, attached=False).exhibits
    assert (exhibit.file, exhibit.content) == ("letter.pdf", None)
    assert store.read_draft(path, assets.edition) == draft
