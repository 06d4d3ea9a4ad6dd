# SPDX-License-Identifier: MIT
"""What the filing kit says: each date, count and name as the notice has it, each rule where the help has it."""

import re
from datetime import date

import pytest

from form12b25 import assets
from form12b25.form import editions, guide
from form12b25.form.calendar import federal_calendar
from form12b25.form.checklist import Sets
from form12b25.form.draft import Exhibit
from form12b25.form.keys import Key
from form12b25.form.kit import kit
from form12b25.form.review import review

TODAY = date(2026, 6, 15)
SETS = Sets(pages=4, conformed=4)
ADVICE = re.compile(r"\b(recommend\w*|advi[sc]e[ds]?|you should|you must|we suggest|consult|make sure|be sure)\b", re.I)


def judged(draft, **entered):
    for key, value in entered.items():
        draft = draft.enter(Key(key), value)
    found = review(draft, TODAY, calendar=federal_calendar())
    assert found.notice is not None, found.stopping
    return found


def made(draft, **entered):
    found = judged(draft, **entered)
    return kit(found.notice, found.deadlines, SETS)


def tasks(made):
    return [task for group in made.checklist.groups for task in group.tasks]


def said(made):
    return "\n".join(f"{task.words} [{task.citation}]" for task in tasks(made))


@pytest.fixture
def igene(igene):
    return igene.enter(Key.NARRATIVE, "The auditors cannot express an opinion.")


def every_kind(quantum, igene):
    signed = (Exhibit("authority", "Resolution of the board", "The Secretary", "Resolved."),)
    yield made(quantum)
    yield made(quantum, relief_requested=None, portion_items="Item 8", exchanges=("NYSE",), exhibits=signed,
               signer_is_officer=None, signature_date="June 30, 2026")
    yield made(quantum, paper_filing_basis="rule-201", amendment_number=2)
    yield made(quantum, paper_filing_basis="rule-202", filer_status=None)
    yield made(igene, exchanges=("NYSE", "NYSE American"))


def test_the_dates_stand_with_the_day_of_the_week_and_what_they_rest_on(quantum):
    dates = made(quantum).checklist.dates
    assert [(told.day, told.what) for told in dates] == [
        ("Monday, June 15, 2026", "Due date"), ("Tuesday, June 16, 2026", "Last day for Form 12b-25"),
        ("Tuesday, June 30, 2026", "Extended due date")]
    assert "June 14, 2026 is a Sunday" in dates[0].why  # why the 75th day is not the day
    assert "75 days after" in dates[0].why
    assert dates[0].citation == "Form 10-K, General Instruction A; Rule 0-3(a)"
    assert "15 calendar days after its due date" in dates[2].why


def test_a_notice_that_asks_for_no_relief_is_told_no_extended_date(quantum):
    found = made(quantum, relief_requested=None)
    assert [told.what for told in found.checklist.dates] == ["Due date", "Last day for Form 12b-25"]
    assert "June 30" not in said(found)
    assert "the notice asks for no relief" in said(found)


@pytest.mark.parametrize(("form", "day"), [("10-Q", "fifth"), ("10-D", "fifth"), ("10-K", "fifteenth"),
                                           ("20-F", "fifteenth")])
def test_dates_that_cannot_be_told_are_named_in_the_words_of_the_rule(quantum, form, day):
    draft = quantum.enter(Key.REPORT_FORM, form).enter(Key.NARRATIVE, "The auditors need more time for goodwill.")
    notice = review(draft, TODAY).notice  # without a calendar
    found = kit(notice, None, SETS)
    assert [told.day for told in found.checklist.dates] == ["", ""]
    assert found.checklist.dates[1].why == f"The {day} calendar day after the due date of the report."
    assert f"File the report by the {day} calendar day after its due date" in said(found)


def test_a_notice_dated_after_its_last_day_is_told_so(quantum):
    assert made(quantum).checklist.warning == ""
    assert made(quantum, signature_date="June 16, 2026").checklist.warning == ""
    late = review(quantum.enter(Key.SIGNATURE_DATE, "June 17, 2026"), date(2026, 6, 17), calendar=federal_calendar())
    assert kit(late.notice, late.deadlines, SETS).checklist.warning == (
        "The notice is dated June 17, 2026, after its last day: the relief of Rule 12b-25(b) is lost, but the notice "
        "is still owed.")


def test_after_its_last_day_the_kit_asks_for_nothing_that_is_past_and_promises_no_relief(quantum):
    late = said(made(quantum, signature_date="June 17, 2026"))
    assert "the last one was Tuesday, June 16, 2026" in late
    assert "Send them although the last day, Tuesday, June 16, 2026, has passed: the notice is still owed" in late
    assert "File the report. The notice is dated after its last day" in late
    assert "only if it is actually filed" not in late
    assert "such as Form S-3" in late


def test_the_sets_are_counted_as_they_are_printed(quantum):
    assert "1 signed original and 4 conformed copies, of 4 pages each, 20 pages in all" in said(made(quantum))
    with_exchanges = said(made(quantum, exchanges=("NYSE", "NYSE American")))
    assert "1 signed original, 4 conformed copies and 2 copies for exchanges, of 4 pages each, 28 pages in all" in (
        with_exchanges)
    assert "William H. White signs the original and the 2 copies for exchanges in ink" in with_exchanges


def test_each_citation_leads_to_words_in_the_help(quantum, igene):
    for identifier in editions.IDENTIFIERS:
        known = {page: guide.form_page(assets.edition(identifier)) if page == guide.FORM else assets.help_text(page)
                 for page in guide.PAGES}
        for found in every_kind(quantum, igene):
            cited = {one.citation for one in (*tasks(found), *found.checklist.dates)} - {""}
            assert len(cited) > 10
            for citation in cited:
                assert len(guide.leads_to(citation, known)) == citation.count(";") + 1, citation


def test_nothing_gives_advice(quantum, igene):
    for found in every_kind(quantum, igene):
        assert ADVICE.findall(said(found)) == []


def test_the_authentication_is_signed_before_the_filing_and_kept_five_years(quantum):
    found = made(quantum)
    [keep] = [task for group in found.checklist.groups if group.title == "Keep for five years"
              for task in group.tasks if task.citation]
    assert keep.citation == "Rule 12b-11(d)"
    assert "signed to adopt it for five years" in keep.words
    assert "before or at the time of filing, William H. White signs a signature page" in said(found)


def test_without_a_basis_for_paper_both_ways_are_told(quantum):
    found = said(made(quantum))
    assert "Through EDGAR, if the registrant is an electronic filer" in found
    assert "the last one is Tuesday, June 16, 2026" in found
    assert "This notice names neither" in found


def test_under_rule_201_form_th_and_the_copy_within_six_business_days_are_named(quantum):
    found = made(quantum, paper_filing_basis="rule-201")
    assert "under cover of Form TH" in said(found)
    assert "in electronic format within six business days" in said(found)
    assert "See that they arrive within the time of Rule 201" in said(found)
    assert "temporary hardship exemption, Rule 201 of Regulation S-T" in " ".join(found.letters[0].closing)


def test_under_rule_202_the_application_is_to_be_granted(quantum):
    found = made(quantum, paper_filing_basis="rule-202")
    assert "not deemed granted" in said(found)
    assert "Form TH" not in said(found)
    assert "continuing hardship exemption, Rule 202 of Regulation S-T" in " ".join(found.letters[0].closing)


def test_who_signs_an_exhibit_signs_each_copy_signed_in_ink(igene):
    assert ("Exhibit 1, Statement of Berenson & Company LLP, March 23, 1998: Berenson & Company LLP signs the original "
            "and the copy for the exchange in ink. [Rule 12b-25(c)]") in said(made(igene, exchanges=("NYSE",)))
    attached = (Exhibit("accountant-statement", "Statement", "The Auditors", file="a.pdf", content=b"%PDF-"),)
    assert "Exhibit 1, Statement: look that the attached pages bear the signature of The Auditors." in said(
        made(igene, exhibits=attached))


def test_one_who_is_no_officer_needs_evidence_of_authority(quantum):
    resolution = (Exhibit("authority", "Resolution", "The Secretary", "Resolved."),)
    assert "filed with the form (Exhibit 1, Resolution)" in said(made(quantum, signer_is_officer=None,
                                                                      exhibits=resolution))
    assert "no exhibit is marked as such" in said(made(quantum, signer_is_officer=None))
    assert "authority" not in said(made(quantum))


def test_the_letter_to_the_commission_says_what_the_notice_says(quantum):
    [letter] = made(quantum, sec_file_number="001-13449").letters
    assert letter.sender.name == "QUANTUM CORPORATION"
    assert letter.sender.lines == ("10770 E. Briarwood Avenue", "Centennial, Colorado 80112")
    assert letter.day == "June 15, 2026"
    assert letter.to.lines == ("100 F Street, NE", "Washington, DC 20549")
    assert letter.subject == ("QUANTUM CORPORATION", "Form 12b-25, Notification of Late Filing",
                              "Form 10-K, period ended March 31, 2026", "SEC file number 001-13449")
    assert [(one.count, one.what, one.pages) for one in letter.enclosed] == [
        (1, "signed original", 4), (4, "conformed copies", 4)]
    assert letter.closing == (
        "The person to contact in regard to the notification is William H. White, telephone (408) 944-4000.",)
    assert letter.signer == ("William H. White", "Chief Financial Officer")


def test_the_letter_says_nothing_of_what_the_notice_leaves_blank(quantum):
    [letter] = made(quantum, amendment_number=1, contact_name=None, contact_area_code=None,
                    contact_telephone=None, street_address=None, city_state_zip=None).letters
    assert letter.closing == ()
    assert letter.sender.open  # to be written by hand
    assert "Amended Notification, Amendment No. 1" in letter.subject
    assert not any("SEC file number" in line for line in letter.subject)


def test_a_transition_report_is_named_as_such(quantum):
    [letter] = made(quantum, transition_report="10-K", transition_period_ended="March 31, 2026", period_ended=None
                    ).letters
    assert "Transition Report on Form 10-K, period ended March 31, 2026" in letter.subject


def test_each_exchange_gets_a_letter_a_label_and_one_signed_copy(igene):
    found = made(igene, exchanges=("NYSE", "NYSE American"))
    assert [letter.to.name for letter in found.letters] == ["Securities and Exchange Commission", "NYSE",
                                                            "NYSE American"]
    for letter in found.letters[1:]:
        assert [(one.count, one.what) for one in letter.enclosed] == [(1, "manually signed copy")]
        assert letter.to.open  # no rule gives the address of an exchange
        assert letter.attached == ("Exhibit 1, Statement of Berenson & Company LLP, March 23, 1998",)
    assert [label.to for label in found.labels] == [letter.to for letter in found.letters]
    assert {label.sender for label in found.labels} == {found.letters[0].sender}


def test_the_address_of_the_commission_is_that_of_the_rule_or_of_the_form(quantum, igene):
    rule = " ".join(assets.help_text("rule-0-2").replace("> ", "").split())
    assert ", ".join(made(quantum).letters[0].to.lines) in rule
    old = made(igene)
    assert old.letters[0].to.lines == ("Washington, D.C. 20549",)
    assert "Securities and Exchange Commission, Washington, D.C. 20549" in assets.edition(
        "sec1344-1995").general["2"]
    assert "The principal office of the Commission today is at 100 F Street, NE, Washington, DC 20549" in said(old)
