# SPDX-License-Identifier: MIT
"""Whether the program is whole: every resource is there, a packet can be pressed, a window can open."""

from collections.abc import Iterator
from datetime import date

from form12b25 import __version__, assets, screen, terminal
from form12b25.form import editions, guide
from form12b25.form.refusal import Refusal

_EXAMPLE = "quantum-2026"


def run() -> int:
    """Check, saying each result on standard output; gives 0 if all is well and 3 if a part is missing."""
    terminal.write(f"form12b25 {__version__}\n")
    try:
        for part in _parts():
            terminal.write(f"{part}\n")
    except terminal.OutputTrouble:
        raise
    except (Refusal, OSError, ValueError) as error:
        terminal.write(f"The program is not whole: {error}. Install it anew.\n")
        return terminal.FAILED
    trouble = screen.trouble()
    terminal.write(f"{trouble or 'A window can open here.'}\n")
    return terminal.FAILED if trouble else terminal.DONE


def _parts() -> Iterator[str]:
    """Each part that is there, in words."""
    from form12b25.drafts import document
    from form12b25.form.review import review
    from form12b25.paper import packet
    from form12b25.spelling.dictionary import Dictionary, NoDictionary

    for identifier in editions.IDENTIFIERS:
        yield f"edition {identifier}: {assets.edition(identifier).name}"
    parts = assets.names_of_ui()
    if not parts:
        raise Refusal("its window is missing")
    yield f"window: {len(parts)} parts"
    pages = [assets.help_text(page) for page in guide.PAGES if page != guide.FORM]
    yield f"help: {len(guide.read_fields(assets.help_text(guide.FIELDS)))} fields, {len(pages)} pages"
    words = assets.resource("spelling", "securities.txt")
    try:
        Dictionary(str(assets.folder("spelling")), words)
    except NoDictionary as trouble:
        raise Refusal(str(trouble)) from trouble
    yield f"spelling: a dictionary, and {len(words.splitlines())} words of securities law"
    draft = assets.example(_EXAMPLE)
    document.to_bytes(draft)
    notice = review(draft, date(2026, 6, 15)).notice
    if notice is None:
        raise Refusal("the example is not ready")
    yield f"packet: {len(packet.packet(notice)) // 1024} KB"
