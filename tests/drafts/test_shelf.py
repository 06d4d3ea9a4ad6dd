# SPDX-License-Identifier: MIT
"""Profiles and templates on the disk: small files, their owner's alone, that a person names."""

import json
import stat
import sys

import pytest

from form12b25 import assets
from form12b25.drafts.shelf import Shelf
from form12b25.drafts.trouble import FileTrouble
from form12b25.form import renewal
from form12b25.form.keys import Key
from form12b25.form.refusal import Refusal


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path / "settings" / "profiles")


@pytest.fixture
def profile(quantum):
    return renewal.profile_of(quantum)


def test_what_is_kept_is_listed_and_read_again(shelf, profile):
    assert shelf.names() == ()
    for name in ("Quantum Corporation", "acme, Inc.", "Zürich AG 日本"):
        assert shelf.keep(f"  {name.replace(' ', '  ')} ", profile) == name
    assert shelf.names() == ("acme, Inc.", "Quantum Corporation", "Zürich AG 日本")
    assert shelf.read("acme, Inc.", assets.edition) == profile


def test_a_profile_is_readable_answers_and_its_owners_alone(shelf, profile):
    shelf.keep("Quantum", profile)
    [path] = shelf.folder.iterdir()
    assert json.loads(path.read_text(encoding="utf-8"))["signer_name"] == "William H. White"
    if sys.platform != "win32":
        assert [stat.S_IMODE(place.stat().st_mode) for place in (path, shelf.folder)] == [0o600, 0o700]


def test_one_name_in_other_capitals_is_the_same_name(shelf, profile):
    shelf.keep("Quantum", profile)
    assert shelf.known("QUANTUM ") == "Quantum"
    assert shelf.keep("quantum", profile.enter(Key.SIGNER_NAME, "A. Other")) == "Quantum"
    assert shelf.names() == ("Quantum",)
    assert shelf.read("Quantum", assets.edition).text(Key.SIGNER_NAME) == "A. Other"


@pytest.mark.parametrize("name", ["", "  ", "a/b", "a\\b", "..", "../x", ".hidden", "a:b", "con", "NUL.x", "a\0b",
                                  "\ud83d", "x\x1b[1m", "ä" * 100])
def test_a_name_that_no_file_can_have_everywhere_is_refused_in_a_sentence(shelf, profile, name):
    with pytest.raises(Refusal) as refused:
        shelf.keep(name, profile)
    assert str(refused.value).isprintable()
    assert str(refused.value).endswith(".")
    assert shelf.names() == ()


def test_a_name_changes_unless_another_has_it(shelf, profile):
    shelf.keep("One", profile)
    shelf.keep("Other", profile.enter(Key.SIGNER_NAME, "A. Other"))
    with pytest.raises(Refusal, match="There is “Other” already"):
        shelf.rename("One", "OTHER")
    assert shelf.read("Other", assets.edition).text(Key.SIGNER_NAME) == "A. Other"
    assert shelf.rename("One", "one") == "one"
    assert shelf.names() == ("one", "Other")
    shelf.remove("one")
    assert shelf.names() == ("Other",)


def test_what_is_gone_is_named(shelf):
    for deed in (lambda: shelf.remove("Gone"), lambda: shelf.rename("Gone", "Here"),
                 lambda: shelf.read("Gone", assets.edition)):
        with pytest.raises(FileTrouble, match=r"Gone\.json cannot be"):
            deed()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff", b'{"registrant": "x"}', b" " * (4 * 2**20 + 1)])
def test_a_damaged_one_is_named_and_the_others_stay(shelf, profile, content):
    shelf.keep("Good", profile)
    (shelf.folder / "Bad.json").write_bytes(content)
    with pytest.raises(FileTrouble, match=r"Bad\.json cannot be read: "):
        shelf.read("Bad", assets.edition)
    assert shelf.names() == ("Bad", "Good")
    assert shelf.read("Good", assets.edition) == profile


def test_what_is_no_profile_is_not_listed(shelf, profile):
    shelf.keep("Good", profile)
    (shelf.folder / "folder.json").mkdir()
    (shelf.folder / "notes.txt").write_text("x", encoding="utf-8")
    (shelf.folder / ".Good.json.part").write_text("x", encoding="utf-8")
    (shelf.folder / ".hidden.json").write_text("x", encoding="utf-8")
    assert shelf.names() == ("Good",)


def test_a_folder_that_cannot_be_made_is_named(tmp_path, profile):
    (tmp_path / "profiles").write_text("a file in the way", encoding="utf-8")
    with pytest.raises(FileTrouble, match="profiles cannot be made: "):
        Shelf(tmp_path / "profiles").keep("One", profile)
