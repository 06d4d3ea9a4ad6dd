# SPDX-License-Identifier: MIT
"""The judgement on a draft: what is found, the state of each blank, and a notice where nothing is wrong."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property
from types import MappingProxyType

from form12b25.form import considered, deadlines, notice, renewal, rules, substance
from form12b25.form.calendar import BusinessCalendar
from form12b25.form.case import Case
from form12b25.form.deadlines import Deadlines
from form12b25.form.definition import FIELDS
from form12b25.form.draft import Draft
from form12b25.form.findings import Code, Finding, Severity
from form12b25.form.keys import Key
from form12b25.form.notice import Notice


class State(Enum):
    """How a blank stands. Computed is what the program works out of blanks: a date, the change between two figures."""

    BLANK = "blank"
    TODO = "to do"
    ENTERED = "entered"
    CARRIED = "carried over"
    COMPUTED = "computed"
    FAULTY = "faulty"


@dataclass(frozen=True)
class Review:
    """The findings in paper order, the state of each blank, and the notice that may be printed and signed.

    `deadlines` say when the report and the notice are due; None where they were not asked for, or cannot be told: then
    `dates_untold` says why, in a sentence, and `dates_ask` is the blank that it is about.
    """

    draft: Draft
    findings: tuple[Finding, ...]
    states: Mapping[Key, State]
    deadlines: Deadlines | None = None
    dates_untold: str = ""
    dates_ask: Key | None = None

    @cached_property
    def notice(self) -> Notice | None:
        """What may be printed and signed, read when first asked for; None where something stops it."""
        made = notice.read(self.draft, Notice) if self.ready else None
        return made if isinstance(made, Notice) else None

    @property
    def ready(self) -> bool:
        """Whether nothing is to do and nothing is wrong; warnings do not stop a notice."""
        return not self.stopping

    @property
    def stopping(self) -> tuple[Finding, ...]:
        """The findings that keep the form from being signed and sent."""
        return tuple(finding for finding in self.findings if finding.severity.stops)


_PAPER_ORDER = {key: place for place, key in enumerate(FIELDS)}
_WEIGHT = {severity: weight for weight, severity in enumerate((Severity.ERROR, Severity.TODO, Severity.WARNING,
                                                               Severity.NOTE))}


def review(draft: Draft, today: date, also: Iterable[Finding] = (), *,
           calendar: BusinessCalendar | None = None) -> Review:
    """Judge a draft. `today` is the day on the filer's calendar, for days that must not lie ahead.

    `also` are findings of those who can see more than what was entered: whether an attached file can be printed.
    Without a `calendar` nothing is said of deadlines: to load it takes a moment, and no keystroke waits for it.
    """
    dates, untold, ask = _dates(draft, calendar)
    case = Case(draft, today, dates)
    found = [*also, *(finding for rule in (*rules.RULES, *substance.CHECKS, *renewal.RULES) for finding in rule(case))]
    if ask is not None and not any(finding.key is ask and finding.severity.stops for finding in found):
        found.append(Finding(ask, Severity.WARNING, Code.DATES_UNTOLD, {"reason": untold}, "Rule 12b-25(a)"))
    if draft.considered:
        found = [considered.answered(finding, draft.considered) for finding in found]
    findings = tuple(sorted(found, key=lambda finding: (_PAPER_ORDER[finding.key], _WEIGHT[finding.severity])))
    return Review(draft, findings, states(draft, findings), dates, untold, ask)


def states(draft: Draft, findings: Iterable[Finding]) -> Mapping[Key, State]:
    """The state of each blank, as far as these findings tell: what is not said of a blank is not shown on it."""
    severities = {(finding.key, finding.severity) for finding in findings}
    carried = frozenset(draft.unconfirmed)
    return MappingProxyType({key: State.FAULTY if (key, Severity.ERROR) in severities
                             else State.TODO if (key, Severity.TODO) in severities
                             else State.BLANK if not _holds(draft, key)
                             else State.CARRIED if key in carried else State.ENTERED for key in Key})


def _dates(draft: Draft, calendar: BusinessCalendar | None) -> tuple[Deadlines | None, str, Key | None]:
    """The deadlines, or why there are none and the blank to look at."""
    if calendar is None:
        return None, "", None
    try:
        return deadlines.of_draft(draft, calendar), "", None
    except deadlines.CannotTell as reason:
        return None, str(reason), reason.key


def _holds(draft: Draft, key: Key) -> bool:
    """Whether anything stands in the blank; spaces alone do not."""
    value = draft.entered.get(key)
    return bool(value.strip() if isinstance(value, str) else value)
