# SPDX-License-Identifier: MIT
"""How the program speaks and ends: sentences on standard error, an exit status, never a traceback.

Exit status: 0 done; 1 the form is not ready; 2 misused; 3 a file cannot be read or written, or the program itself
failed; 128 and the number of the signal where it was stopped by one, as shells have it (130 for Ctrl+C).
"""

import io
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import NoReturn, TextIO

from form12b25.form.refusal import Refusal
from form12b25.form.words import printable

DONE, NOT_READY, MISUSED, FAILED = range(4)
_BY_SIGNAL = 128  # added to the number of the signal
_ENDING = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]
_OWN = Path(__file__).parent
NOTHING_WRITTEN, NOTHING_HALF = "nothing was written", "no file was left half written"


class Misused(Refusal):
    """The command was given what it cannot take."""


class OutputTrouble(Refusal):
    """Standard output cannot be written."""


class Stopped(BaseException):
    """The system asked the program to end; what is half done is cleared away on the way out."""

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(number)


class _Left:
    """What a failure from now on leaves behind, in words."""

    words = NOTHING_WRITTEN


def leaves(words: str) -> None:
    """Say what a failure from now on leaves behind."""
    _Left.words = words


def guarded(command: Callable[[], int]) -> int:
    """Run a command; gives its exit status. Nothing but a sentence is ever said of a failure."""
    try:
        _open_streams()
        return command()
    except Misused as refusal:
        return fail(str(refusal), MISUSED)
    except Refusal as refusal:
        return fail(str(refusal))
    except MemoryError:
        return fail("There is not enough memory for this draft. Close other programs and try again.")
    except KeyboardInterrupt:
        return fail(f"Stopped; {_Left.words}.", _BY_SIGNAL + signal.SIGINT)
    except Stopped as stopped:
        return fail(f"Stopped; {_Left.words}.", _BY_SIGNAL + stopped.number)
    except OSError as error:
        return fail(_of_the_system(error))
    except Exception as error:  # noqa: BLE001 - the last resort: a traceback says nothing to a filer, and what was typed
        return fail(f"An unforeseen {type(error).__name__} at {_place(error)}; {_Left.words}. Please report this line.")


def fail(message: str, status: int = FAILED) -> int:
    """Say why the program ends; gives the exit status."""
    say(f"form12b25: {message}")
    return status


def say(line: str) -> None:
    """A line on standard error. Where that cannot be written there is nobody to tell, and the status is to be true."""
    try:
        sys.stderr.write(f"{printable(line)}\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        _abandon(sys.stderr)


def write(output: str | bytes) -> None:
    """What was asked for, on standard output. Raises OutputTrouble."""
    leaves("what stands on standard output may not be whole")
    try:
        if isinstance(output, bytes):
            sys.stdout.buffer.write(output)
        else:
            sys.stdout.write(output)
        sys.stdout.flush()
    except OSError as error:
        _abandon(sys.stdout)
        raise OutputTrouble(f"Standard output cannot be written: {error.strerror}.") from error


def stoppable() -> None:
    """Turn the signals that ask a program to end into `Stopped`; those that are ignored stay so."""
    for number in _ENDING:
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _stop)


def unguarded() -> None:
    """From here on a signal ends the program at once: there is nothing left to clear away, and a traceback to fear."""
    for number in (signal.SIGINT, *_ENDING):
        if signal.getsignal(number) in (_stop, signal.default_int_handler):
            signal.signal(number, signal.SIG_DFL)


def _stop(number: int, _: FrameType | None) -> NoReturn:
    raise Stopped(number)


def _open_streams() -> None:
    """Stand-ins for streams that were closed by whoever began this program, and one encoding."""
    if sys.stdout is None:  # what is written to it is to fail, not to vanish
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w")
    if sys.stderr is None:  # print() would turn to standard output, among what was asked for
        sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115 - as long-lived as the program
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")


def _abandon(stream: TextIO) -> None:
    """Lead a stream nowhere: what is left in it unwritten must not fail again when the program ends."""
    with suppress(OSError, ValueError), Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), stream.fileno())


def _of_the_system(error: OSError) -> str:
    """What the system refused, apart from the files that a person named: those are refused by name elsewhere."""
    where = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else ""
    said = error.strerror or type(error).__name__
    try:
        Path.cwd()
    except OSError:
        return f"The folder that this was started in is gone; {_Left.words}. Go to another folder, and start it anew."
    if where and (_OWN in Path(where).parents or _OWN.parents[1] in Path(where).parents):
        return f"{where} cannot be read: {said}. Install the program anew."
    return f"The system says “{said}”{' of ' + where if where else ''} at {_place(error)}; {_Left.words}."


def _place(error: BaseException) -> str:
    """The innermost line of this program where an error arose."""
    place = "an unknown place"
    trace = error.__traceback__
    while trace is not None:
        path = Path(trace.tb_frame.f_code.co_filename)
        if _OWN in path.parents:
            place = f"{path.relative_to(_OWN).as_posix()}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
