# SPDX-License-Identifier: MIT
"""The judgement on a draft: what is found, the state of each blank, and a notice where nothing is wrong."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property
from types import MappingProxyType

from form12b25.form import deadlines, notice, rules
from form12b25.form.calendar import federal_calendar
from form12b25.form.deadlines import Deadlines
from form12b25.form.definition import FIELDS
from form12b25.form.draft import Draft
from form12b25.form.findings import Finding, Severity
from form12b25.form.keys import Key
from form12b25.form.notice import Notice


class State(Enum):
    """How a blank stands."""

    BLANK = "blank"
    ENTERED = "entered"
    FAULTY = "faulty"


@dataclass(frozen=True)
class Review:
    """The findings in paper order, the state of each blank, and the notice that may be printed and signed."""

    draft: Draft
    findings: tuple[Finding, ...]
    states: Mapping[Key, State]
    notice: Notice | None

    @cached_property
    def deadlines(self) -> Deadlines | None:
        """When the report and the notice are due; None where the draft does not say enough to know.

        Worked out when first asked for: the calendar takes a moment to load, and no keystroke waits for it.
        """
        try:
            return deadlines.of_draft(self.draft, federal_calendar())
        except deadlines.CannotTell:
            return None

    @property
    def ready(self) -> bool:
        """Whether nothing is to do and nothing is wrong; warnings do not stop a notice."""
        return self.notice is not None

    @property
    def stopping(self) -> tuple[Finding, ...]:
        """The findings that keep the form from being signed and sent."""
        return tuple(finding for finding in self.findings if finding.severity.stops)


_PAPER_ORDER = {key: place for place, key in enumerate(FIELDS)}
_WEIGHT = {severity: weight for weight, severity in enumerate((Severity.ERROR, Severity.TODO, Severity.WARNING,
                                                               Severity.NOTE))}


def review(draft: Draft, today: date, also: Iterable[Finding] = ()) -> Review:
    """Judge a draft. `today` is the day on the filer's calendar, for days that must not lie ahead.

    `also` are findings of those who can see more than what was entered: whether an attached file can be printed.
    """
    found = [*also, *(finding for rule in rules.RULES for finding in rule(draft, today))]
    findings = tuple(sorted(found, key=lambda finding: (_PAPER_ORDER[finding.key], _WEIGHT[finding.severity])))
    faulty = {finding.key for finding in findings if finding.severity is Severity.ERROR}
    states = {key: State.FAULTY if key in faulty else State.ENTERED if _holds(draft, key) else State.BLANK
              for key in Key}
    fit = not any(finding.severity.stops for finding in findings)
    made = notice.read(draft, Notice) if fit else None
    return Review(draft, findings, MappingProxyType(states), made if isinstance(made, Notice) else None)


def _holds(draft: Draft, key: Key) -> bool:
    """Whether anything stands in the blank; spaces alone do not."""
    value = draft.entered.get(key)
    return bool(value.strip() if isinstance(value, str) else value)
