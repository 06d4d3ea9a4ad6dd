# SPDX-License-Identifier: MIT
"""The declaration of every blank: its kind, its Part, when it is required, what to ask for.

Captions printed on the paper are the law's and stand in the edition; `label` and `ask` are this program's own words.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from form12b25.form import figures
from form12b25.form.editions import Edition
from form12b25.form.keys import Key, Part

if TYPE_CHECKING:
    from form12b25.form.draft import Exhibit

FILER_STATUSES = ("large-accelerated", "accelerated", "non-accelerated")
EXHIBIT_KINDS = ("accountant-statement", "authority", "results-explanation", "other")


class Entered(Protocol):
    """What a requirement may ask of a draft."""

    def text(self, key: Key) -> str:
        """What was entered, stripped of blanks at its ends; a choice as it is."""

    def checked(self, key: Key) -> bool:
        """Whether a check box is checked."""

    @property
    def exhibits(self) -> "tuple[Exhibit, ...]":
        """The exhibits, in order."""

    @property
    def results_table(self) -> tuple[figures.ResultsLine, ...]:
        """The lines of the results in figures, in order."""


Requirement = Callable[[Entered], bool]


def never(_: Entered) -> bool:
    """The blank may stay blank."""
    return False


def always(_: Entered) -> bool:
    """The form is incomplete without it."""
    return True


def _unless_transition(entered: Entered) -> bool:
    """A transition report gives the end of the transition period instead."""
    return not entered.text(Key.TRANSITION_REPORT)


def _unless_amended(entered: Entered) -> bool:
    """An amendment need not restate what has been correctly furnished (General Instruction 4)."""
    return not entered.text(Key.AMENDMENT_NUMBER)


def _with_transition(entered: Entered) -> bool:
    return bool(entered.text(Key.TRANSITION_REPORT))


def _unless_foreign_telephone(entered: Entered) -> bool:
    """Only North American numbers have an area code; registrants on Form 20-F sit elsewhere."""
    foreign = entered.text(Key.REPORT_FORM) == "20-F" or entered.text(Key.CONTACT_TELEPHONE).startswith("+")
    return not foreign and _unless_amended(entered)


def _unexplained(entered: Entered) -> bool:
    """The explanation of Part IV(3) may be an exhibit, figures, or the reasons why there are none."""
    return (entered.text(Key.RESULTS_CHANGE) == "yes" and not entered.text(Key.RESULTS_NO_ESTIMATE)
            and not figures.holds_figures(entered.results_table)
            and not any(exhibit.kind == "results-explanation" for exhibit in entered.exhibits))


@dataclass(frozen=True)
class Field:
    """A blank. `ask` says in a sentence what a required blank wants; `cites` names the rule that wants it."""

    key: Key
    part: Part
    label: str
    required: Requirement = never
    ask: str = ""
    cites: str = ""
    on_paper: bool = True


class Text(Field):
    """One line."""


class Narrative(Field):
    """Paragraphs, of any length."""


class Date(Field):
    """A day, kept as typed."""


class Number(Field):
    """A whole number of at least 1, or blank."""


@dataclass(frozen=True)
class Choice(Field):
    """One of the boxes that the edition offers, or none."""

    offers: Callable[[Edition], tuple[str, ...]] = lambda _: ()


class YesNo(Choice):
    """Two boxes, Yes and No."""


class Check(Field):
    """One check box."""


class Names(Field):
    """A list of names."""


class Figures(Field):
    """Lines of figures: this period, and the same period of last year."""


class Exhibits(Field):
    """The list of exhibits."""


class Considerations(Field):
    """The answers that a person gave to warnings."""


def _yes_no(_: Edition) -> tuple[str, ...]:
    return ("yes", "no")


_DECLARED: tuple[Field, ...] = (
    Number(Key.AMENDMENT_NUMBER, Part.HEAD, "Amendment number"),
    Choice(Key.PAPER_FILING_BASIS, Part.HEAD, "Basis for filing on paper",
           offers=lambda edition: tuple(edition.filing_basis)),
    Text(Key.SEC_FILE_NUMBER, Part.HEAD, "SEC file number"),
    Text(Key.CUSIP_NUMBER, Part.HEAD, "CUSIP number"),
    Choice(Key.REPORT_FORM, Part.HEAD, "Report form", always,
           "Check the one form that cannot be filed in time.", "Rule 12b-25(a)",
           offers=lambda edition: edition.report_forms),
    Date(Key.PERIOD_ENDED, Part.HEAD, "Period ended", _unless_transition,
         "Give the day on which the period of the report ended.", "Form 12b-25"),
    Choice(Key.TRANSITION_REPORT, Part.HEAD, "Transition report",
           offers=lambda edition: edition.transition_forms),
    Date(Key.TRANSITION_PERIOD_ENDED, Part.HEAD, "Transition period ended", _with_transition,
         "Give the day on which the transition period ended, since a transition report is checked.",
         "Rules 13a-10 and 15d-10"),
    Text(Key.PORTION_ITEMS, Part.HEAD, "Items of the portion that is late"),
    Text(Key.REGISTRANT_NAME, Part.I, "Full name of registrant", always,
         "Give the full name of the registrant.", "Form 12b-25, Part I"),
    Text(Key.FORMER_NAME, Part.I, "Former name"),
    Text(Key.STREET_ADDRESS, Part.I, "Street and number", _unless_amended,
         "Give the street and number of the principal executive office.", "Form 12b-25, Part I"),
    Text(Key.CITY_STATE_ZIP, Part.I, "City, state and zip code", _unless_amended,
         "Give the city, state and zip code of the principal executive office.", "Form 12b-25, Part I"),
    Check(Key.RELIEF_REQUESTED, Part.II, "Relief under Rule 12b-25(b)"),
    Narrative(Key.NARRATIVE, Part.III, "Narrative", _unless_amended,
              "State in reasonable detail why the report could not be filed in time.", "Rule 12b-25(a)"),
    Text(Key.CONTACT_NAME, Part.IV, "Name of the person to contact", _unless_amended,
         "Name the person to contact about this notification.", "Form 12b-25, Part IV(1)"),
    Text(Key.CONTACT_AREA_CODE, Part.IV, "Area code", _unless_foreign_telephone,
         "Give the area code of the person to contact, or a telephone number that begins with +.",
         "Form 12b-25, Part IV(1)"),
    Text(Key.CONTACT_TELEPHONE, Part.IV, "Telephone number", _unless_amended,
         "Give the telephone number of the person to contact.", "Form 12b-25, Part IV(1)"),
    YesNo(Key.OTHER_REPORTS_FILED, Part.IV, "Other reports filed", _unless_amended,
          "Answer whether all other periodic reports have been filed: Yes or No.", "Form 12b-25, Part IV(2)",
          offers=_yes_no),
    Narrative(Key.OTHER_REPORTS_MISSING, Part.IV, "Reports not filed"),
    YesNo(Key.RESULTS_CHANGE, Part.IV, "Change in results", _unless_amended,
          "Answer whether a significant change in results is anticipated: Yes or No.", "Form 12b-25, Part IV(3)",
          offers=_yes_no),
    Narrative(Key.RESULTS_EXPLANATION, Part.IV, "Explanation of the change", _unexplained,
              "Explain the anticipated change in words and figures, or state why no reasonable estimate can be made, "
              "since the answer to Part IV(3) is Yes.", "Form 12b-25, Part IV(3)"),
    # These two have no blank on the form: they are printed in the explanation that is attached to it.
    Figures(Key.RESULTS_TABLE, Part.IV, "Results in figures", on_paper=False),
    Narrative(Key.RESULTS_NO_ESTIMATE, Part.IV, "Reasons why no reasonable estimate can be made", on_paper=False),
    Narrative(Key.FURTHER_STATEMENTS, Part.IV, "Further statements"),
    Text(Key.REGISTRANT_NAME_IN_CHARTER, Part.SIGNATURE, "Registrant's name as in its charter", always,
         "Give the name of the registrant as its charter has it.", "Form 12b-25, signature"),
    Date(Key.SIGNATURE_DATE, Part.SIGNATURE, "Date of signature", always,
         "Give the day on which the form is signed.", "Form 12b-25, signature"),
    Text(Key.SIGNER_NAME, Part.SIGNATURE, "Name of the person signing", always,
         "Name the person who signs; the name is typed beneath the signature.", "Form 12b-25, Instruction"),
    Text(Key.SIGNER_TITLE, Part.SIGNATURE, "Title of the person signing", always,
         "Give the title of the person who signs; it is typed beneath the signature.", "Form 12b-25, Instruction"),
    Check(Key.SIGNER_IS_OFFICER, Part.SIGNATURE, "The person signing is an executive officer of the registrant",
          on_paper=False),
    Choice(Key.FILER_STATUS, Part.WORKSHEET, "Filer status", offers=lambda _: FILER_STATUSES, on_paper=False),
    Check(Key.ERISA_PLAN, Part.WORKSHEET, "The plan is subject to ERISA", on_paper=False),
    Date(Key.DETERMINATION_DATE, Part.WORKSHEET, "Day of the determination to change the fiscal year",
         on_paper=False),
    Date(Key.EXPECTED_FILING_DATE, Part.WORKSHEET, "Day on which the report is expected to be filed", on_paper=False),
    Names(Key.EXCHANGES, Part.WORKSHEET, "Exchanges that get a manually signed copy", on_paper=False),
    Exhibits(Key.EXHIBITS, Part.WORKSHEET, "Exhibits", on_paper=False),
    Narrative(Key.NOTES, Part.WORKSHEET, "Notes, never printed", on_paper=False),
    Considerations(Key.CONSIDERED, Part.WORKSHEET, "Warnings considered", on_paper=False),
)

FIELDS: Mapping[Key, Field] = MappingProxyType({field.key: field for field in _DECLARED})
