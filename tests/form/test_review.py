# SPDX-License-Identifier: MIT
"""What a review says of a draft."""

import ast
import string
from datetime import date
from pathlib import Path

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

import form12b25
from drafting import drafts, example
from form12b25 import assets
from form12b25.form import answers, characters, findings
from form12b25.form.definition import FIELDS, Narrative, Text, never
from form12b25.form.draft import Draft, Exhibit
from form12b25.form.findings import Code, Finding, Severity, sentence
from form12b25.form.keys import Key
from form12b25.form.notice import Notice, read
from form12b25.form.review import State, review

TODAY = date(2026, 6, 15)


def test_the_filing_of_1998_lacks_exactly_its_narrative(igene):
    judged = review(igene, TODAY)
    assert judged.stopping == (Finding(Key.NARRATIVE, Severity.TODO, Code.REQUIRED, citation="Rule 12b-25(a)"),)
    assert sentence(judged.findings[0]) == "State in reasonable detail why the report could not be filed in time."
    assert not judged.ready
    assert judged.notice is None


def test_the_filing_of_1998_is_ready_once_it_has_a_narrative(igene):
    judged = review(igene.enter(Key.NARRATIVE, "Our auditors need until April 15."), TODAY)
    assert judged.stopping == ()
    assert isinstance(judged.notice, Notice)


def test_the_filing_of_2026_is_ready_on_its_day(quantum):
    judged = review(quantum, TODAY)
    assert judged.findings == ()
    assert judged.ready
    assert judged.notice.text(Key.PERIOD_ENDED) == "March 31, 2026"


def test_a_blank_form_asks_for_what_each_part_requires(quantum):
    asked = [finding.key for finding in review(Draft(quantum.edition), TODAY).findings]
    assert asked == [
        Key.REPORT_FORM, Key.PERIOD_ENDED, Key.REGISTRANT_NAME, Key.STREET_ADDRESS, Key.CITY_STATE_ZIP, Key.NARRATIVE,
        Key.CONTACT_NAME, Key.CONTACT_AREA_CODE, Key.CONTACT_TELEPHONE, Key.OTHER_REPORTS_FILED, Key.RESULTS_CHANGE,
        Key.REGISTRANT_NAME_IN_CHARTER, Key.SIGNATURE_DATE, Key.SIGNER_NAME, Key.SIGNER_TITLE]
    assert {finding.severity for finding in review(Draft(quantum.edition), TODAY).findings} == {Severity.TODO}


def test_findings_stand_in_paper_order_and_the_gravest_of_a_blank_first(quantum):
    wrong = Draft(quantum.edition).enter(Key.SIGNATURE_DATE, "soon").enter(Key.TRANSITION_REPORT, "8-K").enter(
        Key.REPORT_FORM, "10-K").enter(Key.NOTES, "x").enter(Key.EXHIBITS, (Exhibit(title="a\nb"),)).enter(
        Key.AMENDMENT_NUMBER, "first")
    found = review(wrong, TODAY).findings
    order = list(Key)
    weights = [Severity.ERROR, Severity.TODO, Severity.WARNING, Severity.NOTE]
    places = [(order.index(finding.key), weights.index(finding.severity)) for finding in found]
    assert places == sorted(places)
    assert len(places) > 10


def test_states_tell_blank_entered_and_faulty(quantum):
    draft = quantum.enter(Key.PERIOD_ENDED, "soon").enter(Key.FORMER_NAME, "   ").enter(Key.NARRATIVE, "株")
    draft = draft.enter(Key.RELIEF_REQUESTED, None).enter(Key.ERISA_PLAN, value=False).enter(Key.EXCHANGES, ())
    states = review(draft, TODAY).states
    assert list(states) == list(Key)
    blank = (Key.FORMER_NAME, Key.RELIEF_REQUESTED, Key.ERISA_PLAN, Key.EXCHANGES, Key.CUSIP_NUMBER)
    assert {states[key] for key in blank} == {State.BLANK}
    assert {key for key in Key if states[key] is State.FAULTY} == {Key.PERIOD_ENDED, Key.NARRATIVE}
    assert states[Key.REGISTRANT_NAME] is states[Key.SIGNER_IS_OFFICER] is State.ENTERED


def test_a_required_blank_is_to_do_and_not_faulty(igene):
    assert review(igene, TODAY).states[Key.NARRATIVE] is State.TODO


def test_warnings_do_not_keep_a_form_from_being_ready(quantum):
    judged = review(quantum.enter(Key.SIGNER_IS_OFFICER, None), TODAY)
    assert {finding.severity for finding in judged.findings} == {Severity.WARNING}
    assert judged.ready
    assert judged.stopping == ()


def test_every_code_has_a_sentence():
    assert set(findings._SENTENCES) == set(Code)
    for words in findings._SENTENCES.values():
        assert words in ("{ask}", "{reason}") or words.endswith((".", "?", ". {remedy}"))


def test_what_others_found_is_judged_with_the_rest(quantum):
    seen = Finding(Key.EXHIBITS, Severity.ERROR, Code.EXHIBIT_UNUSABLE, {"reason": "The file is damaged."})
    judged = review(quantum, TODAY, [seen])
    assert judged.findings == judged.stopping == (seen,)
    assert judged.notice is None
    assert judged.states[Key.EXHIBITS] is State.FAULTY
    assert sentence(seen) == "The file is damaged."


@pytest.mark.parametrize("key", [key for key, field in FIELDS.items() if field.required is not never])
def test_every_blank_that_can_be_required_says_what_it_asks_for_and_why(key):
    assert FIELDS[key].ask.endswith(".")
    assert FIELDS[key].cites


@given(drafts(), st.dates())
def test_a_review_judges_any_draft_and_makes_its_sentences(draft, today):
    judged = review(draft, today)
    for finding in judged.findings:
        said = sentence(finding)
        assert said.strip() == said != ""
        assert "\n" not in said
        assert "\x1b" not in said
    assert judged.ready == (not judged.stopping)
    assert {key for key, state in judged.states.items() if state is State.FAULTY} == {
        finding.key for finding in judged.findings if finding.severity is Severity.ERROR}


LETTERED = [key for key, field in FIELDS.items() if isinstance(field, Text | Narrative) and key is not Key.NOTES]
PRINTED = st.text("Ab “é”\t\n") | st.text("Ab\u0301\u0327\u1100\u1161 株\x1b\u202e")


@given(st.dictionaries(st.sampled_from(LETTERED), PRINTED, max_size=2), PRINTED)
def test_what_is_ready_has_only_what_the_paper_can_show(changes, statement):
    draft = answers.from_object(example("quantum-2026"), assets.edition)
    for key, typed in (changes | {Key.FURTHER_STATEMENTS: statement}).items():
        draft = draft.enter(key, typed)
    judged = review(draft, TODAY)
    event("ready" if judged.ready else "not ready")
    shown = "".join(read(draft).lettering.values())
    if judged.ready:
        assert characters.unprintable(shown, spacing=True) == []
        assert "[U+" not in shown
    elif {finding.code for finding in judged.stopping} == {Code.UNPRINTABLE}:
        assert "[U+" in shown


def test_a_draft_that_is_ready_and_one_that_is_not_are_both_tried():
    tried = []

    @given(PRINTED)
    def collect(typed):
        draft = answers.from_object(example("quantum-2026"), assets.edition).enter(Key.FURTHER_STATEMENTS, typed)
        tried.append(review(draft, TODAY).ready)

    collect()
    assert set(tried) == {True, False}


def test_only_a_review_makes_a_notice():
    """Read in the source: elsewhere `Notice` is a type to be asked for, never called or handed on to be called."""
    makers = set()
    for module in Path(form12b25.__file__).parent.rglob("*.py"):
        tree = ast.parse(module.read_text(encoding="utf-8"))
        hints = {id(part) for node in ast.walk(tree) for hint in _hints(node) for part in ast.walk(hint)}
        makers |= {module.name for node in ast.walk(tree) if id(node) not in hints
                   and ((isinstance(node, ast.Name) and node.id == "Notice")
                        or (isinstance(node, ast.Attribute) and node.attr == "Notice"))}
    assert makers == {"review.py"}


def _hints(node):
    match node:
        case ast.AnnAssign(annotation=hint) | ast.arg(annotation=hint) | ast.FunctionDef(returns=hint) if hint:
            return [hint]
        case ast.Call(func=ast.Name(id="isinstance"), args=[_, kind]):
            return [kind]
    return []


def test_the_arguments_of_each_sentence_are_single_words():
    for words in findings._SENTENCES.values():
        for _, name, form, conversion in string.Formatter().parse(words):
            assert name is None or name.isidentifier()
            assert not form
            assert not conversion
