# SPDX-License-Identifier: MIT
"""What filers were fined for, or lost their relief by, looked for in a draft: one function for each idea.

Warnings and notes, never more: the program recognises words (`triggers`), and a person judges. Each finding cites the
rule or the case. Hard contradictions are among the `rules`.
"""

import re
from collections.abc import Hashable, Iterator

from form12b25.form import figures, hearing, identifiers, renewal, triggers, values
from form12b25.form.case import Case
from form12b25.form.draft import Draft
from form12b25.form.findings import Code, Finding, Severity
from form12b25.form.hearing import Explained, Heard
from form12b25.form.keys import Key
from form12b25.form.passages import Memory
from form12b25.form.words import listed, shown

_SWEEPS = "SEC orders of April 29, 2021 and August 22, 2023"
_CLAUSE = 120  # characters of what Part III says that a sentence repeats
_NAME = 80


_memory: Memory[Heard] = Memory(hearing.hear)
_explained: Memory[Explained] = Memory(hearing.weigh)


def _heard(draft: Draft, key: Key) -> list[Heard]:
    return _memory.of(key, draft.text(key))


def _heard_in_exhibits(draft: Draft, *kinds: str) -> list[tuple[int, list[Heard]]]:
    """What the typed exhibits of those kinds say, with their numbers from 1."""
    return [(number, _memory.of((Key.EXHIBITS, number), exhibit.text))
            for number, exhibit in enumerate(draft.exhibits, 1) if exhibit.kind in kinds and exhibit.text.strip()]


def _told(draft: Draft) -> Iterator[tuple[Memory[Heard] | Memory[Explained], Hashable, str]]:
    """What the checks listen to: with which memory, from which source."""
    yield _memory, Key.NARRATIVE, draft.text(Key.NARRATIVE)
    yield _explained, Key.RESULTS_EXPLANATION, draft.text(Key.RESULTS_EXPLANATION)
    for number, exhibit in enumerate(draft.exhibits, 1):
        if exhibit.kind == "results-explanation":
            yield _explained, f"exhibit {number}", exhibit.text
        elif exhibit.kind in ("accountant-statement", "other"):
            yield _memory, (Key.EXHIBITS, number), exhibit.text


def unheard(draft: Draft) -> int:
    """How many characters of a draft the checks have not listened to yet; a review would listen to them at once."""
    return sum(len(passage) for memory, source, text in _told(draft) for passage in memory.waiting(source, text))


def listen(draft: Draft) -> Iterator[None]:
    """Listen to them, to one passage at each step, so that a review need not."""
    for memory, source, text in _told(draft):
        yield from memory.go_ahead(source, text)


def _quoted(words: list[str]) -> str:
    return listed([f"“{shown(word)}”" for word in dict.fromkeys(words)], "and")


# 1, 10: the reasons

def reasons_given(case: Case) -> Iterator[Finding]:
    """Part III says why in reasonable detail, and electronic difficulty is not all it says."""
    heard = _heard(case.draft, Key.NARRATIVE)
    count = sum(passage.words for passage in heard)
    if not count:
        return
    own = hearing.words(case.draft.text(Key.REGISTRANT_NAME))
    telling: set[str] = set()
    for passage in heard:
        telling |= passage.telling - own
        of_else = telling - triggers.ELECTRONIC_WORDS
        if len(of_else) >= max(triggers.TELLING_WORDS, triggers.SHORT):
            return  # whatever the rest says
    if any(passage.electronic for passage in heard) and len(of_else) < triggers.TELLING_WORDS:
        yield Finding(Key.NARRATIVE, Severity.WARNING, Code.ELECTRONIC_DIFFICULTY, {"count": count},
                      "Rule 12b-25(g); Form 12b-25, General Instruction 5")
    elif count < triggers.SHORT:
        yield Finding(Key.NARRATIVE, Severity.WARNING, Code.NARRATIVE_SHORT, citation=f"Rule 12b-25(a); {_SWEEPS}")
    elif len(telling) < triggers.TELLING_WORDS and not telling & triggers.HAPPENINGS:
        yield Finding(Key.NARRATIVE, Severity.WARNING, Code.BOILERPLATE, {"count": count},
                      f"Rule 12b-25(a); {_SWEEPS}")


# 2, 3: the anticipated change

def change_denied(case: Case) -> Iterator[Finding]:
    """Part III or a statement speaks of what changes results, while Part IV(3) says No."""
    draft = case.draft
    if draft.text(Key.RESULTS_CHANGE) != "no":
        return
    sources = [("Part III", _heard(draft, Key.NARRATIVE))]
    sources += [(f"Exhibit {number}", heard) for number, heard
                in _heard_in_exhibits(draft, "accountant-statement", "other")]
    said = [f"{where} speaks of {_quoted(words)}" for where, heard in sources
            if (words := [word for passage in heard for word in passage.change])]
    if said:
        yield Finding(Key.RESULTS_CHANGE, Severity.WARNING, Code.CHANGE_DENIED, {"said": listed(said, "and")},
                      f"Form 12b-25, Part IV(3); {_SWEEPS}")


def change_explained(case: Case) -> Iterator[Finding]:
    """Part IV(3) answered Yes is explained in words and in figures, or says why no estimate can be made."""
    draft = case.draft
    exhibits = [(number, exhibit) for number, exhibit in enumerate(draft.exhibits, 1)
                if exhibit.kind == "results-explanation"]
    if draft.text(Key.RESULTS_CHANGE) != "yes" or any(exhibit.content is not None for _, exhibit in exhibits):
        return
    texts = [(Key.RESULTS_EXPLANATION, draft.text(Key.RESULTS_EXPLANATION)),
             *((f"exhibit {number}", exhibit.text) for number, exhibit in exhibits)]
    explained = [passage for source, text in texts if text.strip() for passage in _explained.of(source, text)]
    in_figures = figures.holds_figures(draft.results_table)
    if draft.text(Key.RESULTS_NO_ESTIMATE) or not (explained or in_figures):
        return
    if not in_figures and not any(passage.figures or passage.no_estimate for passage in explained):
        yield Finding(Key.RESULTS_EXPLANATION, Severity.WARNING, Code.EXPLAINED_WITHOUT_FIGURES,
                      citation=f"Form 12b-25, Part IV(3); {_SWEEPS}")
    elif sum(passage.words for passage in explained) < triggers.EXPLAINING:
        yield Finding(Key.RESULTS_EXPLANATION, Severity.WARNING, Code.EXPLAINED_WITHOUT_WORDS,
                      citation=f"Form 12b-25, Part IV(3); {_SWEEPS}")


# 5: the statement of another person

def statement_attached(case: Case) -> Iterator[Finding]:
    """Where Part III says that another person did not furnish what was needed, that person's statement is attached."""
    draft = case.draft
    statements = [(number, exhibit) for number, exhibit in enumerate(draft.exhibits, 1)
                  if exhibit.kind == "accountant-statement"]
    withheld = next((passage.withheld for passage in _heard(draft, Key.NARRATIVE) if passage.withheld), "")
    if withheld and not statements:
        yield Finding(Key.EXHIBITS, Severity.WARNING, Code.STATEMENT_MISSING, {"words": shown(withheld, _CLAUSE)},
                      "Rule 12b-25(c)")
    for number, exhibit in statements:
        if exhibit.text.strip() and not hearing.A_DATE.search(" ".join(f"{exhibit.title} {exhibit.text}".split())):
            yield Finding(Key.EXHIBITS, Severity.WARNING, Code.STATEMENT_UNDATED, {"number": number}, "Rule 12b-25(c)")


# 6, 9: relief

def relief_within_reach(case: Case) -> Iterator[Finding]:
    """The box of Part II is checked only where the report will follow by the extended date."""
    draft, deadlines = case.draft, case.deadlines
    if not draft.checked(Key.RELIEF_REQUESTED):
        if draft.text(Key.NARRATIVE) and not draft.text(Key.AMENDMENT_NUMBER):
            yield Finding(Key.RELIEF_REQUESTED, Severity.NOTE, Code.RELIEF_NOT_REQUESTED, citation="Rule 12b-25(b)(2)")
        return
    heard = _heard(draft, Key.NARRATIVE)
    expected = draft.day(Key.EXPECTED_FILING_DATE)
    if deadlines and expected and expected > deadlines.extended:
        yield Finding(Key.RELIEF_REQUESTED, Severity.WARNING, Code.RELIEF_BUT_EXPECTED_LATER,
                      {"expected": values.write_date(expected), "extended": values.write_date(deadlines.extended)},
                      "Rule 12b-25(b)(2)(ii)")
    if missed := next((passage.missed for passage in heard if passage.missed), ""):
        yield Finding(Key.RELIEF_REQUESTED, Severity.WARNING, Code.RELIEF_BUT_MISSED, {"words": shown(missed, _CLAUSE)},
                      "Rule 12b-25(b)(2)(ii)")
        return
    form = draft.text(Key.REPORT_FORM)
    later = [day for passage in heard for day, reports in passage.expected
             if deadlines and day > deadlines.extended and (form in reports or not reports)]
    if deadlines and later and min(later) != expected:
        yield Finding(Key.RELIEF_REQUESTED, Severity.WARNING, Code.RELIEF_BUT_TOLD_LATER,
                      {"told": values.write_date(min(later)), "extended": values.write_date(deadlines.extended)},
                      "Rule 12b-25(b)(2)(ii)")


def notice_in_time(case: Case) -> Iterator[Finding]:
    """The notice was filed, or else is signed, or if it is not yet, could be signed today, by its last day."""
    day = renewal.day_filed(case.draft) or case.draft.day(Key.SIGNATURE_DATE) or case.today
    if case.deadlines and day > case.deadlines.notice_by:
        yield Finding(Key.SIGNATURE_DATE, Severity.WARNING, Code.NOTICE_LATE,
                      {"day": values.write_date(day), "notice_by": values.write_date(case.deadlines.notice_by)},
                      "Rule 12b-25(a) and (b)")


# 11 to 14: what is named

def file_number(case: Case) -> Iterator[Finding]:
    """The SEC file number is a prefix and a number."""
    typed = case.draft.text(Key.SEC_FILE_NUMBER)
    if not typed or identifiers.absent(typed):
        return
    for number in identifiers.numbers(typed) or [typed]:
        if not identifiers.is_file_number(number):
            yield Finding(Key.SEC_FILE_NUMBER, Severity.WARNING, Code.FILE_NUMBER, {"typed": shown(number)},
                          "Form 12b-25")


def portion_named(case: Case) -> Iterator[Finding]:
    """A part of the report can be late alone; then the rest is filed in time, and both say so."""
    typed = case.draft.text(Key.PORTION_ITEMS)
    if typed and not identifiers.absent(typed):
        yield Finding(Key.PORTION_ITEMS, Severity.NOTE, Code.PORTION, citation="Rule 12b-25(e)")


def other_report_named(case: Case) -> Iterator[Finding]:
    """The report spoken of in Part III and in the statements is the one whose box is checked."""
    draft = case.draft
    form = draft.text(Key.REPORT_FORM)
    if not form:
        return
    sources = [(Key.NARRATIVE, "Part III", _heard(draft, Key.NARRATIVE))]
    sources += [(Key.EXHIBITS, f"Exhibit {number}", heard) for number, heard
                in _heard_in_exhibits(draft, "accountant-statement", "other")]
    for key, where, heard in sources:
        named = {report for passage in heard for report in passage.reports}
        kinds = {kind for passage in heard for kind in passage.kinds}
        others = sorted(named) if named else sorted(kinds)
        if named and form not in named and all(form not in triggers.REPORT_KINDS[kind] for kind in kinds):
            said = listed([f"Form {report}" for report in others], "and")
        elif not named and kinds and all(form not in triggers.REPORT_KINDS[kind] for kind in kinds):
            said = listed([f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}" for kind in others], "and")
        else:
            continue
        yield Finding(key, Severity.WARNING, Code.OTHER_REPORT_NAMED, {"where": where, "named": said, "form": form},
                      "Rule 12b-25(a)")


def name_in_both_places(case: Case) -> Iterator[Finding]:
    """The registrant signs by the name that Part I gives, apart from capitals and punctuation."""
    named = case.draft.text(Key.REGISTRANT_NAME)
    signing = case.draft.text(Key.REGISTRANT_NAME_IN_CHARTER)
    if named and signing and _plain(named) != _plain(signing):
        yield Finding(Key.REGISTRANT_NAME_IN_CHARTER, Severity.WARNING, Code.NAME_DIFFERS,
                      {"named": shown(named, _NAME), "signing": shown(signing, _NAME)}, "Form 12b-25, signature")


def _plain(name: str) -> list[str]:
    return re.findall(r"\w+", values.composed(name).casefold().replace("&", " and ").replace(".", "").replace("’", "")
                      .replace("'", ""))


CHECKS = (reasons_given, change_denied, change_explained, statement_attached, relief_within_reach, notice_in_time,
          file_number, portion_named, other_report_named, name_in_both_places)
