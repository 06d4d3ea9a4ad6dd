# SPDX-License-Identifier: MIT
"""A queue of the printing system CUPS, given the PDF file itself: its text arrives as text, in true size.

Spoken to through the system's own library, over its socket in the file system and no other: where the library would go
to a server by network, it is not called. Nothing is written to disk on the way.
"""

import ctypes
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any

from form12b25.form.refusal import Refusal

_PIECE = 1 << 16  # bytes handed over between two steps
_LIBRARY = "libcups.so.2"
_PORT, _ANY_FAMILY, _IF_REQUESTED, _BLOCKING, _WAIT = 631, 0, 0, 1, 30_000  # the last in milliseconds
_CONTINUE = 100  # the status of HTTP with which the queue asks for more
_NOT_FOUND, _NOT_ACCEPTING = 0x0406, 0x0506
_FORBIDDEN = (0x0401, 0x0402, 0x0403)
_STOPPED = "5"
# What the program decides itself, whatever the system's dialog or the settings of the queue say.
_OURS = {"media": "Letter", "print-scaling": "none", "fit-to-page": "false", "number-up": "1", "copies": "1",
         "multiple-document-handling": "separate-documents-collated-copies"}
_DROPPED = {"PageSize", "PageRegion", "media-col", "Duplex", "sides", "number-up-layout", "page-set", "page-ranges",
            "page-top", "page-bottom", "page-left", "page-right", "page-border", "fitplot", "scaling",
            "natural-scaling", "mirror", "orientation-requested", "landscape", "Collate", "outputorder", "OutputOrder",
            "cpi", "lpi"}
_OF_THE_QUEUE = ("printer-", "device-", "marker-", "auth-info", "queue-", "member-", "uri-")


class Unprinted(Refusal):
    """The queue did not take the job."""


class Paused(Unprinted):
    """The queue would keep the job until someone resumes it."""


class _Option(ctypes.Structure):
    _fields_ = (("name", ctypes.c_char_p), ("value", ctypes.c_char_p))


class _Destination(ctypes.Structure):
    _fields_ = (("name", ctypes.c_char_p), ("instance", ctypes.c_char_p), ("is_default", ctypes.c_int),
                ("num_options", ctypes.c_int), ("options", ctypes.POINTER(_Option)))


_Password = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_char_p,
                             ctypes.c_void_p)
_NO_PASSWORD = _Password(lambda *_: None)  # else the library would ask at the terminal, and wait


def here() -> bool:
    """Whether this system prints through CUPS."""
    return not sys.platform.startswith(("win", "darwin")) and _library() is not None


def refuse_if_not_running() -> None:
    """Raise Unprinted if no printing service answers at its place in the file system."""
    with _connected():
        pass


def send(queue: str, pdf: bytes, title: str, options: Mapping[str, str], step: Callable[[int, int], None], *,
         sides: str, though_paused: bool = False) -> int:
    """Hand the file over as one copy in true size on letter paper; gives the number of the job.

    Raises Paused unless `though_paused`, and Unprinted where the queue is missing or refuses. When `step` raises, the
    job is withdrawn.
    """
    library, name = _library(), queue.encode()
    with _connected() as connection:
        kept = _kept(connection, queue, though_paused=though_paused)
        chosen = {key: value for key, value in {**kept, **options}.items() if key not in _DROPPED and value}
        pointer, count = ctypes.POINTER(_Option)(), 0
        for key, value in {**chosen, **_OURS, "sides": sides}.items():
            count = library.cupsAddOption(key.encode(), value.encode(), count, ctypes.byref(pointer))
        try:
            job: int = library.cupsCreateJob(connection, name, title.encode(), count, pointer)
        finally:
            library.cupsFreeOptions(count, pointer)
        if not job:
            raise _refused(queue)
        try:
            _hand_over(connection, queue, job, pdf, title, step)
        except BaseException:
            library.cupsCancelJob2(connection, name, job, 0)
            raise
    return job


def _hand_over(connection: int, queue: str, job: int, pdf: bytes, title: str,
               step: Callable[[int, int], None]) -> None:
    library, name = _library(), queue.encode()
    step(0, len(pdf))
    status = library.cupsStartDocument(connection, name, job, title.encode(), b"application/pdf", 1)
    for start in range(0, len(pdf), _PIECE):
        if status != _CONTINUE:
            raise _refused(queue)
        piece = pdf[start:start + _PIECE]
        status = library.cupsWriteRequestData(connection, piece, len(piece))
        step(start + len(piece), len(pdf))
    if library.cupsFinishDocument(connection, name) >= 0x0400:
        raise _refused(queue)


def _kept(connection: int, queue: str, *, though_paused: bool) -> dict[str, str]:
    """The options with which the queue was set up, such as its tray. Raises where it would not print."""
    library = _library()
    found = library.cupsGetNamedDest(connection, queue.encode(), None)
    if not found:
        raise _missing(queue)
    try:
        destination = found.contents
        pairs = destination.options[:destination.num_options]
        options = {pair.name.decode(): (pair.value or b"").decode(errors="replace") for pair in pairs}
    finally:
        library.cupsFreeDests(1, found)
    if options.get("printer-is-accepting-jobs") == "false":
        raise _not_accepting(queue)
    if options.get("printer-state") == _STOPPED and not though_paused:
        raise Paused(f"The printer {queue} is paused. Resume it in the system's printer settings, or save the "
                     "PDF and print it elsewhere.")
    return {key: value for key, value in options.items() if not key.startswith(_OF_THE_QUEUE)}


def _missing(queue: str) -> Unprinted:
    return Unprinted(f"There is no printer {queue} any more. Choose another printer, or save the PDF and print it "
                     "elsewhere.")


def _not_accepting(queue: str) -> Unprinted:
    return Unprinted(f"The printer {queue} accepts no jobs at present. Choose another printer, have it accept jobs "
                     "again, or save the PDF and print it elsewhere.")


def _refused(queue: str) -> Unprinted:
    """What the library says of the last failure."""
    status = _library().cupsLastError()
    if status == _NOT_FOUND:
        return _missing(queue)
    if status == _NOT_ACCEPTING:
        return _not_accepting(queue)
    if status in _FORBIDDEN:
        return Unprinted(f"The printer {queue} does not allow you to print on it. Choose another printer, or save the "
                         "PDF and print it elsewhere.")
    said = (_library().cupsLastErrorString() or b"").decode(errors="replace").rstrip(".")
    return Unprinted(f"The printer {queue} did not take the job{f' ({said})' if said else ''}. Print again, or save "
                     "the PDF and print it elsewhere.")


@contextmanager
def _connected() -> Iterator[int]:
    """A connection to the printing service of this computer, over its socket in the file system."""
    library = _library()
    library.cupsSetPasswordCB2(_NO_PASSWORD, None)
    if not (library.cupsServer() or b"").startswith(b"/"):
        library.cupsSetServer(None)  # the service may have been started since the library last looked
    server: bytes = library.cupsServer() or b""
    if not server.startswith(b"/"):
        raise Unprinted("The printing service of this computer (CUPS) is not running, and this program opens no "
                        "connection to another. Have it started, or save the PDF and print it elsewhere.")
    connection = library.httpConnect2(server, _PORT, None, _ANY_FAMILY, _IF_REQUESTED, _BLOCKING, _WAIT, None)
    if not connection:
        raise Unprinted("The printing service of this computer (CUPS) is not running. Have it started, or save the PDF "
                        "and print it elsewhere.")
    try:
        yield connection
    finally:
        library.httpClose(connection)


@cache
def _library() -> Any:
    """The library of CUPS with its functions declared; None where there is none."""
    try:
        library = ctypes.CDLL(_LIBRARY)
    except OSError:
        return None
    address, text, number = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
    options = ctypes.POINTER(_Option)
    for name, result, *arguments in (
            ("cupsServer", text), ("cupsSetServer", None, text),
            ("cupsLastError", number), ("cupsLastErrorString", text),
            ("httpConnect2", address, text, number, address, number, number, number, number, address),
            ("httpClose", None, address),
            ("cupsSetPasswordCB2", None, _Password, address),
            ("cupsGetNamedDest", ctypes.POINTER(_Destination), address, text, text),
            ("cupsFreeDests", None, number, ctypes.POINTER(_Destination)),
            ("cupsAddOption", number, text, text, number, ctypes.POINTER(options)),
            ("cupsFreeOptions", None, number, options),
            ("cupsCreateJob", number, address, text, text, number, options),
            ("cupsStartDocument", number, address, text, number, text, text, number),
            ("cupsWriteRequestData", number, address, text, ctypes.c_size_t),
            ("cupsFinishDocument", number, address, text),
            ("cupsCancelJob2", number, address, text, number, number)):
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library
