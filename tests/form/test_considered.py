# SPDX-License-Identifier: MIT
"""An answer to a warning: what it silences, what it never does, and when it stops to hold."""

from datetime import date

import pytest

from drafting import example
from form12b25 import assets
from form12b25.form import answers, considered, verdict
from form12b25.form.draft import Consideration
from form12b25.form.findings import Code, Finding, Severity
from form12b25.form.keys import Key
from form12b25.form.refusal import Refusal
from form12b25.form.review import review

TODAY = date(2026, 6, 15)
EARLY = {"key": "signature_date", "code": "signed-in-future", "about": "June 16, 2026", "reason": "We sign tomorrow."}
UNSHOWN = {"key": "signer_is_officer", "code": "authority-missing", "reason": "The power of attorney follows."}
TWO_WARNINGS = {"signature_date": "June 16, 2026", "signer_is_officer": False}


def judged(*given, today=TODAY, strict=True, **changes):
    found = example("quantum-2026") | changes | {"considered": list(given)}
    return review(answers.from_object(found, assets.edition, strict=strict), today)


def reasons(*given, **changes):
    return {finding.code: finding.considered for finding in judged(*given, **changes).findings}


def refusal(*given):
    with pytest.raises(Refusal) as refused:
        judged(*given)
    return str(refused.value)


def test_an_answered_warning_stays_in_its_place_with_its_reason():
    unanswered = judged(**TWO_WARNINGS)
    answered = judged(UNSHOWN, **TWO_WARNINGS)
    assert [(finding.key, finding.code) for finding in answered.findings] == [
        (finding.key, finding.code) for finding in unanswered.findings] == [
        ("signature_date", Code.SIGNED_IN_FUTURE), ("signer_is_officer", Code.AUTHORITY_MISSING)]
    assert [finding.considered for finding in answered.findings] == ["", "The power of attorney follows."]
    assert unanswered.ready
    assert answered.ready


def test_the_summary_counts_an_answered_warning_as_considered():
    assert verdict.summary(judged(**TWO_WARNINGS).findings) == (
        "Ready to print, sign and send. Before that, 2 to consider.")
    assert verdict.summary(judged(EARLY, **TWO_WARNINGS).findings) == (
        "Ready to print, sign and send. Before that, 1 to consider. 1 warning considered.")
    assert verdict.summary(judged(EARLY, UNSHOWN, **TWO_WARNINGS).findings) == (
        "Ready to print, sign and send. 2 warnings considered.")
    unready = judged(EARLY, **TWO_WARNINGS, narrative=None).findings
    assert verdict.summary(unready) == "1 still to do, 1 to consider. 1 warning considered."
    assert verdict.verdict(unready) == "The form is not ready: 1 still to do."


def test_an_answer_does_not_silence_what_is_about_something_else():
    assert reasons(EARLY, signature_date="June 16, 2026") == {Code.SIGNED_IN_FUTURE: "We sign tomorrow."}
    assert reasons(EARLY, signature_date="June 17, 2026") == {Code.SIGNED_IN_FUTURE: ""}
    assert reasons(EARLY | {"about": ""}, signature_date="June 17, 2026") == {
        Code.SIGNED_IN_FUTURE: "We sign tomorrow."}
    assert reasons(EARLY | {"code": "period-not-over"}, signature_date="June 16, 2026") == {Code.SIGNED_IN_FUTURE: ""}
    assert reasons(EARLY | {"key": "period_ended"}, signature_date="June 16, 2026") == {Code.SIGNED_IN_FUTURE: ""}


def test_what_a_finding_is_about_does_not_hang_on_the_order_of_its_arguments():
    one = Finding(Key.SIGNATURE_DATE, Severity.WARNING, Code.SIGNED_BEFORE_PERIOD_ENDED, {"date": "a", "period": "b"})
    other = Finding(Key.SIGNATURE_DATE, Severity.WARNING, Code.SIGNED_BEFORE_PERIOD_ENDED, {"period": "b", "date": "a"})
    assert one.about == other.about == "a; b"


def test_an_answer_about_just_this_counts_before_one_about_any():
    for given in ([EARLY, EARLY | {"about": "", "reason": "Any."}], [EARLY | {"about": "", "reason": "Any."}, EARLY]):
        assert reasons(*given, signature_date="June 16, 2026") == {Code.SIGNED_IN_FUTURE: "We sign tomorrow."}


@pytest.mark.parametrize("reason", ["", " \n\t", None])
def test_a_reason_of_blanks_answers_nothing(reason):
    assert reasons(EARLY | {"reason": reason}, signature_date="June 16, 2026") == {Code.SIGNED_IN_FUTURE: ""}
    given = judged(EARLY | {"reason": reason}, EARLY | {"about": ""}, signature_date="June 16, 2026")
    assert given.findings[0].considered == "We sign tomorrow."


def test_a_note_can_be_answered_and_what_stops_never():
    given = (Consideration("narrative", "required", "", "Later."),)
    for severity in Severity:
        finding = Finding(Key.NARRATIVE, severity, Code.REQUIRED)
        assert bool(considered.answered(finding, given).considered) is (not severity.stops)


@pytest.mark.parametrize(("changes", "code"), [
    ({"narrative": None}, "required"), ({"period_ended": "soon"}, "not-a-date"), ({"narrative": "株"}, "unprintable")])
def test_what_is_to_do_or_to_mend_is_not_answered_away(changes, code):
    (key,) = changes
    found = judged({"key": key, "code": code, "reason": "It does not matter."}, **changes)
    assert [(finding.key, finding.code, finding.considered) for finding in found.stopping] == [(key, code, "")]
    assert not found.ready


def test_an_answer_whose_warning_is_mended_stays_in_the_draft():
    found = judged(EARLY)
    assert found.findings == ()
    assert answers.to_object(found.draft)["considered"] == [EARLY]


def test_the_characters_of_a_reason_are_not_judged_for_print():
    found = judged(EARLY | {"reason": "株 😀\0\nnext"}, signature_date="June 16, 2026")
    assert [finding.code for finding in found.findings] == [Code.SIGNED_IN_FUTURE]
    assert verdict.reason(found.findings[0].considered) == r"Considered: 株 😀\x00 next"


def test_what_was_found_by_others_can_be_answered_like_what_the_rules_find():
    seen = Finding(Key.EXHIBITS, Severity.WARNING, Code.EXCHANGE_TWICE, {"name": "A"})
    draft = judged({"key": "exhibits", "code": "exchange-twice", "about": "A", "reason": "Seen."}).draft
    assert [finding.considered for finding in review(draft, TODAY, [seen]).findings] == ["Seen."]


def test_answering_revising_and_withdrawing_keep_the_other_answers_and_what_a_newer_program_wrote():
    first, second = judged(**TWO_WARNINGS).findings
    newer = Consideration("narrative", "from-a-newer-program", "", "Kept.", unknown={"by": "counsel"})
    given = considered.answer(second, "Follows.", considered.answer(first, "Tomorrow.", (newer,)))
    assert given == (newer, Consideration("signature_date", "signed-in-future", "June 16, 2026", "Tomorrow."),
                     Consideration("signer_is_officer", "authority-missing", "", "Follows."))
    given = considered.answer(first, "At noon.", given)
    assert [one.reason for one in given] == ["Kept.", "At noon.", "Follows."]
    given = considered.revise(newer, "Still.", given)
    assert given[0].unknown == {"by": "counsel"}
    assert considered.withdraw(given[1], given) == (given[0], given[2])


def test_an_answer_is_known_to_apply_or_not():
    found = judged(EARLY, UNSHOWN, EARLY | {"about": "June 17, 2026"}, **TWO_WARNINGS)
    given = found.draft.considered
    assert [considered.answering(one, given, found.findings) for one in given] == [*found.findings, None]


def test_a_blank_is_named_as_on_the_form_and_an_unknown_one_by_its_key():
    assert considered.where("narrative") == "Part III, Narrative"
    assert considered.where("results_forecast") == "results_forecast"


@pytest.mark.parametrize(("item", "said"), [
    ("seen", "answer 1 must be an object"), (None, "answer 1 must be an object"), ({}, '"key" of answer 1 must be'),
    (EARLY | {"by": "counsel"}, 'answer 1 has an unknown key "by"'),
    (EARLY | {"key": "naration"}, '"key" of answer 1 must be a key of the form, such as "narrative", not "naration"'),
    (EARLY | {"reason": 1}, '"reason" of answer 1 must be text'), (EARLY | {"about": ["a"]}, '"about" of answer 1'),
    (EARLY | {"code": None}, 'answer 1 does not say which warning it answers: give its "code"'),
])
def test_an_answer_that_is_none_is_refused_by_its_number(item, said):
    assert said in refusal(item)
    assert refusal(item).startswith('"considered": ')


def test_a_code_that_only_a_newer_program_knows_is_taken():
    item = EARLY | {"code": "from-a-newer-program"}
    assert answers.to_object(judged(item).draft)["considered"] == [item]


def test_a_draft_file_keeps_what_a_newer_program_wrote_of_an_answer():
    item = {"key": "results_forecast", "code": "odd", "about": "a", "reason": "b", "by": {"name": ["counsel"]}}
    found = judged(item, EARLY, strict=False)
    assert answers.to_object(found.draft)["considered"] == [item, EARLY]
    assert found.findings == ()
    assert isinstance(hash(found.draft.considered), int)
