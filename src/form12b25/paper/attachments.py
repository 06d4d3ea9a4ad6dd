# SPDX-License-Identifier: MIT
"""Attached files judged: a PDF, PNG or JPEG that can be printed whole, or a refusal that names the file and the remedy.

A file is looked at without unpacking more of it than its judgement needs; a judgement is kept, for the pages are
composed anew after each change of the draft.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock

from form12b25.form.draft import Exhibit
from form12b25.form.refusal import Refusal
from form12b25.form.steps import Step, unwatched
from form12b25.paper import attached_pdf, pictures

LARGEST = 100 * 2**20  # bytes, of all attached files together; four times as much fits in the memory allowed
_MOST_KNOWN = 16  # judgements


class Unusable(Refusal):
    """An attached file that cannot be printed. The message names the file and the remedy."""

    def __init__(self, exhibit: Exhibit, reason: str) -> None:
        titled = f" of exhibit {exhibit.title!r}" if exhibit.title.strip() else ""  # before it is one it has no title
        super().__init__(f"The file {exhibit.file!r}{titled} cannot be printed: {reason}.")


@dataclass(frozen=True)
class _Judgement:
    """A PDF file has pages, a picture a width and a height in points; what cannot be printed has a trouble."""

    pages: int = 0
    size: tuple[float, float] = (0, 0)
    trouble: str = ""


def is_pdf(content: bytes) -> bool:
    """Whether the bytes are those of a PDF file, perhaps behind the leavings of a mail program."""
    return b"%PDF-" in content[:1024]


def refuse_unusable(exhibit: Exhibit, step: Step = unwatched) -> None:
    """Raise Unusable where the attached file cannot be printed, so that it is known when it is attached."""
    if exhibit.content is not None:
        _judged(exhibit, exhibit.content, step)


def refuse_too_much(exhibits: Iterable[Exhibit], step: Step = unwatched) -> None:
    """Raise Unusable for the file with which the attached files are too many pages or bytes together."""
    taken = sheets = 0
    for exhibit in exhibits:
        taken += len(exhibit.content or b"")
        if taken > LARGEST:
            raise Unusable(exhibit, f"the attached files have more than {LARGEST // 2**20} MB together. Save "
                                    "it smaller, such as with fewer dots an inch, and attach it again")
        sheets += _judged(exhibit, exhibit.content, step).pages if exhibit.content is not None else 0
        if sheets > attached_pdf.MOST_PAGES:
            raise Unusable(exhibit, f"the attached files have more than {attached_pdf.MOST_PAGES:,} pages together. "
                                    "Attach only the pages that are needed")


def pages(exhibit: Exhibit, content: bytes) -> int:
    """How many pages an attached PDF file has. Raises Unusable."""
    return _judged(exhibit, content).pages


def size(exhibit: Exhibit, content: bytes) -> tuple[float, float]:
    """How large an attached picture is, in points. Raises Unusable."""
    return _judged(exhibit, content).size


def _judged(exhibit: Exhibit, content: bytes, step: Step = unwatched) -> _Judgement:
    found = _judgement(content, step) if len(content) <= LARGEST else _Judgement(
        trouble=f"it is larger than {LARGEST // 2**20} MB. Save it smaller, and attach it again")
    if found.trouble:
        raise Unusable(exhibit, found.trouble)
    return found


_known: dict[bytes, _Judgement] = {}
_alone = Lock()


def _judgement(content: bytes, step: Step) -> _Judgement:
    """Kept for the files judged last; what was stopped on the way is not."""
    with _alone:
        found = _known.pop(content, None)
    if found is None:
        found = _judge(content, step)
    with _alone:
        _known[content] = found
        if len(_known) > _MOST_KNOWN:
            del _known[next(iter(_known))]
    return found


def _judge(content: bytes, step: Step) -> _Judgement:
    try:
        return _Judgement(pages=attached_pdf.pages(content, step)) if is_pdf(content) else _Judgement(
            size=pictures.size(content))
    except (attached_pdf.Trouble, pictures.Unreadable) as trouble:
        return _Judgement(trouble=str(trouble))
