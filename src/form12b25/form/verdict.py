# SPDX-License-Identifier: MIT
"""What a person is told of a review as a whole, and the signs and words before each finding: the one table of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from form12b25.form.definition import FIELDS
from form12b25.form.findings import Finding, Severity, sentence
from form12b25.form.keys import Part
from form12b25.form.review import State
from form12b25.form.words import listed, printable

READY = "Ready to print, sign and send."
READY_LATE = "Ready to print, but the last day for this notice has passed."
READY_FILED = "This notice is filed; it can be printed again."
NOTHING_LEFT = "Nothing is left to do."


@dataclass(frozen=True)
class Wording:
    """Around a finding: its mark and its word in the window, its sign in a terminal, the words after a count."""

    mark: str
    word: str
    sign: str
    counted: str


_BY_SEVERITY: Mapping[Severity, Wording] = MappingProxyType({
    Severity.TODO: Wording("○", "To do", "TO DO", "to do"),
    Severity.ERROR: Wording("✕", "To mend", "ERROR", "to mend"),
    Severity.WARNING: Wording("!", "Consider", "WARNING", "to consider"),
    Severity.NOTE: Wording("i", "Note", "NOTE", "to note"),
})
_CONSIDERED = Wording("✓", "Considered", "CONSIDERED", "considered")
_QUIET = (State.BLANK, State.ENTERED, State.COMPUTED)  # of which nothing is said but the word
_WEIGHTS = (Severity.ERROR, Severity.TODO, Severity.WARNING, Severity.NOTE)
_STILL = "still "
_NAMED = {Part.HEAD: "the head of the form", Part.SIGNATURE: "the signature", Part.WORKSHEET: "the worksheet"}
_STATES: Mapping[State, tuple[str, str]] = MappingProxyType({  # the sign in the corner of a blank, and the word
    State.BLANK: ("", "Blank"), State.TODO: ("○", "To do"), State.ENTERED: ("✓", "Entered"),
    State.CARRIED: ("◥", "Carried over"), State.COMPUTED: ("=", "Computed"), State.FAULTY: ("✕", "To mend")})


def wording(finding: Finding) -> Wording:
    """By its severity, or as answered."""
    return _CONSIDERED if finding.considered else _BY_SEVERITY[finding.severity]


def reason(considered: str) -> str:
    """A reason in words, on one line: "Considered: the letter follows"."""
    return f"{_CONSIDERED.word}: {printable(' '.join(considered.split()))}".rstrip()


def spoken(finding: Finding) -> str:
    """A finding to be read out: its sentence, and the reason that answers it."""
    return f"{sentence(finding)} {reason(finding.considered)}" if finding.considered else sentence(finding)


def sign(state: State, findings: Iterable[Finding] = ()) -> str:
    """The sign of a blank in that state of which this is said; what is to be considered goes before its tick."""
    unanswered = any(finding.severity is Severity.WARNING and not finding.considered for finding in findings)
    return _BY_SEVERITY[Severity.WARNING].mark if unanswered and state in _QUIET else _STATES[state][0]


def described(state: State, findings: Iterable[Finding] = (), carried: str = "") -> str:
    """A blank in words: its state, and what is said of it. `carried`: how one that was carried over says so."""
    word = f"{_STATES[state][1]}." if state in _QUIET else ""
    said = [spoken(finding) if finding.considered or finding.severity is Severity.NOTE
            else f"{wording(finding).word}: {sentence(finding)}" for finding in findings]
    return " ".join(filter(None, [carried or word, *said]))


def summary(findings: Sequence[Finding], ready: str = READY) -> str:
    """What is left, in a line; and how many warnings were answered. `ready` is said where nothing stops the notice.

    Of a notice that is filed nothing can be mended before it is printed again.
    """
    stopped = any(finding.severity.stops for finding in findings)
    left = _counted(findings, (Severity.ERROR, Severity.TODO, Severity.WARNING), _STILL)
    before = left and not stopped and ready != READY_FILED
    until = "Before you print" if ready == READY_LATE else "Before that"  # "that" would be the day that has passed
    sentences = [f"{left}." if stopped else ready, f"{until}, {left}." if before else "", _answered(findings)]
    return " ".join(filter(None, sentences))


def headings(findings: Sequence[Finding]) -> Mapping[Part, str]:
    """Of each Part of which anything is said, how much: "Part IV: 2 to do, 1 to consider"."""
    found: dict[Part, list[Finding]] = {}
    for finding in findings:
        found.setdefault(FIELDS[finding.key].part, []).append(finding)
    return {part: f"{part}: {_counts(said)}" for part, said in found.items()}


def finished(findings: Iterable[Finding]) -> str:
    """The Parts of which nothing is said, in a line: "Nothing is left in Parts I and II and the signature."."""
    said = {FIELDS[finding.key].part for finding in findings}
    quiet = [part for part in Part if part not in said]
    if len(quiet) == len(Part):
        return NOTHING_LEFT
    numbered = [part.removeprefix("Part ") for part in quiet if part not in _NAMED]
    named = [_NAMED[part] for part in quiet if part in _NAMED]
    if numbered:
        named.insert(int(Part.HEAD in quiet), f"Part{'s' if len(numbered) > 1 else ''} {listed(numbered, 'and')}")
    return f"Nothing is left in {listed(named, 'and')}." if quiet else ""


def verdict(findings: Sequence[Finding]) -> str:
    """Whether the form is ready, and what keeps it from being so."""
    stopping = _counted(findings, (Severity.TODO, Severity.ERROR), _STILL)
    return f"The form is not ready: {stopping}." if stopping else summary(findings)


def _counted(findings: Sequence[Finding], severities: Iterable[Severity], still: str = "") -> str:
    counts = {severity: sum(finding.severity is severity and not finding.considered for finding in findings)
              for severity in severities}
    return ", ".join(f"{count} {still if severity is Severity.TODO else ''}{_BY_SEVERITY[severity].counted}"
                     for severity, count in counts.items() if count)


def _counts(findings: Sequence[Finding]) -> str:
    """Everything that is said, by its weight."""
    considered = sum(bool(finding.considered) for finding in findings)
    answered = f"{considered} {_CONSIDERED.counted}" if considered else ""
    return ", ".join(filter(None, [_counted(findings, _WEIGHTS), answered]))


def _answered(findings: Sequence[Finding]) -> str:
    count = sum(finding.severity is Severity.WARNING and bool(finding.considered) for finding in findings)
    return f"{count} warning{'' if count == 1 else 's'} {_CONSIDERED.counted}." if count else ""
