# SPDX-License-Identifier: MIT
"""The fourteen checks of substance: what must make each speak, and near misses that must not.

The narratives are of the kind that companies file: what they happened upon, in the words in which they tell it.
"""

import inspect
import re
from datetime import date
from pathlib import Path

import pytest

from form12b25.form import identifiers, substance, triggers
from form12b25.form.calendar import federal_calendar
from form12b25.form.definition import EXHIBIT_KINDS
from form12b25.form.draft import Exhibit
from form12b25.form.figures import ResultsLine
from form12b25.form.findings import Code, Severity, sentence
from form12b25.form.keys import Key
from form12b25.form.review import review

TODAY = date(2026, 6, 15)
DETAIL = ("On May 4, 2026 a fire destroyed the office in Denver in which the ledgers of the subsidiary Northfork Mills "
          "were kept, and they are being drawn up again from the statements of its banks.")


def found(draft, today=TODAY, **changes):
    for name, value in changes.items():
        draft = draft.enter(Key(name), value)
    return review(draft, today, calendar=federal_calendar()).findings


def codes(draft, today=TODAY, **changes):
    return {finding.code for finding in found(draft, today, **changes)}


def statement(text, title="Statement of Smith LLP", kind="accountant-statement"):
    return (Exhibit(kind, title, "Smith LLP", text),)


# The two filings as they were filed

def test_the_filing_of_2026_raises_nothing(quantum):
    assert found(quantum) == ()


@pytest.mark.parametrize("today", [date(1998, 3, 25), date(2026, 11, 22)])
def test_the_filing_of_1998_raises_its_real_faults_and_no_others(igene, today):
    narrative, results, exhibit = found(igene, today)
    assert (narrative.key, narrative.severity, narrative.code) == (Key.NARRATIVE, Severity.TODO, Code.REQUIRED)
    assert (results.key, results.severity, results.code) == (Key.RESULTS_CHANGE, Severity.WARNING, Code.CHANGE_DENIED)
    assert "Exhibit 1 speaks of “going concern”" in sentence(results)
    assert (exhibit.key, exhibit.severity, exhibit.code) == (Key.EXHIBITS, Severity.WARNING, Code.OTHER_REPORT_NAMED)
    assert "Form 10-KSB, but the box checked is Form 10-K." in sentence(exhibit)


# 1. Part III very short, or boilerplate only

@pytest.mark.parametrize("narrative", [
    "The Registrant requires additional time to complete the compilation of information necessary to file its report.",
    ("The Company was unable to compile the necessary financial information required to prepare a complete filing. "
     "Thus, "
    "the Company would be unable to file the periodic report in a timely manner without unreasonable effort or "
    "expense."),
    ("The registrant is experiencing delays in the compilation of certain financial and other information required "
     "to be "
    "included in the Form 10-K, and expects to file within the fifteen-day extension period provided by Rule 12b-25."),
    ("The Company's financial statements could not be completed in sufficient time, without unreasonable effort and "
    "expense, to solicit and obtain the necessary review of the report in a timely fashion prior to the due date."),
    ("Additional time is needed to finalize the audit of the consolidated financial statements and related disclosures "
    "for the fiscal year ended December 31, 2025.\n\nThe Company is working diligently to complete the report."),
    ("QUANTUM CORPORATION has encountered unforeseen delays in completing its financial statements and closing its "
     "books "
    "for the quarter; Quantum expects to file as soon as practicable."),
])
def test_reasons_that_every_late_notice_gives_are_none(quantum, narrative):
    assert codes(quantum, narrative=narrative) == {Code.BOILERPLATE}


@pytest.mark.parametrize("narrative", ["Our auditors need until April 15.", "Audit not complete.", "See attached.",
                                       "株" , "Additional time is required to complete the financial statements."])
def test_a_few_words_are_no_reasonable_detail(quantum, narrative):
    assert Code.NARRATIVE_SHORT in codes(quantum, narrative=narrative)
    assert Code.BOILERPLATE not in codes(quantum, narrative=narrative)


@pytest.mark.parametrize("narrative", [
    DETAIL,
    ("The Company is unable to file its Form 10-K by the prescribed date without unreasonable effort or expense "
     "because "
    "it requires additional time to evaluate and finalize the valuation of assets classified as held for sale."),
    ("The Company's Chief Financial Officer died on March 3, 2026, and the Company needs additional time to complete "
     "the "
    "financial statements to be included in its report."),
    ("During the year the Company changed its enterprise resource planning software, and the conversion of inventory "
    "balances took longer than planned; the report could not be completed in time."),
    ("The Company acquired Holt Brothers in April 2026 and could not complete in time the purchase price allocation "
     "that "
    "its financial statements must include."),
])
def test_what_happened_here_is_a_reason(quantum, narrative):
    assert codes(quantum, narrative=narrative) == set()


def test_the_registrants_own_name_tells_nothing(quantum):
    narrative = "Northfork Milling Holdings Group requires additional time to complete its report on Form 10-K in time."
    assert Code.BOILERPLATE not in codes(quantum, narrative=narrative)
    assert Code.BOILERPLATE in codes(quantum, narrative=narrative, registrant_name="Northfork Milling Holdings Group",
                                     registrant_name_in_charter="Northfork Milling Holdings Group")


# 2. What changes results, while Part IV(3) says No

CHANGES = {
    "restatement": "The Company has not yet completed the restatement of its quarterly results.",
    "restate": "Management concluded that it must restate its financial statements for 2025.",
    "errors": "In closing the books, management found errors in the recognition of revenue.",
    "misstated": "Inventory was materially misstated in the prior year.",
    "correcting": "The Company is correcting its accounting for warrants.",
    "no longer be relied upon": "The financial statements for 2024 should no longer be relied upon.",
    "non-reliance": "The audit committee reached a non-reliance conclusion on May 2, 2026.",
    "material weaknesses": "Management identified material weaknesses in its internal control.",
    "going concern": "There is substantial doubt about the Company's ability to continue as a going concern.",
}


@pytest.mark.parametrize(("words", "told"), CHANGES.items(), ids=list(CHANGES))
def test_a_change_spoken_of_and_denied(quantum, words, told):
    (finding,) = found(quantum, narrative=f"{DETAIL} {told}")
    assert (finding.key, finding.severity, finding.code) == (Key.RESULTS_CHANGE, Severity.WARNING, Code.CHANGE_DENIED)
    assert f"“{words}”" in sentence(finding)
    assert "April 29, 2021" in finding.citation


@pytest.mark.parametrize("told", [
    "The Company does not expect that the delay will result in any restatement of prior periods.",
    "No restatement is expected. The Company has not identified any material weakness.",
    "The audit was completed without error.",
    "The lenders under the Amended and Restated Credit Agreement waived a covenant.",
    "The holders approved the restated certificate of incorporation.",
    "Its errors and omissions insurance was renewed, and each test by trial and error took a day.",
    "The error message of the payroll program was misread.",
    "There is no substantial doubt about its ability to continue as a going concern.",
    "Forward-looking statements should not be relied upon.",
    "Corrective action was taken in the warehouse, and the estimate was verified to be correct.",
])
def test_what_only_looks_like_a_change(quantum, told):
    assert codes(quantum, narrative=f"{DETAIL} {told}") == set()


def test_nothing_is_denied_where_the_answer_is_yes_or_there_is_none(quantum):
    told = f"{DETAIL} {CHANGES['errors']}"
    explained = "Net loss is expected to be $3.1 million, against $1.2 million a year earlier, because of the errors."
    assert codes(quantum, narrative=told, results_change="yes", results_explanation=explained) == set()
    assert codes(quantum, narrative=told, results_change=None) == {Code.REQUIRED}


def test_a_statement_tells_of_a_change_even_where_its_lines_break(quantum):
    text = f"June 1, 2026\n\nWe await an event that could impact the ability to continue as a going\nconcern. {DETAIL}"
    assert codes(quantum, exhibits=statement(text)) == {Code.CHANGE_DENIED}
    assert codes(quantum, exhibits=statement(text, kind="authority"), signer_is_officer=None) == set()


def test_what_is_added_of_ones_own_is_not_held_against_the_answer(quantum):
    assert codes(quantum, further_statements="Risks include restatements and material weaknesses.") == set()


# 3. Part IV(3) Yes: words and figures, or why there are none

@pytest.mark.parametrize(("explanation", "code"), [
    ("Revenue is expected to be significantly lower than in the same quarter of last year.",
     Code.EXPLAINED_WITHOUT_FIGURES),
    ("In fiscal 2026 the Company, in its Form 10-K, will report a larger loss.", Code.EXPLAINED_WITHOUT_FIGURES),
    ("Net loss $3,100,000; $1,200,000", Code.EXPLAINED_WITHOUT_WORDS),
    ("(153%)", Code.EXPLAINED_WITHOUT_WORDS),
])
def test_half_an_explanation(quantum, explanation, code):
    (finding,) = found(quantum, results_change="yes", results_explanation=explanation)
    assert (finding.key, finding.severity, finding.code) == (Key.RESULTS_EXPLANATION, Severity.WARNING, code)


@pytest.mark.parametrize("explanation", [
    "Operating loss rose 153% to $3.1 million, mainly for the write-off of the Denver ledgers.",
    "Net sales fell by 12 percent because two customers left the Company in March.",
    "The Company cannot make a reasonable estimate of the change, because the inventory is still being counted.",
    "It is impracticable to quantify the change before the valuation of the warrants is finished.",
    "Basic loss per share is expected to be (0.12), against a profit a year before.",
])
def test_a_whole_explanation(quantum, explanation):
    assert codes(quantum, results_change="yes", results_explanation=explanation) == set()


def test_an_explanation_that_is_an_exhibit_counts_and_an_attached_one_is_not_judged(quantum):
    typed = (Exhibit("results-explanation", "Results", text="Sales will be lower than in the year before, by far."),)
    assert codes(quantum, results_change="yes", exhibits=typed) == {Code.EXPLAINED_WITHOUT_FIGURES}
    attached = (Exhibit("results-explanation", "Results", file="a.pdf", content=b"%PDF-1.7"),)
    assert codes(quantum, results_change="yes", exhibits=attached) == set()


TABLE = (ResultsLine("Net sales", "1,200", "1,500"),)
WORDS = "Net sales fell because two customers left the Company in March."


@pytest.mark.parametrize(("changes", "said"), [
    ({"results_table": TABLE}, {Code.EXPLAINED_WITHOUT_WORDS}),
    ({"results_table": TABLE, "results_explanation": WORDS}, set()),
    ({"results_explanation": WORDS}, {Code.EXPLAINED_WITHOUT_FIGURES}),
    ({"results_table": (ResultsLine("Net sales", "", ""),), "results_explanation": WORDS},
     {Code.EXPLAINED_WITHOUT_FIGURES}),
    ({"results_explanation": WORDS, "results_no_estimate": "The inventory is still being counted."}, set()),
    ({"results_no_estimate": "The inventory is still being counted."}, set()),
])
def test_the_table_counts_as_figures_and_the_reasons_as_why_there_are_none(quantum, changes, said):
    assert codes(quantum, results_change="yes", **changes) == said


# 4. Part IV(2) No without the reports

@pytest.mark.parametrize("missing", [None, " ", "N/A", "None", "n.a.", "TBD", "see above", "-"])
def test_no_without_the_reports_is_an_error(quantum, missing):
    (finding,) = found(quantum, other_reports_filed="no", other_reports_missing=missing)
    assert (finding.key, finding.severity, finding.code) == (Key.OTHER_REPORTS_MISSING, Severity.ERROR,
                                                            Code.REPORTS_NOT_NAMED)


def test_no_with_the_reports_named(quantum):
    assert codes(quantum, other_reports_filed="no", other_reports_missing="Form 10-Q, December 31, 2025") == set()


# 5. Another person is the reason

OUTSIDERS = [
    "The Company's independent auditors have not completed their audit.",
    "The Company's auditor, Smith LLP, is unable to furnish its report by the due date.",
    "The Company's independent registered public accounting firm requires additional time to complete its review.",
    "The audit opinion has not been received from the Company's independent accountants.",
    "The Company is awaiting the report of its actuary.",
    "The delay was caused by the resignation of the Company's former accountants on May 1, 2026.",
    "The Company has not yet received its auditors' consent.",
    "The valuation specialists could not finish their appraisal of the mine.",
]


@pytest.mark.parametrize("told", OUTSIDERS)
def test_another_person_is_blamed_and_has_not_said_so(quantum, told):
    (finding,) = found(quantum, narrative=f"{DETAIL} {told}")
    assert (finding.key, finding.severity, finding.code) == (Key.EXHIBITS, Severity.WARNING, Code.STATEMENT_MISSING)
    assert finding.citation == "Rule 12b-25(c)"
    told_by = statement("June 12, 2026\n\nWe could not finish, for the ledgers burned.")
    assert codes(quantum, narrative=f"{DETAIL} {told}", exhibits=told_by) == set()


@pytest.mark.parametrize("told", OUTSIDERS)
def test_what_part_iii_says_is_quoted_in_whole_words(quantum, told):
    (finding,) = found(quantum, narrative=f"{DETAIL} {told}")
    quoted = re.search("says: “(.+?)”", sentence(finding))[1].removesuffix("…")
    assert re.search(rf"\b{re.escape(quoted)}\b", told.replace("'", "’")), quoted


@pytest.mark.parametrize("told", [
    "The Company is working with its auditors to complete the audit.",
    "The Company's auditors completed their field work on June 1, 2026.",
    "The Company discussed the ledgers with its independent accountants and counsel.",
    "The Company dismissed its controller, and its auditors agree with the treatment.",
])
def test_others_who_are_only_mentioned(quantum, told):
    assert codes(quantum, narrative=f"{DETAIL} {told}") == set()


def test_a_statement_without_a_date(quantum):
    (finding,) = found(quantum, exhibits=statement("We could not finish, for the ledgers burned."))
    assert (finding.key, finding.severity, finding.code) == (Key.EXHIBITS, Severity.WARNING, Code.STATEMENT_UNDATED)


@pytest.mark.parametrize(("title", "text"), [("Statement of Smith LLP, June 12, 2026", "We could not."),
                                             ("Statement", "12 June 2026\nWe could not."),
                                             ("Statement", "We could not.\n6/12/2026"),
                                             ("Statement", "We could not.\n\nDated June\n12, 2026")])
def test_a_date_anywhere_in_a_statement_will_do(quantum, title, text):
    assert codes(quantum, exhibits=statement(text, title)) == set()


# 6. The box of Part II

def test_the_expected_date_is_beyond_the_extended_one(quantum):
    (finding,) = found(quantum, expected_filing_date="July 1, 2026")  # extended to June 30, 2026
    assert (finding.key, finding.severity, finding.code) == (Key.RELIEF_REQUESTED, Severity.WARNING,
                                                            Code.RELIEF_BUT_EXPECTED_LATER)
    assert "June 30, 2026" in sentence(finding)
    assert codes(quantum, expected_filing_date="June 30, 2026") == set()


@pytest.mark.parametrize(("told", "code"), [
    ("The Company does not expect to file its Form 10-K within the extension period of fifteen days.",
     Code.RELIEF_BUT_MISSED),
    ("The Company will not be able to file the Form 10-K by the extended due date.", Code.RELIEF_BUT_MISSED),
    ("The Company does not currently anticipate that it will be able to file on or before the fifteenth calendar day.",
     Code.RELIEF_BUT_MISSED),
    ("It is unlikely that the report will be filed within the 15-day period.", Code.RELIEF_BUT_MISSED),
    ("The Form 10-K will be filed after the extension period.", Code.RELIEF_BUT_MISSED),
    ("The Company expects to file the Form 10-K on or about July 20, 2026.", Code.RELIEF_BUT_TOLD_LATER),
    ("We intend to file by 20 August 2026.", Code.RELIEF_BUT_TOLD_LATER),
])
def test_part_iii_says_that_the_extended_date_will_be_missed(quantum, told, code):
    (finding,) = found(quantum, narrative=f"{DETAIL} {told}")
    assert (finding.key, finding.severity, finding.code) == (Key.RELIEF_REQUESTED, Severity.WARNING, code)
    assert codes(quantum, narrative=f"{DETAIL} {told}", relief_requested=None) == {Code.RELIEF_NOT_REQUESTED}


@pytest.mark.parametrize("told", [
    "The Company expects to file its Form 10-K no later than the fifteenth calendar day following the due date.",
    "The Company is unable to file within the prescribed period but will file within the fifteen-day extension.",
    "The Company is unable to file the Form 10-K by June 15, 2026 and expects to file it within the extension period.",
    "The report will not be filed by June 15, 2026; it will be filed within the extension period of Rule 12b-25.",
    "The Company expects to file the Form 10-K on June 29, 2026.",
    "The Company will also file its Form 10-Q for the quarter ending June 30, 2026 by August 14, 2026.",
    "The Company expects to file its report for the year; its plan ends on December 31, 2026.",
])
def test_part_iii_says_that_the_report_will_follow_in_time(quantum, told):
    assert Severity.WARNING not in {finding.severity for finding in found(quantum, narrative=f"{DETAIL} {told} "
                                                                          "This is the annual report on Form 10-K.")}


def test_without_the_box_there_is_no_relief_which_is_said_once(quantum):
    (finding,) = found(quantum, relief_requested=None)
    assert (finding.key, finding.severity, finding.code) == (Key.RELIEF_REQUESTED, Severity.NOTE,
                                                            Code.RELIEF_NOT_REQUESTED)
    assert codes(quantum, relief_requested=None, amendment_number=1) == set()


# 7. Periods

@pytest.mark.parametrize("changes", [{"period_ended": "June 15, 2026"},
                                     {"transition_report": "10-K", "transition_period_ended": "6/15/2026"}])
def test_a_period_that_ends_on_the_day_of_the_notice(quantum, changes):
    (finding,) = found(quantum, **changes)
    assert (finding.severity, finding.code) == (Severity.WARNING, Code.PERIOD_ENDS_ON_FILING)
    assert str(finding.key) in changes


# 9. Too late for relief

def test_a_notice_signed_after_its_last_day(quantum):
    (finding,) = found(quantum, date(2026, 6, 17), signature_date="June 17, 2026")
    assert (finding.key, finding.severity, finding.code) == (Key.SIGNATURE_DATE, Severity.WARNING, Code.NOTICE_LATE)
    assert "June 16, 2026" in sentence(finding)
    assert "still owed" in sentence(finding)
    assert codes(quantum, date(2026, 6, 16), signature_date="June 16, 2026") == set()


def test_before_it_is_signed_today_counts(quantum):
    assert Code.NOTICE_LATE in codes(quantum, date(2026, 6, 17), signature_date=None)
    assert Code.NOTICE_LATE not in codes(quantum, date(2026, 6, 16), signature_date=None)


def test_nothing_is_said_of_deadlines_without_a_calendar(quantum):
    late = quantum.enter(Key.EXPECTED_FILING_DATE, "July 1, 2026").enter(Key.SIGNATURE_DATE, "June 30, 2026")
    assert review(late, date(2026, 6, 30)).findings == ()


# 10. Electronic difficulty

@pytest.mark.parametrize("narrative", [
    ("The Company experienced technical difficulties in transmitting its report through EDGAR on the evening of June "
    "15."),
    "The registrant's filing agent could not upload the XBRL files before 5:30 p.m. because of an internet outage.",
    "EDGAR access codes expired.",
])
def test_electronic_difficulty_alone_is_not_for_this_form(quantum, narrative):
    (finding,) = found(quantum, narrative=narrative)
    assert (finding.key, finding.severity, finding.code) == (Key.NARRATIVE, Severity.WARNING,
                                                            Code.ELECTRONIC_DIFFICULTY)


@pytest.mark.parametrize("narrative", [
    ("A ransomware attack on May 30, 2026 encrypted the general ledger and the payroll of all plants, and the "
     "Company had "
    "to restore them before it could close its books and submit its report through EDGAR."),
    f"{DETAIL} The report will be transmitted through EDGAR as soon as they are complete.",
])
def test_electronics_among_other_reasons(quantum, narrative):
    assert codes(quantum, narrative=narrative) == set()


# 11. Numbers

@pytest.mark.parametrize("typed", ["037833100", "38259P508", "G0176J109", "594918 10 4", "594918-10-4", "n/a", "None",
                                   "037833100 (common); 594918104 (units)", "037833100 and 594918104",
                                   "037833100,594918104"])
def test_numbers_of_real_securities(quantum, typed):
    assert codes(quantum, cusip_number=typed) == set()


@pytest.mark.parametrize(("typed", "code", "words"), [
    ("037833101", Code.CUSIP_CHECK_DIGIT, "the check digit is 0"), ("594918103", Code.CUSIP_CHECK_DIGIT, "is 4"),
    ("03783310", Code.CUSIP_FORM, "nine"), ("US0378331005", Code.CUSIP_FORM, "nine"),
    ("03783310X", Code.CUSIP_FORM, ""), ("pending", Code.CUSIP_FORM, ""),
    ("037833100; 594918103", Code.CUSIP_CHECK_DIGIT, "“594918103”"),
    ("()", Code.CUSIP_FORM, "“()”"), ("０３７８３３１００", Code.CUSIP_FORM, "")])
def test_a_slip_in_a_cusip_number_is_an_error(quantum, typed, code, words):
    errors = [finding for finding in found(quantum, cusip_number=typed) if finding.code is code]
    assert [(finding.key, finding.severity) for finding in errors] == [(Key.CUSIP_NUMBER, Severity.ERROR)]
    assert words in sentence(errors[0])


@pytest.mark.parametrize("place", range(9))
def test_any_one_wrong_digit_of_a_cusip_number_is_seen(quantum, place):
    right = "594918104"
    for digit in set("0123456789") - {right[place]}:
        assert Code.CUSIP_CHECK_DIGIT in codes(quantum, cusip_number=right[:place] + digit + right[place + 1:])


@pytest.mark.parametrize("typed", ["0-20179", "001-13419", "811-05555", "1-1234", "333-123456-01",
                                   "000-54321, 001-13419", "File No. 001-13419", "001–13419", "N/A",
                                   "Commission File Number: 0-20179"])
def test_file_numbers_as_they_are_written(quantum, typed):
    assert codes(quantum, sec_file_number=typed) == set()


@pytest.mark.parametrize("typed", ["20179", "0001-13419", "001-", "001 13419", "CIK 1234567", "52-12304611111"])
def test_what_is_no_file_number(quantum, typed):
    (finding,) = found(quantum, sec_file_number=typed)
    assert (finding.key, finding.severity, finding.code) == (Key.SEC_FILE_NUMBER, Severity.WARNING, Code.FILE_NUMBER)


# 12. A portion

def test_a_portion_reminds_of_paragraph_e(quantum):
    (finding,) = found(quantum, portion_items="Item 8")
    assert (finding.key, finding.severity, finding.code) == (Key.PORTION_ITEMS, Severity.NOTE, Code.PORTION)
    assert finding.citation == "Rule 12b-25(e)"
    assert codes(quantum, portion_items="N/A") == set()


# 13. Another report than the one checked

@pytest.mark.parametrize(("form", "told", "named"), [
    ("10-K", "The Form 10-KSB could not be completed.", "Form 10-KSB"),
    ("10-K", "The Form 10–Q could not be completed.", "Form 10-Q"),
    ("10-Q", "The 10-K could not be completed.", "Form 10-K"),
    ("10-Q", "The Annual Report could not be completed.", "an annual report"),
    ("10-K", "The quarterly report could not be completed.", "a quarterly report"),
    ("20-F", "The Forms 10-K and 10-Q could not be completed.", "Form 10-K and Form 10-Q"),
])
def test_another_report_is_named_than_the_box_checked(quantum, form, told, named):
    (finding,) = found(quantum, report_form=form, period_ended="May 15, 2026", narrative=f"{DETAIL} {told}")
    assert (finding.key, finding.severity, finding.code) == (Key.NARRATIVE, Severity.WARNING, Code.OTHER_REPORT_NAMED)
    assert f"Part III names {named}, but the box checked is Form {form}." in sentence(finding)


@pytest.mark.parametrize(("form", "told"), [
    ("10-K", "The Form 10-K could not be completed, nor a Form 10-Q."), ("10-K", "The 10-K/A was filed."),
    ("10-K", "The Form 10-KT and the Form NT 10-K were prepared."), ("10-K", "The Form 10-K405 was prepared."),
    ("10-K", "A Form 8-K was filed on May 1, 2026."), ("10-K", "The plan lost $10-k a day."),
    ("10-K", "The annual report could not be completed."), ("20-F", "The annual report could not be completed."),
    ("10-Q", "The quarterly report follows the annual report."), ("N-CSR", "The semi-annual report was sent."),
    ("11-K", "The 401(k) plan sold its shares.")])
def test_the_report_checked_is_named_or_none_is(quantum, form, told):
    assert codes(quantum, report_form=form, period_ended="May 15, 2026", narrative=f"{DETAIL} {told}") == set()


def test_a_statement_names_another_report(quantum):
    text = "June 12, 2026\n\nWe could not review the Form 10-Q, for the ledgers burned."
    (finding,) = found(quantum, exhibits=statement(text))
    assert (finding.key, finding.code) == (Key.EXHIBITS, Code.OTHER_REPORT_NAMED)
    assert sentence(finding).startswith("Exhibit 1 names Form 10-Q")
    for kind in set(EXHIBIT_KINDS) - {"accountant-statement", "other"}:
        assert Code.OTHER_REPORT_NAMED not in codes(quantum, exhibits=statement(text, kind=kind))


# 14. The registrant's name

@pytest.mark.parametrize("signing", ["Quantum Holdings Corporation", "Quantum", "QUANTUM CORP.", "Quantum Corporaton"])
def test_the_registrant_signs_by_another_name(quantum, signing):
    (finding,) = found(quantum, registrant_name_in_charter=signing)
    assert (finding.key, finding.severity, finding.code) == (Key.REGISTRANT_NAME_IN_CHARTER, Severity.WARNING,
                                                            Code.NAME_DIFFERS)


@pytest.mark.parametrize(("named", "signing"), [
    ("IGENE Biotechnology, Inc.", "Igene Biotechnology Inc"), ("Smith & Sons, L.P.", "SMITH AND SONS LP"),
    ("O’Neill Mills Co.", "O'NEILL MILLS CO"), ("Société Générale", "SOCIE\u0301TE\u0301 GE\u0301NE\u0301RALE")])
def test_capitals_and_points_make_no_other_name(quantum, named, signing):
    assert codes(quantum, registrant_name=named, registrant_name_in_charter=signing) == set()


# The tables

def test_the_tables_do_not_contradict_each_other():
    assert not triggers.COMMONPLACE & triggers.HAPPENINGS
    words = triggers.COMMONPLACE | triggers.HAPPENINGS | triggers.ELECTRONIC_WORDS
    assert all(word == word.casefold() for word in words)


def test_a_check_digit_is_that_of_the_standard():
    for number in ("037833100", "17275R102", "38259P508", "594918104", "68389X105"):
        assert identifiers.check_digit(number) == number[-1]




def test_every_check_is_tried():
    spoken = set(re.findall(r"Code\.([A-Z_]+)", inspect.getsource(substance)))
    assert spoken <= set(re.findall(r"Code\.([A-Z_]+)", Path(__file__).read_text(encoding="utf-8")))
