# SPDX-License-Identifier: MIT
"""Whether the program is whole: every resource is there, a packet can be pressed, a window can open."""

from datetime import date

from form12b25 import __version__, assets, screen
from form12b25.form import editions
from form12b25.form.refusal import Refusal

_EXAMPLE = "quantum-2026"


def run() -> int:
    """Check, saying each result on standard output; gives 0 if all is well and 3 if a part is missing."""
    from form12b25.drafts import document
    from form12b25.form.review import review
    from form12b25.paper import packet

    print(f"form12b25 {__version__}")  # noqa: T201
    try:
        for identifier in editions.IDENTIFIERS:
            print(f"edition {identifier}: {assets.edition(identifier).name}")  # noqa: T201
        parts = assets.names_of_ui()
        if not parts:
            raise Refusal("its window is missing")
        print(f"window: {len(parts)} parts")  # noqa: T201
        draft = assets.example(_EXAMPLE)
        document.to_bytes(draft)
        notice = review(draft, date(2026, 6, 15)).notice
        if notice is None:
            raise Refusal("the example is not ready")
        print(f"packet: {len(packet.packet(notice)) // 1024} KB")  # noqa: T201
    except (Refusal, OSError, ValueError) as error:
        print(f"The program is not whole: {error}. Install it anew.")  # noqa: T201
        return 3
    trouble = screen.trouble()
    print(trouble or "A window can open here.")  # noqa: T201
    return 3 if trouble else 0
