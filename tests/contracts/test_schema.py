# SPDX-License-Identifier: MIT
"""The schema of draft.json says what the program writes and reads: no key more or less, no draft more or less."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from drafting import drafts, example
from form12b25 import assets
from form12b25.drafts import document, migrations
from form12b25.form import answers, definition, editions, renewal
from form12b25.form.keys import Key
from form12b25.form.refusal import Refusal

SCHEMA = json.loads(assets.resource("schema", "draft.schema.json"))
VALIDATOR = Draft202012Validator(SCHEMA)
EVERY = json.loads((Path(__file__).parents[1] / "data" / "every-key.answers.json").read_text(encoding="utf-8"))


def described(draft):
    with zipfile.ZipFile(io.BytesIO(document.to_bytes(draft))) as archive:
        return json.loads(archive.read("draft.json"))


def faults(found):
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(found)]


def test_it_is_a_schema_and_of_todays_format():
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["properties"]["format"]["const"] == migrations.FORMAT
    assert SCHEMA["$id"].endswith(f":{migrations.FORMAT}")


def test_its_keys_are_those_of_the_form_in_paper_order():
    assert list(SCHEMA["properties"]) == ["format", "edition", "filed", "carried", *Key, "amends"]


def test_a_notice_that_is_amended_is_described_as_any_other():
    assert SCHEMA["$defs"]["amended"]["properties"] == {
        name: {"$ref": f"#/properties/{name}"} for name in SCHEMA["properties"] if name != "format"}


def test_what_it_offers_as_examples_is_what_the_form_offers():
    offered = {key: set() for key, field in definition.FIELDS.items() if isinstance(field, definition.Choice)}
    for identifier in editions.IDENTIFIERS:
        for key in offered:
            offered[key].update(definition.FIELDS[key].offers(assets.edition(identifier)))
    assert offered == {key: set(SCHEMA["properties"][key]["examples"]) for key in offered}
    assert SCHEMA["properties"]["edition"]["enum"][:2] == [editions.DEFAULT, *set(editions.IDENTIFIERS) - {
        editions.DEFAULT}]
    kinds = SCHEMA["$defs"]["exhibit"]["properties"]["kind"]["examples"]
    assert tuple(kinds) == definition.EXHIBIT_KINDS
    assert tuple(SCHEMA["$defs"]["exhibit"]["properties"]) == answers._EXHIBIT_KEYS
    assert tuple(SCHEMA["$defs"]["consideration"]["properties"]) == answers._CONSIDERATION_KEYS
    assert tuple(SCHEMA["$defs"]["result"]["properties"]) == answers._LINE_KEYS
    assert tuple(SCHEMA["$defs"]["filed"]["properties"]) == answers._FILED_KEYS
    assert tuple(SCHEMA["$defs"]["filed"]["properties"]["way"]["examples"]) == renewal.WAYS


@pytest.mark.parametrize("name", ["igene-1998", "quantum-2026"])
def test_the_examples_fit_it(name):
    assert faults({"format": 1} | example(name)) == []


def test_the_draft_with_every_key_fits_it_and_so_does_a_newer_programs_key():
    assert faults(described(answers.from_object(EVERY, assets.edition)) | {"colour": {"shade": 1}}) == []


@given(drafts(with_unknown=True))
def test_whatever_is_written_fits_it(draft):
    assert faults(described(draft)) == []


@pytest.mark.parametrize("wrong", [
    {}, {"format": 2}, {"format": "1"}, {"format": 1, "edition": "mine"}, {"format": 1, "edition": 1995},
    {"format": 1, "notes": 7}, {"format": 1, "narrative": ["a"]}, {"format": 1, "relief_requested": "yes"},
    {"format": 1, "amendment_number": 1.5}, {"format": 1, "amendment_number": True}, {"format": 1, "exchanges": "NYSE"},
    {"format": 1, "exchanges": [1]}, {"format": 1, "exhibits": {}}, {"format": 1, "exhibits": ["a.pdf"]},
    {"format": 1, "exhibits": [{"title": 7}]}, {"format": 1, "considered": [{"reason": True}]},
    {"format": 1, "results_table": [{"line": True}]}, {"format": 1, "results_table": [["Revenue"]]},
    {"format": 1, "filed": "in June"}, {"format": 1, "filed": {"date": 7}}, {"format": 1, "carried": "notes"},
    {"format": 1, "carried": [7]}, {"format": 1, "amends": []}, {"format": 1, "amends": {"notes": 7}},
    {"format": 1, "period_ended": 19971231}, {"format": 1, "report_form": True}, [], "draft", None,
])
def test_what_is_no_draft_does_not_fit_it(wrong):
    assert faults(wrong)


_SCALARS = st.none() | st.booleans() | st.integers(-3, 3) | st.just(1.5) | st.sampled_from(["", "yes", "10-K", "a"])
_ITEMS = st.dictionaries(st.sampled_from([*answers._EXHIBIT_KEYS, *answers._CONSIDERATION_KEYS, *answers._LINE_KEYS,
                                          *answers._FILED_KEYS, "notes", "x"]),
                         _SCALARS | st.just([]), max_size=2)
_ANY = _SCALARS | st.lists(_SCALARS | _ITEMS, max_size=2) | _ITEMS


@given(st.fixed_dictionaries({}, optional={
    "format": st.sampled_from([1, 1, 1, 1, 2, 0, True, "1", None]),
    "edition": st.sampled_from(["sec1344-2018", "sec1344-1995", "", None, "mine", 7]),
    **dict.fromkeys([*map(str, Key), "filed", "carried", "amends", "x"], _ANY)}).filter(lambda found: len(found) < 9))
@settings(max_examples=500)
def test_what_fits_it_is_read_and_what_does_not_is_refused(found):
    try:
        answers.from_object(migrations.to_today(found), assets.edition, strict=False)
        read = True
    except Refusal:
        read = False
    assert read == (faults(found) == []), faults(found)
