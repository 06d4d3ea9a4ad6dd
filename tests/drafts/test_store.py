# SPDX-License-Identifier: MIT
"""Files are written whole or not at all, and answers are read with what they attach."""

import errno
import json
import os
import socket
import stat
import threading
from pathlib import Path

import pytest

from form12b25 import assets
from form12b25.drafts import document, store
from form12b25.drafts.store import FileTrouble
from form12b25.form.draft import Exhibit
from form12b25.form.keys import Key

OLD, NEW = b"as it was", b"as it is to be" * 10_000


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def failing(number):
    def fail(*_, **__):
        raise OSError(number, os.strerror(number))
    return fail


def noted(calls, name):
    call = getattr(os, name)

    def note(*given):
        calls.append(name)
        return call(*given)
    return note


def test_a_draft_is_written_and_read_back(tmp_path, quantum):
    path = tmp_path / "Quantum, 10-K.12b25"
    store.write(path, document.to_bytes(quantum))
    assert store.read_draft(path, assets.edition) == quantum
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_is_for_its_owner_alone(tmp_path):
    store.write(tmp_path / "a", NEW)
    assert mode(tmp_path / "a") == 0o600


@pytest.mark.parametrize("kept", [0o644, 0o660, 0o600])
def test_a_file_written_again_keeps_its_mode(tmp_path, kept):
    (tmp_path / "a").write_bytes(OLD)
    (tmp_path / "a").chmod(kept)
    store.write(tmp_path / "a", NEW)
    assert (tmp_path / "a").read_bytes() == NEW
    assert mode(tmp_path / "a") == kept


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/a").write_bytes(OLD)
    (tmp_path / "link").symlink_to("elsewhere/a")
    (tmp_path / "new").symlink_to("elsewhere/b")
    store.write(tmp_path / "link", NEW)
    store.write(tmp_path / "new", NEW)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "new").is_symlink()
    assert (tmp_path / "elsewhere/a").read_bytes() == (tmp_path / "elsewhere/b").read_bytes() == NEW


@pytest.mark.parametrize("call", ["replace", "fsync", "open", "fchmod"])
@pytest.mark.parametrize("old", [OLD, None])
@pytest.mark.parametrize(("number", "said"), [(errno.ENOSPC, "the disk is full"), (errno.EIO, "reported a fault"),
                                              (errno.ENXIO, "the system says")])
def test_a_write_that_fails_leaves_what_was_there_and_no_litter(tmp_path, monkeypatch, call, old, number, said):
    path = tmp_path / "a.12b25"
    if old or call == "fchmod":  # a new file keeps the mode it is made with
        old = OLD
        path.write_bytes(old)
    monkeypatch.setattr(os, call, failing(number))
    with pytest.raises(FileTrouble, match=said) as refused:
        store.write(path, NEW)
    monkeypatch.undo()
    assert str(refused.value).startswith(f"{path} cannot be written: ")
    assert [entry.read_bytes() for entry in tmp_path.iterdir()] == ([old] if old else [])


@pytest.mark.parametrize(("call", "number"), [
    ("fchmod", errno.EOPNOTSUPP), ("fchmod", errno.EPERM), ("fsync", errno.EINVAL), ("fsync", errno.EOPNOTSUPP)])
def test_a_file_system_that_knows_no_modes_or_cannot_flush_keeps_the_draft_all_the_same(tmp_path, monkeypatch, call,
                                                                                        number):
    (tmp_path / "a").write_bytes(OLD)
    (tmp_path / "a").chmod(0o664)
    monkeypatch.setattr(os, call, failing(number))
    store.write(tmp_path / "a", NEW)
    monkeypatch.undo()
    assert [entry.read_bytes() for entry in tmp_path.iterdir()] == [NEW]
    assert mode(tmp_path / "a") == (0o600 if call == "fchmod" else 0o664)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give a file away")
def test_a_file_of_another_person_stays_that_persons(tmp_path):
    (tmp_path / "a").write_bytes(OLD)
    (tmp_path / "a").chmod(0o640)
    os.chown(tmp_path / "a", 12345, 23456)
    store.write(tmp_path / "a", NEW)
    kept = (tmp_path / "a").stat()
    assert (kept.st_uid, kept.st_gid, mode(tmp_path / "a")) == (12345, 23456, 0o640)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give a file away")
def test_what_another_group_might_do_is_not_granted_to_ones_own(tmp_path, monkeypatch):
    (tmp_path / "a").write_bytes(OLD)
    (tmp_path / "a").chmod(0o664)
    os.chown(tmp_path / "a", 12345, 23456)
    monkeypatch.setattr(os, "fchown", failing(errno.EPERM))
    store.write(tmp_path / "a", NEW)
    assert mode(tmp_path / "a") == 0o604


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
@pytest.mark.timeout(10)
def test_a_pipe_that_nothing_reads_is_refused_at_once_and_one_that_is_read_is_written(tmp_path):
    os.mkfifo(tmp_path / "a")
    with pytest.raises(FileTrouble, match="it is a pipe, and nothing reads from it"):
        store.write(tmp_path / "a", NEW)
    taken = []

    def read():
        taken.append((tmp_path / "a").read_bytes())
    reader = threading.Thread(target=read)
    reader.start()
    for _ in range(10_000_000):
        try:
            store.write(tmp_path / "a", NEW * 10)  # more than a pipe holds
            break
        except FileTrouble:  # the reader is not there yet
            continue
    reader.join()
    assert taken == [NEW * 10]
    assert [entry.name for entry in tmp_path.iterdir()] == ["a"]


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="this system has no sockets with names")
def test_a_socket_is_refused(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("a")
        with pytest.raises(FileTrouble, match="it is a socket"):
            store.write(Path("a"), NEW)


@pytest.mark.parametrize("deed", [lambda path: store.write(path, NEW), lambda path: store.read_content(path),
                                  lambda path: store.read_draft(path, assets.edition)])
def test_a_name_that_the_computer_cannot_spell_is_refused(tmp_path, monkeypatch, deed):
    def cannot(_):
        raise UnicodeEncodeError("ascii", "株", 0, 1, "not in range")
    monkeypatch.setattr(os, "fsencode", cannot)
    with pytest.raises(FileTrouble, match="cannot spell its name"):
        deed(tmp_path / "株.png")


def test_a_name_cannot_break_the_line_or_command_the_terminal(tmp_path):
    with pytest.raises(FileTrouble) as refused:
        store.read_draft(tmp_path / "a\x1b[2Jb\nc\udcff", assets.edition)
    assert str(refused.value).isprintable()
    assert r"a\x1b[2Jb\nc\udcff cannot be read: " in str(refused.value)


@pytest.mark.parametrize("trouble", [KeyboardInterrupt, MemoryError])
def test_a_write_that_is_stopped_leaves_what_was_there_and_no_litter(tmp_path, monkeypatch, trouble):
    path = tmp_path / "a"
    path.write_bytes(OLD)

    def stop(*_):
        raise trouble
    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(trouble):
        store.write(path, NEW)
    assert [entry.read_bytes() for entry in tmp_path.iterdir()] == [OLD]


def test_a_full_disk_in_the_middle_of_the_content_leaves_what_was_there(tmp_path, monkeypatch):
    """A real one: the operating system refuses to let the file grow."""
    resource = pytest.importorskip("resource", reason="this system sets no limit to a file")
    signal = pytest.importorskip("signal", reason="this system sets no limit to a file")
    path = tmp_path / "a"
    path.write_bytes(OLD)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        with pytest.raises(FileTrouble, match=r"cannot be written"):
            store.write(path, NEW)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert [entry.read_bytes() for entry in tmp_path.iterdir()] == [OLD]


def test_a_folder_that_cannot_be_flushed_has_the_new_content_whole(tmp_path, monkeypatch):
    flush, flushed = os.fsync, []

    def fail_for_the_folder(handle):
        flushed.append(handle)
        if len(flushed) == 2:
            raise OSError(errno.EIO, "")
        flush(handle)
    monkeypatch.setattr(os, "fsync", fail_for_the_folder)
    with pytest.raises(FileTrouble, match="reported a fault"):
        store.write(tmp_path / "a", NEW)
    assert [entry.read_bytes() for entry in tmp_path.iterdir()] == [NEW]


def test_the_content_is_on_the_disk_before_it_takes_the_place(tmp_path, monkeypatch):
    calls = []
    for call in ("fsync", "replace"):
        monkeypatch.setattr(os, call, noted(calls, call))
    store.write(tmp_path / "a", NEW)
    assert calls == ["fsync", "replace", "fsync"]


@pytest.mark.parametrize(("name", "said"), [
    ("folder", "it is a folder. Give the name of a file"), ("missing/a", "no such file or folder"),
    ("file/a", "not a folder"), ("x" * 300, "too long"), ("loop", "symbolic links"),
])
def test_an_output_that_cannot_be_is_refused_with_the_reason(tmp_path, name, said):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(OLD)
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(FileTrouble, match=said):
        store.write(tmp_path / name, NEW)
    assert sorted(tmp_path.rglob("*")) == before
    assert (tmp_path / "file").read_bytes() == OLD


def test_a_write_protected_file_is_left_alone(tmp_path, monkeypatch):
    (tmp_path / "a").write_bytes(OLD)
    opening = os.open

    def refuse(name, flags, *rest):  # as for one who is not root
        if flags & os.O_WRONLY:
            raise PermissionError(errno.EACCES, "")
        return opening(name, flags, *rest)
    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(FileTrouble, match="not allowed"):
        store.write(tmp_path / "a", NEW)
    assert (tmp_path / "a").read_bytes() == OLD


@pytest.mark.parametrize("exhibits", [[{"title": "Letter", "file": "letters/a.pdf"}]])
def test_an_exhibit_stands_relative_to_its_answers(tmp_path, monkeypatch, exhibits):
    (tmp_path / "work/letters").mkdir(parents=True)
    (tmp_path / "work/letters/a.pdf").write_bytes(b"%PDF-1")
    (tmp_path / "work/a.json").write_text(json.dumps({"exhibits": exhibits}))
    monkeypatch.chdir(tmp_path)
    draft = store.read_answers(tmp_path / "work/a.json", assets.edition)
    assert draft.exhibits == (Exhibit(title="Letter", file="letters/a.pdf", content=b"%PDF-1"),)


@pytest.mark.parametrize(("file", "said"), [
    ("missing.pdf", r"missing\.pdf cannot be read: there is no such file"), (".", "is a folder"),
    ("/etc/passwd", "relative to the answers"), ("a\0b", "relative to the answers"), ("x" * 300, "too long"),
])
def test_an_exhibit_that_cannot_be_read_is_named(tmp_path, file, said):
    (tmp_path / "a.json").write_text(json.dumps({"exhibits": [{"file": file}]}))
    with pytest.raises(FileTrouble, match=said) as refused:
        store.read_answers(tmp_path / "a.json", assets.edition)
    if "relative" in said:
        assert str(refused.value).startswith(f"{tmp_path / 'a.json'} cannot be read: ")
        assert "of exhibit 1 " in str(refused.value)


def test_answers_may_begin_with_the_mark_that_windows_puts_there(tmp_path):
    (tmp_path / "a.json").write_bytes(b"\xef\xbb\xbf" + b'{"notes": "a"}')
    assert store.read_answers(tmp_path / "a.json", assets.edition).text(Key.NOTES) == "a"


@pytest.mark.parametrize(("content", "said"), [
    (b"\xff{}", "not UTF-8 text"), ('{"notes": "a"}'.encode("utf-16"), "not UTF-8 text"), (b"", "not correct JSON"),
    (b'{"narration": "a"}', '"narration"'), (b'{"narrative": 1}', '"narrative" must be text'),
])
def test_answers_that_are_none_are_refused_with_the_name_of_the_file(tmp_path, content, said):
    (tmp_path / "a.json").write_bytes(content)
    with pytest.raises(FileTrouble, match=said) as refused:
        store.read_answers(tmp_path / "a.json", assets.edition)
    assert str(refused.value).startswith(f"{tmp_path / 'a.json'} cannot be read: ")
