# SPDX-License-Identifier: MIT
"""The joint holds: the keys of the design are those of the enum, the answers and the draft file."""

import io
import json
import zipfile
from pathlib import Path

from form12b25 import assets
from form12b25.drafts import document
from form12b25.form import answers
from form12b25.form.definition import FIELDS
from form12b25.form.keys import Key

DATA = Path(__file__).parents[1] / "data"
DESIGNED = (DATA / "keys.txt").read_text(encoding="utf-8").split()
EVERY = json.loads((DATA / "every-key.answers.json").read_text(encoding="utf-8"))


def test_the_keys_are_those_of_the_design_in_paper_order():
    assert [str(key) for key in Key] == DESIGNED == [str(key) for key in FIELDS]


def test_the_answers_with_every_key_have_every_key():
    assert list(EVERY) == ["edition", *DESIGNED]
    assert all(value not in (None, "", [], False) for value in EVERY.values())


def test_a_draft_file_in_which_everything_is_filled_holds_exactly_the_keys():
    draft = answers.from_object(EVERY, assets.edition)
    assert [str(key) for key in draft.entered] == DESIGNED
    with zipfile.ZipFile(io.BytesIO(document.to_bytes(draft))) as archive:
        written = json.loads(archive.read("draft.json"))
    assert list(written) == ["format", "edition", *DESIGNED]
    assert {key: written[key] for key in EVERY} == EVERY
    assert document.from_file(io.BytesIO(document.to_bytes(draft)), assets.edition) == draft
