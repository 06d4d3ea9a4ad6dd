# SPDX-License-Identifier: MIT
"""Each rule where it speaks, and where it must keep silent. Changes are made to a filing that is ready."""

import inspect
import re
import string
from datetime import date

import pytest

from form12b25.form import findings, rules, substance
from form12b25.form.case import Case
from form12b25.form.definition import FIELDS
from form12b25.form.draft import Exhibit
from form12b25.form.figures import ResultsLine
from form12b25.form.findings import Code, Severity, sentence
from form12b25.form.keys import Key
from form12b25.form.notice import read

TODAY = date(2026, 6, 15)
LETTER = Exhibit("accountant-statement", "Letter", "Smith LLP", "We cannot.")
TRANSITION = {"transition_report": "10-K", "transition_period_ended": "March 31, 2026", "period_ended": None}
PDF = b"%PDF-1.7"
SALES = ResultsLine("Net sales", "$1,140", "$1,200")
EXPLANATION = Exhibit("results-explanation", "Results", text="Up 5%.")


def found(draft, changes, today=TODAY):
    for key, value in changes.items():
        draft = draft.enter(Key(key), value)
    case = Case(draft, today)
    return tuple(finding for rule in rules.RULES for finding in rule(case))


TODO, ERROR, WARNING, _ = Severity
CHANGED = {"results_change": "yes", "results_explanation": "Sales fell."}
SPEAKS = [
    ({"report_form": None}, "report_form", TODO, Code.REQUIRED),
    ({"report_form": "N-SAR"}, "report_form", ERROR, Code.NOT_OFFERED),
    ({"period_ended": " "}, "period_ended", TODO, Code.REQUIRED),
    ({"period_ended": "February 30, 2026"}, "period_ended", ERROR, Code.NOT_A_DATE),
    ({"period_ended": "3/4/2026"}, "period_ended", ERROR, Code.NOT_A_DATE),
    ({"expected_filing_date": "soon"}, "expected_filing_date", ERROR, Code.NOT_A_DATE),
    ({"amendment_number": "first"}, "amendment_number", ERROR, Code.NOT_A_NUMBER),
    ({"amendment_number": 0}, "amendment_number", ERROR, Code.NOT_A_NUMBER),
    ({"paper_filing_basis": "rule-203"}, "paper_filing_basis", ERROR, Code.NOT_OFFERED),
    (TRANSITION | {"transition_period_ended": None}, "transition_period_ended", TODO, Code.REQUIRED),
    (TRANSITION | {"transition_report": None, "period_ended": "March 31, 2026"}, "transition_report", ERROR,
     Code.TRANSITION_BOX_MISSING),
    (TRANSITION | {"transition_report": "10-Q"}, "transition_report", ERROR, Code.TRANSITION_OF_OTHER_FORM),
    ({"contact_area_code": None}, "contact_area_code", TODO, Code.REQUIRED),
    ({"contact_telephone": None}, "contact_telephone", TODO, Code.REQUIRED),
    ({"other_reports_filed": None}, "other_reports_filed", TODO, Code.REQUIRED),
    ({"other_reports_filed": "perhaps"}, "other_reports_filed", ERROR, Code.NOT_OFFERED),
    ({"other_reports_filed": "no"}, "other_reports_missing", ERROR, Code.REPORTS_NOT_NAMED),
    ({"other_reports_filed": "no", "other_reports_missing": "N/A"}, "other_reports_missing", ERROR,
     Code.REPORTS_NOT_NAMED),
    ({"period_ended": "June 15, 2026"}, "period_ended", WARNING, Code.PERIOD_ENDS_ON_FILING),
    ({"cusip_number": "74790660"}, "cusip_number", ERROR, Code.CUSIP_FORM),
    ({"cusip_number": "747906601"}, "cusip_number", ERROR, Code.CUSIP_CHECK_DIGIT),
    ({"other_reports_missing": "Form 10-Q"}, "other_reports_missing", ERROR, Code.REPORTS_NAMED_BUT_FILED),
    ({"results_change": "yes"}, "results_explanation", TODO, Code.REQUIRED),
    ({"results_explanation": "Up 5%."}, "results_explanation", WARNING, Code.EXPLAINED_BUT_NO_CHANGE),
    ({"exhibits": (EXPLANATION,)}, "results_explanation", WARNING, Code.EXPLAINED_BUT_NO_CHANGE),
    ({"results_table": (SALES,)}, "results_explanation", WARNING, Code.EXPLAINED_BUT_NO_CHANGE),
    ({"results_no_estimate": "Not counted."}, "results_explanation", WARNING, Code.EXPLAINED_BUT_NO_CHANGE),
    ({"results_change": "yes", "results_no_estimate": " \n "}, "results_explanation", TODO, Code.REQUIRED),
    ({"results_change": "yes", "results_table": (ResultsLine("Net sales"),)}, "results_explanation", TODO,
     Code.REQUIRED),
    (CHANGED | {"results_table": (ResultsLine("Net sales", "about 5", "4"),)}, "results_table", ERROR,
     Code.NOT_AN_AMOUNT),
    (CHANGED | {"results_table": (ResultsLine("Net sales", "$5", "4%"),)}, "results_table", ERROR, Code.UNITS_DIFFER),
    (CHANGED | {"results_table": (SALES, ResultsLine(" ", "5", "4"))}, "results_table", TODO, Code.LINE_UNNAMED),
    (CHANGED | {"results_table": (ResultsLine("Net\nsales", "5", "4"),)}, "results_table", ERROR, Code.LINE_BREAK),
    (CHANGED | {"results_table": (ResultsLine("株", "5", "4"),)}, "results_table", ERROR, Code.UNPRINTABLE),
    (CHANGED | {"results_no_estimate": "a 😀"}, "results_no_estimate", ERROR, Code.UNPRINTABLE),
    ({"signature_date": "June 16, 2026"}, "signature_date", WARNING, Code.SIGNED_IN_FUTURE),
    ({"signature_date": "March 30, 2026"}, "signature_date", WARNING, Code.SIGNED_BEFORE_PERIOD_ENDED),
    ({"signer_title": None}, "signer_title", TODO, Code.REQUIRED),
    ({"signer_is_officer": None}, "signer_is_officer", WARNING, Code.AUTHORITY_MISSING),
    ({"signer_is_officer": False, "exhibits": (LETTER,)}, "signer_is_officer", WARNING, Code.AUTHORITY_MISSING),
    ({"exhibits": (LETTER, Exhibit(title="Chart"))}, "exhibits", TODO, Code.EXHIBIT_EMPTY),
    ({"exhibits": (Exhibit(title="Chart", file="chart.pdf"),)}, "exhibits", TODO, Code.EXHIBIT_EMPTY),
    ({"exhibits": (Exhibit(text="a"),)}, "exhibits", TODO, Code.EXHIBIT_UNTITLED),
    ({"exhibits": (Exhibit("other", "A", "", "a", "a.pdf", PDF),)}, "exhibits", ERROR, Code.EXHIBIT_TWICE),
    ({"exhibits": (Exhibit("other", "A", "", "a", unknown={"kind": "oath"}),)}, "exhibits", ERROR, Code.EXHIBIT_KIND),
    ({"exhibits": (Exhibit("other", "A", "/s/ B", "a"),)}, "exhibits", ERROR, Code.NAME_WITH_MARK),
    ({"signer_name": "/s/ William H. White"}, "signer_name", ERROR, Code.NAME_WITH_MARK),
    ({"signer_name": "\u00a0/ S /William H. White"}, "signer_name", ERROR, Code.NAME_WITH_MARK),
    ({"exchanges": ("NYSE", "Nasdaq", " nyse ")}, "exchanges", WARNING, Code.EXCHANGE_TWICE),
    ({"report_form": "10-K "}, "report_form", ERROR, Code.NOT_OFFERED),
    ({"report_form": " "}, "report_form", ERROR, Code.NOT_OFFERED),
    ({"filer_status": "accelerated\n"}, "filer_status", ERROR, Code.NOT_OFFERED),
    ({"other_reports_filed": " no"}, "other_reports_filed", ERROR, Code.NOT_OFFERED),
    ({"results_change": "yes "}, "results_change", ERROR, Code.NOT_OFFERED),
    ({"exhibits": (Exhibit("accountant-statement", "Letter", " ", "a"),)}, "exhibits", TODO, Code.EXHIBIT_UNSIGNED),
    ({"exchanges": ("NYSE", " ")}, "exchanges", TODO, Code.EXCHANGE_UNNAMED),
    ({"registrant_name": "A\tB"}, "registrant_name", ERROR, Code.LINE_BREAK),
    ({"exchanges": ("New\nYork",)}, "exchanges", ERROR, Code.LINE_BREAK),
    ({"exhibits": (Exhibit("other", "A\nB", "", "a"),)}, "exhibits", ERROR, Code.LINE_BREAK),
    ({"registrant_name": "株"}, "registrant_name", ERROR, Code.UNPRINTABLE),
    ({"narrative": "a 😀"}, "narrative", ERROR, Code.UNPRINTABLE),
    ({"further_statements": "a\0"}, "further_statements", ERROR, Code.UNPRINTABLE),
    ({"registrant_name": "a" + "\u0301" * 31}, "registrant_name", ERROR, Code.UNPRINTABLE),
    ({"exhibits": (Exhibit("other", "A", "", "ש"),)}, "exhibits", ERROR, Code.UNPRINTABLE),
]


@pytest.mark.parametrize(("changes", "key", "severity", "code"), SPEAKS)
def test_a_rule_speaks_once_of_the_blank_it_is_about(quantum, changes, key, severity, code):
    (finding,) = found(quantum, changes)
    assert (finding.key, finding.severity, finding.code) == (key, severity, code)
    assert sentence(finding)


@pytest.mark.parametrize("changes", [
    {"period_ended": "2026-03-31"}, {"period_ended": "3/31/2026"}, {"period_ended": "4/4/2026"},
    {"period_ended": "June 14, 2026"}, {"signature_date": "April 1, 2026"}, {"cusip_number": "747906600"},
    {"amendment_number": 1}, {"amendment_number": " 12 "}, {"paper_filing_basis": "rule-202"},
    TRANSITION, TRANSITION | {"period_ended": "March 31, 2026"},
    {"report_form": "20-F", "contact_area_code": None}, {"contact_area_code": None, "contact_telephone": "+41 1 2"},
    {"other_reports_filed": "no", "other_reports_missing": "Form 10-Q"},
    {"results_change": "yes", "results_explanation": "Up 5%."}, {"results_change": "yes", "exhibits": (EXPLANATION,)},
    {"results_explanation": " \n "}, {"results_change": "yes", "results_table": (SALES,)},
    {"results_change": "yes", "results_no_estimate": "The count is not done."},
    {"results_table": (ResultsLine("Net sales"), ResultsLine())},
    CHANGED | {"results_table": (SALES, ResultsLine("Per share:"), ResultsLine("EPS", "(0.12)", "n/a"))},
    {"signer_is_officer": None, "exhibits": (Exhibit("authority", "Power", "", "a"),)},
    {"exhibits": (LETTER,)}, {"exhibits": (Exhibit(title="Chart", file="chart.pdf", content=PDF),)},
    {"exhibits": ()}, {"exchanges": ("NYSE", "Nasdaq")}, {"former_name": "N/A"}, {"sec_file_number": None},
    {"narrative": "Tab\there,\r\nline\u2028there;\fpage. “Curly” – Ωmega, Жук, e\u0301 € ½"},
    {"registrant_name": " Société Générale \n"}, {"notes": "株 😀 \0"}, {"relief_requested": None},
    {"expected_filing_date": "June 30, 2026"}, {"filer_status": None},
])
def test_what_is_right_is_left_alone(quantum, changes):
    assert found(quantum, changes) == ()


def arguments_named():
    """The arguments that each code's sentence names, besides those that come from the blank itself."""
    return {code: {name for _, name, _, _ in string.Formatter().parse(words) if name} - {"ask", "label"}
            for code, words in findings._SENTENCES.items()}


@pytest.mark.parametrize(("changes", "code"), [*((changes, code) for changes, _, _, code in SPEAKS),
                                               ({"period_ended": "June 16, 2026"}, Code.PERIOD_NOT_OVER)])
def test_every_rule_gives_exactly_the_arguments_that_its_sentence_names(quantum, changes, code):
    given_by_rules = [finding.arguments for finding in found(quantum, changes) if finding.code is code]
    assert given_by_rules
    assert [set(arguments) for arguments in given_by_rules] == [arguments_named()[code]] * len(given_by_rules)
    assert all(str(value) for arguments in given_by_rules for value in arguments.values())


def test_every_rule_is_tried():
    # The command line looks into the attached file; what began from another notice is tried in test_renewal,
    # what the dates wait for in test_dates_of_a_draft.
    seen_by_others = {Code.EXHIBIT_UNUSABLE, Code.CARRIED_OVER, Code.AMENDS, Code.DATES_UNTOLD}
    of_substance = set(re.findall(r"Code\.([A-Z_]+)", inspect.getsource(substance)))
    assert {code for *_, code in SPEAKS} | {Code.PERIOD_NOT_OVER} == {
        code for code in Code if code.name not in of_substance} - seen_by_others


def test_the_boxes_on_paper_are_those_that_the_review_grants(quantum):
    for key, typed in (("report_form", "10-K "), ("results_change", "\nyes"), ("other_reports_filed", "no\t")):
        assert read(quantum.enter(Key(key), typed)).text(Key(key)) not in FIELDS[Key(key)].offers(quantum.edition)


def test_an_exchange_named_thrice_is_told_once_and_one_without_a_name_apart(quantum):
    codes = [finding.code for finding in found(quantum, {"exchanges": ("A", "A", "a", "", "")})]
    assert codes == [Code.EXCHANGE_TWICE, Code.EXCHANGE_UNNAMED]


def test_today_is_the_day_that_is_given(quantum):
    assert [finding.code for finding in found(quantum, {}, date(2026, 6, 14))] == [Code.SIGNED_IN_FUTURE]
    assert [finding.code for finding in found(quantum, {}, date(2026, 3, 30))] == [
        Code.PERIOD_NOT_OVER, Code.SIGNED_IN_FUTURE]


@pytest.mark.parametrize(("changes", "words"), [
    ({"period_ended": "February 30, 2026"}, ["“February 30, 2026”", "February 2026 has no day 30", "Write it as in"]),
    ({"period_ended": "3/4/2026"}, ["March 4, 2026 or April 3, 2026"]),
    ({"report_form": "N-SAR"}, ["N-SAR", "10-K or 20-F", "N-CEN"]),
    ({"narrative": "株"}, ["“株”", "U+682A", "Replace"]),
    ({"narrative": "a\0"}, ["null character", "U+0000"]),
    (TRANSITION | {"transition_report": "10-Q"}, ["10-Q", "10-K"]),
    ({"results_change": "yes", "results_explanation": "Up.", "results_table": (SALES, ResultsLine("EBIT", "1", "1,5"))},
     ["EBIT", "same period last year", "“1,5”", "1,234"]),
    ({"exhibits": (LETTER, Exhibit(title="Chart"))}, ["Exhibit 2"]),
    ({"exhibits": (Exhibit("accountant-statement", "Letter", "", "a"),)}, ["Exhibit 1", "name the person"]),
])
def test_a_sentence_names_what_is_wrong(quantum, changes, words):
    (finding,) = found(quantum, changes)
    assert [word for word in words if word not in sentence(finding)] == []


@pytest.mark.parametrize("key", ["period_ended", "amendment_number", "filer_status", "transition_report"])
def test_a_faulty_entry_is_repeated_shortly_on_one_line_and_without_commands(quantum, key):
    for finding in found(quantum, {key: "\x1b[2Jfirst\nsecond " + "x" * 10_000}):
        assert len(sentence(finding)) < 400
        assert sentence(finding).isprintable()


def test_no_more_than_three_characters_of_a_blank_are_named(quantum):
    named = found(quantum, {"narrative": "株式会社" * 1000})
    assert [finding.arguments["character"][1] for finding in named] == ["株", "式", "会"]


@pytest.mark.parametrize(("changes", "citation"), [
    ({"narrative": None}, "Rule 12b-25(a)"), ({"exhibits": (Exhibit("accountant-statement", "L", "", "a"),)},
                                              "Rule 12b-25(c)"),
    ({"other_reports_filed": "no"}, "Form 12b-25, Part IV(2)"), ({"results_change": "yes"}, "Form 12b-25, Part IV(3)"),
    ({"exchanges": ("",)}, "Form 12b-25, General Instruction 3"),
    (TRANSITION | {"transition_report": "10-Q"}, "Rules 13a-10 and 15d-10"),
    ({"signer_is_officer": None}, "Form 12b-25, Instruction"),
])
def test_the_law_is_cited_where_it_asks(quantum, changes, citation):
    assert [finding.citation for finding in found(quantum, changes)] == [citation]
