# SPDX-License-Identifier: MIT
"""Answers to warnings: which answer counts for which finding, and how one is given and withdrawn.

An answer holds as long as its warning speaks of the same thing. When that is mended or changed the answer stays in the
draft, without effect: undo may bring the warning back.
"""

from collections.abc import Sequence
from dataclasses import replace

from form12b25.form.definition import FIELDS
from form12b25.form.draft import Consideration
from form12b25.form.findings import Finding, sentence
from form12b25.form.keys import Key
from form12b25.form.words import printable

Answers = tuple[Consideration, ...]
_IDLE = "No warning is answered by this now: its warning is gone, or speaks of something else."
_UNREASONED = "No warning is answered by this: it has no reason."


def answered(finding: Finding, given: Answers) -> Finding:
    """The finding with the reason that answers it, if one does; what is to do or to mend cannot be answered."""
    answer = answer_to(finding, given)
    return replace(finding, considered=answer.reason.strip()) if answer else finding


def answer_to(finding: Finding, given: Answers) -> Consideration | None:
    """The answer meant for that finding: one with a reason before one without, one about just this before any."""
    if finding.severity.stops:
        return None
    fitting = [answer for answer in given if (answer.key, answer.code) == (finding.key, finding.code)
               and answer.about.strip() in ("", finding.about)]
    return max(fitting, key=lambda answer: (bool(answer.reason.strip()), bool(answer.about.strip())), default=None)


def answer(finding: Finding, reason: str, given: Answers) -> Answers:
    """The answers with this one among them, in place of the one that stood there."""
    present = answer_to(finding, given)
    if present is None:
        return (*given, Consideration(finding.key, finding.code, finding.about, reason))
    return revise(present, reason, given)


def revise(present: Consideration, reason: str, given: Answers) -> Answers:
    """The answers, of which that one has another reason."""
    return tuple(replace(one, reason=reason) if one is present else one for one in given)


def withdraw(present: Consideration, given: Answers) -> Answers:
    """The answers without that one."""
    return tuple(one for one in given if one is not present)


def answering(present: Consideration, given: Answers, findings: Sequence[Finding]) -> Finding | None:
    """The first finding that this answer silences; None where its warning is gone or speaks of something else."""
    return next((finding for finding in findings if finding.considered and answer_to(finding, given) is present), None)


def stands(present: Consideration, given: Answers, findings: Sequence[Finding]) -> str:
    """What that answer answers, in a sentence: what its warning says, or why there is none."""
    if finding := answering(present, given, findings):
        return sentence(finding)
    named = f"{present.code}, {present.about}" if present.about else present.code
    return f"{_IDLE if present.reason.strip() else _UNREASONED} ({printable(named)})"


def where(key: str) -> str:
    """The blank that a key names, as a filer knows it; the key itself where only a newer program knows it."""
    return f"{FIELDS[Key(key)].part}, {FIELDS[Key(key)].label}" if key in set(Key) else printable(key)
