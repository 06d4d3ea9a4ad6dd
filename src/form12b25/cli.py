# SPDX-License-Identifier: MIT
"""The command line: the whole job without a window.

Exit status: 0 done (for `check`, nothing left to do); 1 the form is not ready; 2 the command is misused; 3 a file
cannot be read or written. Messages go to standard error, in sentences.
"""

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

from form12b25 import __version__, assets
from form12b25.drafts import document, store
from form12b25.drafts.store import FileTrouble
from form12b25.form import answers, deadlines, values
from form12b25.form import review as judgement
from form12b25.form.calendar import federal_calendar
from form12b25.form.deadlines import CannotTell
from form12b25.form.definition import FIELDS, FILER_STATUSES
from form12b25.form.draft import Draft
from form12b25.form.findings import Finding, Severity, sentence
from form12b25.form.notice import read
from form12b25.form.refusal import Refusal
from form12b25.form.review import Review

DONE, NOT_READY, MISUSED, NO_FILE = range(4)
COMMANDS = ("fill", "show", "check", "print", "deadlines")
_STANDARD = "-"  # in place of a file: standard input or output
_SIGNS = {Severity.TODO: "TO DO", Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "NOTE"}


class Misused(Refusal):
    """The command was given what it cannot take."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise Misused(f"{message}. See {self.prog} --help.")


def run(arguments: Sequence[str]) -> int:
    """Do what the command line asks; gives the exit status."""
    return guarded(lambda: _obey(arguments))


def _obey(arguments: Sequence[str]) -> int:
    try:
        given = _parser().parse_args(arguments)
    except SystemExit:  # after --help and --version
        return DONE
    return int(given.do(given))


def guarded(command: Callable[[], int]) -> int:
    """Run a command that writes to standard output. Nothing but a sentence is ever said of a failure."""
    if sys.stdout is None:  # closed by whoever began this; what is written to it is to fail, not to vanish
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w")
    if sys.stderr is None:  # print() would turn to standard output, among what was asked for
        sys.stderr = open(os.devnull, "w")  # noqa: PTH123, SIM115 - as long-lived as the program
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    try:
        status = command()
        sys.stdout.flush()
    except Misused as refusal:
        return _fail(str(refusal), MISUSED)
    except CannotTell as refusal:
        return _fail(str(refusal), MISUSED)
    except Refusal as refusal:
        return _fail(str(refusal), NO_FILE)
    except OSError as error:
        if error.filename is not None:  # a file of the program itself; those of the person are refused by name
            return _fail(f"{error.filename} cannot be read: {error.strerror}. Install the program anew.", NO_FILE)
        with open(os.devnull, "w") as nowhere:  # noqa: PTH123 - what is left unwritten must not fail again at exit
            os.dup2(nowhere.fileno(), sys.stdout.fileno())
        return _fail(f"Standard output cannot be written: {error.strerror}.", NO_FILE)
    except MemoryError:
        return _fail("There is not enough memory for this draft. Close other programs and try again.", NO_FILE)
    except KeyboardInterrupt:
        return _fail("Stopped; nothing was left half written.", NO_FILE)
    return status


def _fail(message: str, status: int) -> int:
    print(f"form12b25: {message}", file=sys.stderr)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="form12b25", description="Fill SEC Form 12b-25, the Notification of Late Filing, and print "
                     "the signed original and its conformed copies. Without a command, the window opens.")
    parser.add_argument("--version", action="version", version=f"form12b25 {__version__}")
    parser.add_argument("--self-check", action="store_true", help="see whether the program is whole, and say so")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=_Parser)
    today = _Parser(add_help=False)
    today.add_argument("--today", type=_day, default=None, metavar="DATE", help="the day to take for today")

    fill = commands.add_parser("fill", help="answers into a draft file")
    fill.add_argument("answers", metavar="ANSWERS.json", help="the answers; - for standard input")
    fill.add_argument("-o", dest="output", required=True, metavar="DRAFT", help="- for standard output")
    fill.set_defaults(do=_fill)

    show = commands.add_parser("show", help="a draft file as answers, on standard output")
    show.add_argument("draft", metavar="DRAFT", help="the draft; - for standard input")
    show.set_defaults(do=_show)

    check = commands.add_parser("check", parents=[today], help="what is left to do on a draft")
    check.add_argument("draft", metavar="DRAFT", help="the draft; - for standard input")
    check.add_argument("--json", action="store_true", help="for programs to read")
    check.set_defaults(do=_check)

    press = commands.add_parser("print", parents=[today], help="a draft into the packet, as a PDF file")
    press.add_argument("draft", metavar="DRAFT", help="the draft; - for standard input")
    press.add_argument("-o", dest="output", required=True, metavar="PACKET.pdf",
                       help="- for standard output")
    press.add_argument("--working-copy", action="store_true", help="one set, ready or not, marked as not for filing")
    press.add_argument("--conformed", type=_copies, default=None, metavar="N", help="how many conformed copies (4)")
    press.add_argument("--duplex", action="store_true", help="for both sides of the paper: each set begins in front")
    press.set_defaults(do=_print)

    due = commands.add_parser("deadlines", help="when the report and the notice are due, and until when it may follow")
    due.add_argument("--report", required=True, metavar="FORM", type=str.upper, help="such as 10-K")
    due.add_argument("--period-ended", type=_day, required=True, metavar="DATE")
    due.add_argument("--filer", choices=FILER_STATUSES, default=None)
    due.add_argument("--erisa", action="store_true", help="the plan is subject to ERISA (Form 11-K)")
    due.add_argument("--determined", type=_day, default=None, metavar="DATE",
                     help="for a transition report, the day of the determination to change the fiscal year")
    due.add_argument("--json", action="store_true", help="for programs to read")
    due.set_defaults(do=_deadlines)
    return parser


def _day(typed: str) -> date:
    try:
        return values.parse_date(typed)
    except values.NotADate as reason:
        raise argparse.ArgumentTypeError(f"{typed!r} cannot be read as a date: {reason}") from None


def _copies(typed: str) -> int:
    if not (typed.isascii() and typed.isdigit() and len(typed) < 4):
        raise argparse.ArgumentTypeError(f"{typed!r} is not a number of copies from 0 to 999")
    return int(typed)


def _fill(given: argparse.Namespace) -> int:
    if given.answers == _STANDARD:
        draft = _from_input("answers", lambda file: store.parse_answers(file.read(), assets.edition))
        folder = Path()
        draft = store.attach(draft, folder, "The answers on standard input")
    else:
        folder = Path(given.answers).parent
        draft = store.read_answers(Path(given.answers), assets.edition)
    attached = [str(folder / exhibit.file) for exhibit in draft.exhibits if exhibit.file]
    _refuse_overwriting(given.output, given.answers, *attached)
    _write(given.output, document.to_bytes(draft))
    return DONE


def _show(given: argparse.Namespace) -> int:
    sys.stdout.write(answers.to_json(answers.to_object(_draft(given.draft))))
    return DONE


def _check(given: argparse.Namespace) -> int:
    draft = _draft(given.draft)
    review = judgement.review(draft, given.today or _today())
    if given.json:
        described = {"ready": review.ready, "findings": [_as_object(finding) for finding in review.findings],
                     "deadlines": deadlines.as_json(review.deadlines) if review.deadlines else None}
        sys.stdout.write(json.dumps(described, indent=2, ensure_ascii=False) + "\n")
    else:
        for finding in review.findings:
            print(_line(finding))
        print(_verdict(review))
    return DONE if review.ready else NOT_READY


def _print(given: argparse.Namespace) -> int:
    from form12b25.paper import packet  # the typeface is not read for commands that print nothing

    draft = _draft(given.draft)
    if given.working_copy:
        if given.conformed is not None:
            raise Misused("--working-copy prints one set; --conformed has no meaning with it.")
        printed = packet.working_copy(read(draft), duplex=given.duplex)
    else:
        review = judgement.review(draft, given.today or _today())
        if review.notice is None:
            for finding in review.stopping:
                print(_line(finding), file=sys.stderr)
            return _fail(f"{_verdict(review)} Nothing was printed. For a look at it as it is, add --working-copy.",
                         NOT_READY)
        conformed = packet.CONFORMED_COPIES if given.conformed is None else given.conformed
        printed = packet.packet(review.notice, conformed, duplex=given.duplex)
    _refuse_overwriting(given.output, given.draft)
    _write(given.output, printed)
    return DONE


def _deadlines(given: argparse.Namespace) -> int:
    found = deadlines.compute(given.report, given.period_ended, filer=given.filer, erisa=given.erisa,
                              determined=given.determined, calendar=federal_calendar())
    if given.json:
        sys.stdout.write(json.dumps(deadlines.as_json(found), indent=2, ensure_ascii=False) + "\n")
        return DONE
    for step in found.steps:
        print(f"{values.weekday(step.day)}, {values.write_date(step.day)}: {step.what}")
        print(f"    {step.why} ({step.citation})")
    return DONE


def _draft(name: str) -> Draft:
    if name == _STANDARD:
        return _from_input("draft", lambda file: document.from_file(file, assets.edition))
    return store.read_draft(Path(name), assets.edition)


def _from_input(what: str, parse: Callable[[io.BytesIO], Draft]) -> Draft:
    try:
        content = sys.stdin.buffer.read(document.LARGEST + 1) if sys.stdin else b""
    except OSError as error:
        raise Refusal(f"Standard input cannot be read: {error.strerror}.") from error
    if len(content) > document.LARGEST:
        raise Refusal(f"The {what} on standard input cannot be read: it is too large.")
    try:
        return parse(io.BytesIO(content))
    except FileTrouble:
        raise
    except Refusal as refusal:
        raise Refusal(f"The {what} on standard input cannot be read: {refusal}.") from refusal


def _write(name: str, content: bytes) -> None:
    if name == _STANDARD:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        store.write(Path(name), content)


def _refuse_overwriting(output: str, *sources: str) -> None:
    """What was read must not be lost to what is made of it."""
    for source in sources:
        with suppress(OSError):  # where it cannot be told, writing says why
            if _STANDARD not in (source, output) and Path(output).samefile(source):
                raise Misused(f"{output} is what is being read. Give another name after -o.")


def _today() -> date:
    return datetime.now().astimezone().date()


def _as_object(finding: Finding) -> dict[str, str]:
    return {"key": finding.key, "severity": finding.severity, "code": finding.code, "message": sentence(finding),
            "citation": finding.citation}


def _line(finding: Finding) -> str:
    declared = FIELDS[finding.key]
    source = f" [{finding.citation}]" if finding.citation else ""
    return f"{_SIGNS[finding.severity]:8}{declared.part}, {declared.label} ({finding.key}): {sentence(finding)}{source}"


def _verdict(review: Review) -> str:
    if review.ready:
        return "Ready to print, sign and send."
    todo = sum(finding.severity is Severity.TODO for finding in review.findings)
    wrong = sum(finding.severity is Severity.ERROR for finding in review.findings)
    parts = [f"{todo} still to do" if todo else "", f"{wrong} to mend" if wrong else ""]
    return f"The form is not ready: {', '.join(filter(None, parts))}."
