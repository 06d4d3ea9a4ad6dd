# SPDX-License-Identifier: MIT
"""Attached pictures as images of a PDF file.

JPEG in grey or colour, and PNG without transparency or interlacing, stay packed as they are. Anything else is unpacked,
set upright and laid on white, since paper has no transparency.
"""

import io
import struct
import zlib
from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String
from PIL import Image, ImageOps, UnidentifiedImageError

from form12b25.paper.geometry import PAGE
from form12b25.paper.marks import Picture

_DOTS_PER_INCH = 150  # of a picture that does not say
_MOST_PIXELS = 100_000_000
_MOST_UNPACKED = 30_000_000  # pixels of a picture that must be unpacked to be printed
_STRIP = 256  # rows of dots
_ORIENTATION = 0x0112  # of a photograph, in its Exif data
_COLOURS = {0: 1, 2: 3, 3: 1}  # kinds of PNG without transparency; how many values make a dot
# Where the right and the upper edge of a picture go that was stored turned or mirrored: a, b, c, d, e, f.
_TURNED = {2: (-1, 0, 0, 1, 1, 0), 3: (-1, 0, 0, -1, 1, 1), 4: (1, 0, 0, -1, 0, 1), 5: (0, -1, -1, 0, 1, 1),
           6: (0, -1, 1, 0, 0, 1), 7: (0, 1, 1, 0, 0, 0), 8: (0, 1, -1, 0, 1, 0)}

Image.MAX_IMAGE_PIXELS = None  # the limit is _MOST_PIXELS, known before anything is unpacked


class Unreadable(Exception):  # noqa: N818 - the middle of a sentence that a person reads
    """Why a picture cannot be printed, and what to do."""


def size(content: bytes) -> tuple[float, float]:
    """How large a picture is, in points. Raises Unreadable."""
    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as picture:
            width, height = picture.size
            dots = picture.info.get("dpi", (_DOTS_PER_INCH, _DOTS_PER_INCH))
            packed = _stays_packed(picture, content)
            if width * height > (_MOST_PIXELS if packed else _MOST_UNPACKED):
                raise Unreadable("the picture is too large. Save it smaller, and attach it again")
            turned = _orientation(picture, content) >= 5  # a camera held upright
            if packed and picture.format == "PNG":
                _read_through(content, width, height)
            else:
                if packed:
                    picture.draft(picture.mode, (width // 8, height // 8))  # read to its end, unpacked in part
                picture.load()  # one cut short shows only now
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, struct.error, zlib.error, KeyError):
        raise Unreadable("it is no PDF, PNG or JPEG file, or it is damaged. Save it anew in one of these forms, and "
                         "attach it again") from None
    across, down = (float(dot) if 20 <= float(dot) <= 5000 else _DOTS_PER_INCH for dot in dots)
    points = width * 72 / across, height * 72 / down
    return (points[1], points[0]) if turned else points


def image(pdf: Pdf, content: bytes) -> Object:
    """The picture as an image of that file."""
    with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as picture:
        if not _stays_packed(picture, content):
            return _unpacked(pdf, picture)
        if picture.format == "JPEG":
            return pdf.make_indirect(_image(pdf, content, picture.size, Name.DCTDecode, 8,
                                            Name.DeviceGray if picture.mode == "L" else Name.DeviceRGB))
    return pdf.make_indirect(_png(pdf, content))


def placement(mark: Picture) -> bytes:
    """The words of a page's content that show the image /Attached where the mark says."""
    with Image.open(io.BytesIO(mark.content), formats=("PNG", "JPEG")) as picture:
        turned = _TURNED.get(_orientation(picture, mark.content)) if _stays_packed(picture, mark.content) else None
    box = mark.box
    words = f"q {box.width:.4f} 0 0 {box.height:.4f} {box.left:.4f} {PAGE.bottom - box.bottom:.4f} cm"
    if turned:
        words += f" {' '.join(map(str, turned))} cm"
    return f"{words} /Attached Do Q\n".encode()


def _orientation(picture: Image.Image, content: bytes) -> int:
    if picture.format == "PNG" and not any(name == b"eXIf" for name, _ in _chunks(content)):
        return 1  # Pillow would unpack the whole picture to look for it
    return int(picture.getexif().get(_ORIENTATION, 1))


def _stays_packed(picture: Image.Image, content: bytes) -> bool:
    if picture.format == "JPEG":
        return picture.mode in ("L", "RGB")
    kind, interlaced = content[25], content[28]
    return kind in _COLOURS and not interlaced and not any(name == b"tRNS" for name, _ in _chunks(content))


def _chunks(content: bytes) -> Iterator[tuple[bytes, memoryview]]:
    """The parts of a PNG file: name and data. Raises ValueError where one is damaged."""
    at, view = 8, memoryview(content)
    while True:
        length, name = struct.unpack_from(">I4s", content, at)
        data = view[at + 8:at + 8 + length]
        (check,) = struct.unpack_from(">I", content, at + 8 + length)
        if zlib.crc32(data, zlib.crc32(name)) != check:
            raise ValueError("a damaged part")
        yield name, data
        if name == b"IEND":
            return
        at += 12 + length


def _read_through(content: bytes, width: int, height: int) -> None:
    """Unpack a PNG file once, a piece at a time. Raises ValueError where dots are missing."""
    bits = width * _COLOURS[content[25]] * content[24]
    left = height * (1 + (bits + 7) // 8)
    unpack = zlib.decompressobj()
    for name, data in _chunks(content):
        packed: bytes | memoryview = data
        while name == b"IDAT" and packed and left > 0:
            left -= len(unpack.decompress(packed, 2**20))
            packed = unpack.unconsumed_tail
    if left > 0:
        raise ValueError("dots are missing")


def _png(pdf: Pdf, content: bytes) -> Stream:
    """A PNG file without transparency: PDF knows its packing, its lines told from those above (PNG predictors)."""
    width, height, bits, kind = struct.unpack_from(">IIBB", content, 16)
    parts = list(_chunks(content))
    palette = b"".join(data for name, data in parts if name == b"PLTE")
    colours: Object = Name.DeviceRGB if kind == 2 else Name.DeviceGray
    if kind == 3:
        colours = Array([Name.Indexed, Name.DeviceRGB, len(palette) // 3 - 1, String(palette)])
    made = _image(pdf, b"".join(data for name, data in parts if name == b"IDAT"), (width, height), Name.FlateDecode,
                  bits, colours)
    made.DecodeParms = Dictionary(Predictor=15, Colors=_COLOURS[kind], BitsPerComponent=bits, Columns=width)
    return made


def _image(pdf: Pdf, data: bytes, dots: tuple[int, int], packing: Name, bits: int, colours: Object) -> Stream:
    made = Stream(pdf, b"")
    made.write(data, filter=packing)
    made.Type, made.Subtype = Name.XObject, Name.Image
    made.Width, made.Height, made.BitsPerComponent, made.ColorSpace = dots[0], dots[1], bits, colours
    return made


def _unpacked(pdf: Pdf, picture: Image.Image) -> Object:
    """The picture upright and on white, packed a strip at a time, so that it stands in the memory once."""
    ImageOps.exif_transpose(picture, in_place=True)
    grey = picture.mode in ("1", "L") or picture.mode.startswith("I")
    clear = picture.has_transparency_data
    if clear:
        grey = False
    pack, packed = zlib.compressobj(6), []
    for top in range(0, picture.height, _STRIP):
        strip = picture.crop((0, top, picture.width, min(top + _STRIP, picture.height)))
        strip.info = picture.info  # where a colour that is transparent stands
        packed.append(pack.compress(_on_white(strip, clear=clear, grey=grey).tobytes()))
    packed.append(pack.flush())
    return pdf.make_indirect(_image(pdf, b"".join(packed), picture.size, Name.FlateDecode, 8,
                                    Name.DeviceGray if grey else Name.DeviceRGB))


def _on_white(strip: Image.Image, *, clear: bool, grey: bool) -> Image.Image:
    if strip.mode.startswith("I"):  # 16 bits a dot, more than paper shows
        strip = strip.convert("I").point(lambda level: level * (1 / 256)).convert("L")
    if not clear:
        return strip.convert("L" if grey else "RGB")
    layers = strip.convert("RGBA")
    white = Image.new("RGB", layers.size, "white")
    white.paste(layers, mask=layers.getchannel("A"))
    return white
