# SPDX-License-Identifier: MIT
"""What is typed is on the disk, however the program ends."""

import os
import stat
import sys
import threading
import time

import pytest

from form12b25 import assets
from form12b25.drafts import document, flushing, journal, recovered, store
from form12b25.drafts.holding import Held
from form12b25.drafts.recovery import Recovery
from form12b25.form.draft import Draft, Exhibit
from form12b25.form.keys import Key


def saved_draft(path):
    return store.read_draft(path, assets.edition)


def found(root):
    return recovered.found(root, assets.edition, saved_draft)


def crash(recovery):
    """The program is gone: nothing is tidied away, and the system lets go of what it held."""
    assert recovery.settled()
    recovery.close()


@pytest.fixture
def blank():
    return Draft(assets.edition("sec1344-2018"))


@pytest.fixture
def root(tmp_path):
    return tmp_path / "recovery"


@pytest.fixture
def recovery(root):
    kept = Recovery(root, pause=0)
    yield kept
    kept.close()


def test_what_was_typed_is_found_after_a_crash(root, recovery, blank):
    draft = blank
    for typed in ("C", "Cr", "Crested Corp."):
        draft = draft.enter(Key.REGISTRANT_NAME, typed)
        recovery.change(draft, None)
        recovery.settled()
    draft = draft.enter(Key.RELIEF_REQUESTED, True).enter(Key.AMENDMENT_NUMBER, 2).enter(Key.NOTES, "half \ud800")
    recovery.change(draft, None)
    crash(recovery)
    [left] = found(root)
    assert left.draft == draft
    assert (left.path, left.troubles) == (None, ())
    assert left.about.process == os.getpid()


def test_the_draft_of_a_running_program_is_not_found(root, recovery, blank):
    recovery.change(blank.enter(Key.NOTES, "x"), None)
    assert recovery.settled()
    assert found(root) == []
    assert recovery.folder.is_dir()


def test_a_draft_that_was_saved_or_discarded_leaves_nothing(root, recovery, blank):
    recovery.change(blank.enter(Key.NOTES, "x"), None)
    recovery.settled()
    recovery.rest()
    assert recovery.settled()
    assert list(root.iterdir()) == []
    assert recovery.folder is None


def test_a_draft_in_which_nothing_was_typed_writes_nothing(root, recovery):
    assert recovery.settled()
    assert not root.exists()


def test_what_is_typed_after_saving_is_kept_anew(root, recovery, blank):
    recovery.change(blank.enter(Key.NOTES, "x"), None)
    recovery.rest()
    recovery.change(blank.enter(Key.NOTES, "xy"), None)
    crash(recovery)
    assert [left.draft.text(Key.NOTES) for left in found(root)] == ["xy"]


def test_another_draft_never_takes_over_a_word_of_the_one_before(root, recovery, blank):
    other = Draft(assets.edition("sec1344-1995")).enter(Key.REGISTRANT_NAME, "IGENE")
    recovery.change(blank.enter(Key.NOTES, "confidential"), None)
    recovery.rest()
    recovery.change(other, None)
    crash(recovery)
    assert [left.draft for left in found(root)] == [other]


def test_only_what_changed_is_written_of_a_text_of_1000_pages(root, recovery, blank):
    text = "The audit was not complete. " * 110_000
    recovery.change(blank.enter(Key.NARRATIVE, text), None)
    recovery.settled()
    [kept] = root.glob("*/*.journal")
    before = kept.stat().st_size
    draft = blank.enter(Key.NARRATIVE, text[:1_000_000] + "X" + text[1_000_000:])
    recovery.change(draft, None)
    recovery.settled()
    assert kept.stat().st_size - before < 200
    crash(recovery)
    assert found(root)[0].draft == draft


def test_what_is_typed_without_a_pause_is_on_the_disk_within_a_second(root, blank):
    recovery = Recovery(root)
    typed_at = {0: time.monotonic()}
    oldest_missing = []
    for count in range(1, 80):
        typed_at[count] = time.monotonic()
        recovery.change(blank.enter(Key.NOTES, "x" * count), None)
        threading.Event().wait(0.03)  # a quick typist: the next key comes long before any pause
        moment = time.monotonic()
        reading = next((journal.read(f"{place.parent.name}/{place.name}", place.read_bytes())
                        for place in root.glob("*/*.journal")), None)
        kept = len(reading.found["notes"]) if reading else 0
        oldest_missing.append(moment - typed_at.get(kept + 1, moment))
    recovery.close()
    assert max(oldest_missing) < 1.0


def test_attached_files_are_kept_once(root, recovery, blank):
    one, other = Exhibit(title="A", file="a.pdf", content=b"A" * 3_000_000), Exhibit(file="b.pdf", content=b"")
    recovery.change(blank.enter(Key.EXHIBITS, (one, other)), None)
    recovery.settled()
    draft = blank.enter(Key.EXHIBITS, (other, one, Exhibit(text="typed"))).enter(Key.NOTES, "x")
    recovery.change(draft, None)
    crash(recovery)
    [left] = found(root)
    assert left.draft == draft
    assert sum(place.stat().st_size for place in left.folder.glob("*.content")) == 3_000_000


def test_a_large_file_does_not_hold_up_what_is_typed(root, recovery, blank, monkeypatch):
    go, flush = threading.Event(), flushing.flush
    monkeypatch.setattr(flushing, "flush", lambda handle: flush(handle) if threading.current_thread().name == "recovery"
                        else go.wait(30))
    draft = blank.enter(Key.EXHIBITS, (Exhibit(file="a.pdf", content=b"A" * 3_000_000),))
    recovery.change(draft, None)
    recovery.change(draft.enter(Key.NOTES, "typed meanwhile"), None)
    try:
        assert not recovery.settled(1)
        [kept] = root.glob("*/*.journal")
        assert b"typed meanwhile" in kept.read_bytes()
    finally:
        go.set()
    crash(recovery)
    assert found(root)[0].draft == draft.enter(Key.NOTES, "typed meanwhile")


def test_a_file_that_was_not_yet_copied_is_taken_from_the_saved_draft_or_named(root, tmp_path, recovery, blank):
    path = tmp_path / "saved.12b25"
    draft = blank.enter(Key.EXHIBITS, (Exhibit(title="A", file="a.pdf", content=b"whole"),))
    store.write(path, document.to_bytes(draft))
    recovery.change(draft.enter(Key.NOTES, "x"), path)
    crash(recovery)
    [content] = root.glob("*/*.content")
    content.unlink()
    [left] = found(root)
    assert (left.draft, left.troubles) == (draft.enter(Key.NOTES, "x"), ())
    store.write(path, document.to_bytes(blank))
    [left] = found(root)
    assert left.draft.exhibits == (Exhibit(title="A", file="a.pdf"),)
    assert left.draft.text(Key.NOTES) == "x"
    assert left.troubles == ("The attached file “a.pdf” was not yet kept whole. Attach it again.",)


def test_it_is_said_of_a_saved_draft_whether_its_file_has_changed_since(root, tmp_path, recovery, blank):
    path = tmp_path / "saved.12b25"
    store.write(path, document.to_bytes(blank))
    recovery.change(blank.enter(Key.NOTES, "x"), path)
    crash(recovery)
    [left] = found(root)
    assert (left.path, left.saved_since) == (path, False)
    path.unlink()
    [left] = found(root)
    assert left.saved_since
    assert left.draft.text(Key.NOTES) == "x"


def test_of_a_drive_that_is_away_while_it_is_typed_the_file_is_known_again(root, tmp_path, recovery, blank):
    drive = tmp_path / "drive"
    drive.mkdir()
    path = drive / "saved.12b25"
    known = store.write(path, document.to_bytes(blank))
    drive.rename(tmp_path / "away")
    recovery.change(blank.enter(Key.NOTES, "x"), path, known)
    crash(recovery)
    (tmp_path / "away").rename(drive)
    [left] = found(root)
    assert (left.path, left.saved_since) == (path, False)


def test_what_was_found_stays_until_it_is_saved_or_discarded(root, blank):
    first = Recovery(root, pause=0)
    exhibit = Exhibit(file="a.pdf", content=b"A")
    first.change(blank.enter(Key.NOTES, "one").enter(Key.EXHIBITS, (exhibit,)), None)
    crash(first)
    [left] = found(root)
    second = Recovery(root, pause=0)
    second.adopt(left, None)
    second.change(left.draft.enter(Key.NOTES, "one two"), None)
    second.settled()
    assert found(root) == []
    assert sorted(place.name for place in left.folder.iterdir()) == ["1.content", "1.journal", "2.journal",
                                                                    "about.json", "held"]
    crash(second)
    [again] = found(root)
    assert (again.folder, again.draft.text(Key.NOTES)) == (left.folder, "one two")
    assert again.draft.exhibits == (exhibit,)
    third = Recovery(root, pause=0)
    third.adopt(again, None)
    third.rest()
    third.settled()
    third.close()
    assert list(root.iterdir()) == []


def test_two_windows_cannot_take_the_same_one(root, blank):
    one, two, three = (Recovery(root, pause=0) for _ in range(3))
    one.change(blank.enter(Key.NOTES, "one"), None)
    crash(one)
    [left] = found(root)
    two.adopt(left, None)
    with pytest.raises(Held):
        three.adopt(left, None)
    with pytest.raises(Held):
        recovered.delete(left)
    two.close()
    three.close()
    assert left.folder.is_dir()


def test_deleting_one_leaves_the_others(root, blank):
    for name in ("one", "two"):
        recovery = Recovery(root, pause=0)
        recovery.change(blank.enter(Key.NOTES, name), None)
        crash(recovery)
    left = next(left for left in found(root) if left.draft.text(Key.NOTES) == "one")
    recovered.delete(left)
    assert [left.draft.text(Key.NOTES) for left in found(root)] == ["two"]


def test_a_long_journal_is_followed_by_a_short_one(root, recovery, blank, monkeypatch):
    monkeypatch.setattr("form12b25.drafts.kept._LONG", 10)
    for count in range(40):
        recovery.change(blank.enter(Key.NOTES, f"note {count}"), None)
        recovery.settled()
    assert len(list(root.glob("*/*.journal"))) == 1
    crash(recovery)
    [left] = found(root)
    assert left.draft.text(Key.NOTES) == "note 39"
    assert 1 < left.generation < 20


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the owner otherwise")
def test_all_of_it_is_readable_by_its_owner_only(root, recovery, blank):
    recovery.change(blank.enter(Key.EXHIBITS, (Exhibit(file="a.pdf", content=b"A"),)), None)
    recovery.settled()
    modes = {place.relative_to(root).name: stat.S_IMODE(place.stat().st_mode) for place in root.rglob("*")}
    folder = modes.pop(recovery.folder.name)
    assert (folder, set(modes.values())) == (0o700, {0o600})
    assert len(modes) == 4


class Disk:
    """A disk that can be full: writes are cut off in the middle and then refused."""

    def __init__(self, monkeypatch):
        self.full = False
        write, truncate = os.write, os.ftruncate
        self.truncates = True

        def written(handle, content):
            if not self.full:
                return write(handle, content)
            if len(content) > 1:
                return write(handle, bytes(content)[:len(content) // 2])
            raise OSError(28, "No space left on device")

        def truncated(handle, length):
            if not self.truncates:
                raise OSError(5, "Input/output error")
            truncate(handle, length)

        monkeypatch.setattr(os, "write", written)
        monkeypatch.setattr(os, "ftruncate", truncated)
        monkeypatch.setattr("form12b25.drafts.recovery._AGAIN", 0.01)


@pytest.mark.parametrize("truncates", [True, False])
def test_a_full_disk_is_said_once_and_what_was_typed_is_kept_when_there_is_room(root, blank, monkeypatch, truncates):
    disk, said = Disk(monkeypatch), []
    recovery = Recovery(root, said.append, pause=0)
    recovery.change(blank.enter(Key.NOTES, "one"), None)
    assert recovery.settled()
    disk.full, disk.truncates = True, truncates
    for typed in ("one two", "one two three"):
        recovery.change(blank.enter(Key.NOTES, typed), None)
        assert not recovery.settled(0.2)
    assert said == ["No space left on device"]
    disk.full = False
    assert recovery.settled()
    assert said == ["No space left on device", ""]
    crash(recovery)
    [left] = found(root)
    assert (left.draft.text(Key.NOTES), left.troubles) == ("one two three", ())


def test_a_crash_on_a_full_disk_leaves_what_was_kept_before(root, blank, monkeypatch):
    disk = Disk(monkeypatch)
    recovery = Recovery(root, pause=0)
    recovery.change(blank.enter(Key.NOTES, "one"), None)
    assert recovery.settled()
    disk.full, disk.truncates = True, False
    recovery.change(blank.enter(Key.NOTES, "one two"), None)
    assert not recovery.settled(0.2)
    recovery.close()
    [left] = found(root)
    assert (left.draft.text(Key.NOTES), left.troubles) == ("one", ())


def test_a_folder_that_someone_deletes_is_made_again(root, recovery, blank):
    exhibit = Exhibit(file="a.pdf", content=b"A")
    recovery.change(blank.enter(Key.EXHIBITS, (exhibit,)), None)
    recovery.settled()
    for place in sorted(root.rglob("*"), reverse=True):
        place.rmdir() if place.is_dir() else place.unlink()
    root.rmdir()
    draft = blank.enter(Key.EXHIBITS, (exhibit,)).enter(Key.NOTES, "x")
    recovery.change(draft, None)
    crash(recovery)
    assert [left.draft for left in found(root)] == [draft]


def test_a_fault_of_our_own_is_said_and_the_next_change_is_kept(root, blank, monkeypatch):
    said = []
    monkeypatch.setattr("form12b25.drafts.recovery._AGAIN", 0.01)
    recovery = Recovery(root, said.append, pause=0)
    with monkeypatch.context() as patch:
        patch.setattr("form12b25.drafts.journal.whole", lambda *_: 1 / 0)
        recovery.change(blank.enter(Key.NOTES, "one"), None)
        assert not recovery.settled(0.2)
    recovery.change(blank.enter(Key.NOTES, "one two"), None)
    crash(recovery)
    assert said == ["ZeroDivisionError", ""]
    assert found(root)[0].draft.text(Key.NOTES) == "one two"


def test_what_is_at_rest_is_cleared_away_even_if_someone_was_there_first(root, recovery, blank):
    recovery.change(blank.enter(Key.NOTES, "one"), None)
    recovery.settled()
    recovery.folder.rename(root / "elsewhere")
    recovery.rest()
    recovery.change(blank.enter(Key.NOTES, "two"), None)
    crash(recovery)
    assert "two" in [left.draft.text(Key.NOTES) for left in found(root) if left.draft]


def test_where_nothing_can_be_kept_it_is_said_and_typing_goes_on(tmp_path, blank):
    said = []
    (tmp_path / "state").write_bytes(b"a file, where the folder should be")
    recovery = Recovery(tmp_path / "state" / "recovery", said.append, pause=0)
    recovery.change(blank.enter(Key.NOTES, "x"), None)
    recovery.settled(0.3)
    recovery.close()
    assert said == ["Not a directory"]
