# SPDX-License-Identifier: MIT
"""Answers: what is taken, and what is refused by name."""

import json

import pytest

from drafting import example
from form12b25 import assets
from form12b25.form import answers
from form12b25.form.definition import FIELDS, Check, Choice, Considerations, Exhibits, Figures, Names, Number
from form12b25.form.draft import Exhibit
from form12b25.form.figures import ResultsLine
from form12b25.form.keys import Key
from form12b25.form.refusal import Refusal

NO_TEXT = [1, 0, 1.5, True, [], ["a"], {}]
HALF = "\ud83d"
WRONG = {
    Check: ["yes", "true", 1, 0, [], {}],
    Number: [True, False, 1.0, [1], {}],
    Names: ["NYSE", 1, True, {}, [1], [None], [["NYSE"]]],
    Exhibits: ["letter.pdf", 1, True, {}],
    Considerations: ["seen", 1, True, {}],
    Figures: ["Net sales", 1, True, {}],
}


def draft(found, **how):
    """The draft that answers describe, by the way that a file of answers takes."""
    return answers.from_object(answers.parse_json(json.dumps(found)), assets.edition, **how)


def refusal(found):
    with pytest.raises(Refusal) as refused:
        draft(found)
    assert "\n" not in str(refused.value)
    return str(refused.value)


@pytest.mark.parametrize("name", ["igene-1998", "quantum-2026", "invented-results"])
def test_the_examples_come_back_as_they_were_given(name):
    given = example(name)
    returned = answers.to_object(draft(given))
    assert returned == {key: value for key, value in given.items() if value not in (None, "")}
    assert list(returned) == ["edition", *(key for key in Key if key in returned)]
    assert draft(returned) == draft(given)


def test_every_key_is_taken():
    filled = {key: {Check: True, Number: 2, Names: ["NYSE"], Exhibits: [{"kind": "other", "title": "Letter"}],
                    Figures: [{"line": "Net sales", "current": "5", "prior": ""}],
                    Considerations: [{"key": "narrative", "code": "a", "reason": "b"}]}.get(
        type(field), field.offers(assets.edition("sec1344-2018"))[0] if isinstance(field, Choice) else "as typed")
        for key, field in FIELDS.items()}
    assert answers.to_object(draft(filled)) == {"edition": "sec1344-2018"} | filled


@pytest.mark.parametrize("blank", [None, ""])
def test_null_and_the_empty_text_mean_blank_in_every_key(blank):
    assert draft(dict.fromkeys([*Key, "edition"], blank)) == draft({})


def test_the_edition_in_use_is_taken_where_none_is_named():
    assert draft({}).edition is assets.edition("sec1344-2018")


@pytest.mark.parametrize("identifier", ["sec1344-2003", "SEC1344-2018", 0, False, [], {}, 2018, "../../../etc/passwd"])
def test_an_edition_that_does_not_exist_is_refused(identifier):
    said = refusal({"edition": identifier})
    assert '"edition" must be one of "sec1344-2018" or "sec1344-1995"' in said
    assert json.dumps(identifier) in said


@pytest.mark.parametrize("name", ["naration", "Narrative", "", "narrative ", "format", "a\nb", "x" * 5000])
def test_an_unknown_key_is_refused_by_name(name):
    assert json.dumps(name)[:50] in refusal({name: "x"})


@pytest.mark.parametrize(("key", "wrong"), [
    (key, wrong) for key, field in FIELDS.items() for wrong in WRONG.get(type(field), NO_TEXT)])
def test_a_wrong_type_is_refused_by_the_name_of_its_key(key, wrong):
    assert refusal({key: wrong}).startswith(f'"{key}" must be ')


@pytest.mark.parametrize(("edition", "key", "value"), [
    ("sec1344-1995", "report_form", "10-D"), ("sec1344-1995", "report_form", "N-CEN"),
    ("sec1344-2018", "report_form", "N-SAR"), ("sec1344-2018", "report_form", "8-K"),
    ("sec1344-2018", "report_form", "10-k"), ("sec1344-2018", "report_form", "Form 10-K"),
    ("sec1344-2018", "transition_report", "N-CSR"), ("sec1344-2018", "transition_report", "10-D"),
    ("sec1344-2018", "paper_filing_basis", "rule-203"), ("sec1344-2018", "filer_status", "smaller"),
    ("sec1344-2018", "other_reports_filed", "Yes"), ("sec1344-2018", "results_change", "maybe"),
])
def test_a_value_that_the_edition_does_not_offer_is_refused_by_name(edition, key, value):
    said = refusal({"edition": edition, key: value})
    assert said.startswith(f'"{key}" must be ')
    assert f'"{value}"' in said


def test_a_box_of_the_1990s_is_taken_in_that_edition():
    taken = draft({"edition": "sec1344-1995", "report_form": "N-SAR", "transition_report": "N-SAR"})
    assert taken.text(Key.TRANSITION_REPORT) == "N-SAR"


@pytest.mark.parametrize(("number", "held"), [(2, 2), ("2", 2), ("No. 2", "No. 2"), (0, 0), (-1, -1), ("02", "02")])
def test_the_number_of_an_amendment_is_kept_as_typed_even_if_it_is_none(number, held):
    assert draft({"amendment_number": number}).entered[Key.AMENDMENT_NUMBER] == held


def test_a_wrong_date_is_kept_as_typed():
    assert draft({"period_ended": " Febuary 30 "}).typed(Key.PERIOD_ENDED) == " Febuary 30 "


@pytest.mark.parametrize(("item", "said"), [
    ("letter", "exhibit 1 must be an object"), (None, "exhibit 1 must be an object"),
    ({"page": "1"}, 'exhibit 1 has an unknown key "page"'), ({"title": 1}, '"title" of exhibit 1 must be text'),
    ({"text": ["a"]}, '"text" of exhibit 1 must be text'), ({"kind": "letter"}, '"kind" of exhibit 1 must be'),
    ({"text": "a", "file": "a.pdf"}, 'exhibit 1 has both "text" and "file"'),
])
def test_an_exhibit_that_is_none_is_refused_by_its_number(item, said):
    assert said in refusal({"exhibits": [item]})


def test_blanks_in_an_exhibit_mean_blank():
    taken = draft({"exhibits": [{"kind": None, "title": "", "signed_by": None, "text": "a", "file": ""}]})
    assert taken.exhibits == (Exhibit("other", text="a"),)


@pytest.mark.parametrize(("item", "said"), [
    ("Net sales", 'line 1 must be an object with "line", "current" and "prior"'), (None, "line 1 must be an object"),
    ({"line": "a", "changed": "1"}, 'line 1 has an unknown key "changed"'),
    ({"current": True}, 'line 1: "current" must be text'), ({"prior": ["1"]}, 'line 1: "prior" must be text'),
])
def test_a_line_of_figures_that_is_none_is_refused_by_its_number(item, said):
    assert f'"results_table": {said}' in refusal({"results_table": [item]})


def test_a_figure_may_be_a_number_and_is_kept_as_it_was_written():
    taken = draft_of_text('{"results_table": [{"line": "EPS", "current": -0.10, "prior": 12}, {"current": 1.50e3}]}')
    assert taken.results_table == (ResultsLine("EPS", "-0.10", "12"), ResultsLine("", "1.50e3"))


def test_a_line_of_figures_of_a_newer_program_is_kept_and_written_back():
    item = {"line": "Net sales", "current": "5", "prior": "4", "basis": [0.10]}
    kept = draft({"results_table": [item]}, strict=False)
    assert isinstance(hash(kept.results_table), int)
    assert answers.to_object(kept)["results_table"] == [item]
    assert answers.from_object(answers.to_object(kept), assets.edition, strict=False) == kept


@pytest.mark.parametrize(("text", "said"), [
    ("", "not correct JSON"), ("{", "line 1, column 2"), ('{"narrative": "a}', "not correct JSON"),
    ('{"narrative": "a",}', "not correct JSON"), ("{'narrative': 'a'}", "line 1, column 2"), ("[]", "not an object"),
    ("null", "not an object"), ('"narrative"', "not an object"), ('{"narrative": NaN}', "NaN is no value"),
    ('{"amendment_number": Infinity}', "Infinity is no value"), ('{"notes": 1, "notes": 1}', '"notes" is given twice'),
    ('{"exhibits": [{"title": "a", "title": "b"}]}', '"title" is given twice'),
    ('{"narrative": "a\nb"}', "not correct JSON"), ("\x00", "not correct JSON"), ("{} {}", "not correct JSON"),
    ('{"amendment_number": ' + "9" * 5000 + "}", "thousands of digits"),
    ('{"narrative": ' + "[" * 100_000 + "]" * 100_000 + "}", "nested too deeply"),
    ('{"narrative": ' + '{"a":' * 100_000 + "1" + "}" * 100_000 + "}", "nested too deeply"),
    ('{"narrative": ' + "[" * 500 + "]" * 500 + "}", "nested too deeply"),
    ('{"narrative": 1e999}', '"narrative" holds a number beyond all bounds'),
])
def test_json_that_is_broken_or_says_too_much_is_refused(text, said):
    with pytest.raises(Refusal, match=said) as refused:
        draft_of_text(text)
    assert "\n" not in str(refused.value)


def draft_of_text(text):
    return answers.from_object(answers.parse_json(text), assets.edition)


@pytest.mark.parametrize("found", [
    {"narrative": HALF}, {"amendment_number": HALF}, {"exchanges": ["NYSE", HALF]}, {"exhibits": [{"title": HALF}]},
    {"from_a_newer_program": [{"a": HALF}]}, {"report_form": HALF}, {HALF: "x"},
])
def test_half_of_a_character_is_refused_by_the_name_of_its_key(found):
    assert f"{json.dumps(next(iter(found)))} holds half of a character" in refusal(found)


def test_both_halves_are_a_character():
    assert draft_of_text(r'{"notes": "\ud83d\ude00"}').typed(Key.NOTES) == "😀"


@pytest.mark.timeout(10)
def test_a_key_given_twice_is_found_among_very_many():
    names = [f'"{number}": 0' for number in range(100_000)]
    with pytest.raises(Refusal, match='"99999" is given twice'):
        answers.parse_json("{" + ", ".join([*names, names[-1]]) + "}")


def test_an_exhibit_of_a_newer_program_is_kept_and_written_back():
    item = {"kind": "affidavit", "title": "A", "text": "a", "pages": [1, 2]}
    kept = draft({"exhibits": [item]}, strict=False)
    assert kept.exhibits == (Exhibit("other", "A", text="a", unknown={"kind": "affidavit", "pages": [1, 2]}),)
    assert isinstance(hash(kept.exhibits), int)
    assert answers.to_object(kept)["exhibits"] == [item]
    assert answers.from_object(answers.to_object(kept), assets.edition, strict=False) == kept


def test_a_draft_file_may_hold_what_answers_may_not():
    kept = draft({"report_form": "8-K", "colour": "blue", "exhibits": [{"text": "a", "file": "a.pdf"}]}, strict=False)
    assert kept.text(Key.REPORT_FORM) == "8-K"
    assert kept.unknown == {"colour": "blue"}
    assert kept.exhibits == (Exhibit("other", text="a", file="a.pdf"),)
