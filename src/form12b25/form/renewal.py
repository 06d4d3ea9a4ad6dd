# SPDX-License-Identifier: MIT
"""A notice begun from another: the next one, an amendment, a profile of the registrant, a template of answers.

What stays the same from notice to notice is carried over and marked until a person confirms or changes it: last
quarter's signer or address may be stale. What is said of one late report is never carried into the notice of another.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from form12b25.form import values
from form12b25.form.case import Case
from form12b25.form.definition import FIELDS, Check, Choice
from form12b25.form.draft import Draft, Exhibit, Filed, Value
from form12b25.form.editions import Edition
from form12b25.form.findings import Code, Finding, Severity
from form12b25.form.keys import Key
from form12b25.form.words import listed, printable

CARRIED = (Key.SEC_FILE_NUMBER, Key.CUSIP_NUMBER, Key.REGISTRANT_NAME, Key.FORMER_NAME, Key.STREET_ADDRESS,
           Key.CITY_STATE_ZIP, Key.CONTACT_NAME, Key.CONTACT_AREA_CODE, Key.CONTACT_TELEPHONE,
           Key.REGISTRANT_NAME_IN_CHARTER, Key.SIGNER_NAME, Key.SIGNER_TITLE, Key.SIGNER_IS_OFFICER, Key.FILER_STATUS,
           Key.ERISA_PLAN, Key.EXCHANGES)
WAYS = ("on paper, by hand", "on paper, by mail", "through EDGAR")
MARK = "Carried over from an earlier notice; confirm or change it."
_IN_TEMPLATES = (Key.REPORT_FORM, *CARRIED, Key.FURTHER_STATEMENTS)
_OF_EACH_NOTICE = (Key.AMENDMENT_NUMBER, Key.SIGNATURE_DATE, Key.CONSIDERED, Key.NOTES)  # no amendment of what was said
_GENERAL_INSTRUCTION_4 = "Form 12b-25, General Instruction 4"
_MOST_NAMED = 6  # in the sentence of what was carried over
_DIGEST = "sha256"  # of an attached file of the filed notice, in place of the file


def fresh_from(draft: Draft, edition: Edition) -> Draft:
    """A new notice of the same registrant, on that edition of the form: all that is carried over is marked."""
    return _marked(_only(draft, CARRIED, edition))


def left_out(draft: Draft, edition: Edition) -> tuple[Key, ...]:
    """What would be carried over, were it not that the edition does not offer it."""
    return tuple(key for key in CARRIED if _holds(draft, key) and not _offered(draft, key, edition))


def profile_of(draft: Draft) -> Draft:
    """What a profile of the registrant keeps of a notice."""
    return _only(draft, CARRIED, draft.edition)


def template_of(draft: Draft) -> Draft:
    """What a template keeps of a notice: the form, the registrant, further statements; no reason, answer or date."""
    return _only(draft, _IN_TEMPLATES, draft.edition)


def from_template(template: Draft) -> Draft:
    """A new notice with the answers of a template; all but the form that it is for are marked."""
    begun = Draft(template.edition, template.entered)
    for key in (Key.SIGNATURE_DATE, Key.CONSIDERED):
        begun = begun.enter(key, None)
    return _marked(begun, unmarked=(Key.REPORT_FORM,))


def amendment_of(draft: Draft) -> Draft:
    """The next amendment of a filed notice: all of it is kept and marked; it is not signed, and no warning answered.

    What was correctly furnished need not be restated (General Instruction 4).
    """
    amended = Draft(draft.edition, draft.entered, draft.unknown, amends=_record(draft))
    for key in (Key.SIGNATURE_DATE, Key.CONSIDERED):
        amended = amended.enter(key, None)
    return _marked(amended.enter(Key.AMENDMENT_NUMBER, _next_number(draft)), unmarked=_OF_EACH_NOTICE)


def confirm(draft: Draft, keys: Iterable[Key]) -> Draft:
    """The draft in which these blanks are carried over no longer, but this notice's own."""
    confirmed = set(keys)
    return replace(draft, carried=tuple(name for name in draft.carried if name not in confirmed))


def mark(draft: Draft) -> str:
    """What is said of a blank that was carried over and not confirmed: from which notice, where that is known."""
    if draft.amends is None or draft.amends.filed is None:
        return MARK
    return f"Carried over from the notice {filed_words(draft.amends.filed)}; confirm or change it."


def filed_words(filed: Filed) -> str:
    """When and how a notice was filed: "filed June 15, 2026, on paper, by mail"."""
    return ", ".join(filter(None, ("filed " + filed_day(filed) if filed.date.strip() else "filed",
                                   printable(filed.way.strip()))))


def filed_day(filed: Filed) -> str:
    """The day of filing, written out; as typed where it cannot be read."""
    try:
        return values.write_date(values.parse_date(filed.date))
    except values.NotADate:
        return printable(filed.date.strip())


def day_filed(draft: Draft) -> date | None:
    """The day on which the notice was filed, or that which it amends; None where neither was, or no day can be read.

    Whether a notice was in time is told by its first filing; no amendment makes it late.
    """
    first = _first_filed(draft)
    try:
        return values.parse_date(first.filed.date) if first and first.filed else None
    except values.NotADate:
        return None


def compared(draft: Draft) -> tuple[Draft, Draft]:
    """The filed notice that a draft amends, and the draft, to be compared: without what no amendment speaks of.

    The record of the filed notice has no attached files, only what they are known by; one that is still the same is
    left out on both sides.
    """
    filed, amended = draft.amends or Draft(draft.edition), Draft(draft.edition, draft.entered)
    for key in _OF_EACH_NOTICE:
        filed, amended = filed.enter(key, None), amended.enter(key, None)
    known = [exhibit.unknown.get(_DIGEST) for exhibit in filed.exhibits]
    now = [replace(exhibit, content=None) if place < len(known) and known[place] == _digest(exhibit) else exhibit
           for place, exhibit in enumerate(amended.exhibits)]
    then = [replace(exhibit, unknown=_without_digest(exhibit)) for exhibit in filed.exhibits]
    return (Draft(filed.edition, filed.enter(Key.EXHIBITS, tuple(then) or None).entered),
            amended.enter(Key.EXHIBITS, tuple(now) or None))


def differing(draft: Draft) -> tuple[Key, ...]:
    """The blanks in which an amendment differs from the filed notice. A box never checked reads as one cleared."""
    filed, amended = compared(draft)
    return tuple(key for key in Key if _said(filed, key) != _said(amended, key))


def carried_over(case: Case) -> Iterator[Finding]:
    """What was carried over from an earlier notice and nobody has confirmed: it may be stale."""
    if unconfirmed := case.draft.unconfirmed:
        count = len(unconfirmed)
        many = f"{count} blanks were" if count > 1 else "1 blank was"
        labels = [FIELDS[key].label for key in unconfirmed]
        named = labels if count <= _MOST_NAMED else [*labels[:_MOST_NAMED - 1], f"{count - _MOST_NAMED + 1} more"]
        yield Finding(unconfirmed[0], Severity.NOTE, Code.CARRIED_OVER, {"many": many, "labels": listed(named, "and")})


def amended_how(case: Case) -> Iterator[Finding]:
    """In what an amendment differs from the notice that was filed."""
    if case.draft.amends is not None:
        labels = [FIELDS[key].label for key in differing(case.draft)]
        filed = filed_words(case.draft.amends.filed or Filed())
        yield Finding(Key.AMENDMENT_NUMBER, Severity.NOTE, Code.AMENDS, {
            "filed": filed, "differs": f"It differs from it in: {listed(labels, 'and')}." if labels else
            "It does not differ from it yet: change what is to be amended."}, _GENERAL_INSTRUCTION_4)


RULES = (amended_how, carried_over)


def _only(draft: Draft, keys: Iterable[Key], edition: Edition) -> Draft:
    begun = Draft(edition)
    for key in keys:
        if _holds(draft, key) and _offered(draft, key, edition):
            begun = begun.enter(key, draft.entered[key])
    return begun


def _marked(draft: Draft, unmarked: Iterable[Key] = ()) -> Draft:
    return replace(draft, carried=tuple(str(key) for key in draft.entered if key not in set(unmarked)
                                        and _holds(draft, key)))


def _holds(draft: Draft, key: Key) -> bool:
    """Whether there is anything to carry: blanks alone are nothing, nor is a box that is not checked."""
    value = draft.entered.get(key)
    return bool(value.strip() if isinstance(value, str) else value)


def _offered(draft: Draft, key: Key, edition: Edition) -> bool:
    declared = FIELDS[key]
    return not isinstance(declared, Choice) or draft.text(key) in declared.offers(edition)


def _next_number(draft: Draft) -> Value:
    """The number after that of the notice; one that cannot be read stays, for the review to judge."""
    typed = draft.text(Key.AMENDMENT_NUMBER)
    try:
        return values.parse_whole_number(typed) + 1 if typed else 1
    except ValueError:
        return typed


def _first_filed(draft: Draft) -> Draft | None:
    """The first notice of a row of amendments that is known to have been filed."""
    earlier = _first_filed(draft.amends) if draft.amends else None
    return earlier or (draft if draft.filed else None)


def _record(draft: Draft) -> Draft:
    """What was filed, for later: its attached files are not kept twice, but by what they are known by.

    Of the notice that it amends itself only the filing is kept.
    """
    first = _first_filed(draft.amends) if draft.amends else None
    kept = replace(draft, carried=(), amends=Draft(first.edition, filed=first.filed) if first else None)
    for key in (Key.NOTES, Key.CONSIDERED):
        kept = kept.enter(key, None)
    exhibits = tuple(exhibit if exhibit.content is None else replace(
        exhibit, content=None, unknown=MappingProxyType({**exhibit.unknown, _DIGEST: _digest(exhibit)}))
        for exhibit in draft.exhibits)
    return kept.enter(Key.EXHIBITS, exhibits or None)


def _digest(exhibit: Exhibit) -> str | None:
    return None if exhibit.content is None else _sha256(exhibit.content)


@lru_cache(maxsize=8)
def _sha256(content: bytes) -> str:
    """Worked out once for a file, not with each keystroke."""
    from hashlib import sha256  # loads a library of the system, for which no window waits

    return sha256(content).hexdigest()


def _without_digest(exhibit: Exhibit) -> MappingProxyType[str, object]:
    return MappingProxyType({name: held for name, held in exhibit.unknown.items() if name != _DIGEST})


def _said(draft: Draft, key: Key) -> object:
    value = draft.entered.get(key)
    return bool(value) if isinstance(FIELDS[key], Check) else value
