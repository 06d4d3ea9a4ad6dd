# SPDX-License-Identifier: MIT
"""Binding: the drawn pages of one set into the sets of a packet, which share them.

A page of a further set takes a few bytes: it shows the very stream of ink that the first set shows, in the very same
typefaces. A conformed copy shows one stream more, over the signature block.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pikepdf

from form12b25.form.steps import Stage, Step, unwatched
from form12b25.paper.geometry import PAGE


@dataclass(frozen=True)
class PrintedSet:
    """One set of the packet. A conformed one bears what stands for the signature."""

    name: str
    conformed: bool = False


def bind(pdf: pikepdf.Pdf, drawn: Sequence[pikepdf.Page], signatures: Mapping[int, pikepdf.Page],
         sets: Sequence[PrintedSet], *, duplex: bool, step: Step = unwatched) -> None:
    """Make those sets the pages of the file, and their names its outline. `duplex`: each set begins on a front side.

    `signatures`: by the number of a page, from 0, what a conformed copy shows there and the other sets do not.
    """
    inks = [_streams(page) for page in drawn]
    conformed = [[*ink, *_streams(signatures[number])] if number in signatures else ink
                 for number, ink in enumerate(inks)]
    resources = [pdf.make_indirect(page.obj.Resources) for page in drawn]
    root = pdf.Root.Pages
    bound: list[pikepdf.Object] = []
    starts = []
    for number, one in enumerate(sets):
        step(number, len(sets), Stage.BINDING)
        starts.append(len(bound))
        bound += [_page(pdf, ink, held)
                  for ink, held in zip(conformed if one.conformed else inks, resources, strict=True)]
        if duplex and len(drawn) % 2:
            bound.append(_page(pdf, [], pikepdf.Dictionary()))
    root.Kids = pikepdf.Array(bound)
    root.Count = len(bound)
    _outline(pdf, [(one.name, bound[start]) for one, start in zip(sets, starts, strict=True)])


def _streams(page: pikepdf.Page) -> list[pikepdf.Object]:
    """The streams that a page shows, one over the other."""
    contents = page.obj.Contents
    return list(contents.as_list()) if isinstance(contents, pikepdf.Array) else [contents]


def _page(pdf: pikepdf.Pdf, ink: list[pikepdf.Object], resources: pikepdf.Object) -> pikepdf.Object:
    contents = ink[0] if len(ink) == 1 else pikepdf.Array(ink)
    return pdf.make_indirect(pikepdf.Dictionary(
        Type=pikepdf.Name.Page, Parent=pdf.Root.Pages, MediaBox=[0, 0, int(PAGE.width), int(PAGE.height)],
        Resources=resources, Contents=contents))


def _outline(pdf: pikepdf.Pdf, entries: Sequence[tuple[str, pikepdf.Object]]) -> None:
    """The names of the sets, each leading to its first page."""
    outline = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Outlines, Count=len(entries)))
    items = [pdf.make_indirect(pikepdf.Dictionary(Title=pikepdf.String(name), Parent=outline,
                                                  Dest=[start, pikepdf.Name.Fit])) for name, start in entries]
    for before, after in pairwise(items):
        before.Next, after.Prev = after, before
    if items:
        outline.First, outline.Last = items[0], items[-1]
    pdf.Root.Outlines = outline
