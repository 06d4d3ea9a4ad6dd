# SPDX-License-Identifier: MIT
"""Drafts of every format are opened for ever, and what only a newer program knows survives."""

import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest

from form12b25 import assets
from form12b25.drafts import document, migrations, store
from form12b25.form import answers
from form12b25.form.draft import Exhibit
from form12b25.form.keys import Key
from form12b25.form.refusal import Refusal

DATA = Path(__file__).parents[1] / "data" / "drafts"
KEPT = sorted(DATA.rglob("*.12b25"))


def described(content):
    """The draft.json in the bytes of a draft file."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return json.loads(archive.read("draft.json"))


def test_drafts_of_each_format_are_kept():
    assert {path.parent.name for path in KEPT} == {f"format-{number}" for number in range(1, migrations.FORMAT + 1)}
    assert len(KEPT) >= 6


def test_the_drafts_that_are_kept_are_as_they_were_made():
    for sums in DATA.glob("*/SHA256SUMS"):
        listed = dict(reversed(line.split()) for line in sums.read_text().splitlines())
        assert listed == {path.name: hashlib.sha256(path.read_bytes()).hexdigest()
                          for path in sums.parent.glob("*.12b25")}


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_draft_of_whatever_format_opens_and_is_written_back_whole(path):
    wanted = migrations.to_today(described(path.read_bytes()))
    draft = store.read_draft(path, assets.edition)
    assert answers.to_object(draft) | draft.unknown == wanted
    again = document.to_bytes(draft)
    assert described(again) == {"format": migrations.FORMAT} | wanted
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(io.BytesIO(again)) as after:
        attached = [name for name in before.namelist() if name.startswith("exhibits/")]
        assert [after.read(name) for name in attached] == [before.read(name) for name in attached]
        assert after.namelist() == before.namelist()


def test_the_words_of_an_old_draft_are_those_that_were_typed():
    draft = store.read_draft(DATA / "format-1" / "half-done.12b25", assets.edition)
    assert draft.typed(Key.NARRATIVE) == "Half done, and wrong:\r\nthe auditor is ill.\u2028And more."
    assert (draft.typed(Key.PERIOD_ENDED), draft.typed(Key.AMENDMENT_NUMBER)) == ("Decembr 31", "two")
    attached = store.read_draft(DATA / "format-1" / "exhibits.12b25", assets.edition).exhibits
    assert [(one.file, (one.content or b"")[:4]) for one in attached] == [("", b""), ("letter.pdf", b"%PDF"),
                                                                          ("seal.png", b"\x89PNG")]


def test_what_a_newer_program_wrote_of_exhibits_and_answers_survives_an_edit():
    draft = store.read_draft(DATA / "format-1" / "unknown-keys.12b25", assets.edition)
    one, other = draft.exhibits
    written = described(document.to_bytes(draft.enter(Key.EXHIBITS, (other, one)).enter(Key.NOTES, "new")))
    assert written["colour"] == {"shade": [1, 2.5, None, "é"]}
    assert written["exhibits"][0]["kind"] == "video"
    assert written["exhibits"][1]["witness"] == "E. F."
    assert written["considered"][0]["by"] == "Counsel"


# The chain, shown with formats that never were: in format 2 the contact had one key, in 3 notes became a list.

def _joined(found):
    rest = {name: value for name, value in found.items() if name not in ("first", "last")}
    return rest | {"name": f"{found.get('first', '')} {found.get('last', '')}".strip()}


def _listed(found):
    return found | {"notes": [found["notes"]]} if "notes" in found else found


@pytest.mark.parametrize(("found", "made"), [
    ({"format": 1, "first": "A.", "last": "B", "notes": "n", "zeal": 1}, {"name": "A. B", "notes": ["n"], "zeal": 1}),
    ({"format": 2, "name": "A. B", "notes": "n"}, {"name": "A. B", "notes": ["n"]}),
    ({"format": 3, "name": "A. B", "notes": ["n"]}, {"name": "A. B", "notes": ["n"]}),
])
def test_a_draft_goes_through_each_step_from_its_format_to_todays(found, made):
    before = json.dumps(found)
    assert migrations.to_today(found, (_joined, _listed)) == made
    assert json.dumps(found) == before


def test_a_format_beyond_the_last_step_is_refused_with_both_numbers():
    with pytest.raises(migrations.NewerFormat, match=r"format 4, .* up to format 3\."):
        migrations.to_today({"format": 4}, (_joined, _listed))


def test_the_reader_goes_through_the_steps(monkeypatch):
    monkeypatch.setattr(migrations, "to_today", lambda found: {"notes": "made anew"})
    opened = document.from_file(io.BytesIO((DATA / "format-1" / "igene-1998.12b25").read_bytes()), assets.edition)
    assert (dict(opened.entered), opened.exhibits) == ({Key.NOTES: "made anew"}, ())


# What is written is read back first

def test_a_draft_that_would_not_read_back_as_entered_is_not_written_and_the_field_is_named(igene, monkeypatch):
    read = document.from_file
    monkeypatch.setattr(document, "from_file", lambda file, *given: read(file, *given).enter(Key.CONTACT_NAME, "X"))
    with pytest.raises(Refusal, match=r"Part IV, Name of the person to contact would not be read back"):
        document.to_bytes(igene)


def test_a_draft_that_could_not_be_opened_again_is_not_written(igene):
    deep = {"deep": json.loads("[" * 60 + "]" * 60)}
    draft = type(igene)(igene.edition, igene.entered, deep)
    with pytest.raises(Refusal, match="could not be opened again, for its JSON is nested too deeply"):
        document.to_bytes(draft)


def test_a_bad_packing_is_noticed_before_anything_is_written(igene, monkeypatch):
    draft = igene.enter(Key.EXHIBITS, (Exhibit(title="A", file="a.pdf", content=b"%PDF-1"),))
    packed = document._packed
    monkeypatch.setattr(document, "_packed", lambda given, step: packed(given.enter(Key.EXHIBITS, ()), step))
    with pytest.raises(Refusal, match="Worksheet, Exhibit 1 would not be read back"):
        document.to_bytes(draft)
