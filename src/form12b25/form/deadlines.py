# SPDX-License-Identifier: MIT
"""The dates around a late report: when it was due, the last day for the notice, the extended date.

The arithmetic is that of Rules 12b-25 and 0-3(a). Nothing is ever counted from the day on which the notice is filed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from form12b25.form.calendar import BusinessCalendar
from form12b25.form.definition import FIELDS, FILER_STATUSES
from form12b25.form.draft import Draft
from form12b25.form.keys import Key
from form12b25.form.refusal import Refusal
from form12b25.form.values import write_date
from form12b25.form.words import either, listed

DUE, NOTICE, EXTENDED = "Due date", "Last day for Form 12b-25", "Extended due date"  # what the steps are called
_YEARS = range(1980, 2200)  # for which the calendar of the Commission is right


class CannotTell(Refusal):
    """The dates cannot be told. The message says what is missing or does not exist, and what to give in `key`."""

    def __init__(self, message: str, key: Key) -> None:
        super().__init__(message)
        self.key = key


@dataclass(frozen=True)
class Step:
    """One date and how it came about: `why` in a sentence for an officer of the company, `citation` for counsel."""

    day: date
    what: str
    why: str
    citation: str


@dataclass(frozen=True)
class Deadlines:
    """The dates of one report. `nominal` is the bare count, `due` the business day on or after it."""

    report: str
    filer: str | None
    period_ended: date
    nominal: date
    due: date
    notice_by: date
    extended: date
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class _Phase:
    """What is allowed for periods ended on or after `since`: large accelerated, accelerated and other filers."""

    since: date
    allowed: tuple[int, int, int]
    note: str = ""


@dataclass(frozen=True)
class _Transition:
    """A transition report, and when the change of the fiscal year was determined, if that is known."""

    determined: date | None


@dataclass(frozen=True)
class _Rule:
    """The time for one report. `first` and `last` bound the periods for which its form could be filed."""

    citation: str
    counted_from: str
    phases: tuple[_Phase, ...]
    extension: int  # calendar days
    unit: str = "days"
    first: date = date.min
    last: date = date.max
    otherwise: str = ""  # what a period beyond `first` or `last` is to be told


def _always(allowed: int, note: str = "") -> tuple[_Phase, ...]:
    return (_Phase(date.min, (allowed, allowed, allowed), note),)


_STATUSES = dict(zip(FILER_STATUSES, ("a large accelerated", "an accelerated", "a non-accelerated"), strict=True))
_ERISA = "11-K of a plan under ERISA"
_RULES = {
    "10-K": _Rule("Form 10-K, General Instruction A", "the end of the fiscal year", (
        _Phase(date.min, (90, 90, 90)),
        _Phase(date(2003, 12, 15), (75, 75, 90)),
        _Phase(date(2006, 12, 15), (60, 75, 90))), 15),
    "20-F": _Rule("Form 20-F, General Instruction A", "the end of the fiscal year", (
        _Phase(date.min, (6, 6, 6)),
        _Phase(date(2011, 12, 15), (4, 4, 4))), 15, unit="months"),
    "11-K": _Rule("Form 11-K, General Instruction A", "the end of the plan's fiscal year", _always(90), 15),
    _ERISA: _Rule("Form 11-K, General Instruction A", "the end of the fiscal year of a plan under ERISA",
                  _always(180), 15),
    "10-Q": _Rule("Form 10-Q, General Instruction A", "the end of the fiscal quarter", (
        _Phase(date.min, (45, 45, 45)),
        _Phase(date(2004, 3, 15), (45, 45, 45), "; for an accelerated filer count 40 days if the quarter belongs to a "
               "fiscal year that ended on or after December 15, 2004"),
        _Phase(date(2004, 12, 15), (40, 40, 45))), 5),
    "10-D": _Rule("Form 10-D, General Instruction A", "the required distribution date", _always(15), 5,
                  first=date(2006, 1, 1), otherwise="Form 10-D has been in use since January 1, 2006 and cannot report "
                  "on a distribution on {day}. Correct the date, or check another form."),
    "N-CEN": _Rule("Rule 30a-1 under the Investment Company Act", "the end of the fiscal year",
                   _always(75, "; a unit investment trust counts from the end of the calendar year"), 15,
                   first=date(2018, 6, 1), otherwise="Form N-CEN is for periods ended on or after June 1, 2018 and "
                   "cannot report on one ended {day}. Correct the date, or check Form N-SAR on the edition of 1995."),
    "N-CSR": _Rule("Rules 30e-1 and 30b2-1 under the Investment Company Act", "the end of the period",
                   _always(70, ": 60 to send the report to shareholders and 10 more to file it, so that it is due "
                           "sooner if it was sent sooner"), 15,
                   first=date(2002, 12, 21),  # its 70th day is March 1, 2003
                   otherwise="Form N-CSR took effect on March 1, 2003 and was not yet due for a period ended {day}. "
                   "Correct the date, or check another form."),
    "N-SAR": _Rule("Rules 30a-1 and 30b1-1 under the Investment Company Act, as they stood until 2018",
                   "the end of the fiscal half year", _always(60), 15,
                   last=date(2018, 5, 31), otherwise="Form N-SAR was retired on June 1, 2018 and cannot report on a "
                   "period ended {day}. Correct the date, or check Form N-CEN on the edition of 2018."),
}
REPORTS = tuple(report for report in _RULES if report != _ERISA)
_IN_TRANSITION = {Key.REPORT_FORM: Key.TRANSITION_REPORT, Key.PERIOD_ENDED: Key.TRANSITION_PERIOD_ENDED}


def compute(report: str, period_ended: date, *, filer: str | None = None, erisa: bool = False,
            transition: bool = False, determined: date | None = None, calendar: BusinessCalendar) -> Deadlines:
    """The dates of a report. Raises CannotTell.

    `period_ended` is the distribution date of a Form 10-D and the close of the transition period of a `transition`
    report, which `determined`, the date of the determination to change the fiscal year, makes of any. `erisa` counts on
    Form 11-K only. Whether a transition period is shorter than twelve months cannot be seen from its close.
    """
    transition = transition or determined is not None
    rule = _rule(report, period_ended, erisa=erisa)
    if filer is not None and filer not in FILER_STATUSES:
        raise CannotTell(f"There is no filer status {filer!r}. Give {either(FILER_STATUSES)}.", Key.FILER_STATUS)
    if transition and report == "10-D":
        raise CannotTell("There is no transition report on Form 10-D. Leave out the date of the determination to "
                         "change the fiscal year, or check another form.", Key.TRANSITION_REPORT)
    for day, name, key in ((period_ended, "the period ended", Key.PERIOD_ENDED),
                           (determined, "the date of the determination", Key.DETERMINATION_DATE)):
        if day is not None and day.year not in _YEARS:
            raise CannotTell(f"Holidays are known here for the years {_YEARS[0]} to {_YEARS[-1]} only. "
                             f"Correct {name}, {write_date(day)}.", key)

    first = _nominal(report, rule, period_ended, filer, _Transition(determined) if transition else None)
    due = calendar.roll_forward(first.day)
    notice_by = calendar.next_after(due)
    counted = due + timedelta(days=rule.extension)
    extended = calendar.roll_forward(counted)
    steps = (
        *_rolled(first, due, calendar),
        Step(notice_by, NOTICE, _why_notice(due, notice_by, calendar), "Rule 12b-25(a)"),
        *_rolled(Step(counted, EXTENDED,
                      "With the relief of Rule 12b-25(b), which only a notice filed in time brings, the report counts "
                      f"as filed on time if it is filed within {rule.extension} calendar days after its due date, "
                      f"{write_date(due)}. The days are counted from there, not from the day of the notice.",
                      "Rule 12b-25(b)(2)(ii)"), extended, calendar))
    return Deadlines(report, filer, period_ended, first.day, due, notice_by, extended,
                     tuple(_opened(step, calendar) for step in steps))


def of_draft(draft: Draft, calendar: BusinessCalendar) -> Deadlines:
    """The dates of the report that a draft is about. Raises CannotTell where the draft does not say enough."""
    transition = bool(draft.text(Key.TRANSITION_REPORT))
    places = _IN_TRANSITION if transition else {}
    form_key, ended_key = (places.get(key, key) for key in (Key.REPORT_FORM, Key.PERIOD_ENDED))
    if not draft.text(form_key):
        ended, give = ("", "Check one") if draft.text(ended_key) else (" and the period ended", "Enter both")
        raise CannotTell(f"The dates follow from the report form{ended}. {give}.", form_key)
    for key in (ended_key, *([Key.DETERMINATION_DATE] if transition else [])):
        if draft.text(key) and draft.day(key) is None:
            raise CannotTell(f"{FIELDS[key].label}: what stands there is no date, and the dates follow from it. "
                             "Correct it.", key)
    day = draft.day(ended_key)
    if day is None:
        raise CannotTell(f"The dates follow from the {FIELDS[ended_key].label.lower()}. Enter it.", ended_key)
    try:
        return compute(draft.text(form_key), day, filer=draft.text(Key.FILER_STATUS) or None,
                       erisa=draft.checked(Key.ERISA_PLAN), transition=transition,
                       determined=draft.day(Key.DETERMINATION_DATE) if transition else None, calendar=calendar)
    except CannotTell as reason:
        raise CannotTell(str(reason), places.get(reason.key, reason.key)) from None


def as_json(deadlines: Deadlines) -> dict[str, object]:
    """The dates as `deadlines --json` writes them, days as `YYYY-MM-DD`."""
    return {
        "report": deadlines.report,
        "filer": deadlines.filer,
        "period_ended": deadlines.period_ended.isoformat(),
        "nominal": deadlines.nominal.isoformat(),
        "due": deadlines.due.isoformat(),
        "notice_by": deadlines.notice_by.isoformat(),
        "extended": deadlines.extended.isoformat(),
        "steps": [{"date": step.day.isoformat(), "what": step.what, "why": step.why, "citation": step.citation}
                  for step in deadlines.steps],
    }


def _rule(report: str, period_ended: date, *, erisa: bool) -> _Rule:
    if report not in REPORTS:
        raise CannotTell(f"Form 12b-25 is not for a report on Form {report!r}. Give {either(REPORTS)}.",
                         Key.REPORT_FORM)
    rule = _RULES[_ERISA if erisa and report == "11-K" else report]
    if not rule.first <= period_ended <= rule.last:
        raise CannotTell(rule.otherwise.format(day=write_date(period_ended)), Key.PERIOD_ENDED)
    return rule


def _nominal(report: str, rule: _Rule, period_ended: date, filer: str | None,
             transition: _Transition | None) -> Step:
    """The bare count, from the end of the period or, in a transition report, from the determination if it is later."""
    phase = [phase for phase in rule.phases if phase.since <= period_ended][-1]
    matters = len(set(phase.allowed)) > 1
    if filer is None and matters:
        raise CannotTell(f"When a report on Form {report} for a period ended {write_date(period_ended)} is due depends "
                         f"on the filer status. Give {either(FILER_STATUSES)}.", Key.FILER_STATUS)
    allowed = phase.allowed[FILER_STATUSES.index(filer) if filer else 0]
    determined = transition.determined if transition else None
    start = max(period_ended, determined or period_ended)
    day = _months_after(start, allowed) if rule.unit == "months" else start + timedelta(days=allowed)

    status = f" of {_STATUSES[filer]} filer" if filer and matters else ""
    due = f"report on Form {report}{status} is due {allowed} {rule.unit} after"
    ended = write_date(period_ended)
    citation = "Rules 13a-10 and 15d-10" if transition else rule.citation
    if determined:
        why = (f"A transition {due} the later of the close of the transition period, {ended}, and the determination "
               f"to change the fiscal year, {write_date(determined)}")
    elif transition:
        why = (f"A transition {due} the close of the transition period, {ended}, or after the determination to change "
               "the fiscal year if that came later; give the date of the determination if it did")
    else:
        why = f"A {due} {rule.counted_from}, {ended}"
    convention = _convention(start, day) if rule.unit == "months" else ""
    return Step(day, DUE, f"{why}{phase.note}{convention}.", citation)


def _months_after(start: date, months: int) -> date:
    """From the end of a month to the end of a month; otherwise to the same day, or the last one if there is no such."""
    last = _last_day(_plain_month(start, months))
    return last if start == _last_day(start) else last.replace(day=min(start.day, last.day))


def _convention(start: date, day: date) -> str:
    """What is to be said of counting in months; the instruction of Form 20-F itself is silent about their ends."""
    if start == _last_day(start):
        to_the_end = ", counted from the end of a month to the end of a month"
        if day.day <= start.day:
            return to_the_end
        plain = write_date(day.replace(day=start.day))
        return f"{to_the_end}; without that convention it would be {plain}, which is the safer date"
    if start.day == 30:
        return ("; since the count begins on the 30th of a month of 31 days, it is uncertain whether it runs to the "
                "end of the month, and the earlier date is given")
    return ""


def _plain_month(start: date, months: int) -> date:
    """The first day of the month that many months after the month of `start`."""
    years, month = divmod(start.month - 1 + months, 12)
    return date(start.year + years, month + 1, 1)


def _last_day(day: date) -> date:
    from calendar import monthrange  # loads what a window without a period does not need

    return day.replace(day=monthrange(day.year, day.month)[1])


def _rolled(step: Step, day: date, calendar: BusinessCalendar) -> Iterator[Step]:
    """The step and, where it fell on a day that does not count, the one that moves it to a business day."""
    if day == step.day:
        yield step
        return
    yield Step(step.day, f"{step.what} before weekends and holidays", step.why, step.citation)
    yield Step(day, step.what, f"{_closed(step.day, day, calendar)}, so the date moves to the next business day.",
               "Rule 0-3(a)")


def _opened(step: Step, calendar: BusinessCalendar) -> Step:
    """The step, which says so where it falls on a day that was struck from the closures by hand."""
    if step.day not in calendar.struck:
        return step
    return replace(step, why=f"{step.why} {write_date(step.day)} counts, for it was struck from the closures by hand.")


def _why_notice(due: date, notice_by: date, calendar: BusinessCalendar) -> str:
    why = f"The notice is to be filed no later than one business day after the due date, {write_date(due)}"
    closed = _closed(due + timedelta(days=1), notice_by, calendar)
    return f"{why}; {closed}." if closed else f"{why}."


def _closed(start: date, end: date, calendar: BusinessCalendar) -> str:
    """Why the days from `start` until before `end` do not count."""
    days = [start + timedelta(days=number) for number in range((end - start).days)]
    return listed([f"{write_date(day)} is {calendar.why_closed(day)}" for day in days], "and")
