# SPDX-License-Identifier: MIT
"""A file inside the packet's file: the draft that it was made of, and only where that was asked for.

A packet is public, and a draft holds private notes.
"""

from dataclasses import dataclass

import pikepdf


@dataclass(frozen=True)
class Enclosure:
    """A file to carry inside, by its name; it is the source of what is printed."""

    name: str
    content: bytes


def enclose(pdf: pikepdf.Pdf, enclosure: Enclosure) -> None:
    """Put the file into the PDF file, without the hour."""
    specification = pikepdf.AttachedFileSpec(
        pdf, enclosure.content, filename=enclosure.name, mime_type="application/octet-stream",
        description="The draft of this Form 12b-25",
        creation_date="", mod_date="")
    specification.relationship = pikepdf.Name.Source
    pdf.attachments[enclosure.name] = specification
    pdf.Root.AF = pikepdf.Array([pdf.attachments[enclosure.name].obj])


def enclosed(pdf: pikepdf.Pdf) -> list[Enclosure]:
    """The files inside."""
    return [Enclosure(name, held.get_file().read_bytes()) for name, held in pdf.attachments.items()]
