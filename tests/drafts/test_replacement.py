# SPDX-License-Identifier: MIT
"""A file is replaced only if it is still the one that was read; its previous version can be kept; what is written is
read back from the disk."""

import errno
import os
import stat

import pytest

from form12b25 import assets
from form12b25.drafts import document, replacement, store
from form12b25.drafts.fingerprint import NONE_THERE
from form12b25.drafts.trouble import ChangedOnDisk, FileTrouble, NoBackup, NotFlushed

OLD, NEW, THEIRS = b"as it was", b"as it is to be", b"as others left it"


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def failing_from(call, number, first=1):
    """The system call, which fails from that time on."""
    done, times = getattr(os, call), []

    def act(*given, **named):
        times.append(given)
        if len(times) >= first:
            raise OSError(number, os.strerror(number))
        return done(*given, **named)
    return act


@pytest.fixture
def path(tmp_path):
    return tmp_path / "Acme 1.2.12b25"


@pytest.fixture
def known(path):
    """What the file is known by after its old content was written."""
    return store.write(path, OLD)


def test_a_draft_is_read_with_what_its_file_is_known_by(path, igene):
    written = store.write(path, document.to_bytes(igene))
    assert store.read_known(path, assets.edition) == (igene, written)
    status = path.stat()
    assert (written.size, written.changed, written.inode) == (status.st_size, status.st_mtime_ns, status.st_ino)


def test_a_file_that_is_as_it_was_read_is_replaced_time_and_again(path, known):
    for content in (NEW, OLD, NEW):
        known = store.write(path, content, expected=known)
    assert contents(path.parent) == {path.name: NEW}


def test_a_file_that_another_program_changed_is_left_as_it_is(path, known):
    path.write_bytes(THEIRS)
    with pytest.raises(ChangedOnDisk, match=r"cannot be written: it was changed by another program after") as said:
        store.write(path, NEW, expected=known)
    assert said.value.found.size == len(THEIRS)
    assert contents(path.parent) == {path.name: THEIRS}


def test_a_change_of_as_many_bytes_within_the_same_instant_is_seen(path, known):
    path.write_bytes(b"as it WAS")
    os.utime(path, ns=(known.changed, known.changed))
    with pytest.raises(ChangedOnDisk):
        store.write(path, NEW, expected=known)


def test_a_file_that_is_gone_is_said_to_be(path, known):
    path.unlink()
    with pytest.raises(ChangedOnDisk, match="taken away") as said:
        store.write(path, NEW, expected=known)
    assert said.value.found is None
    assert contents(path.parent) == {}


def test_where_no_file_is_expected_one_is_made_and_none_that_is_there_by_now_is_replaced(path):
    store.write(path, OLD, expected=NONE_THERE)
    store.write(path, OLD, expected=NONE_THERE)  # the same is not lost
    with pytest.raises(ChangedOnDisk, match="a file of that name is there now, and was not before") as said:
        store.write(path, NEW, expected=NONE_THERE)
    assert said.value.appeared
    assert said.value.found.size == len(OLD)
    assert contents(path.parent) == {path.name: OLD}


def test_a_file_that_appears_while_the_new_content_is_written_is_seen(path, monkeypatch):
    flush = os.fsync

    def act(handle):
        flush(handle)
        path.write_bytes(THEIRS)
    monkeypatch.setattr(os, "fsync", act)
    with pytest.raises(ChangedOnDisk):
        store.write(path, NEW, expected=NONE_THERE)
    assert contents(path.parent) == {path.name: THEIRS}


def test_what_was_a_file_and_leads_to_a_device_by_now_is_no_place_for_it(path, known):
    path.unlink()
    path.symlink_to(os.devnull)
    with pytest.raises(FileTrouble, match="no ordinary file any more"):
        store.write(path, NEW, expected=known)


@pytest.mark.parametrize("deed", [lambda path: path.touch(), lambda path: os.utime(path, (1, 1)),
                                  lambda path: path.write_bytes(OLD), lambda path: path.chmod(0o640),
                                  lambda path: (path.rename(f"{path}.old"), path.write_bytes(OLD))])
def test_a_file_touched_or_copied_with_the_same_content_is_not_changed(path, known, deed):
    deed(path)
    store.write(path, NEW, expected=known)
    assert path.read_bytes() == NEW


def test_a_file_in_which_another_program_wrote_the_same_is_not_changed(path, known):
    path.write_bytes(NEW)
    store.write(path, NEW, expected=known)
    assert path.read_bytes() == NEW


@pytest.mark.parametrize(("deed", "left"), [(lambda path: path.write_bytes(THEIRS), {"Acme 1.2.12b25": THEIRS}),
                                            (lambda path: path.unlink(), {})])
def test_a_change_while_the_new_content_is_written_is_seen(path, known, monkeypatch, deed, left):
    flush = os.fsync

    def act(handle):
        flush(handle)
        deed(path)
    monkeypatch.setattr(os, "fsync", act)
    with pytest.raises(ChangedOnDisk):
        store.write(path, NEW, expected=known)
    assert contents(path.parent) == left


def test_a_file_that_cannot_be_looked_at_is_not_overwritten(path, known, monkeypatch):
    monkeypatch.setattr(replacement.fingerprint, "of_path", failing_from("open", errno.EIO))
    with pytest.raises(FileTrouble, match="the disk reported a fault"):
        store.write(path, NEW, expected=known)
    assert contents(path.parent) == {path.name: OLD}


def test_a_link_that_cannot_be_followed_is_not_replaced_by_a_file(tmp_path, monkeypatch):
    (tmp_path / "file").write_bytes(OLD)
    (tmp_path / "link").symlink_to("file")
    monkeypatch.setattr(os, "lstat", failing_from("lstat", errno.EIO))
    with pytest.raises(FileTrouble, match="the disk reported a fault"):
        store.write(tmp_path / "link", NEW)
    monkeypatch.undo()
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == OLD


def test_a_chain_of_links_leads_to_the_file_that_is_to_be_made(tmp_path):
    (tmp_path / "inner").mkdir()
    (tmp_path / "one").symlink_to("inner/two")
    (tmp_path / "inner/two").symlink_to("../three")
    store.write(tmp_path / "one", NEW)
    assert (tmp_path / "three").read_bytes() == NEW
    assert (tmp_path / "one").is_symlink()
    assert (tmp_path / "inner/two").is_symlink()


@pytest.fixture
def anything_allowed():
    """The system takes nothing away from the permissions that a program gives its files."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.usefixtures("anything_allowed")
def test_a_draft_and_a_packet_that_are_new_are_for_their_owner_only(program):
    assert program("fill", program.answers("quantum-2026"), "-o", "a.12b25").returncode == 0
    assert program("print", "a.12b25", "-o", "a.pdf", "--today", "2026-06-15").returncode == 0
    assert (mode(program.folder / "a.12b25"), mode(program.folder / "a.pdf")) == (0o600, 0o600)


# The previous version

def test_the_previous_version_is_kept_beside_the_file_on_request_for_its_owner_only(path, known):
    path.chmod(0o644)
    store.write(path, NEW, expected=known, backup=True)
    assert contents(path.parent) == {"Acme 1.2.12b25": NEW, "Acme 1.2.backup.12b25": OLD}
    assert (mode(path), mode(path.with_name("Acme 1.2.backup.12b25"))) == (0o644, 0o600)
    store.write(path, THEIRS, backup=True)
    assert contents(path.parent) == {"Acme 1.2.12b25": THEIRS, "Acme 1.2.backup.12b25": NEW}


def test_a_new_file_has_no_previous_version_and_the_same_content_is_none(path):
    store.write(path, OLD, backup=True)
    known = store.write(path, NEW, backup=True)
    store.write(path, NEW, expected=known, backup=True)
    assert contents(path.parent) == {"Acme 1.2.12b25": NEW, "Acme 1.2.backup.12b25": OLD}


def test_the_previous_version_stands_beside_the_file_and_not_beside_a_link_to_it(tmp_path):
    (tmp_path / "far").mkdir()
    (tmp_path / "far/a.12b25").write_bytes(OLD)
    (tmp_path / "link.12b25").symlink_to("far/a.12b25")
    store.write(tmp_path / "link.12b25", NEW, backup=True)
    assert contents(tmp_path / "far") == {"a.12b25": NEW, "a.backup.12b25": OLD}
    assert (tmp_path / "link.12b25").is_symlink()


def test_a_link_in_the_place_of_the_previous_version_is_replaced_and_not_followed(path, known):
    (path.parent / "mine").write_bytes(THEIRS)
    path.with_name("Acme 1.2.backup.12b25").symlink_to("mine")
    store.write(path, NEW, expected=known, backup=True)
    assert contents(path.parent) == {path.name: NEW, "Acme 1.2.backup.12b25": OLD, "mine": THEIRS}


def test_where_the_previous_version_cannot_be_kept_nothing_is_overwritten(path, known):
    path.with_name("Acme 1.2.backup.12b25").mkdir()
    with pytest.raises(NoBackup, match=r"1\.2\.12b25 cannot be written: its previous version could not be kept as Acme "
                                       r"1\.2\.backup\.12b25, so it was left as it is; it is a folder"):
        store.write(path, NEW, expected=known, backup=True)
    assert path.read_bytes() == OLD
    assert sorted(entry.name for entry in path.parent.iterdir()) == ["Acme 1.2.12b25", "Acme 1.2.backup.12b25"]


@pytest.mark.parametrize("call", ["fsync", "replace", "open"])
@pytest.mark.parametrize("first", [1, 2, 3, 4])
def test_a_fault_at_whatever_step_leaves_the_file_and_its_previous_version_whole(path, known, monkeypatch, call, first):
    store.write(path, OLD + b"er", backup=True)
    store.write(path, OLD, backup=True)
    monkeypatch.setattr(os, call, failing_from(call, errno.EIO, first))
    said = None
    try:
        store.write(path, NEW, backup=True)
    except FileTrouble as trouble:
        said = trouble
    monkeypatch.undo()
    found = contents(path.parent)
    assert set(found) == {"Acme 1.2.12b25", "Acme 1.2.backup.12b25"}
    assert found["Acme 1.2.12b25"] == (NEW if said is None or isinstance(said, NotFlushed) else OLD)
    assert found["Acme 1.2.backup.12b25"] in (OLD, OLD + b"er")
    if found["Acme 1.2.12b25"] == NEW:
        assert found["Acme 1.2.backup.12b25"] == OLD


# What was written is read back

def test_a_disk_that_keeps_something_else_is_noticed_and_the_old_content_stands(path, known, monkeypatch):
    flush = os.fsync

    def spoil(handle):
        os.pwrite(handle, b"X", 3)
        flush(handle)
    monkeypatch.setattr(os, "fsync", spoil)
    with pytest.raises(FileTrouble, match=r"does not read back from the disk as it was meant\. Choose another disk"):
        store.write(path, NEW, expected=known)
    assert contents(path.parent) == {path.name: OLD}


def test_what_stands_whole_but_may_not_last_is_said_and_known(path, known, monkeypatch):
    monkeypatch.setattr(os, "fsync", failing_from("fsync", errno.EIO, 2))
    with pytest.raises(NotFlushed, match="it was written whole, but a loss of power might still undo that") as said:
        store.write(path, NEW, expected=known)
    monkeypatch.undo()
    assert path.read_bytes() == NEW
    store.write(path, OLD, expected=said.value.kept)
    assert path.read_bytes() == OLD


def test_what_could_not_be_cleared_away_is_named(path, known, monkeypatch):
    monkeypatch.setattr(os, "fsync", failing_from("fsync", errno.ENOSPC))
    monkeypatch.setattr(os, "unlink", failing_from("unlink", errno.EIO))
    with pytest.raises(FileTrouble, match=r"disk is full.*\. What was written of it stays in \.Acme .*\.part") as said:
        store.write(path, NEW, expected=known)
    [left] = [entry for entry in path.parent.iterdir() if entry != path]
    assert left.name in str(said.value)
    assert mode(left) == 0o600
    assert path.read_bytes() == OLD
