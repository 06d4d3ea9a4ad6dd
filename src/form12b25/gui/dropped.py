# SPDX-License-Identifier: MIT
"""What was dropped onto the window, sorted by what can become of it; and the sentences on that."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData

from form12b25.drafts import document
from form12b25.form.words import listed, printable

_NOTICES = (document.ENDING, ".json")
_PACKETS = (".pdf",)
_PICTURES = (".png", ".jpg", ".jpeg")
_TEXTS = (".txt",)
_MOST = 20  # files at once
_NAMED = 4  # in one sentence
_TAKEN = "It takes drafts (.12b25), answers (.json), and PDF files, PNG and JPEG pictures and plain text as exhibits."
RESTS = "This notice cannot be changed, so nothing can be attached to it."
NO_NOTICE = "No notice is open to which it could be attached. Begin or open one first."


@dataclass(frozen=True)
class Dropped:
    """Files by what their names say: notices to open, PDF files that may be opened or attached, what can only be
    attached; and, in sentences, what cannot be used.
    """

    notices: tuple[Path, ...] = ()
    packets: tuple[Path, ...] = ()
    others: tuple[Path, ...] = ()
    strange: tuple[str, ...] = ()

    @property
    def attachable(self) -> tuple[Path, ...]:
        """What can become an exhibit."""
        return self.packets + self.others

    def promise(self, *, at_exhibits: bool, rests: str) -> str:
        """What will happen if it is dropped here, said while it is held over the window.

        `rests`: why nothing can be attached, in a sentence; empty if something can.
        """
        if not self.notices and not self.attachable:
            return " ".join(self.strange[:_NAMED])
        left = len(self.strange)
        return self._deed(at_exhibits=at_exhibits, rests=rests) + (
            f" {left} more cannot be used." if left else "")

    def _deed(self, *, at_exhibits: bool, rests: str) -> str:
        if len(self.notices) == 1:
            return f"Drop to open {named(self.notices)}."
        if self.notices:
            return several(self.notices)
        if rests and (at_exhibits or len(self.attachable) > 1 or self.others):
            return rests
        if at_exhibits:
            return f"Drop to attach {named(self.attachable)} as {_exhibits(len(self.attachable))}."
        if len(self.attachable) == 1 and self.packets:
            return (f"Drop to open the draft that {named(self.packets)} carries"
                    f"{'' if rests else '; if it carries none, to attach it'}.")
        return f"Drop to attach {named(self.attachable)}. You will be asked first."


def sorted_out(held: QMimeData) -> Dropped | None:
    """The files in what is being dragged; None if there is none, but a text or a link."""
    if not held.hasUrls():
        return None
    urls = held.urls()
    if not any(url.isLocalFile() for url in urls):
        return None
    if len(urls) > _MOST:
        return Dropped(strange=(f"{len(urls)} files are too many at once. Drop {_MOST} at most.",))
    notices, packets, others, strange = list[Path](), list[Path](), list[Path](), list[str]()
    for url in urls:
        if not url.isLocalFile():
            strange.append(f"{_short(url.toString())} is no file on this computer. Save it as a file first.")
            continue
        path = Path(url.toLocalFile())
        if trouble := _trouble(path):
            strange.append(trouble)
        else:
            kind = path.suffix.lower()
            (notices if kind in _NOTICES else packets if kind in _PACKETS else others).append(path)
    return Dropped(tuple(notices), tuple(packets), tuple(others), tuple(strange))


def is_text(path: Path) -> bool:
    """Whether the file is to become an exhibit that is typed."""
    return path.suffix.lower() in _TEXTS


def named(paths: Sequence[Path]) -> str:
    """The files by their names; of many, the first."""
    names = [_short(path.name) for path in paths[:_NAMED]]
    more = len(paths) - len(names)
    return listed([*names, f"{more} more"] if more else names, "and")


def several(notices: Sequence[Path]) -> str:
    """Why none of several notices is opened."""
    return f"A window holds one notice. Drop one of {named(notices)}."


def not_used(paths: Sequence[Path]) -> str:
    """Why what was dropped together with a notice was not attached."""
    it = "it" if len(paths) == 1 else "them"
    return (f"{named(paths)} {'was' if len(paths) == 1 else 'were'} dropped together with a notice and not attached. "
            f"Drop {it} again once the notice is open to which {'it belongs' if len(paths) == 1 else 'they belong'}.")


def question(paths: Sequence[Path], before: str = "") -> tuple[str, str]:
    """Whether to attach these: the title and the words. `before`: what is to be said first."""
    becomes = "becomes an exhibit" if len(paths) == 1 else "become exhibits, one after the other,"
    what = f"{before} Attached, it" if before else named(paths)
    return f"Attach as {_exhibits(len(paths))}?", f"{what} {becomes} of the notice on the screen."


def carries_none(path: Path) -> str:
    """A PDF file is no notice."""
    return f"{_short(path.name)} carries no draft inside."


def _exhibits(count: int) -> str:
    return "an exhibit" if count == 1 else "exhibits"


def _trouble(path: Path) -> str:
    """Why the file cannot be used, as far as its name and place tell; empty if it may be."""
    name = _short(path.name or str(path))
    try:
        if path.is_dir():
            return f"{name} is a folder. Drop the files in it."
        if not path.exists():
            return f"{name} cannot be found. It may have been moved or deleted."
    except (OSError, ValueError):  # a place that cannot be asked about, or a name that no file has
        return f"{name} cannot be read. Copy it to a folder of your own first."
    if path.suffix.lower() not in _NOTICES + _PACKETS + _PICTURES + _TEXTS:
        return f"{name} is of a kind that this program does not read. {_TAKEN}"
    return ""


def _short(name: str, most: int = 60) -> str:
    """A name for a sentence: on one line, its end in view."""
    name = printable(name)
    return f"“{name}”" if len(name) <= most else f"“{name[:most - 20]}…{name[-19:]}”"


def sentences(told: Iterable[str]) -> str:
    """One under the other."""
    return "\n".join(told)
