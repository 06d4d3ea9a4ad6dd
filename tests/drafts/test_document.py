# SPDX-License-Identifier: MIT
"""The draft file: what is put in comes out, and it can be read without this program."""

import io
import json
import subprocess
import sys
import zipfile
from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import given, settings

from drafting import drafts
from form12b25 import assets
from form12b25.drafts import document
from form12b25.form.draft import Exhibit
from form12b25.form.keys import Key
from form12b25.form.refusal import Refusal


def opened(content):
    return document.from_file(io.BytesIO(content), assets.edition)


def packed(found, **entries):
    """A draft file made by hand."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", document.MIMETYPE)
        archive.writestr("draft.json", found if isinstance(found, bytes) else json.dumps(found))
        for name, content in entries.items():
            archive.writestr(name.replace("__", "/"), content)
    return file.getvalue()


@given(drafts(with_unknown=True))
def test_any_draft_is_reopened_exactly_as_it_was_left(draft):
    content = document.to_bytes(draft)
    reopened = opened(content)
    assert reopened == draft
    assert document.to_bytes(reopened) == content


@given(drafts())
@settings(max_examples=30)
def test_equal_drafts_are_equal_files_in_whatever_order_they_were_filled(draft):
    backwards = replace(draft, entered=MappingProxyType(dict(reversed(draft.entered.items()))))
    assert backwards == draft
    assert document.to_bytes(backwards) == document.to_bytes(draft)


def test_the_hour_of_saving_is_not_in_the_file(igene, monkeypatch):
    before = document.to_bytes(igene)
    monkeypatch.setattr("time.time", lambda: 2e9)
    assert document.to_bytes(igene) == before


def test_the_file_says_what_it_is_before_anything_else(igene):
    content = document.to_bytes(igene)
    assert content[:38] == b"PK\3\4" + content[4:30] + b"mimetype"
    assert content[38:].startswith(b"application/vnd.form12b25.draft+zip")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        first, second, *_ = archive.infolist()
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert second.filename == "draft.json"


def test_the_answers_stand_in_it_for_people_to_read(quantum):
    with zipfile.ZipFile(io.BytesIO(document.to_bytes(quantum))) as archive:
        text = archive.read("draft.json").decode()
    assert text.startswith('{\n  "format": 1,\n  "edition": "sec1344-2018",\n')
    assert "the “Company”" in text
    keys = list(json.loads(text))
    assert keys[2:] == [key for key in Key if key in keys]


def test_an_attached_file_stands_in_it_as_it_is(igene, tmp_path):
    letters = (Exhibit(title="A", file="Brief Müller.pdf", content=b"%PDF-1"), Exhibit(title="B", text="b"),
               Exhibit(title="C", file="Brief Müller.pdf", content=b"%PDF-3"))
    path = tmp_path / "a.12b25"
    path.write_bytes(document.to_bytes(igene.enter(Key.EXHIBITS, letters)))
    subprocess.run([sys.executable, "-m", "zipfile", "-e", path, tmp_path / "out"], check=True)
    assert (tmp_path / "out/exhibits/1/Brief Müller.pdf").read_bytes() == b"%PDF-1"
    assert (tmp_path / "out/exhibits/3/Brief Müller.pdf").read_bytes() == b"%PDF-3"
    assert not (tmp_path / "out/exhibits/2").exists()


@pytest.mark.parametrize("name", ["../../up.pdf", "/etc/passwd", "..", "C:\\letters\\a.pdf", "a\x00b", "", "x" * 500])
def test_no_name_of_an_attached_file_leads_out_of_the_archive(igene, name):
    draft = igene.enter(Key.EXHIBITS, (Exhibit(title="A", file=name, content=b"%PDF-1"),))
    content = document.to_bytes(draft)
    assert opened(content) == draft
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        place = archive.namelist()[2]
    assert place.startswith("exhibits/1/")
    assert place.count("/") == 2
    assert len(place.encode()) < 200
    assert not {"..", "."} & set(place.split("/"))


def test_what_a_newer_program_wrote_is_written_back():
    found = {"format": 1, "colour": {"shade": [1, 2.5, None]}, "edition": "sec1344-1995", "notes": "a", "zeal": True}
    once = document.to_bytes(opened(packed(found)))
    with zipfile.ZipFile(io.BytesIO(once)) as archive:
        assert json.loads(archive.read("draft.json")) == found
    changed = opened(once).enter(Key.NOTES, "b")
    assert opened(document.to_bytes(changed)).unknown == {"colour": {"shade": [1, 2.5, None]}, "zeal": True}


def test_a_draft_packed_again_by_another_program_is_read(igene):
    with zipfile.ZipFile(io.BytesIO(document.to_bytes(igene))) as archive:
        text = archive.read("draft.json")
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.mkdir("exhibits")
        archive.writestr("draft.json", text)
        archive.writestr("mimetype", document.MIMETYPE + b"\n")
    assert opened(file.getvalue()) == igene


@pytest.mark.parametrize("number", [2, 17, 10**40])
def test_a_newer_format_is_refused_with_both_numbers(number):
    with pytest.raises(Refusal, match=rf"format {number}, .* reads up to format 1\. Install the newer"):
        opened(packed({"format": number, "notes": 7}))


@pytest.mark.parametrize("number", [None, 0, -1, "1", 1.0, True, [1]])
def test_a_file_that_does_not_say_its_format_is_refused(number):
    with pytest.raises(Refusal, match="does not say which format"):
        opened(packed({"format": number}))


@pytest.mark.parametrize(("found", "said"), [
    (b"", "not correct JSON"), (b"{", "not correct JSON"), (b"\xff\xfe{}", "not UTF-8"), (b"[1]", "not an object"),
    (b'{"format": 1, "notes": ' + b"[" * 100_000, "nested too deeply"), (b'{"format": 1, "format": 1}', "given twice"),
    ({"format": 1, "notes": 7}, '"notes" must be text'), ({"format": 1, "edition": "mine"}, '"edition" must be'),
    ({"format": 1, "notes": "\ud83d"}, "half of a character"), ({"format": 1, "new": "\udc00"}, "half of a character"),
])
def test_a_draft_json_that_cannot_be_meant_is_refused(found, said):
    with pytest.raises(Refusal, match=said):
        opened(packed(found))


def test_a_choice_that_the_edition_does_not_offer_is_kept_for_the_review():
    assert opened(packed({"format": 1, "report_form": "N-SAR"})).text(Key.REPORT_FORM) == "N-SAR"


@pytest.mark.parametrize("exhibits", [
    tuple(Exhibit(title="A", file="a", content=b"") for _ in range(999)),
    (Exhibit(title="A", text="x" * 2**26),),
])
def test_a_draft_that_could_not_be_reopened_is_not_written(igene, exhibits):
    with pytest.raises(Refusal, match="cannot be kept"):
        document.to_bytes(igene.enter(Key.EXHIBITS, exhibits))


def test_half_of_a_character_is_not_written(igene):
    with pytest.raises(Refusal, match="half of a character"):
        document.to_bytes(igene.enter(Key.NOTES, "\ud83d"))
