# SPDX-License-Identifier: MIT
"""What a review finds: data. The sentences are made at the edge, from the one table here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from form12b25.form.definition import FIELDS
from form12b25.form.keys import Key


class Severity(StrEnum):
    """How much a finding weighs. A form with a `todo` or an `error` is not ready."""

    TODO = "todo"
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def stops(self) -> bool:
        """Whether the form cannot be signed and sent with it."""
        return self in (Severity.TODO, Severity.ERROR)


class Code(StrEnum):
    """What was found, for programs to tell apart."""

    REQUIRED = "required"
    NOT_A_DATE = "not-a-date"
    NOT_A_NUMBER = "not-a-number"
    NOT_OFFERED = "not-offered"
    LINE_BREAK = "line-break"
    UNPRINTABLE = "unprintable"
    TRANSITION_BOX_MISSING = "transition-box-missing"
    TRANSITION_OF_OTHER_FORM = "transition-of-other-form"
    REPORTS_NAMED_BUT_FILED = "reports-named-but-filed"
    EXPLAINED_BUT_NO_CHANGE = "explained-but-no-change"
    NOT_AN_AMOUNT = "not-an-amount"
    UNITS_DIFFER = "units-differ"
    LINE_UNNAMED = "line-unnamed"
    PERIOD_NOT_OVER = "period-not-over"
    SIGNED_IN_FUTURE = "signed-in-future"
    SIGNED_BEFORE_PERIOD_ENDED = "signed-before-period-ended"
    AUTHORITY_MISSING = "authority-missing"
    NAME_WITH_MARK = "name-with-mark"
    EXHIBIT_EMPTY = "exhibit-empty"
    EXHIBIT_TWICE = "exhibit-twice"
    EXHIBIT_KIND = "exhibit-kind"
    EXHIBIT_UNUSABLE = "exhibit-unusable"
    EXHIBIT_UNTITLED = "exhibit-untitled"
    EXHIBIT_UNSIGNED = "exhibit-unsigned"
    EXCHANGE_UNNAMED = "exchange-unnamed"
    EXCHANGE_TWICE = "exchange-twice"
    REPORTS_NOT_NAMED = "reports-not-named"
    PERIOD_ENDS_ON_FILING = "period-ends-on-filing"
    CUSIP_FORM = "cusip-form"
    CUSIP_CHECK_DIGIT = "cusip-check-digit"
    FILE_NUMBER = "file-number"
    NARRATIVE_SHORT = "narrative-short"
    BOILERPLATE = "boilerplate"
    ELECTRONIC_DIFFICULTY = "electronic-difficulty"
    CHANGE_DENIED = "change-denied"
    EXPLAINED_WITHOUT_FIGURES = "explained-without-figures"
    EXPLAINED_WITHOUT_WORDS = "explained-without-words"
    STATEMENT_MISSING = "statement-missing"
    STATEMENT_UNDATED = "statement-undated"
    RELIEF_NOT_REQUESTED = "relief-not-requested"
    RELIEF_BUT_EXPECTED_LATER = "relief-but-expected-later"
    RELIEF_BUT_MISSED = "relief-but-missed"
    RELIEF_BUT_TOLD_LATER = "relief-but-told-later"
    NOTICE_LATE = "notice-late"
    DATES_UNTOLD = "dates-untold"
    PORTION = "portion"
    OTHER_REPORT_NAMED = "other-report-named"
    NAME_DIFFERS = "name-differs"
    CARRIED_OVER = "carried-over"
    AMENDS = "amends"


_SENTENCES: Mapping[Code, str] = MappingProxyType({
    Code.REQUIRED: "{ask}",
    Code.NOT_A_DATE: "{label}: “{typed}” cannot be read as a date: {reason}. {remedy}",
    Code.NOT_A_NUMBER: "{label}: “{typed}” is not a whole number from 1 to 9999. Write the number alone, such as 1.",
    Code.NOT_OFFERED: "{label}: this edition of the form has no box for “{typed}”. Choose {offers}.",
    Code.LINE_BREAK: "{label}: the blank is one line, and the text has a line break or a tab in it. Take it out.",
    Code.UNPRINTABLE: "{label}: the paper cannot show the character {character}. Replace it.",
    Code.TRANSITION_BOX_MISSING: "A transition period is given, but no transition report is checked. Check the "
                                 "one that is late, or empty the date.",
    Code.TRANSITION_OF_OTHER_FORM: "The transition report is on Form {transition}, but Form {report} is checked "
                                   "above. Check the same form in both places.",
    Code.REPORTS_NAMED_BUT_FILED: "Part IV(2) says Yes, all other reports have been filed, yet reports not filed are "
                                  "named. Answer No, or remove what is named.",
    Code.EXPLAINED_BUT_NO_CHANGE: "Part IV(3) says No, no significant change is anticipated, yet an explanation of a "
                                  "change is attached. Consider whether the answer is Yes.",
    Code.NOT_AN_AMOUNT: "{line}, {column}: “{typed}” cannot be read as an amount. Write it as in 1,234 or 0.12, a loss "
                        "as in (1,234), a scale as in 1.2 million; leave the cell blank where there is no figure.",
    Code.UNITS_DIFFER: "{line}: “{current}” and “{prior}” are in different units and cannot be compared. Give both in "
                       "the same unit.",
    Code.LINE_UNNAMED: "Results in figures: line {number} has figures and no name. Name it, such as Net sales, or "
                       "remove it.",
    Code.PERIOD_NOT_OVER: "{label}: {date} is still to come. A report is late only after its period ended.",
    Code.SIGNED_IN_FUTURE: "Date of signature: {date} is still to come.",
    Code.SIGNED_BEFORE_PERIOD_ENDED: "Date of signature: {date} is before {period}, the end of the period. Is the year "
                                     "right?",
    Code.AUTHORITY_MISSING: "The person signing is not marked as an executive officer, and no evidence of authority is "
                            "among the exhibits. Mark the box if an executive officer signs; otherwise attach the "
                            "evidence.",
    Code.EXHIBIT_EMPTY: "Exhibit {number} has neither text nor a file. Type or attach it, or remove the exhibit.",
    Code.NAME_WITH_MARK: "{where}: give the name alone; /s/ is put on the conformed copies.",
    Code.EXHIBIT_TWICE: "Exhibit {number} has both text and a file, and only one of them can be printed. Remove the "
                        "text, or detach the file.",
    Code.EXHIBIT_KIND: "Exhibit {number}: this version of the program knows no kind “{typed}”. Choose {offers}.",
    Code.EXHIBIT_UNUSABLE: "{reason}",
    Code.EXHIBIT_UNTITLED: "Exhibit {number} has no title. Give it one; the title is printed on its pages.",
    Code.EXHIBIT_UNSIGNED: "Exhibit {number}: name the person who signed the statement; the rule asks for a statement "
                           "signed by that person.",
    Code.EXCHANGE_TWICE: "The exchange “{name}” is in the list more than once; each entry is one manually signed copy. "
                         "Remove what is too much.",
    Code.EXCHANGE_UNNAMED: "An exchange in the list has no name. Name it, or remove it.",
    Code.REPORTS_NOT_NAMED: "Part IV(2) says No, and the reports that have not been filed are not identified. Name "
                            "each, such as Form 10-Q for the quarter ended June 30, 2026.",
    Code.PERIOD_ENDS_ON_FILING: "{label}: {date} is the day of this notice itself. Is it the end of the period?",
    Code.CUSIP_FORM: "CUSIP number: “{typed}” is not a CUSIP number, which has nine letters and digits, the last of "
                     "them a check digit. Correct it, or leave the blank empty.",
    Code.CUSIP_CHECK_DIGIT: "CUSIP number: “{typed}” cannot be right; with these eight characters before it the check "
                            "digit is {digit}. Compare the number with a certificate or with the cover of a report.",
    Code.FILE_NUMBER: "SEC file number: “{typed}” is not a prefix and a number, such as 0-20179 or 001-13419. Compare "
                      "it with the cover of the last report.",
    Code.NARRATIVE_SHORT: "Part III is very short. The rule asks for the reasons in reasonable detail: what happened, "
                          "and why it kept the report from being filed in time.",
    Code.BOILERPLATE: "Part III, in its {count} words, says only what every late notice says, and nothing of what "
                      "happened at this registrant. Companies were fined $25,000 to $60,000 for such notices. State "
                      "in reasonable detail what happened, and when.",
    Code.ELECTRONIC_DIFFICULTY: "Part III, in its {count} words, gives electronic difficulties as the only reason. "
                                "Then this form is not the one to use; Rules 201, 202 and 13(b) of Regulation S-T "
                                "apply.",
    Code.CHANGE_DENIED: "{said}, but Part IV(3) says No, no significant change in results is anticipated. Companies "
                        "were fined where a change was anticipated and not disclosed. If results will differ "
                        "significantly from those of the same period last year, answer Yes and explain.",
    Code.EXPLAINED_WITHOUT_FIGURES: "The explanation for Part IV(3) has no figures. The form asks for the change both "
                                    "narratively and quantitatively, or for the reasons why no reasonable estimate "
                                    "can be made.",
    Code.EXPLAINED_WITHOUT_WORDS: "The explanation for Part IV(3) has figures, but hardly a word. The form asks for "
                                  "the change both narratively and quantitatively.",
    Code.STATEMENT_MISSING: "Part III says: “{words}”. Where another person is the reason why a required opinion, "
                            "report or certification is missing, a statement signed by that person is attached, and "
                            "none is among the exhibits. Attach it, or reword Part III if that person is not the "
                            "reason.",
    Code.STATEMENT_UNDATED: "Exhibit {number}: no date was found in the statement. Is it dated and signed?",
    Code.RELIEF_NOT_REQUESTED: "The box in Part II is not checked: the notice then brings no relief, and the report "
                               "will count as late. The box is for a report that will be filed by the extended date.",
    Code.RELIEF_BUT_EXPECTED_LATER: "The box in Part II says that the report will be filed by {extended}, but it is "
                                    "expected on {expected}. Clear the box, or correct the date; the notice is owed "
                                    "either way.",
    Code.RELIEF_BUT_MISSED: "The box in Part II says that the report will be filed by the extended date, but Part III "
                            "says: “{words}”. Clear the box, or correct the sentence; the notice is owed either way.",
    Code.RELIEF_BUT_TOLD_LATER: "The box in Part II says that the report will be filed by {extended}, but Part III "
                                "speaks of {told}. Clear the box, or correct the date; the notice is owed either way.",
    Code.NOTICE_LATE: "{day} is after {notice_by}, the last day for this notice. The relief of Rule 12b-25(b) is "
                      "lost; the notice is still owed.",
    Code.DATES_UNTOLD: "{reason} Until then the program cannot see whether this notice is in time.",
    Code.PORTION: "Only a portion is late: the rest of the report is to be filed in time, its cover says which items "
                  "are left out, and the amendment that brings them says so at the top of its first page.",
    Code.OTHER_REPORT_NAMED: "{where} names {named}, but the box checked is Form {form}. Check the box of the report "
                             "that is late, or correct what is named.",
    Code.NAME_DIFFERS: "The registrant signs as “{signing}”, but Part I names “{named}”. Give the name as the charter "
                       "has it in both places.",
    Code.CARRIED_OVER: "{many} carried over from an earlier notice and may be out of date. Confirm or change: "
                       "{labels}.",
    Code.AMENDS: "This amends the notice {filed}. {differs} What was correctly furnished need not be restated.",
})


@dataclass(frozen=True)
class Finding:
    """Something about one blank: its key, its weight, what it is, the arguments of its sentence, the rule behind it.

    `considered` is the reason with which a person answered it; the review sets it, and never on what stops.
    `cell` is the line and the column of the results in figures that it is about, both from 0, blank lines not counted.
    `meant` is what may have been meant by what was entered, as it would be entered.
    """

    key: Key
    severity: Severity
    code: Code
    arguments: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    citation: str = ""
    considered: str = ""
    cell: tuple[int, int] | None = None
    meant: tuple[str, ...] = ()

    @property
    def about(self) -> str:
        """What it speaks of, for an answer to tell it from others of its code: its arguments, by their names."""
        return "; ".join(str(self.arguments[name]) for name in sorted(self.arguments)).strip()


def sentence(finding: Finding) -> str:
    """The finding as a sentence that says what to do."""
    declared = FIELDS[finding.key]
    return _SENTENCES[finding.code].format(ask=declared.ask, label=declared.label, **finding.arguments)
