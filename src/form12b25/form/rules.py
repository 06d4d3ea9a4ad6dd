# SPDX-License-Identifier: MIT
"""What the form and the rules require of a draft, one function for each idea. Each yields what it finds."""

import re
from collections import Counter
from collections.abc import Hashable, Iterator
from itertools import chain, islice

from form12b25.form import characters, figures, identifiers, triggers, values
from form12b25.form.case import Case
from form12b25.form.definition import (
    EXHIBIT_KINDS,
    FIELDS,
    Check,
    Choice,
    Date,
    Exhibits,
    Figures,
    Names,
    Narrative,
    Number,
)
from form12b25.form.draft import Draft
from form12b25.form.findings import Code, Finding, Severity
from form12b25.form.keys import Key
from form12b25.form.passages import Memory
from form12b25.form.patterns import Pattern
from form12b25.form.values import NotADate
from form12b25.form.words import either, shown

_NOTHING_NAMED = Pattern(triggers.NOTHING_NAMED, re.IGNORECASE)
_MOST_LINES = 10  # of the results in figures that are said to be wrong at one time
_SIGNED = Pattern(r"\s*/\s*s\s*/", re.IGNORECASE)  # as a conformed copy shows that the original is signed


def required_blanks(case: Case) -> Iterator[Finding]:
    """Each blank without which the form is incomplete."""
    draft = case.draft
    for key, declared in FIELDS.items():
        if declared.required(draft) and not draft.text(key):
            yield Finding(key, Severity.TODO, Code.REQUIRED, citation=declared.cites)


def unreadable_entries(case: Case) -> Iterator[Finding]:
    """Each entry that is not what its blank takes."""
    draft = case.draft
    for key, declared in FIELDS.items():
        typed = draft.text(key)
        if not typed:
            continue
        beginning = shown(typed)
        match declared:
            case Date():
                yield from _date_entry(key, typed, beginning)
            case Number():
                try:
                    values.parse_whole_number(typed)
                except ValueError:
                    yield Finding(key, Severity.ERROR, Code.NOT_A_NUMBER, {"typed": beginning})
            case Choice() if typed not in declared.offers(draft.edition):
                offers = " or ".join(declared.offers(draft.edition))
                yield Finding(key, Severity.ERROR, Code.NOT_OFFERED, {"typed": beginning, "offers": offers})


def _date_entry(key: Key, typed: str, beginning: str) -> Iterator[Finding]:
    try:
        values.parse_date(typed)
    except NotADate as reason:
        yield Finding(key, Severity.ERROR, Code.NOT_A_DATE, {
            "typed": beginning, "reason": str(reason), "remedy": reason.remedy()},
                      meant=tuple(map(values.write_date, reason.meant)))


def unprintable_entries(case: Case) -> Iterator[Finding]:
    """Each blank with a character that the paper cannot show, or with a second line where there is room for one."""
    draft = case.draft
    for key, declared in FIELDS.items():
        if key is Key.NOTES:
            continue
        match declared:
            case Narrative():
                yield from _paragraphs(key, key, draft.typed(key))
            case Names():
                for name in draft.exchanges:
                    yield from _one_line(key, name)
            case Figures():
                yield from _one_line(key, " ".join(cell.strip() for row in draft.results_table
                                                   for cell in (row.line, row.current, row.prior)))
            case Exhibits():
                for number, exhibit in enumerate(draft.exhibits, 1):
                    yield from _one_line(key, exhibit.title)
                    yield from _one_line(key, exhibit.signed_by)
                    yield from _paragraphs(key, (key, number), exhibit.text)
            case Check() | Choice() | Date() | Number():
                pass
            case _:
                yield from _one_line(key, draft.text(key))


def _one_line(key: Key, typed: str) -> Iterator[Finding]:
    if not characters.SPACING.isdisjoint(typed):
        yield Finding(key, Severity.ERROR, Code.LINE_BREAK)
    one_line = "".join(c for c in typed if c not in characters.SPACING)
    yield from _unprintable(key, characters.unprintable(values.composed(one_line), spacing=False))


_foreign: Memory[list[str]] = Memory(lambda passage: characters.unprintable(values.composed(passage), spacing=True))


def _paragraphs(key: Key, source: Hashable, typed: str) -> Iterator[Finding]:
    found = chain.from_iterable(_foreign.of(source, typed))
    yield from _unprintable(key, list(dict.fromkeys(found)))


def _unprintable(key: Key, found: list[str]) -> Iterator[Finding]:
    for character in found[:3]:
        yield Finding(key, Severity.ERROR, Code.UNPRINTABLE, {"character": characters.describe(character)})


def transition(case: Case) -> Iterator[Finding]:
    """A transition box and a transition date stand only together, and the box is of the form checked above."""
    draft = case.draft
    report, chosen = draft.text(Key.REPORT_FORM), draft.text(Key.TRANSITION_REPORT)
    if draft.text(Key.TRANSITION_PERIOD_ENDED) and not chosen:
        yield Finding(Key.TRANSITION_REPORT, Severity.ERROR, Code.TRANSITION_BOX_MISSING,
                      citation="Rules 13a-10 and 15d-10")
    if report and chosen and report != chosen:
        yield Finding(Key.TRANSITION_REPORT, Severity.ERROR, Code.TRANSITION_OF_OTHER_FORM,
                      {"transition": shown(chosen), "report": shown(report)}, "Rules 13a-10 and 15d-10")


def part_iv_contradictions(case: Case) -> Iterator[Finding]:
    """An answer in Part IV that what stands below it denies."""
    draft = case.draft
    missing = draft.text(Key.OTHER_REPORTS_MISSING)
    if draft.text(Key.OTHER_REPORTS_FILED) == "no" and (not missing or _NOTHING_NAMED.fullmatch(missing)):
        yield Finding(Key.OTHER_REPORTS_MISSING, Severity.ERROR, Code.REPORTS_NOT_NAMED,
                      citation="Form 12b-25, Part IV(2)")
    if draft.text(Key.OTHER_REPORTS_FILED) == "yes" and draft.text(Key.OTHER_REPORTS_MISSING):
        yield Finding(Key.OTHER_REPORTS_MISSING, Severity.ERROR, Code.REPORTS_NAMED_BUT_FILED,
                      citation="Form 12b-25, Part IV(2)")
    explained = (draft.text(Key.RESULTS_EXPLANATION) or draft.text(Key.RESULTS_NO_ESTIMATE)
                 or figures.holds_figures(draft.results_table)
                 or any(exhibit.kind == "results-explanation" for exhibit in draft.exhibits))
    if draft.text(Key.RESULTS_CHANGE) == "no" and explained:
        yield Finding(Key.RESULTS_EXPLANATION, Severity.WARNING, Code.EXPLAINED_BUT_NO_CHANGE,
                      citation="Form 12b-25, Part IV(3)")


def results_in_figures(case: Case) -> Iterator[Finding]:
    """Each amount can be read and compared with that of last year, and each line with figures has a name."""
    yield from islice(_figures_found(case.draft), _MOST_LINES)


def _figures_found(draft: Draft) -> Iterator[Finding]:
    rows = draft.results_table
    for place, column, typed in figures.faults(rows):
        yield Finding(Key.RESULTS_TABLE, Severity.ERROR, Code.NOT_AN_AMOUNT,
                      {"line": shown(figures.name(rows[place], place + 1)), "column": figures.COLUMNS[column].lower(),
                       "typed": shown(typed.strip())}, cell=(figures.line_place(rows, place), column))
    for place, row in enumerate(rows):
        if figures.ill_matched(row):
            yield Finding(Key.RESULTS_TABLE, Severity.ERROR, Code.UNITS_DIFFER,
                          {"line": shown(figures.name(row, place + 1)), "current": shown(row.current.strip()),
                           "prior": shown(row.prior.strip())}, cell=(figures.line_place(rows, place), 1))
        if not row.line.strip() and not figures.is_blank(row):
            yield Finding(Key.RESULTS_TABLE, Severity.TODO, Code.LINE_UNNAMED, {"number": place + 1},
                          cell=(figures.line_place(rows, place), 0))


def days_in_order(case: Case) -> Iterator[Finding]:
    """The period ends before the form is signed, and neither lies ahead. Only warnings: the clock may be wrong."""
    draft, today = case.draft, case.today
    signed = draft.day(Key.SIGNATURE_DATE)
    for key in (Key.PERIOD_ENDED, Key.TRANSITION_PERIOD_ENDED):
        ended = draft.day(key)
        if ended and ended > today:
            yield Finding(key, Severity.WARNING, Code.PERIOD_NOT_OVER, {"date": values.write_date(ended)},
                          "Rule 12b-25(a)")
        elif ended and ended in (signed, today):
            yield Finding(key, Severity.WARNING, Code.PERIOD_ENDS_ON_FILING, {"date": values.write_date(ended)},
                          "Rule 12b-25(a)")
        if ended and signed and signed < ended:
            yield Finding(Key.SIGNATURE_DATE, Severity.WARNING, Code.SIGNED_BEFORE_PERIOD_ENDED,
                          {"date": values.write_date(signed), "period": values.write_date(ended)})
    if signed and signed > today:
        yield Finding(Key.SIGNATURE_DATE, Severity.WARNING, Code.SIGNED_IN_FUTURE, {"date": values.write_date(signed)})


def cusip(case: Case) -> Iterator[Finding]:
    """A CUSIP number has nine characters, the last of which follows from the others."""
    typed = case.draft.text(Key.CUSIP_NUMBER)
    if not typed or identifiers.absent(typed):
        return
    for entered in identifiers.numbers(typed) or [typed]:
        number = identifiers.plain_cusip(entered)
        arguments = {"typed": shown(entered)}
        if not identifiers.is_cusip_length(number):
            yield Finding(Key.CUSIP_NUMBER, Severity.ERROR, Code.CUSIP_FORM, arguments, "Form 12b-25")
        elif number[-1] != identifiers.check_digit(number):
            yield Finding(Key.CUSIP_NUMBER, Severity.ERROR, Code.CUSIP_CHECK_DIGIT,
                          arguments | {"digit": identifiers.check_digit(number)}, "Form 12b-25")


def authority(case: Case) -> Iterator[Finding]:
    """A representative who is no executive officer files evidence of authority (Form 12b-25, Instruction)."""
    draft = case.draft
    shown = any(exhibit.kind == "authority" for exhibit in draft.exhibits)
    if draft.text(Key.SIGNER_NAME) and not draft.checked(Key.SIGNER_IS_OFFICER) and not shown:
        yield Finding(Key.SIGNER_IS_OFFICER, Severity.WARNING, Code.AUTHORITY_MISSING,
                      citation="Form 12b-25, Instruction")


def names_alone(case: Case) -> Iterator[Finding]:
    """A name without the mark that the conformed copies put before it; they would read it twice."""
    draft = case.draft
    named = [(Key.SIGNER_NAME, FIELDS[Key.SIGNER_NAME].label, draft.text(Key.SIGNER_NAME))]
    named += [(Key.EXHIBITS, f"Exhibit {number}", exhibit.signed_by)
              for number, exhibit in enumerate(draft.exhibits, 1)]
    for key, where, name in named:
        if _SIGNED.match(name):
            yield Finding(key, Severity.ERROR, Code.NAME_WITH_MARK, {"where": where})


def exhibits_and_exchanges(case: Case) -> Iterator[Finding]:
    """Each exhibit is there once, has a title and, where the rule asks for it, a signer; each exchange has a name."""
    draft = case.draft
    for number, exhibit in enumerate(draft.exhibits, 1):
        arguments = {"number": number}
        if not exhibit.text.strip() and exhibit.content is None:
            yield Finding(Key.EXHIBITS, Severity.TODO, Code.EXHIBIT_EMPTY, arguments)
        if exhibit.text.strip() and exhibit.content is not None:
            yield Finding(Key.EXHIBITS, Severity.ERROR, Code.EXHIBIT_TWICE, arguments)
        if "kind" in exhibit.unknown:
            yield Finding(Key.EXHIBITS, Severity.ERROR, Code.EXHIBIT_KIND,
                          arguments | {"typed": shown(str(exhibit.unknown["kind"])),
                                       "offers": either(EXHIBIT_KINDS)})
        if not exhibit.title.strip():
            yield Finding(Key.EXHIBITS, Severity.TODO, Code.EXHIBIT_UNTITLED, arguments)
        if exhibit.kind == "accountant-statement" and not exhibit.signed_by.strip():
            yield Finding(Key.EXHIBITS, Severity.TODO, Code.EXHIBIT_UNSIGNED, arguments, "Rule 12b-25(c)")
    named = Counter(" ".join(name.casefold().split()) for name in draft.exchanges)
    for name in draft.exchanges:
        if named.pop(" ".join(name.casefold().split()), 0) > 1 and name.strip():
            yield Finding(Key.EXCHANGES, Severity.WARNING, Code.EXCHANGE_TWICE, {"name": shown(name.strip())},
                          "Form 12b-25, General Instruction 3")
    if not all(name.strip() for name in draft.exchanges):
        yield Finding(Key.EXCHANGES, Severity.TODO, Code.EXCHANGE_UNNAMED,
                      citation="Form 12b-25, General Instruction 3")


RULES = (required_blanks, unreadable_entries, unprintable_entries, transition, part_iv_contradictions,
         results_in_figures, days_in_order, cusip, authority, names_alone, exhibits_and_exchanges)
