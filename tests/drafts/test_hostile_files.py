# SPDX-License-Identifier: MIT
"""Files that are no drafts, or are worse: one sentence that names the file, and nothing changed on disk."""

import io
import os
import struct
import tracemalloc
import zipfile
import zlib
from datetime import date

import pytest

from form12b25 import assets
from form12b25.drafts import document, store
from form12b25.drafts.store import FileTrouble
from form12b25.form.draft import Exhibit
from form12b25.form.findings import Code
from form12b25.form.keys import Key
from form12b25.form.refusal import Refusal
from form12b25.form.review import review

MEGABYTES = 2**20


def refusal(path):
    """What is said of a file that cannot be read."""
    with pytest.raises(FileTrouble) as refused:
        store.read_draft(path, assets.edition)
    said = str(refused.value)
    assert said.startswith(f"{path} cannot be read: ")
    assert said.endswith(".")
    assert "\n" not in said
    return said


def archive(*entries, packing=zipfile.ZIP_DEFLATED):
    """A ZIP archive with those names and contents."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packing) as packed:
        for name, content in entries:
            packed.writestr(name, content)
    return file.getvalue()


MIMETYPE = ("mimetype", document.MIMETYPE)
BLANK = ("draft.json", b'{"format": 1}')


def zeros(name, size):
    """An archive with that many zeros in an entry, itself small: one flushed block of deflate, again and again."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(bytes(16 * MEGABYTES)) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = block * (size // (16 * MEGABYTES)) + b"\3\0"
    start = archive(MIMETYPE)
    directory = start.index(b"PK\1\2")
    end = start.index(b"PK\5\6")
    wide = struct.pack("<HHQQ", 1, 16, size, len(packed))
    common = struct.pack("<HHHHHIIIHH", 45, 0, 8, 0, 33, 0, 0xFFFFFFFF, 0xFFFFFFFF, len(name), len(wide))
    local = b"PK\3\4" + common + name.encode() + wide + packed
    central = b"PK\1\2\x2d\0" + common + struct.pack("<HHHII", 0, 0, 0, 0, directory) + name.encode() + wide
    sizes = struct.pack("<HHHHIIH", 0, 0, 2, 2, end - directory + len(central), directory + len(local), 0)
    return start[:directory] + local + start[directory:end] + central + b"PK\5\6" + sizes


@pytest.mark.parametrize(("content", "said"), [
    (b"", "no draft of Form 12b-25, or it is damaged"), (b"PK", "no draft"), (b"Dear Sirs,\n" * 500, "no draft"),
    (b"PK\5\6" + bytes(18), "an archive, but no draft"), (archive(BLANK), "an archive, but no draft"),
    (archive(("mimetype", b"application/epub+zip"), BLANK), "an archive, but no draft"),
    (archive(("mimetype", document.MIMETYPE * 1000), BLANK), "more than a draft"),
    (archive(MIMETYPE), "draft.json, where the answers stand, is missing"),
    (archive(MIMETYPE, BLANK, packing=zipfile.ZIP_BZIP2), "packed again in a way"),
    (archive(MIMETYPE, BLANK, packing=zipfile.ZIP_LZMA), "packed again in a way"),
    (archive(MIMETYPE, BLANK, *((f"exhibits/{number}", b"") for number in range(1000))), "more than a draft"),
    (archive(MIMETYPE, ("draft.json", bytes(65 * MEGABYTES))), "more than a draft"),
    (archive(MIMETYPE, ("draft.json", b"\xc3\x28")), "not UTF-8 text"),
    (archive(MIMETYPE, ("draft.json", b'{"a":' * 200_000)), "nested too deeply"),
    (archive(MIMETYPE, ("draft.json", b'{"format": 2}')), "format 2, made by a newer version"),
])
def test_a_file_that_is_no_draft_is_refused_and_left_as_it_is(tmp_path, content, said):
    path = tmp_path / "a.12b25"
    path.write_bytes(content)
    assert said in refusal(path)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("twice", [MIMETYPE, BLANK])
def test_an_archive_that_says_a_thing_twice_is_refused(tmp_path, twice):
    (tmp_path / "a.12b25").write_bytes(archive(MIMETYPE, BLANK, twice))
    assert "the same name twice" in refusal(tmp_path / "a.12b25")


def test_an_encrypted_archive_is_refused(tmp_path):
    content = bytearray(archive(MIMETYPE, BLANK))
    content[content.index(b"PK\1\2") + 8] |= 1
    (tmp_path / "a.12b25").write_bytes(content)
    assert "encrypted" in refusal(tmp_path / "a.12b25")


@pytest.mark.parametrize("name", ["draft.json", "exhibits/1/a.pdf"])
def test_ten_gigabytes_of_zeros_in_a_small_archive_are_not_unpacked(tmp_path, name, monkeypatch):
    content = zeros(name, 10 * 1024 * MEGABYTES)
    assert len(content) < 12 * MEGABYTES
    with zipfile.ZipFile(io.BytesIO(content)) as bomb:
        assert bomb.getinfo(name).file_size == 10 * 1024 * MEGABYTES
        with bomb.open(name) as entry:
            assert entry.read(MEGABYTES) == bytes(MEGABYTES)
    (tmp_path / "a.12b25").write_bytes(content)
    monkeypatch.setattr(zipfile.ZipExtFile, "read", lambda *_: pytest.fail("it was unpacked"))
    assert "more than a draft of Form 12b-25 can hold" in refusal(tmp_path / "a.12b25")


@pytest.mark.parametrize("wide", [False, True])
def test_an_archive_of_many_entries_is_refused_before_they_are_listed(tmp_path, monkeypatch, wide):
    """Also where the number stands in the wide record of large archives, and the narrow one belittles it."""
    content = archive(MIMETYPE, BLANK, *((str(number), b"") for number in range(25_000)))
    if wide:
        _, _, _, length, start = struct.unpack_from("<HHHII", content, content.rindex(b"PK\5\6") + 6)
        record = struct.pack("<4sQHHIIQQQQ", b"PK\6\6", 44, 45, 45, 0, 0, 25_002, 25_002, length, start)
        locator = struct.pack("<4sIQI", b"PK\6\7", 0, start + length, 1)
        content = content[:start + length] + record + locator + struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 2, 2, 100,
                                                                            0xFFFFFFFF, 0)
    with zipfile.ZipFile(io.BytesIO(content)) as crowded:
        assert len(crowded.infolist()) == 25_002
    (tmp_path / "a.12b25").write_bytes(content)
    monkeypatch.setattr(zipfile, "ZipFile", lambda *_: pytest.fail("they were listed"))
    assert "more than a draft of Form 12b-25 can hold" in refusal(tmp_path / "a.12b25")


def test_an_archive_that_understates_its_size_is_refused(tmp_path):
    content = bytearray(archive(MIMETYPE, ("draft.json", bytes(MEGABYTES))))
    place = content.rindex(b"PK\1\2") + 24
    content[place:place + 4] = struct.pack("<I", 13)
    (tmp_path / "a.12b25").write_bytes(content)
    assert "damaged" in refusal(tmp_path / "a.12b25")


@pytest.mark.parametrize("name", ["draft.json", "exhibits/1/a.pdf", "more"])
def test_a_small_file_that_would_fill_the_memory_is_not_unpacked(tmp_path, name, monkeypatch):
    content = zeros(name, 208 * MEGABYTES)
    assert len(content) < MEGABYTES
    (tmp_path / "a.12b25").write_bytes(content)
    monkeypatch.setattr(zipfile.ZipExtFile, "read", lambda *_: pytest.fail("it was unpacked"))
    assert "more than a draft of Form 12b-25 can hold" in refusal(tmp_path / "a.12b25")


def test_large_exhibits_are_kept_and_read_back_however_well_they_pack(tmp_path, igene):
    draft = igene.enter(Key.EXHIBITS, tuple(Exhibit(title=str(number), file="a.pdf", content=bytes(24 * MEGABYTES))
                                            for number in range(5)))
    store.write(tmp_path / "a.12b25", document.to_bytes(draft))
    assert store.read_draft(tmp_path / "a.12b25", assets.edition) == draft


@pytest.mark.timeout(20)
@pytest.mark.parametrize("piece", [b"[],", b'"ab",', b"1,", b"{},", b'{"a":', b'""', b'"\\",', b"\\"])
def test_more_values_than_can_be_meant_are_refused_before_they_take_the_memory(tmp_path, piece):
    text = b'{"format": 1, "x": [' + piece * (15 * MEGABYTES // len(piece))
    (tmp_path / "a.12b25").write_bytes(archive(MIMETYPE, ("draft.json", text)))
    tracemalloc.start()
    said = refusal(tmp_path / "a.12b25")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "holds more values than can be meant" in said or "not correct JSON" in said
    assert most < 100 * MEGABYTES


def test_a_long_text_full_of_commas_and_quotation_marks_is_no_crowd_of_values(igene):
    draft = igene.enter(Key.NARRATIVE, 'He said, "no", [and] {so}, ' * 100_000)
    assert document.from_file(io.BytesIO(document.to_bytes(draft)), assets.edition) == draft


@pytest.mark.timeout(20)
def test_very_many_exhibits_are_matched_with_their_files_at_once(tmp_path):
    listed = ("draft.json", b'{"format": 1, "exhibits": [' + b", ".join([b"{}"] * 100_000) + b"]}")
    files = [(f"exhibits/{number}/a.pdf", b"%PDF") for number in range(900)]
    (tmp_path / "a.12b25").write_bytes(archive(MIMETYPE, listed, *files))
    exhibits = store.read_draft(tmp_path / "a.12b25", assets.edition).exhibits
    assert [one.content for one in exhibits] == [b"%PDF"] * 899 + [None] * (100_000 - 899)


def test_a_draft_json_that_another_program_marked_as_utf8_is_read(tmp_path):
    (tmp_path / "a.12b25").write_bytes(archive(MIMETYPE, ("draft.json", b'\xef\xbb\xbf{"format": 1, "notes": "a"}')))
    assert store.read_draft(tmp_path / "a.12b25", assets.edition).text(Key.NOTES) == "a"


@pytest.mark.parametrize("name", ["../../climbed", "/climbed", "exhibits/1/../../../climbed", "C:\\climbed", "a\0b"])
def test_a_name_that_climbs_out_writes_nothing(tmp_path, name):
    inside = tmp_path / "one" / "two"
    inside.mkdir(parents=True)
    listed = ("draft.json", b'{"format": 1, "exhibits": [{"title": "A", "file": "a.pdf"}]}')
    (inside / "a.12b25").write_bytes(archive(MIMETYPE, listed, (name, b"%PDF")))
    [exhibit] = store.read_draft(inside / "a.12b25", assets.edition).exhibits
    assert exhibit.content == (b"%PDF" if name.startswith("exhibits/1/") else None)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [inside / "a.12b25"]


def test_a_file_of_ten_gigabytes_is_refused_unread(tmp_path):
    path = tmp_path / "a.12b25"
    with path.open("wb") as file:
        file.truncate(10 * 1024 * MEGABYTES)
    assert "larger than 512 MB" in refusal(path)


def test_no_truncated_draft_is_taken_for_a_whole_one(igene):
    content = document.to_bytes(igene)
    for length in range(len(content)):
        with pytest.raises(Refusal):
            document.from_file(io.BytesIO(content[:length]), assets.edition)


@pytest.mark.parametrize("on_disk", [False, True])
def test_a_single_wrong_bit_is_noticed_or_does_no_harm(igene, tmp_path, on_disk):
    """Only a file attached may be lost, where the bit is in its name; the review then asks for it."""
    draft = igene.enter(Key.EXHIBITS, (Exhibit("other", "A", file="a.pdf", content=b"%PDF-1.7 a letter"),))
    whole = document.to_bytes(draft)
    outcomes = set()
    for bit in range(0, len(whole) * 8, 7 if on_disk else 1):
        content = bytearray(whole)
        content[bit // 8] ^= 1 << bit % 8
        if on_disk:
            (tmp_path / "a.12b25").write_bytes(content)
        try:
            found = (store.read_draft(tmp_path / "a.12b25", assets.edition) if on_disk
                     else document.from_file(io.BytesIO(content), assets.edition))
        except Refusal:
            outcomes.add("refused")
            continue
        if found == draft:
            outcomes.add("whole")
        else:
            asked = {finding.code for finding in review(found, date(2026, 6, 15)).findings}
            assert asked == {Code.REQUIRED, Code.EXHIBIT_EMPTY}
    assert outcomes == {"refused", "whole"}


def test_a_folder_is_refused(tmp_path):
    assert "is a folder" in refusal(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
@pytest.mark.timeout(10)
def test_a_pipe_is_refused_at_once(tmp_path):
    os.mkfifo(tmp_path / "a.12b25")
    assert "no ordinary file" in refusal(tmp_path / "a.12b25")


@pytest.mark.parametrize(("name", "said"), [
    ("missing.12b25", "no such file"), ("missing/a.12b25", "no such file"), ("x" * 300, "too long"),
    ("file/a.12b25", "not a folder"), ("loop", "symbolic links"), ("dangling", "no such file"),
])
def test_a_file_that_is_not_there_is_refused_with_the_reason(tmp_path, name, said):
    (tmp_path / "file").touch()
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    assert said in refusal(tmp_path / name)


def test_a_name_that_no_file_can_have_is_refused(tmp_path):
    for act in (lambda path: store.read_draft(path, assets.edition), lambda path: store.write(path, b"")):
        with pytest.raises(FileTrouble, match=r"a\\x00b cannot be (read|written): no file can have such a name"):
            act(tmp_path / "a\0b")
