# SPDX-License-Identifier: MIT
"""The command line: the whole job without a window.

Exit status: 0 done (for `check`, nothing left to do); 1 the form is not ready; 2 the command is misused; 3 a file
cannot be read or written, or the program itself failed; 128 and its number for a signal that stopped it, such as 130
for Ctrl+C. Messages go to standard error, in sentences (`terminal`).
"""

import argparse
import io
import os
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import IO, NoReturn

from form12b25 import assets, reckoning, terminal
from form12b25.drafts import document, store
from form12b25.drafts.store import FileTrouble
from form12b25.form import answers, deadlines, standing, values, verdict
from form12b25.form import review as judgement
from form12b25.form.deadlines import CannotTell
from form12b25.form.definition import FIELDS, FILER_STATUSES
from form12b25.form.draft import Draft
from form12b25.form.findings import Code, Finding, Severity, sentence
from form12b25.form.keys import Key
from form12b25.form.notice import read
from form12b25.form.refusal import Refusal
from form12b25.terminal import DONE, NOT_READY, Misused

COMMANDS = ("fill", "show", "check", "print", "kit", "deadlines")
_STATUSES = ("Exit status: 0 done, and for check nothing left to do; 1 the form is not ready; 2 the command is "
             "misused; 3 a file cannot be read or written, or the program itself failed; 128 and its number for a "
             "signal that stopped it.")
_STANDARD = "-"  # in place of a file: standard input or output


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise Misused(f"{message}{'' if message.endswith('?') else '.'} See {self.prog} --help.")

    def _print_message(self, message: str, _: object = None) -> None:  # the help and the version
        terminal.write(message)


def is_command(arguments: Sequence[str]) -> bool:
    """Whether that asks for a command; otherwise it asks for the window."""
    first = arguments[0] if arguments else "--"
    return first in COMMANDS or (first.startswith("-") and first != "--")


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from form12b25 import __version__

        terminal.write(f"form12b25 {__version__}\n")
        parser.exit()


def run(arguments: Sequence[str]) -> int:
    """Do what the command line asks; gives the exit status."""
    terminal.stoppable()
    try:
        given = _parser().parse_args(arguments)
    except SystemExit:  # after --help and --version
        return DONE
    return int(given.do(given))


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="form12b25", description="Fill SEC Form 12b-25, the Notification of Late Filing, and print "
                     "the signed original and its conformed copies. Without a command, the window opens.",
                     epilog=_STATUSES)
    parser.add_argument("--version", action=_Version, nargs=0, help="say which version this is")
    parser.add_argument("--self-check", action="store_true", help="see whether the program is whole, and say so")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=_Parser)
    today = _Parser(add_help=False)
    today.add_argument("--today", type=_day, default=None, metavar="DATE", help="the day to take for today")
    counted = _Parser(add_help=False)
    reckoning.add_options(counted, _day)

    fill = commands.add_parser("fill", help="answers into a draft file")
    fill.add_argument("answers", metavar="ANSWERS.json", help="the answers; - for standard input")
    fill.add_argument("-o", dest="output", required=True, metavar="DRAFT", help="- for standard output")
    fill.set_defaults(do=_fill)

    show = commands.add_parser("show", help="a draft file as answers, on standard output")
    show.add_argument("draft", metavar="DRAFT", help="the draft; - for standard input")
    show.set_defaults(do=_show)

    check = commands.add_parser("check", parents=[today, counted], help="what is left to do on a draft")
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
    press.add_argument("--omb-expires", default="", metavar="DATE", help="the expiry date for the box OMB APPROVAL")
    press.add_argument("--carry-draft", action="store_true", help="put the draft, its private notes included, inside "
                       "the PDF file, which can then be opened as a draft")
    press.set_defaults(do=_print)

    enclosing = commands.add_parser("kit", parents=[today, counted], help="what goes with the packet, as a PDF file: a "
                                    "checklist, covering letters, mailing labels")
    enclosing.add_argument("draft", metavar="DRAFT", help="the draft; - for standard input")
    enclosing.add_argument("-o", dest="output", required=True, metavar="KIT.pdf", help="- for standard output")
    enclosing.set_defaults(do=_kit)

    due = commands.add_parser("deadlines", parents=[counted],
                              help="when the report and the notice are due, and until when it may follow")
    due.add_argument("--report", required=True, metavar="FORM", type=str.upper, help="such as 10-K")
    due.add_argument("--period-ended", type=_day, required=True, metavar="DATE")
    due.add_argument("--filer", choices=FILER_STATUSES, default=None)
    due.add_argument("--erisa", action="store_true", help="the plan is subject to ERISA (Form 11-K)")
    due.add_argument("--determined", type=_day, default=None, metavar="DATE",
                     help="for a transition report, the day of the determination to change the fiscal year")
    due.add_argument("--json", action="store_true", help="for programs to read")
    due.add_argument("--ics", default=None, metavar="FILE", help="the dates as a file for a calendar; - for standard "
                     "output, in place of the words")
    due.set_defaults(do=_deadlines)
    return parser


def _day(typed: str) -> date:
    try:
        return values.parse_date(typed)
    except values.NotADate as reason:
        asked = f". {reason.remedy()}" if len(reason.meant) == 1 else ""
        raise argparse.ArgumentTypeError(f"{typed!r} cannot be read as a date: {reason}{asked}") from None


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
    attached = [folder / exhibit.file for exhibit in draft.exhibits if exhibit.file]
    _refuse_overwriting(given.output, given.answers, *attached)
    for refusal in _unusable(draft):
        raise refusal
    _write(given.output, document.to_bytes(draft))
    return DONE


def _show(given: argparse.Namespace) -> int:
    terminal.write(answers.to_json(answers.to_object(_draft(given.draft))))
    return DONE


def _check(given: argparse.Namespace) -> int:
    draft = _draft(given.draft)
    unusable = [Finding(Key.EXHIBITS, Severity.ERROR, Code.EXHIBIT_UNUSABLE, {"reason": str(refusal)})
                for refusal in _unusable(draft)]
    review = judgement.review(draft, given.today or _today(), unusable, calendar=reckoning.calendar(given))
    if given.json:
        described = {"ready": review.ready, "findings": [_as_object(finding) for finding in review.findings],
                     "deadlines": deadlines.as_json(review.deadlines) if review.deadlines else None}
        terminal.write(answers.to_json(described))
    else:
        lines = (*map(_line, review.findings), verdict.verdict(review.findings))
        terminal.write("".join(f"{line}\n" for line in lines))
    return DONE if review.ready else NOT_READY


def _print(given: argparse.Namespace) -> int:
    from form12b25.paper import packet  # the typeface is not read for commands that print nothing
    from form12b25.paper.enclosure import Enclosure

    draft = _draft(given.draft)
    name = "draft" if given.draft == _STANDARD else Path(given.draft).stem
    enclosure = Enclosure(name + document.ENDING, document.to_bytes(draft)) if given.carry_draft else None
    if given.working_copy:
        if given.conformed is not None:
            raise Misused("--working-copy prints one set; --conformed has no meaning with it.")
        printed = packet.working_copy(read(draft), duplex=given.duplex, omb_expires=given.omb_expires,
                                      enclosure=enclosure)
    else:
        review = judgement.review(draft, given.today or _today())
        if review.notice is None:
            return _not_ready(review, "Nothing was printed. For a look at it as it is, add --working-copy.")
        conformed = packet.CONFORMED_COPIES if given.conformed is None else given.conformed
        printed = packet.packet(review.notice, conformed, duplex=given.duplex, omb_expires=given.omb_expires,
                                enclosure=enclosure)
    _refuse_overwriting(given.output, given.draft)
    _write(given.output, printed)
    return DONE


def _kit(given: argparse.Namespace) -> int:
    from form12b25.paper import kit

    draft = _draft(given.draft)
    review = judgement.review(draft, given.today or _today(), calendar=reckoning.calendar(given))
    if review.notice is None:
        return _not_ready(review, "The filing kit was not made.")
    made = kit.filing_kit(review.notice, review.deadlines)
    _refuse_overwriting(given.output, given.draft)
    _write(given.output, made)
    if review.deadlines is None:
        terminal.say(f"form12b25: The filing kit has no dates. {review.dates_untold}")
    return DONE


def _not_ready(review: judgement.Review, instead: str) -> int:
    """Say what keeps a form from being sent, and what was not done; gives the exit status."""
    for finding in review.stopping:
        terminal.say(_line(finding))
    return terminal.fail(f"{verdict.verdict(review.findings)} {instead}", NOT_READY)


def _deadlines(given: argparse.Namespace) -> int:
    if given.json and given.ics == _STANDARD:
        raise Misused("--json and --ics - both write to standard output. Give --ics a file.")
    try:
        found = deadlines.compute(given.report, given.period_ended, filer=given.filer, erisa=given.erisa,
                                  determined=given.determined, calendar=reckoning.calendar(given))
    except CannotTell as reason:
        raise Misused(str(reason)) from reason
    if given.ics is not None:
        _write(given.ics, reckoning.file_of(found))
    if given.json:
        terminal.write(answers.to_json(deadlines.as_json(found)))
    elif given.ics != _STANDARD:
        terminal.write(standing.in_words(found))
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
        terminal.write(content)
    else:
        terminal.leaves(terminal.NOTHING_HALF)
        store.write(Path(name), content)


def _unusable(draft: Draft) -> Iterator[Refusal]:
    """Why each attached file that cannot be printed cannot, in sentences."""
    attached = [exhibit for exhibit in draft.exhibits if exhibit.content is not None]
    if not attached:
        return
    from form12b25.paper import exhibits  # what reads PDF files and pictures is loaded only where there are some

    for exhibit in attached:
        try:
            exhibits.refuse_unusable(exhibit)
        except exhibits.Unusable as refusal:
            yield refusal


def _refuse_overwriting(output: str, *sources: str | Path) -> None:
    """What was read must not be lost to what is made of it; the shell may have opened it as standard input."""
    target = _ordinary(output, sys.stdout)
    for source in sources:
        read_from = _ordinary(source, sys.stdin)
        if target and read_from and os.path.samestat(target, read_from):
            name = "Standard output" if output == _STANDARD else output
            raise Misused(f"{name} is what is being read. Give another name after -o.")


def _ordinary(name: str | Path, standard: IO[str]) -> os.stat_result | None:
    """What the system knows an ordinary file by; None where there is none, or it cannot be told: writing says why."""
    with suppress(OSError, ValueError):
        known = os.fstat(standard.fileno()) if name == _STANDARD else Path(name).stat()
        return known if stat.S_ISREG(known.st_mode) else None
    return None


def _today() -> date:
    return datetime.now().astimezone().date()


def _as_object(finding: Finding) -> dict[str, str]:
    return {"key": finding.key, "severity": finding.severity, "code": finding.code, "message": sentence(finding),
            "citation": finding.citation} | ({"considered": finding.considered} if finding.considered else {})


def _line(finding: Finding) -> str:
    declared = FIELDS[finding.key]
    source = f" [{finding.citation}]" if finding.citation else ""
    answer = f" {verdict.reason(finding.considered)}" if finding.considered else ""
    return (f"{verdict.wording(finding).sign:7} {declared.part}, {declared.label} ({finding.key}): {sentence(finding)}"
            f"{source}{answer}")
