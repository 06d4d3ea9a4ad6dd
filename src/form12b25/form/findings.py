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


_SENTENCES: Mapping[Code, str] = MappingProxyType({
    Code.REQUIRED: "{ask}",
    Code.NOT_A_DATE: "{label}: “{typed}” cannot be read as a date: {reason}. Write it as in December 31, 1997.",
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
})


@dataclass(frozen=True)
class Finding:
    """Something about one blank: its key, its weight, what it is, the arguments of its sentence, the rule behind it."""

    key: Key
    severity: Severity
    code: Code
    arguments: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    citation: str = ""


def sentence(finding: Finding) -> str:
    """The finding as a sentence that says what to do."""
    declared = FIELDS[finding.key]
    return _SENTENCES[finding.code].format(ask=declared.ask, label=declared.label, **finding.arguments)
