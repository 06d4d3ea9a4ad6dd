# SPDX-License-Identifier: MIT
"""What a person is told of a review as a whole, and the signs and words before each finding: the one table of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from form12b25.form.findings import Finding, Severity, sentence
from form12b25.form.words import printable

READY = "Ready to print, sign and send."


@dataclass(frozen=True)
class Wording:
    """Around a finding: its mark and its word in the window, its sign in a terminal, the words after a count."""

    mark: str
    word: str
    sign: str
    counted: str


_BY_SEVERITY: Mapping[Severity, Wording] = MappingProxyType({
    Severity.TODO: Wording("○", "To do", "TO DO", "still to do"),
    Severity.ERROR: Wording("✕", "To mend", "ERROR", "to mend"),
    Severity.WARNING: Wording("!", "Consider", "WARNING", "to consider"),
    Severity.NOTE: Wording("i", "Note", "NOTE", "to note"),
})
_CONSIDERED = Wording("✓", "Considered", "CONSIDERED", "considered")


def wording(finding: Finding) -> Wording:
    """By its severity, or as answered."""
    return _CONSIDERED if finding.considered else _BY_SEVERITY[finding.severity]


def reason(considered: str) -> str:
    """A reason in words, on one line: "Considered: the letter follows"."""
    return f"{_CONSIDERED.word}: {printable(' '.join(considered.split()))}".rstrip()


def spoken(finding: Finding) -> str:
    """A finding to be read out: its sentence, and the reason that answers it."""
    return f"{sentence(finding)} {reason(finding.considered)}" if finding.considered else sentence(finding)


def summary(findings: Sequence[Finding]) -> str:
    """What is left, in a line; and how many warnings were answered."""
    stopped = any(finding.severity.stops for finding in findings)
    left = _counted(findings, (Severity.ERROR, Severity.TODO, Severity.WARNING))
    sentences = [f"{left}." if stopped else READY, f"Before that, {left}." if left and not stopped else "",
                 _answered(findings)]
    return " ".join(filter(None, sentences))


def verdict(findings: Sequence[Finding]) -> str:
    """Whether the form is ready, and what keeps it from being so."""
    stopping = _counted(findings, (Severity.TODO, Severity.ERROR))
    return f"The form is not ready: {stopping}." if stopping else summary(findings)


def _counted(findings: Sequence[Finding], severities: Iterable[Severity]) -> str:
    counts = {severity: sum(finding.severity is severity and not finding.considered for finding in findings)
              for severity in severities}
    return ", ".join(f"{count} {_BY_SEVERITY[severity].counted}" for severity, count in counts.items() if count)


def _answered(findings: Sequence[Finding]) -> str:
    count = sum(finding.severity is Severity.WARNING and bool(finding.considered) for finding in findings)
    return f"{count} warning{'' if count == 1 else 's'} {_CONSIDERED.counted}." if count else ""
