# SPDX-License-Identifier: MIT
"""Typed exhibits and how they are signed.

A statement is signed in ink in the original and in the copies for exchanges, so its signature line is empty there,
with the name typed beneath; a conformed copy reads `/s/` and the name on that line.

Filers often type the signature into the text, as in `/s/ Berenson & Company LLP`. Such a line, wherever it stands, is
the signature line: what was typed stands on it in conformed copies alone. The name is typed beneath, unless the text
itself goes on with it. Every other character of the text stands in every set. Only a statement without such a line
gets one at its end, for the person by whom it is said to be signed; above the name, where the text ends with it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from form12b25.form.draft import Exhibit
from form12b25.paper import flow, fonts, text
from form12b25.paper.flow import LINE, Gap, Paragraph, Piece, SignatureLine, Table
from form12b25.paper.fonts import Face
from form12b25.paper.geometry import BODY, LIVE

_SIGNED = re.compile(r"(?P<indent>\s*)(?P<lead>By:?)?\s*/s/\s*(?P<name>.*?)\s*", re.IGNORECASE)
_MARK = re.compile(r"/s/\s*", re.IGNORECASE)
_LEAD = 40.0  # points, room for the words before a signature line
_MOST_LINES = 3  # on a signature line; the name stands whole beneath
_KEPT = 3  # lines that stay with the signature beneath them
_TITLES = 4  # lines beneath a signature that stay with it, such as a title and a date


def pieces(exhibit: Exhibit) -> list[Piece]:
    """A typed exhibit as pieces for its pages."""
    found: list[Piece] = []
    entered = exhibit.text.split("\n") if exhibit.text.strip() else []
    start = 0
    for at, line in enumerate(entered):
        if signed := _SIGNED.fullmatch(line):
            found += flow.pieces("\n".join(entered[start:at]), LIVE.width) if at > start else []
            found += _typed_line(signed, entered[at + 1:], exhibit)
            start = at + 1
    rest = flow.pieces("\n".join(entered[start:]), LIVE.width) if entered[start:] else []
    if exhibit.signed_by and not found:
        return _with_kept(_with_line(rest, exhibit.signed_by))
    return _with_kept(found + rest)


def signatures(exhibit: Exhibit) -> dict[str, str]:
    """The lines of a typed exhibit that are its signatures, and what of each a conformed copy alone shows."""
    return {line: _written(signed, exhibit) for line in exhibit.text.split("\n") if (signed := _SIGNED.fullmatch(line))}


def _written(signed: re.Match[str], exhibit: Exhibit) -> str:
    return f"/s/ {signed['name'] or exhibit.signed_by}".strip()


def ink_text(exhibit: Exhibit) -> str:
    """The words of a typed exhibit as the sets signed in ink show them, in order."""
    lines: list[str] = []
    for piece in pieces(exhibit):
        match piece:
            case Paragraph():
                lines += piece.lines[piece.first:piece.last]
            case Table():
                lines += [cell.text for row in piece.rows[piece.first:piece.last] for cell in row.cells]
            case SignatureLine():
                lines += [piece.lead, *piece.beneath]
    return "\n".join(lines)


def _typed_line(signed: re.Match[str], following: Sequence[str], exhibit: Exhibit) -> list[Piece]:
    """The line that was typed as a signature. `following` are the lines after it."""
    name = _MARK.sub("", signed["name"])
    written = _written(signed, exhibit)
    next_line = next((line.strip() for line in following if line.strip()), "")
    named = name or exhibit.signed_by
    beneath = "" if _same_beginning(next_line, named) else named
    indent = min(fonts.width(signed["indent"].replace("\t", "    ").replace("\n", ""), Face.REGULAR, BODY), 240.0)
    return _line(written, beneath, signed["lead"] or "", indent)


def _same_beginning(line: str, name: str) -> bool:
    return bool(name) and "".join(line.split()).casefold().startswith("".join(name.split()).casefold())


def _line(written: str, name: str, lead: str = "", indent: float = 0.0) -> list[Piece]:
    """A signature line and the name beneath; a name of many lines runs on as a paragraph."""
    lines = text.at_most(text.broken(written, LIVE.width - indent - _LEAD), _MOST_LINES)
    beneath = text.broken(name, LIVE.width - indent - _LEAD) if name else []
    if len(beneath) > _MOST_LINES:
        return [SignatureLine(tuple(lines), (), lead, indent), flow.paragraph([name], LIVE.width)]
    return [SignatureLine(tuple(lines), tuple(beneath), lead, indent)]


def _with_line(rest: list[Piece], signed_by: str) -> list[Piece]:
    """A line for ink at the end, or above the name where the text ends with it."""
    last = rest[-1] if rest else None
    if isinstance(last, Paragraph) and _same_beginning(last.lines[-1], signed_by) and _same_beginning(
            signed_by, last.lines[-1]):
        name = replace(last, first=last.last - 1)
        above = [replace(last, last=last.last - 1)] if last.last > 1 else []
        return [*rest[:-1], *above, *_line(f"/s/ {signed_by}", ""), name]
    gap = [Gap(LINE)] if rest else []
    return [*rest, *gap, *_line(f"/s/ {signed_by}", signed_by)]


def _with_kept(found: list[Piece]) -> list[Piece]:
    """Keep with each signature the words above it, and the name, title and date right beneath it."""
    kept: list[Piece] = []
    for place, piece in enumerate(found):
        if isinstance(piece, SignatureLine):
            _keep_above(kept)
            beneath = found[place + 1] if place + 1 < len(found) else None
            with_titles = isinstance(beneath, Paragraph) and beneath.last - beneath.first <= _TITLES
            kept.append(replace(piece, kept=with_titles))
        else:
            kept.append(piece)
    return kept


def _keep_above(kept: list[Piece]) -> None:
    """Keep the last lines before a signature with it; a long paragraph is divided for that where it may be."""
    lines = 0
    for place in range(len(kept) - 1, -1, -1):
        piece = kept[place]
        if isinstance(piece, Gap):
            if piece.height > 4 * LINE:
                return
        elif isinstance(piece, Paragraph):
            count = piece.last - piece.first
            at = piece.fitting((count - 2) * LINE)
            if at > piece.first:
                kept[place:place + 1] = [piece.divided(at)[0], replace(piece.divided(at)[1], kept=True)]
                return
            lines += count
        else:
            return
        kept[place] = replace(piece, kept=True)
        if lines >= _KEPT:
            return
