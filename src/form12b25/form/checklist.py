# SPDX-License-Identifier: MIT
"""The checklist of the filing kit: what to sign, to send and to keep, each task with the rule that asks for it.

It says what the rules say and what the notice holds, and gives no advice. A citation is written as elsewhere, so that
it is found in the help.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from form12b25.form import standing, values
from form12b25.form.deadlines import DUE, EXTENDED, NOTICE, Deadlines
from form12b25.form.draft import Exhibit
from form12b25.form.keys import Key
from form12b25.form.notice import Notice
from form12b25.form.standing import Standing
from form12b25.form.words import listed

_INSTRUCTION = "Form 12b-25, Instruction"
_INSTRUCTION_2 = "Form 12b-25, General Instruction 2"
_INSTRUCTION_3 = "Form 12b-25, General Instruction 3"
_INSTRUCTION_5 = "Form 12b-25, General Instruction 5"
_RULE_201, _RULE_202 = "Regulation S-T, Rule 201", "Regulation S-T, Rule 202"
_KEPT = "Rule 12b-11(d)"
_PARCEL = ("Sent on", "by", "received on")  # to be filled by pen
_SHORT = ("10-Q", "10-D")  # whose extension is five days


@dataclass(frozen=True)
class Sets:
    """How the packet is printed: so many pages in each set, so many conformed copies."""

    pages: int
    conformed: int


@dataclass(frozen=True)
class Task:
    """Something to do, and to tick by pen. `blanks` are captions of what is to be written beside it."""

    words: str
    citation: str = ""
    blanks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Group:
    """Tasks under a heading."""

    title: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True)
class Told:
    """A date and what it is, why it is that day, and the rule. `day` has the day of the week."""

    day: str
    what: str
    why: str
    citation: str


@dataclass(frozen=True)
class Checklist:
    """The checklist: whose notice it is about, the dates, and a `warning` if the notice comes late; the tasks."""

    registrant: str
    subject: str
    dates: tuple[Told, ...]
    warning: str
    groups: tuple[Group, ...]


def checklist(notice: Notice, dates: Deadlines | None, sets: Sets, commission: str, today_at: str) -> Checklist:
    """The checklist of a notice.

    `commission` is where the sets go; `today_at` the office of today, where the form of the edition names none.
    """
    groups = (
        Group("The way it is filed", tuple(_way(notice, dates))),
        Group("Print and sign", tuple(_print_and_sign(notice, sets))),
        Group("Put each set together", tuple(_put_together(notice, sets))),
        Group("Send to the Commission, on paper", tuple(_commission(notice, dates, sets, commission, today_at))),
        Group("Send to the exchanges", tuple(_exchanges(notice, sets))),
        Group("Keep for five years", tuple(_keep(notice))),
        Group("Afterwards", tuple(_afterwards(notice, dates))),
    )
    return Checklist(notice.text(Key.REGISTRANT_NAME), _subject(notice), tuple(_dates(notice, dates)),
                     _warning(notice, dates), groups)


def named(number: int, exhibit: Exhibit) -> str:
    """An exhibit by its number and title."""
    return f"Exhibit {number}, {exhibit.title}" if exhibit.title else f"Exhibit {number}"


def counted(number: int, one: str, more: str = "") -> str:
    """So many of a thing, such as `1 page` and `4 pages`."""
    return f"{number:,} {one if number == 1 else more or one + 's'}"


def _subject(notice: Notice) -> str:
    number = notice.text(Key.AMENDMENT_NUMBER)
    amended = notice.edition.amendment.format(number=number) if number else ""
    return ", ".join(filter(None, ("Form 12b-25", amended, notice.subject)))


def _dates(notice: Notice, dates: Deadlines | None) -> Iterator[Told]:
    """The three dates; what was counted to a weekend or a holiday is told with the day to which it moves."""
    relief = Key.RELIEF_REQUESTED in notice.checked
    if dates is not None:
        why, citations = "", ""
        for step in dates.steps:
            why, citations = f"{why} {step.why}".strip(), "; ".join(filter(None, (citations, step.citation)))
            if step.what not in (DUE, NOTICE, EXTENDED):
                continue
            if relief or step.what != EXTENDED:
                yield Told(_written(step.day), step.what, why, citations)
            why, citations = "", ""
        return
    yield Told("", NOTICE, "One business day after the due date of the report, which cannot be told from what stands "
               "in the draft.", "Rule 12b-25(a)")
    if relief:
        yield Told("", EXTENDED, f"The {_extension(notice)} calendar day after the due date of the report.",
                   "Rule 12b-25(b)(2)(ii)")


def _extension(notice: Notice) -> str:
    """The day counted from the due date, in the words of Part II."""
    report = notice.text(Key.TRANSITION_REPORT) or notice.text(Key.REPORT_FORM)
    return "fifth" if report in _SHORT else "fifteenth"


def _written(day: date) -> str:
    return f"{values.weekday(day)}, {values.write_date(day)}"


def _late(notice: Notice, dates: Deadlines | None) -> date | None:
    """The day of a notice that is dated after its last day."""
    try:
        signed = values.parse_date(notice.text(Key.SIGNATURE_DATE))
    except values.NotADate:
        return None
    return signed if dates is not None and standing.standing(dates, signed) is Standing.LATE else None


def _warning(notice: Notice, dates: Deadlines | None) -> str:
    """What a notice dated after its last day is told."""
    signed = _late(notice, dates)
    return (f"The notice is dated {values.write_date(signed)}, after its last day: the relief of Rule 12b-25(b) is "
            "lost, but the notice is still owed.") if signed else ""


def _way(notice: Notice, dates: Deadlines | None) -> Iterator[Task]:
    match notice.text(Key.PAPER_FILING_BASIS):
        case "rule-201":
            yield Task("On paper, under Rule 201 (temporary hardship), as the legend at the head of page 1 says. It "
                       "goes under cover of Form TH, which is not in this kit: fill that in and put it on top.",
                       _RULE_201)
            yield Task("An electronic filer who is kept from filing by unanticipated technical difficulties has one "
                       "business day more for this, after the day on which the filing was to be made.", _RULE_201)
        case "rule-202":
            yield Task("On paper, under Rule 202 (continuing hardship), as the legend at the head of page 1 says. Look "
                       "that the Commission or its staff has granted the application: until it has told the applicant "
                       "so, the application is not deemed granted.", _RULE_202)
        case _:
            is_or_was = "was" if _late(notice, dates) else "is"
            yield Task("Through EDGAR, if the registrant is an electronic filer, as most are today. What is submitted "
                       "by 5:30 p.m. Eastern Time is filed the same business day"
                       f"{f'; the last one {is_or_was} {_written(dates.notice_by)}' if dates else ''}. The sets, "
                       "the letter and the label for the Commission are for paper.", "Regulation S-T, Rule 13(a)(2)")
            yield Task("Or on paper. An electronic filer may do so under Rule 201 (temporary hardship) or Rule 202 "
                       "(continuing hardship) of Regulation S-T, and the legend of that rule then stands on page 1. "
                       "This notice names neither: if one applies, choose it as the basis for filing on paper, and "
                       "save the packet and this kit again.", f"{_RULE_201}; {_RULE_202}")
    yield Task("Electronic difficulties alone are no reason for this notice: for a report that is late solely because "
               "of them there are Rule 201, Rule 202 and Rule 13(b) of Regulation S-T.",
               f"{_INSTRUCTION_5}; Rule 12b-25(g)")


def _print_and_sign(notice: Notice, sets: Sets) -> Iterator[Task]:
    name, day = notice.text(Key.SIGNER_NAME), notice.text(Key.SIGNATURE_DATE)
    exchanges = len(notice.exchanges)
    every = 1 + sets.conformed + exchanges
    of_each = ["1 signed original", counted(sets.conformed, "conformed copy", "conformed copies")]
    if exchanges:
        of_each.append(f"{counted(exchanges, 'copy', 'copies')} for {'an exchange' if exchanges == 1 else 'exchanges'}")
    yield Task(f"Print the packet in true size: {listed(of_each, 'and')}, of {counted(sets.pages, 'page')} each, "
               f"{counted(every * sets.pages, 'page')} in all.",
               f"{_INSTRUCTION_2}; {_INSTRUCTION_3}" if exchanges else _INSTRUCTION_2)
    yield Task(f"{name} signs {_in_ink(exchanges)} in ink, above the typed name. The conformed copies read /s/ {name} "
               "and are not signed.",
               f"{_INSTRUCTION_2}; Rule 12b-11(b)")
    yield Task(f"It is signed on {day}, the date typed beside the signature and on the letters; on another day, "
               "correct the date, and save the packet and this kit again.", "Form 12b-25, signature")
    if Key.SIGNER_IS_OFFICER not in notice.checked:
        yield Task(f"{name} signs as an authorized representative who is no executive officer: evidence of the "
                   f"authority to sign is filed with the form ({_evidence(notice)}).", _INSTRUCTION)
    yield from _signed_exhibits(notice)
    yield Task("Where the notice goes out with a typed or facsimile signature, as through EDGAR: before or at the time "
               f"of filing, {name} signs a signature page or another document that adopts that signature.", _KEPT)


def _in_ink(exchanges: int) -> str:
    """What is signed in ink: the original, and the copy for each exchange."""
    if not exchanges:
        return "the original"
    return f"the original and the {'copy for the exchange' if exchanges == 1 else f'{exchanges} copies for exchanges'}"


def _evidence(notice: Notice) -> str:
    """The exhibits that show the authority to sign, or that there is none."""
    found = [named(number, exhibit) for number, exhibit in enumerate(notice.exhibits, 1)
             if exhibit.kind == "authority"]
    return "; ".join(found) or "no exhibit is marked as such"


def _signed_exhibits(notice: Notice) -> Iterator[Task]:
    for number, exhibit in enumerate(notice.exhibits, 1):
        if not exhibit.signed_by:
            continue
        citation = {"accountant-statement": "Rule 12b-25(c)", "authority": _INSTRUCTION}.get(exhibit.kind, "")
        if exhibit.content is None:
            yield Task(f"{named(number, exhibit)}: {exhibit.signed_by} signs {_in_ink(len(notice.exchanges))} in ink.",
                       citation)
        else:
            yield Task(f"{named(number, exhibit)}: look that the attached pages bear the signature of "
                       f"{exhibit.signed_by}.", citation)


def _put_together(notice: Notice, sets: Sets) -> Iterator[Task]:
    behind = ", the exhibit index and the exhibits included" if notice.exhibits else ""
    yield Task(f"Count the pages: they are numbered from 1 to {sets.pages:,}{behind}.",
               "Rule 0-3(b); Rule 0-3(c)" if notice.exhibits else "Rule 0-3(b)")
    yield Task("Bind each set on the left side so that all can be read, without stiff covers.", "Rule 12b-11(c)")


def _commission(notice: Notice, dates: Deadlines | None, sets: Sets, commission: str,
                today_at: str) -> Iterator[Task]:
    yield Task("Put together the covering letter, signed, the signed original and "
               f"{counted(sets.conformed, 'conformed copy', 'conformed copies')}.", _INSTRUCTION_2)
    if today_at:
        yield Task(f"Address them to the {commission}. The principal office of the Commission today is at {today_at}.",
                   f"{_INSTRUCTION_2}; Rule 0-2(a)", _PARCEL)
    else:
        yield Task(f"Address them to the {commission}.", f"Rule 0-2(a); {_INSTRUCTION_2}", _PARCEL)
    arrive = f"See that they arrive by {_written(dates.notice_by) if dates else 'the last day for Form 12b-25'}:"
    if notice.text(Key.PAPER_FILING_BASIS) == "rule-201":
        arrive = "See that they arrive within the time of Rule 201:"
    elif dates and _late(notice, dates):
        arrive = f"Send them although the last day, {_written(dates.notice_by)}, has passed: the notice is still owed;"
    yield Task(f"{arrive} papers are filed on the day on which the "
               "Commission actually receives them, not on the day on which they are mailed.", "Rule 0-3(a)")
    yield Task("Paper is received on business days from 8 a.m. to 5:30 p.m. Eastern Time.", "Rule 0-2(b)")


def _exchanges(notice: Notice, sets: Sets) -> Iterator[Task]:
    for name in notice.exchanges:
        yield Task(f"{name}: the covering letter, signed, and 1 manually signed copy of "
                   f"{counted(sets.pages, 'page')}.", _INSTRUCTION_3, _PARCEL)
    if notice.exchanges:
        yield Task("Write the address on each letter and label; no rule gives it, so it is left open.")
        yield Task("Where the notice was filed through EDGAR, the signature on a paper copy for an exchange may be "
                   "typed.", "Regulation S-T, Rule 302(c)")
    else:
        yield Task("The worksheet names no exchange. A manually signed copy is filed with each national securities "
                   "exchange on which any class of securities of the registrant is registered; if there is one, name "
                   "it on the worksheet, and save the packet and this kit again.", _INSTRUCTION_3)


def _keep(notice: Notice) -> Iterator[Task]:
    yield Task("Where a typed or facsimile signature was filed, keep the document that "
               f"{notice.text(Key.SIGNER_NAME)} signed to adopt it for five years. The Commission or its staff may "
               "ask for a copy.", _KEPT, ("Kept at", "until"))
    yield Task("Keep with it, for your own records, one set as it was filed and what shows when it was received.")


def _afterwards(notice: Notice, dates: Deadlines | None) -> Iterator[Task]:
    if notice.text(Key.PAPER_FILING_BASIS) == "rule-201":
        yield Task("Submit a copy of the paper notice in electronic format within six business days of filing it.",
                   _RULE_201)
    relief = Key.RELIEF_REQUESTED in notice.checked
    if relief and _late(notice, dates):
        yield Task("File the report. The notice is dated after its last day: it brings no relief, and the report is "
                   "not deemed filed on its due date.", "Rule 12b-25(b)")
    elif relief:
        by = (f"by {_written(dates.extended)}" if dates else
              f"by the {_extension(notice)} calendar day after its due date")
        yield Task(f"File the report {by}: it is deemed filed on its due date only if it is actually filed within "
                   "that period.", "Rule 12b-25(b)(3)")
    if relief:
        yield Task("Until it is filed, no registration statement is used on a form that depends on timely filed "
                   "reports, such as Form S-3.", "Rule 12b-25(d)")
    else:
        yield Task("File the report. The box in Part II is not checked: the notice asks for no relief, and the report "
                   "is not deemed filed on its due date.", "Rule 12b-25(b)")
    if notice.text(Key.PORTION_ITEMS):
        yield Task("File the balance of the report; its cover says which items are omitted. The amendment that brings "
                   "them says at its upper right that they were the subject of a Form 12b-25.", "Rule 12b-25(e)")
    yield Task("In form12b25, mark the notice as filed (File menu): it is then kept as it was filed.")
