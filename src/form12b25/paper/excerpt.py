# SPDX-License-Identifier: MIT
"""Some pages of a finished packet, for one that a printer spoiled: taken out of the packet, never pressed anew."""

import io
from collections.abc import Sequence

import pikepdf

from form12b25.paper.geometry import PAGE


def excerpt(packet: bytes, pages: Sequence[int | None]) -> bytes:
    """Those pages, counted from 0, in that order, each as often as named; None is an empty page."""
    finished = io.BytesIO()
    with pikepdf.open(io.BytesIO(packet)) as whole, pikepdf.new() as part:
        for number in pages:
            if number is None:
                part.add_blank_page(page_size=(PAGE.width, PAGE.height))
            else:
                part.pages.append(whole.pages[number])
        part.Root.ViewerPreferences = pikepdf.Dictionary(PrintScaling=pikepdf.Name("/None"))
        part.Root.Lang = pikepdf.String("en-US")
        part.docinfo["/Title"] = whole.docinfo.get("/Title", pikepdf.String("Form 12b-25"))
        part.save(finished, deterministic_id=True, min_version=whole.pdf_version)
    return finished.getvalue()
