# SPDX-License-Identifier: MIT
"""Some pages of a finished packet, for one that a printer spoiled: taken out of the packet, never pressed anew."""

import io
from collections.abc import Sequence

import pikepdf

from form12b25.form.steps import Stage, Step, unwatched
from form12b25.paper.geometry import PAGE


def excerpt(packet: bytes, pages: Sequence[int | None], step: Step = unwatched) -> bytes:
    """Those pages, counted from 0, in that order, each as often as named; None is an empty page."""
    finished = io.BytesIO()
    with pikepdf.open(io.BytesIO(packet)) as whole, pikepdf.new() as part:
        listed = list(whole.pages)
        for done, number in enumerate(pages):
            step(done, len(pages), Stage.TAKING_OUT)
            if number is None:
                part.add_blank_page(page_size=(PAGE.width, PAGE.height))
            else:
                part.pages.append(listed[number])
        part.Root.ViewerPreferences = pikepdf.Dictionary(PrintScaling=pikepdf.Name("/None"))
        part.Root.Lang = pikepdf.String("en-US")
        part.docinfo["/Title"] = whole.docinfo.get("/Title", pikepdf.String("Form 12b-25"))
        part.save(finished, deterministic_id=True, min_version=whole.pdf_version,
                  progress=lambda percent: step(percent, 100, Stage.WRITING))
    return finished.getvalue()
