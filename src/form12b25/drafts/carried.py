# SPDX-License-Identifier: MIT
"""The draft that a packet carries inside: an embedded file whose relationship to the packet is `Source`.

A PDF file may come from anywhere, so what is unpacked, followed and counted has limits.
"""

import logging
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO

import pikepdf

from form12b25.drafts.trouble import CarriesNone
from form12b25.form.refusal import Refusal

_MOST_NODES = 1000  # of the tree in which a file lists what is embedded in it
_MOST_UNPACKED = 64 * 2**20  # bytes, of one of the file's own streams; more is a trap
_DAMAGED = "it is a damaged PDF file. Open the draft file that it was printed from"

logging.getLogger("pikepdf").addHandler(logging.NullHandler())  # it says on standard error what it found damaged
pikepdf.settings.set_qpdf_limits(flate_max_memory=_MOST_UNPACKED, run_length_max_memory=_MOST_UNPACKED,
                                 png_max_memory=_MOST_UNPACKED, tiff_max_memory=_MOST_UNPACKED)


def draft_in(file: BinaryIO, ending: str, largest: Callable[[int], int]) -> bytes:
    """The bytes of the one draft file in a PDF file. Raises Refusal.

    `largest`: how many bytes may come out of so many.
    """
    try:
        with pikepdf.open(file) as pdf:
            found = [held for held in _embedded(pdf) if held.get("/AFRelationship") == "/Source"
                     and str(held.get("/UF", held.get("/F", ""))).lower().endswith(ending)]
            if not found:
                raise CarriesNone("it is a PDF file that carries no draft. A packet carries its draft only if it was "
                                  "printed with --carry-draft; open the draft file itself")
            if len(found) > 1:
                raise Refusal("it is a PDF file that carries more than one draft. Open the right draft file itself")
            return _unpacked(found[0], largest)
    except pikepdf.PasswordError:
        raise Refusal("it is a PDF file locked with a password. Save it without one, or open the draft file that it "
                      "was printed from") from None
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, RuntimeError, zlib.error) as fault:
        raise Refusal(_DAMAGED) from fault


def _embedded(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """What the tree of embedded files lists, each node once."""
    names = pdf.Root.get("/Names")
    nodes = [names.get("/EmbeddedFiles")] if isinstance(names, pikepdf.Dictionary) else []
    count, read = 0, set()
    while nodes:
        node = nodes.pop()
        if not isinstance(node, pikepdf.Dictionary) or (node.is_indirect and node.objgen in read):
            continue
        read.add(node.objgen)
        kids, listed = node.get("/Kids"), node.get("/Names")
        here = [held for held in listed if isinstance(held, pikepdf.Dictionary)
                ] if isinstance(listed, pikepdf.Array) else []
        nodes.extend(kids if isinstance(kids, pikepdf.Array) else ())
        count += 1 + len(here)
        if count + len(nodes) > _MOST_NODES:
            raise Refusal("it is a PDF file with more files inside than can be looked through. Open the draft file "
                          "that it was printed from")
        yield from here


def _unpacked(held: pikepdf.Dictionary, largest: Callable[[int], int]) -> bytes:
    kinds = held.EF
    stream = kinds.get("/UF", kinds.get("/F"))
    if not isinstance(stream, pikepdf.Stream):
        raise Refusal(_DAMAGED)
    packing = stream.get("/Filter")
    packings = [str(name) for name in packing] if isinstance(packing, pikepdf.Array) else [str(packing or "")]
    content = stream.read_raw_bytes()
    most = largest(len(content))
    if packings == ["/FlateDecode"] and "/DecodeParms" not in stream:
        unpacking = zlib.decompressobj()
        content = unpacking.decompress(content, most + 1)
    elif packings not in ([""], []):
        raise Refusal("it is a PDF file that was packed again in a way that this program does not read. Open the draft "
                      "file that it was printed from")
    if len(content) > most:
        raise Refusal("the draft in this PDF file is larger than a draft can be, and was not opened")
    return content
