# SPDX-License-Identifier: MIT
"""Print, save the packet, save a working copy: what leaves the window on paper or as PDF."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtWidgets import QWidget

from form12b25.drafts import document, store
from form12b25.drafts.fingerprint import Expected
from form12b25.drafts.trouble import FileTrouble
from form12b25.form.draft import Draft
from form12b25.form.notice import Notice, read
from form12b25.form.refusal import Refusal
from form12b25.form.steps import Step
from form12b25.gui.asking import CANCEL, Answer, Asking, FileKind
from form12b25.gui.session import DraftSession
from form12b25.gui.work import Deed, Work

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from form12b25.gui.printers import Job
    from form12b25.gui.selection import Packet, Selection

_PDF = FileKind("PDF file", ".pdf")
_PRINTER = "print/printer"
_NOT_PRINTED = "The packet was not printed"
_CHANGED = ("The draft was changed while the packet was being prepared, which is no longer what stands on the screen. "
            "Print again.")
_WITHOUT = ", without what was changed meanwhile. Save it again to have that in it."
_SAVE = Answer("save", "Save as PDF…")
_AGAIN, _ELSEWHERE = Answer("again", "&Try again"), Answer("elsewhere", "Save under &another name…")


def pressed(notice: Notice, step: Step, omb_expires: str = "", carried: Draft | None = None) -> "Packet":
    """The finished packet; may take a while. `carried`: a draft to carry inside."""
    from form12b25.gui import painting
    from form12b25.gui.selection import Packet
    from form12b25.paper import packet  # the press is loaded by the worker, after the window stands

    enclosure = None
    if carried is not None:
        from form12b25.paper.enclosure import Enclosure

        enclosure = Enclosure(f"Form 12b-25{document.ENDING}", document.to_bytes(carried, step))
    sets = packet.sets(notice)
    pdf = packet.packet(notice, omb_expires=omb_expires, enclosure=enclosure, step=step)
    return Packet(pdf, tuple(one.name for one in sets), painting.pages(pdf) // len(sets),
                  tuple(place for place, one in enumerate(sets) if not one.conformed))


class Printing(QObject):
    """Signals: `demanded()` when the form is not ready to be printed; `said(sentence)` for the status bar.

    Pages are pressed and sent by `work`, so that the window goes on answering.
    """

    demanded = Signal()
    said = Signal(str)

    def __init__(self, session: DraftSession, ask: Asking, settings: QSettings, parent: QWidget,
                 work: Work | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._ask = ask
        self._settings = settings
        self._window = parent
        self.work = work or Work(self)

    def print(self) -> None:
        """Ask what and where, and send it: whole sets, so that the driver has no copies to count."""
        draft, omb_expires = self._settled.draft, self._session.omb_expires
        self._when_ready(lambda notice: self._do(
            "Preparing the packet", lambda step: pressed(notice, step, omb_expires),
            lambda packet: self._ask_what(packet) if self._shows(draft) else self._ask.tell(_NOT_PRINTED, _CHANGED),
            "The packet was not made"))

    def save_packet(self) -> None:
        """Ask for a name, and save the packet."""
        omb_expires = self._session.omb_expires
        self._when_ready(lambda notice: self._save("packet", lambda step: pressed(notice, step, omb_expires).pdf))

    def save_packet_with_draft(self) -> None:
        """Save the packet with the draft inside, so that the file can be opened and worked on again.

        Asks first: a packet is public once it is filed, and a draft holds private notes.
        """
        draft, omb_expires = self._settled.draft, self._session.omb_expires
        self._when_ready(lambda notice: self._ask.choose(
            "Put the draft inside the packet?", "Whoever has the file can then open the draft, with the worksheet and "
            "your private notes. Keep such a file for yourself; do not send it.",
            (Answer("carry", "Save with the draft inside…"), CANCEL),
            lambda answer: self._save("packet with draft", lambda step: pressed(notice, step, omb_expires, draft).pdf)
            if answer == "carry" else None))

    def save_working_copy(self) -> None:
        """Ask for a name, and save one set that is marked as not for filing."""
        draft, omb_expires = self._settled.draft, self._session.omb_expires

        def copy(step: Step) -> bytes:
            from form12b25.paper import packet

            return packet.working_copy(read(draft), omb_expires=omb_expires, step=step)

        self._save("working copy", copy)

    def save_kit(self) -> None:
        """Ask for a name, and save the checklist, the covering letters and the labels of a notice that is ready."""
        dates = self._session.review.deadlines

        def made(notice: Notice) -> bytes:
            from form12b25.paper import kit

            return kit.filing_kit(notice, dates)

        self._when_ready(lambda notice: self._save("filing kit", lambda _: made(notice)))

    def unless_busy(self, deed: Callable[[], Any]) -> None:
        """Do it once nothing long is being done; ask whether to stop what is."""
        if not self.work.busy:
            deed()
            return

        def answered(answer: str) -> None:
            if answer == "stop" and self.work.busy:
                self.work.idle.connect(deed, Qt.ConnectionType.SingleShotConnection)
                self.work.cancel()
            elif answer == "stop":
                deed()

        self._ask.choose(*self.work.question, (Answer("stop", "Stop"), Answer("on", "Go on")), answered)

    @property
    def _settled(self) -> DraftSession:
        """The session, with nothing left that waits until the cursor leaves its blank."""
        self._session.settling.emit()
        return self._session

    def _shows(self, draft: Draft) -> bool:
        """Whether that is still what stands on the screen: it can be typed in while pages are pressed."""
        return self._session.draft.entered == draft.entered

    def _when_ready(self, deed: Callable[[Notice], None]) -> None:
        review = self._settled.review
        if review.notice is not None:
            deed(review.notice)
            return
        self.demanded.emit()
        left = len(review.stopping)
        things = "1 thing is" if left == 1 else f"{left} things are"
        self._ask.choose(
            "The form is not ready", f"{things} still to do or to mend; the list of what is left says what. Meanwhile "
            "a working copy can be saved, which is marked as not for filing.",
            (Answer("show", "Show what is left"), Answer("working", "Save a working copy…"), CANCEL),
            lambda answer: self.save_working_copy() if answer == "working" else None)

    def _do(self, words: str, deed: Deed, then: Callable[[Any], None], failure: str,
            refused: Callable[[Refusal], None] | None = None, reached: str = "") -> None:
        """Have a deed done by the worker; `then` takes what it gives. A refusal is told under the title `failure`.

        `reached`: what cannot be taken back any more, in a sentence.
        """
        if self.work.busy:
            self.said.emit(self.work.refusal)
            return

        self.work.do(words, deed, then, refused or (lambda refusal: self._ask.tell(failure, str(refusal))),
                     lambda: self.said.emit(f"Canceled. {reached}".strip()), reached=reached)

    def _save(self, what: str, deed: Deed) -> None:
        draft = self._session.draft
        path = self._session.path or Path.home() / f"{self._session.title}.12b25"
        suggested = path.with_name(f"{path.stem} {what}.pdf")
        failure = f"The {what} was not saved"

        def write(chosen: Path, agreed: Expected) -> Deed:
            return lambda step: store.write(chosen, deed(step), expected=agreed, step=step)

        def save(chosen: Path, agreed: Expected) -> None:
            if store.same(chosen, self._session.path):
                self._ask.tell(failure, f"{chosen} is the draft itself. Choose another name.")
                return
            self._do(f"Saving the {what}", write(chosen, agreed),
                     lambda _: self.said.emit(f"The {what} was saved as {chosen}"
                                              f"{'' if self._shows(draft) else _WITHOUT}"), failure,
                     lambda refusal: refused(refusal, chosen, agreed))

        def refused(refusal: Refusal, chosen: Path, agreed: Expected) -> None:
            """What the file refuses, because another program has it open, may be tried again at once."""
            if not isinstance(refusal, FileTrouble):
                self._ask.tell(failure, str(refusal))
                return
            deeds = {_AGAIN.name: lambda: save(chosen, agreed), _ELSEWHERE.name: ask}
            self._ask.choose(failure, str(refusal), (_AGAIN, _ELSEWHERE, CANCEL),
                             lambda answer: deeds.get(answer, lambda: None)())

        def ask() -> None:
            self._ask.file_to_save(f"Save the {what}", _PDF, suggested,
                                   lambda chosen: save(chosen, store.agreed(chosen)))

        ask()

    def _ask_what(self, packet: "Packet") -> None:
        from form12b25.gui.print_dialog import PrintDialog  # loaded when something is printed

        dialog = PrintDialog(self._window, packet, self._settings)
        self._ask.dialog(dialog, lambda: self._chosen(dialog.selection(), to_file=dialog.to_file))

    def _chosen(self, selection: "Selection", *, to_file: bool) -> None:
        from form12b25.gui import printers  # loaded when something is printed, with what Qt has for it

        if to_file:
            self._save_selection(selection)
        elif trouble := printers.trouble():
            self._offer_file(trouble, selection)
        else:
            printer = printers.prepared(str(self._settings.value(_PRINTER, "")), both_sides=selection.both_sides)
            offered = printer.printerName()
            self._ask.printer(printer, lambda chosen: self._count(chosen, selection, offered))

    def _save_selection(self, selection: "Selection") -> None:
        from form12b25.gui import printers

        self._save("packet" if selection.whole else "pages", lambda step: printers.file_of(selection, step=step))

    def _count(self, printer: "QPrinter", selection: "Selection", offered: str) -> None:
        """The system's dialog may have been told a number of copies; yet the packet has its copies in it."""
        from form12b25.gui import printers
        from form12b25.gui.print_dialog import counted

        self._settings.setValue(_PRINTER, printer.printerName())
        times = printer.copyCount()
        job = printers.job(printer, selection, offered)
        if times == 1:
            self._send(job)
            return
        sets = counted(len(selection.sets), "set")
        self._ask.choose(
            f"Print everything {times} times?", f"What you chose has {sets} already, with every copy that must be "
            f"filed. The printer was told to make {times} copies, which would be {times * job.pages:,} pages.",
            (Answer("once", "Print it once"), Answer("times", f"Print it {times} times"), CANCEL),
            lambda answer: None if answer == "cancel" else
            self._send(replace(job, times=times) if answer == "times" else job))

    def _send(self, job: "Job") -> None:
        self._do(f"Sending to {job.name}", job, lambda _: self.said.emit(_ending(job)), _NOT_PRINTED,
                 lambda refusal: self._offer_other_ways(refusal, job),
                 f"What {job.name} had by then is printed all the same.")

    def _offer_other_ways(self, refusal: Refusal, job: "Job") -> None:
        from form12b25.gui import cups

        if not isinstance(refusal, cups.Paused):
            self._offer_file(str(refusal), job.selection)
            return
        self._offer_file(str(refusal), job.selection, Answer("wait", "Send it all the same"),
                         lambda: self._send(replace(job, though_paused=True)))

    def _offer_file(self, words: str, selection: "Selection", other: Answer | None = None,
                    deed: Callable[[], None] = lambda: None) -> None:
        """Say why nothing was printed, with the way to save the same pages as PDF."""
        answers = (_SAVE, other, CANCEL) if other else (_SAVE, CANCEL)

        def answered(answer: str) -> None:
            if answer == _SAVE.name:
                self._save_selection(selection)
            elif answer != CANCEL.name:
                deed()

        self._ask.choose(_NOT_PRINTED, words, answers, answered)


def _ending(job: "Job") -> str:
    """What was printed and what is to do next, in one sentence."""
    from form12b25.gui.print_dialog import counted

    selection, packet = job.selection, job.selection.packet
    whole, pages = selection.whole, counted(job.pages, "page")
    reached = f"wait in the queue of {job.name}" if job.though_paused else f"were sent to {job.name}"
    if job.pages == 1:
        reached = reached.replace("were", "was").replace("wait", "waits")
    printed = f"All {pages} {reached}" if whole else f"{pages} {reached}"
    steps = []
    if len(selection.pages) < packet.pages:
        steps.append("put it into its set" if job.pages == 1 else "put them into their sets")
    if inked := set(selection.sets) & set(packet.ink):
        signed = ["the original"] * (0 in inked) + ["the copies for the exchanges"] * bool(inked - {0})
        steps.append(f"sign {' and '.join(signed)} in ink")
    if whole:
        steps.append(f"file the original with its {len(packet.sets) - len(packet.ink)} conformed copies")
    return f"{printed}: {', and '.join(steps)}." if steps else f"{printed}."
