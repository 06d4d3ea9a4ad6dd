# SPDX-License-Identifier: MIT
"""The printers of this system, and a job for one of them."""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtPrintSupport import QPrintEngine, QPrinter, QPrinterInfo

from form12b25.form.steps import Step, unwatched
from form12b25.gui import cups, painting
from form12b25.gui.selection import Selection

NAME = "Form 12b-25"  # of the job; the queue is seen by others, so it does not say whose form
_CUPS_OPTIONS = 0xFE00  # where Qt keeps what was chosen under Properties for a queue of CUPS; in no public enum
_Duplex = QPrinter.DuplexMode


def trouble() -> str:
    """Why nothing can be printed from this computer and what to do about it, in sentences; the empty text if it can."""
    if cups.here():
        # Asked first, for where CUPS does not run Qt would look for it by network.
        try:
            cups.refuse_if_not_running()
        except cups.Unprinted as refusal:
            return str(refusal)
    if QPrinterInfo.availablePrinterNames():
        return ""
    return ("No printer is set up on this computer. Add one in the system's settings, or save the PDF and print it "
            "elsewhere.")


def prepared(name: str, *, both_sides: bool) -> QPrinter:
    """The printer of that name, if there is one, or the usual one: one copy on letter paper in true size."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if name in QPrinterInfo.availablePrinterNames():
        printer.setPrinterName(name)
    painting.set_up(printer)
    printer.setDuplex(_Duplex.DuplexLongSide if both_sides else _Duplex.DuplexNone)
    printer.setDocName(NAME)
    return printer


@dataclass(frozen=True)
class Job:
    """What is sent to a printer, `times` over; `both_sides` of the selection says what the printer was set to.

    May be sent by any thread. Gives nothing; raises Refusal where the printer refuses.
    """

    printer: QPrinter
    selection: Selection
    short_edge: bool = False
    times: int = 1
    though_paused: bool = False
    options: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name of the printer."""
        return self.printer.printerName() or "the printer"

    @property
    def pages(self) -> int:
        """How many pages with something on them it has."""
        return self.times * len(self.selection.sets) * len(self.selection.pages)

    def __call__(self, step: Step) -> None:
        """Send it: the PDF file itself where a queue takes it, else painted."""
        faces = self.selection.faces() * self.times
        if self.printer.outputFormat() is not QPrinter.OutputFormat.NativeFormat or not cups.here():
            painting.paint(self.printer, self.selection.packet.pdf, faces, step)
            return
        sides = "one-sided"
        if self.selection.both_sides:
            sides = "two-sided-short-edge" if self.short_edge else "two-sided-long-edge"
        cups.send(self.name, file_of(self.selection, self.times, step), NAME, self.options, step, sides=sides,
                  though_paused=self.though_paused)


def job(printer: QPrinter, selection: Selection, offered: str) -> Job:
    """The job as the system's dialog left it; `offered` is the printer that the dialog began with.

    What the dialog says of the sides counts, except that it forgets them when another printer is chosen in it.
    """
    edge = printer.duplex()
    both = edge in (_Duplex.DuplexLongSide, _Duplex.DuplexShortSide)
    if not both and (edge is _Duplex.DuplexAuto or printer.printerName() != offered):
        both = selection.both_sides and _Duplex.DuplexLongSide in QPrinterInfo(printer).supportedDuplexModes()
    short = edge is _Duplex.DuplexShortSide
    options = _chosen_under_properties(printer)
    painting.set_up(printer)  # the dialog goes back to the usual paper of the printer that is chosen in it
    printer.setDuplex(_Duplex.DuplexNone if not both else edge if short else _Duplex.DuplexLongSide)
    return Job(printer, selection.on(both_sides=both), short, options=options)


def file_of(selection: Selection, times: int = 1, step: Step = unwatched) -> bytes:
    """The chosen pages as a PDF file; may take a while."""
    from form12b25.paper import excerpt  # the press is loaded by the worker, after the window stands

    if selection.whole and times == 1 and None not in selection.faces():
        return selection.packet.pdf
    return excerpt.excerpt(selection.packet.pdf, selection.faces() * times, step)


def _chosen_under_properties(printer: QPrinter) -> dict[str, str]:
    """What a person chose for a queue of CUPS beyond paper and sides, such as the tray."""
    options = {}
    with contextlib.suppress(ValueError):  # a Python that knows no such member of the enum
        kept: Any = printer.printEngine().property(QPrintEngine.PrintEnginePropertyKey(_CUPS_OPTIONS))
        if isinstance(kept, list):
            options = dict(zip(kept[::2], kept[1::2], strict=False))
    if printer.colorMode() is QPrinter.ColorMode.GrayScale:
        options["print-color-mode"] = "monochrome"
    return options
