# SPDX-License-Identifier: MIT
"""A notice begun from another: what is carried over, what never is, and in what an amendment differs."""

import json
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from drafting import example
from form12b25 import assets
from form12b25.drafts import document
from form12b25.form import answers, renewal
from form12b25.form.calendar import federal_calendar
from form12b25.form.differences import Difference, differences, where
from form12b25.form.draft import Consideration, Draft, Exhibit, Filed
from form12b25.form.findings import Code, Severity, sentence
from form12b25.form.keys import Key
from form12b25.form.refusal import Refusal
from form12b25.form.review import review

TODAY = date(2026, 8, 14)
NOW, OF_THE_1990S = assets.edition("sec1344-2018"), assets.edition("sec1344-1995")
BY_MAIL = Filed("June 15, 2026", "on paper, by mail")
LETTER = Exhibit("accountant-statement", "Letter", "Smith LLP", file="letter.pdf", content=b"%PDF-1.7 of June")
OF_THE_REGISTRANT = {
    "sec_file_number", "cusip_number", "registrant_name", "former_name", "street_address", "city_state_zip",
    "contact_name", "contact_area_code", "contact_telephone", "registrant_name_in_charter", "signer_name",
    "signer_title", "signer_is_officer", "filer_status", "erisa_plan", "exchanges"}


@pytest.fixture
def full():
    """A notice with something in every blank, on the form of the 1990s."""
    every = json.loads((Path(__file__).parents[1] / "data" / "every-key.answers.json").read_text("utf-8"))
    draft = answers.from_object(every | {"edition": "sec1344-2018"}, assets.edition)
    return replace(draft, filed=BY_MAIL, carried=("narrative",))


@pytest.fixture
def filed(quantum):
    return replace(quantum, filed=BY_MAIL)


def notes(draft, code):
    return [finding for finding in review(draft, TODAY).findings if finding.code is code]


def test_a_fresh_notice_has_what_is_the_registrants_and_nothing_of_the_late_report(full):
    fresh = renewal.fresh_from(full, OF_THE_1990S)
    assert {str(key) for key in fresh.entered} == OF_THE_REGISTRANT
    assert all(fresh.entered[key] == full.entered[key] for key in fresh.entered)
    assert (fresh.edition, fresh.filed, fresh.amends) == (OF_THE_1990S, None, None)
    assert set(fresh.carried) == OF_THE_REGISTRANT


def test_what_was_blank_is_not_marked_nor_is_a_box_that_was_not_checked(quantum):
    source = quantum.enter(Key.FORMER_NAME, "  ").enter(Key.SIGNER_IS_OFFICER, False)
    fresh = renewal.fresh_from(source, NOW)
    assert not {Key.FORMER_NAME, Key.SIGNER_IS_OFFICER, Key.ERISA_PLAN, Key.EXCHANGES} & set(fresh.entered)
    assert "former_name" not in fresh.carried


def test_what_the_form_has_no_box_for_is_left_out_and_named(quantum):
    source = quantum.enter(Key.FILER_STATUS, "tiny")
    assert Key.FILER_STATUS not in renewal.fresh_from(source, NOW).entered
    assert renewal.left_out(source, NOW) == (Key.FILER_STATUS,)
    assert renewal.left_out(quantum, NOW) == ()


def test_a_note_counts_and_names_what_is_not_confirmed_and_never_stops(quantum):
    carried = replace(quantum, carried=("street_address", "signer_name", "cusip_number", "of_a_newer_program"))
    [note] = notes(carried, Code.CARRIED_OVER)
    assert (note.key, note.severity) == (Key.STREET_ADDRESS, Severity.NOTE)
    assert sentence(note) == ("2 blanks were carried over from an earlier notice and may be out of date. Confirm or "
                              "change: Street and number and Name of the person signing.")
    assert review(carried, TODAY).ready
    [note] = notes(renewal.confirm(carried, [Key.STREET_ADDRESS]), Code.CARRIED_OVER)
    assert note.key is Key.SIGNER_NAME
    assert sentence(note).startswith("1 blank was carried over")
    assert notes(renewal.confirm(carried, carried.unconfirmed), Code.CARRIED_OVER) == []


def test_of_many_the_first_are_named_and_the_others_counted(quantum):
    [note] = notes(renewal.fresh_from(quantum, NOW), Code.CARRIED_OVER)
    assert sentence(note).startswith("12 blanks were")
    assert sentence(note).endswith("Name of the person to contact and 7 more.")


def test_an_amendment_has_all_that_was_filed_but_the_signing_and_the_answers_to_warnings(full):
    considered = full.enter(Key.CONSIDERED, (Consideration("narrative", "boilerplate", "", "It is so."),))
    amended = renewal.amendment_of(considered)
    assert set(considered.entered) - set(amended.entered) == {Key.SIGNATURE_DATE, Key.CONSIDERED}
    assert amended.filed is None
    assert amended.edition is considered.edition
    assert {"narrative", "signer_name", "report_form", "exhibits"} <= set(amended.carried)
    assert not {"amendment_number", "signature_date", "notes"} & set(amended.carried)


@pytest.mark.parametrize(("filed_as", "next_is"), [(None, 1), (1, 2), ("4", 5), ("first", "first")])
def test_amendments_are_numbered_in_sequence(filed, filed_as, next_is):
    assert renewal.amendment_of(filed.enter(Key.AMENDMENT_NUMBER, filed_as)).entered[Key.AMENDMENT_NUMBER] == next_is


def test_an_amendment_says_in_what_it_differs_from_the_filed_notice(filed):
    amended = renewal.amendment_of(filed)
    [note] = notes(amended, Code.AMENDS)
    assert sentence(note) == ("This amends the notice filed June 15, 2026, on paper, by mail. It does not differ from "
                              "it yet: change what is to be amended. What was correctly furnished need not be "
                              "restated.")
    signed = amended.enter(Key.SIGNATURE_DATE, "June 22, 2026").enter(Key.NOTES, "Called the auditor.")
    assert renewal.differing(signed) == ()
    changed = signed.enter(Key.NARRATIVE, "The fire destroyed the ledgers.").enter(Key.RELIEF_REQUESTED, None)
    [note] = notes(changed, Code.AMENDS)
    assert "It differs from it in: Relief under Rule 12b-25(b) and Narrative." in sentence(note)
    assert note.severity is Severity.NOTE
    assert renewal.differing(changed.enter(Key.ERISA_PLAN, False)) == renewal.differing(changed)


def test_an_attached_file_is_not_kept_twice_and_another_one_is_a_difference(filed):
    amended = renewal.amendment_of(filed.enter(Key.EXHIBITS, (LETTER,)))
    assert amended.exhibits == (LETTER,)
    assert [exhibit.content for exhibit in amended.amends.exhibits] == [None]
    assert renewal.differing(amended) == ()
    other = amended.enter(Key.EXHIBITS, (replace(LETTER, content=b"%PDF-1.7 of July"),))
    assert renewal.differing(other) == (Key.EXHIBITS,)
    assert renewal.differing(amended.enter(Key.EXHIBITS, None)) == (Key.EXHIBITS,)
    assert renewal.differing(amended.enter(Key.EXHIBITS, (LETTER, LETTER))) == (Key.EXHIBITS,)


def late(draft):
    return [finding for finding in review(draft, TODAY, calendar=federal_calendar()).findings
            if finding.code is Code.NOTICE_LATE]


def test_no_amendment_makes_a_notice_late_that_was_filed_in_time(filed):
    first = renewal.amendment_of(filed).enter(Key.SIGNATURE_DATE, "July 20, 2026")
    second = renewal.amendment_of(replace(first, filed=Filed("July 20, 2026", "through EDGAR")))
    assert not any(map(late, (filed, first, second)))
    assert second.amends.amends.entered == {}
    assert renewal.day_filed(second) == date(2026, 6, 15)
    [finding] = late(renewal.amendment_of(replace(filed, filed=Filed("June 17, 2026", "on paper, by mail"))))
    assert sentence(finding).startswith("June 17, 2026 is after June 16, 2026")
    assert late(filed.enter(Key.SIGNATURE_DATE, "July 20, 2026")) == []
    assert late(replace(filed, filed=None).enter(Key.SIGNATURE_DATE, "July 20, 2026"))


def test_private_notes_do_not_go_into_the_record_of_what_was_filed(filed):
    assert Key.NOTES not in renewal.amendment_of(filed.enter(Key.NOTES, "private")).amends.entered


def test_a_template_keeps_no_reason_no_answer_and_no_date(full):
    template = renewal.template_of(full)
    assert {str(key) for key in template.entered} == OF_THE_REGISTRANT | {"report_form", "further_statements"}


def test_from_a_template_all_but_the_form_is_marked_and_nothing_is_signed(quantum):
    begun = renewal.from_template(replace(quantum, filed=BY_MAIL))
    assert begun.filed is None
    assert Key.SIGNATURE_DATE not in begun.entered
    assert "report_form" not in begun.carried
    assert {"narrative", "signer_name"} <= set(begun.carried)


@pytest.mark.parametrize("form", ["10-K", "10-Q", "20-F", "11-K"])
def test_the_templates_that_ship_check_a_box_and_say_nothing(form):
    assert assets.template(form.lower()).entered == {Key.REPORT_FORM: form}


@pytest.mark.parametrize(("filed", "words"), [
    (BY_MAIL, "filed June 15, 2026, on paper, by mail"), (Filed("6/15/2026", ""), "filed June 15, 2026"),
    (Filed("in June", "by \x1b[1mcourier"), "filed in June, by \\x1b[1mcourier"), (Filed(), "filed")])
def test_the_filing_is_told_in_words(filed, words):
    assert renewal.filed_words(filed) == words


def test_two_drafts_that_differ_in_their_marks_alone_are_told_apart(filed, quantum):
    marked = replace(quantum, carried=("signer_name", "street_address"))
    assert differences(filed, quantum) == (
        Difference("Marked as filed", (("filed June 15, 2026, on paper, by mail", ""),)),)
    assert where(marked, quantum) == "Carried over, to be confirmed"


def test_an_amendment_is_kept_with_a_filed_notice_of_another_edition(quantum):
    draft = replace(quantum, amends=Draft(OF_THE_1990S, filed=BY_MAIL))
    assert document.from_file(BytesIO(document.to_bytes(draft)), assets.edition) == draft


BESIDE = {"filed": {"date": "June 15, 2026", "way": "through EDGAR"}, "carried": ["registrant_name", "signer_name"],
          "amends": {"edition": "sec1344-1995", "filed": {"date": "June 1, 2026"}, "narrative": "A fire.",
                     "of_a_newer_program": [1]}}


def test_answers_bring_it_all_and_give_it_back():
    given = example("igene-1998") | BESIDE
    draft = answers.from_object(given, assets.edition)
    assert draft.filed == Filed("June 15, 2026", "through EDGAR")
    assert draft.unconfirmed == (Key.REGISTRANT_NAME, Key.SIGNER_NAME)
    assert draft.amends.text(Key.NARRATIVE) == "A fire."
    returned = answers.to_object(draft)
    assert {name: returned[name] for name in BESIDE} == BESIDE
    assert answers.from_object(returned, assets.edition) == draft


@pytest.mark.parametrize(("name", "value", "said"), [
    ("filed", "yesterday", '"filed" must be an object with "date" or "way"'),
    ("filed", {"date": 1}, '"filed": "date" must be text'),
    ("filed", {"date": "June 15, 2026", "by": "hand"}, '"filed" has an unknown key "by"'),
    ("filed", {"date": "soon"}, '"filed": "date" must be a date, such as "June 15, 2026", not "soon"'),
    ("filed", {}, '"filed": "date" must be a date, such as "June 15, 2026", not null'),
    ("carried", "signer_name", '"carried" must be a list of keys, not "signer_name"'),
    ("carried", [1], '"carried" must be a list of keys, not [1]'),
    ("carried", ["signer"], '"carried" must name keys of the form, such as "signer_name", not "signer"'),
    ("amends", "1", '"amends" must be an object, the answers of the notice that is amended'),
    ("amends", {"narrative": 1}, '"amends": "narrative" must be text, not 1'),
    ("amends", {"edition": "x"}, '"amends": "edition" must be one of "sec1344-2018" or "sec1344-1995", not "x"')])
def test_answers_that_say_it_wrongly_are_refused_by_name(name, value, said):
    with pytest.raises(Refusal) as refused:
        answers.from_object({name: value}, assets.edition)
    assert str(refused.value) == said


@pytest.mark.parametrize("blank", [None, ""])
def test_null_and_the_empty_text_mean_that_nothing_is_said(blank):
    assert answers.from_object(dict.fromkeys(BESIDE, blank), assets.edition) == Draft(NOW)


def test_a_draft_file_may_say_more_than_this_program_knows():
    written = {"edition": "sec1344-2018", "filed": {"date": "soon", "by": "hand"}, "carried": ["signer_name", "newer"],
               "signer_name": "A"}
    draft = answers.from_object(written, assets.edition, strict=False)
    assert draft.unconfirmed == (Key.SIGNER_NAME,)
    assert answers.to_object(draft) == written
