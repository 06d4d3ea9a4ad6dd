# SPDX-License-Identifier: MIT
"""Whatever a crash or a failing disk makes of what was kept: what is read is what the draft once was, or is refused."""

import shutil
from dataclasses import replace

import pytest
from hypothesis import given

from drafting import drafts
from form12b25 import assets
from form12b25.drafts import journal, recovered, store
from form12b25.drafts.recovery import Recovery
from form12b25.form.draft import Draft, Exhibit
from form12b25.form.keys import Key

LONG = "The audit could not be completed. " * 12


def found(root):
    return recovered.found(root, assets.edition, lambda path: store.read_draft(path, assets.edition))


def keep(root, *states):
    """A program keeps these states one after the other, and is gone."""
    recovery = Recovery(root, pause=0)
    for state in states:
        recovery.change(state, None)
        assert recovery.settled()
    recovery.close()
    return recovery.folder


@pytest.fixture
def states():
    """A draft as it is typed into, in every way in which it can change."""
    draft = Draft(assets.edition("sec1344-2018")).enter(Key.REGISTRANT_NAME, "Crested Corp.")
    states = [draft]
    for key, value in ((Key.NARRATIVE, LONG), (Key.NARRATIVE, LONG[:100] + "not " + LONG[100:]),
                       (Key.NARRATIVE, LONG[5:]), (Key.RELIEF_REQUESTED, True), (Key.REGISTRANT_NAME, None),
                       (Key.EXCHANGES, ("NYSE",)), (Key.EXHIBITS, (Exhibit(text="typed"),)), (Key.EXHIBITS, None)):
        draft = draft.enter(key, value)
        states.append(draft)
    return states


@pytest.fixture
def kept(tmp_path, states):
    return keep(tmp_path / "recovery", *states)


def test_a_journal_cut_off_at_any_byte_gives_what_the_draft_once_was(tmp_path, kept, states):
    place = kept / "1.journal"
    whole = place.read_bytes()
    seen = []
    for end in range(len(whole) + 1):
        reading = journal.read(f"{kept.name}/1.journal", whole[:end])
        draft = reading and reading.draft(assets.edition, lambda *_: None)
        assert draft is None or not reading.ended
        assert draft is None or draft in states
        if draft not in seen[-1:]:
            seen.append(draft)
    assert seen == [None, *states]


def test_a_byte_that_flipped_never_gives_a_draft_that_never_was(tmp_path, kept, states):
    place = kept / "1.journal"
    whole = place.read_bytes()
    for at in range(len(whole)):
        for bit in (1, 32, 128):
            damaged = bytearray(whole)
            damaged[at] ^= bit
            reading = journal.read(f"{kept.name}/1.journal", bytes(damaged))
            if reading is not None:
                assert reading.draft(assets.edition, lambda *_: None) in states[:-1]
                assert reading.ended or at > whole.rindex(b"\n", 0, -1)


@pytest.mark.parametrize("name", ["1.journal", "about.json", "held"])
@pytest.mark.parametrize("content", [b"", b"\0" * 5000, b"{}\n", b'{"who": 1, "path": []}', b"\xff" * 9, None, "dir"])
def test_a_damaged_folder_is_listed_with_what_can_be_read_and_hides_no_other(tmp_path, kept, states, name, content):
    other = keep(tmp_path / "recovery", states[1])
    (kept / name).unlink()
    if content == "dir":
        (kept / name).mkdir()
    elif content is not None:
        (kept / name).write_bytes(content)
    by_folder = {left.folder: left for left in found(tmp_path / "recovery")}
    assert by_folder[other].draft == states[1]
    if name == "1.journal":
        assert (kept in by_folder) is (content is not None)
        if content is not None:
            assert by_folder[kept].draft is None
            assert by_folder[kept].troubles
            assert by_folder[kept].about.who
    else:
        assert by_folder[kept].draft == states[-1]
        assert bool(by_folder[kept].troubles) is (name == "about.json" and content != b"{}\n")


def test_the_journal_of_another_draft_is_not_taken_for_this_ones(tmp_path, kept, states):
    other = keep(tmp_path / "recovery", states[0].enter(Key.NOTES, "confidential"))
    shutil.copy(other / "1.journal", kept / "1.journal")
    left = {left.folder: left for left in found(tmp_path / "recovery")}
    assert left[kept].draft is None
    assert left[other].draft.text(Key.NOTES) == "confidential"


def test_a_damaged_later_journal_gives_way_to_the_one_before(tmp_path, kept, states):
    (kept / "2.journal").write_bytes(b"damaged\n")
    [left] = found(tmp_path / "recovery")
    assert left.draft == states[-1]
    assert left.troubles == ("A part of what was kept is damaged; an earlier state was read.",)


def test_a_later_journal_that_was_only_begun_is_not_missed(tmp_path, kept, states):
    (kept / "2.journal").write_bytes(b"beg")
    (kept / "x.journal").write_bytes(b"")
    [left] = found(tmp_path / "recovery")
    assert left.draft == states[-1]


def test_a_damaged_attached_file_is_named_and_not_attached(tmp_path, states):
    folder = keep(tmp_path / "recovery", states[0].enter(Key.EXHIBITS, (Exhibit(file="a.pdf", content=b"whole"),)))
    (folder / "1.content").write_bytes(b"whore")
    [left] = found(tmp_path / "recovery")
    assert left.draft.exhibits == (Exhibit(file="a.pdf"),)
    assert "“a.pdf”" in left.troubles[0]


def test_links_and_strange_names_in_the_folder_are_passed_over(tmp_path, kept, states):
    (tmp_path / "recovery" / "a file").write_bytes(b"")
    (tmp_path / "recovery" / "empty").mkdir()
    (tmp_path / "recovery" / "loop").symlink_to(tmp_path / "recovery")
    assert [left.draft for left in found(tmp_path / "recovery")] == [states[-1]]


def test_what_was_given_up_before_a_crash_is_cleared_away_and_never_found(tmp_path, kept):
    kept.rename(kept.with_name(f"{kept.name}.gone"))
    assert found(tmp_path / "recovery") == []
    assert list((tmp_path / "recovery").iterdir()) == []


@given(one=drafts(with_unknown=True), other=drafts())
def test_every_draft_that_a_file_can_keep_comes_back_from_a_journal(one, other):
    contents = {}

    def named(draft):
        for exhibit in draft.exhibits:
            if exhibit.content is not None:
                contents[str(id(exhibit.content))] = exhibit.content
        return [None if exhibit.content is None else (str(id(exhibit.content)), len(exhibit.content))
                for exhibit in draft.exhibits]

    after = replace(other, edition=one.edition, unknown=one.unknown)
    first, seal = journal.line(journal.first_seal("x"), journal.whole(one, named(one)) | {"at": 1.5})
    second, _ = journal.line(seal, journal.change(one, after, named(after)) | {"at": 2.5})
    for lines, draft in ((first, one), (first + second, after)):
        reading = journal.read("x", lines)
        assert reading.draft(assets.edition, lambda _, name, length: contents[name]) == draft
