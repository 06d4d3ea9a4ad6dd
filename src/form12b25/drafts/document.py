# SPDX-License-Identifier: MIT
"""The draft file: a ZIP archive like that of ODF or EPUB, readable with any unzip, in ten years, without this program.

`mimetype` stands first, stored; then `draft.json`, the answers and the number of the format; then the attached files,
`exhibits/1/letter.pdf` for the first exhibit. Sizes and counts are checked before anything is unpacked.
"""

import errno
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import BinaryIO

from form12b25.drafts import migrations
from form12b25.drafts.migrations import FORMAT
from form12b25.form import answers, differences
from form12b25.form.draft import Draft, Exhibit
from form12b25.form.editions import Edition
from form12b25.form.keys import Key
from form12b25.form.refusal import Refusal
from form12b25.form.steps import Stage, Step, unwatched

ENDING = ".12b25"
MIMETYPE = b"application/vnd.form12b25.draft+zip"
LARGEST = 512 * 2**20  # bytes, of a draft file and of all that is in it
_LARGEST_JSON = 16 * 2**20  # some 5,000 pages
_ROOM, _SWELLING = 64 * 2**20, 20  # bytes that may come out of any file, and times the size of a larger one
_STORED = 16 * 2**20  # bytes; a larger attached file is packed in itself, or is taken for a trap when it swells
_MOST_ENTRIES = 1000
_PIECE = 2**20  # bytes packed or unpacked between two steps
_BOOKKEEPING = 2**20  # bytes, more than the archive itself takes up
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_END = struct.Struct("<4sHHHHIIH")  # the end of a ZIP archive; the sixth is the length of its table of contents
_TOO_MUCH = "it holds more than a draft of Form 12b-25 can hold, and was not opened"
_DAMAGED = "it is no draft of Form 12b-25, or it is damaged"
_DAMAGE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError, ValueError,
           OverflowError, KeyError, IndexError)


def to_bytes(draft: Draft, step: Step = unwatched) -> bytes:
    """The draft as the bytes of its file; equal drafts give equal bytes.

    They are read back before they are given. Raises Refusal for a draft that could not be opened again as it is.
    """
    packed = _packed(draft, step)
    known = {draft.edition.id: draft.edition}
    amended = draft.amends
    while amended is not None:
        known[amended.edition.id] = amended.edition
        amended = amended.amends
    try:
        reread = from_file(io.BytesIO(packed), lambda identifier: known[identifier], step)
    except Refusal as refusal:
        raise Refusal(f"The draft cannot be kept: it could not be opened again, for {refusal}.") from refusal
    if reread != draft:
        raise Refusal(f"The draft cannot be kept: {differences.where(draft, reread) or 'a blank'} would not be read "
                      "back as entered. Copy what stands there elsewhere, empty the field, and type it anew.")
    return packed


def _packed(draft: Draft, step: Step) -> bytes:
    known = answers.to_object(draft)
    described = {"format": FORMAT} | known | {name: draft.unknown[name] for name in draft.unknown if name not in known}
    try:
        text = answers.to_json(described).encode()
    except UnicodeEncodeError:
        raise Refusal("The draft holds half of a character, which no file can keep. Type that text anew.") from None
    attached = {_place(number, exhibit): exhibit.content for number, exhibit in enumerate(draft.exhibits, 1)
                if exhibit.content is not None}
    size = _BOOKKEEPING + len(text) + sum(map(len, attached.values()))
    if len(text) > _LARGEST_JSON or size > LARGEST or len(attached) + 2 > _MOST_ENTRIES:
        raise Refusal(f"The draft cannot be kept: a file holds {_LARGEST_JSON // 2**20} MB of words, "
                      f"{LARGEST // 2**20} MB in all, and {_MOST_ENTRIES - 2} attached files at most. Attach fewer or "
                      "smaller files.")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_entry("mimetype"), MIMETYPE, zipfile.ZIP_STORED)
        archive.writestr(_entry("draft.json"), text, zipfile.ZIP_DEFLATED)
        done = 0
        for place, content in attached.items():
            entry = _entry(place)
            entry.compress_type = zipfile.ZIP_STORED if len(content) > _STORED else zipfile.ZIP_DEFLATED
            entry.file_size = len(content)
            with archive.open(entry, "w") as file:
                for start in range(0, len(content), _PIECE):
                    step(done + start, size, Stage.PACKING)
                    file.write(content[start:start + _PIECE])
            done += len(content)
    return packed.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    """An entry without the hour of its making, so that the same draft is the same file."""
    entry = zipfile.ZipInfo(name)
    entry.external_attr = 0o600 << 16
    return entry


def _place(number: int, exhibit: Exhibit) -> str:
    """Where the attached file of an exhibit stands in the archive."""
    name = re.sub(r"[^\w. ()+,&-]", "_", re.split(r"[\\/]", exhibit.file)[-1])[-100:].strip(". ")
    return f"exhibits/{number}/{name or 'exhibit'}"


def from_file(file: BinaryIO, edition: Callable[[str], Edition], step: Step = unwatched, *,
              attached: bool = True) -> Draft:
    """The draft in an open file, or in a packet that carries it; `edition` gives the edition of an identifier.

    Without what is `attached` only the answers are unpacked. Raises Refusal with the reason.
    """
    if _is_pdf(file):
        from form12b25.drafts import carried  # pikepdf is not loaded for drafts alone

        file = io.BytesIO(carried.draft_in(file, ENDING, _most_from))
    with _damage_named():
        _refuse_crowded(file)
        most = _most_from(file.seek(0, io.SEEK_END))
        archive = zipfile.ZipFile(file)
    with archive:
        draft = _read(archive, edition, most)
        return _with_attached(archive, draft, most, step) if attached else draft


def extent(file: BinaryIO) -> int:
    """How many bytes an open file will be when read, as it says itself; nothing of it is unpacked. Raises Refusal."""
    packed = file.seek(0, io.SEEK_END)
    file.seek(0)
    if file.read(2) != b"PK":
        return packed
    with _damage_named():
        _refuse_crowded(file)
        with zipfile.ZipFile(file) as archive:
            return sum(entry.file_size for entry in archive.infolist())


def _most_from(packed: int) -> int:
    """How many bytes may come out of that many; more is a trap that would fill the memory."""
    return min(LARGEST, max(_ROOM, _SWELLING * packed))


@contextmanager
def _damage_named() -> Iterator[None]:
    """Around what `zipfile` does with a file, which fails in many ways on a damaged one."""
    try:
        yield
    except OSError as error:
        if error.errno != errno.EINVAL:  # an archive that points before its own beginning
            raise
        raise Refusal(_DAMAGED) from error
    except _DAMAGE as damage:
        raise Refusal(_DAMAGED) from damage


def _is_pdf(file: BinaryIO) -> bool:
    """Whether the file calls itself a PDF file."""
    file.seek(0)
    head = file.read(1024)
    file.seek(0)
    return b"%PDF-" in head and not head.startswith(b"PK")


def _refuse_crowded(file: BinaryIO) -> None:
    """Look at the length of the table of contents, for `zipfile` reads all of it before it can tell how long it is."""
    file.seek(max(0, file.seek(0, io.SEEK_END) - _END.size - 2**16))
    tail = file.read()
    found = tail.rfind(b"PK\5\6")
    if 0 <= found <= len(tail) - _END.size:
        length = _END.unpack_from(tail, found)[5]
        if length > _MOST_ENTRIES * 2**10 or tail[:found][-20:].startswith(b"PK\6\7"):  # a table of more than 4 GB
            raise Refusal(_TOO_MUCH)


def _read(archive: zipfile.ZipFile, edition: Callable[[str], Edition], most: int) -> Draft:
    """The draft in an archive out of which so many bytes may come, without the bytes of attached files."""
    entries = archive.infolist()
    names = {entry.filename for entry in entries}
    if len(entries) > _MOST_ENTRIES or sum(entry.file_size for entry in entries) > most:
        raise Refusal(_TOO_MUCH)
    if any(entry.compress_type not in _PACKINGS for entry in entries):
        raise Refusal("it is damaged, or was packed again in a way that this program does not read")
    if len(names) != len(entries) or any(entry.flag_bits & 1 for entry in entries):
        raise Refusal("it is damaged: it holds the same name twice, or an encrypted part")
    if "mimetype" not in names or _unpack(archive, "mimetype", 200).strip() != MIMETYPE:
        raise Refusal("it is an archive, but no draft of Form 12b-25")
    if "draft.json" not in names:
        raise Refusal("it is damaged: its draft.json, where the answers stand, is missing")
    try:
        text = _unpack(archive, "draft.json", _LARGEST_JSON).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refusal("it is damaged: its draft.json is not UTF-8 text") from None
    described = migrations.to_today(answers.parse_json(text))
    return answers.from_object(described, edition, strict=False)


def _with_attached(archive: zipfile.ZipFile, draft: Draft, most: int, step: Step) -> Draft:
    """The draft with the bytes of its attached files."""
    places = _places(archive)
    exhibits = tuple(_with_content(archive, places.get(str(number)), exhibit, most, step)
                     for number, exhibit in enumerate(draft.exhibits, 1))
    return draft.enter(Key.EXHIBITS, exhibits) if exhibits else draft


def _places(archive: zipfile.ZipFile) -> dict[str, str]:
    """Where the attached file of an exhibit stands, by its number: who packed the draft anew may have respelled it."""
    places: dict[str, str] = {}
    for name in archive.namelist():
        if found := re.match(r"exhibits/(\d+)/.", name):
            places.setdefault(found[1], name)
    return places


def _with_content(archive: zipfile.ZipFile, place: str | None, exhibit: Exhibit, most: int, step: Step) -> Exhibit:
    return exhibit if place is None else replace(exhibit, content=_unpack(archive, place, most, step))


def _unpack(archive: zipfile.ZipFile, name: str, most: int, step: Step = unwatched) -> bytes:
    """The bytes of an entry, never more than `most`, whatever the archive says of itself."""
    with _damage_named(), archive.open(name) as entry:
        pieces, size, told = list[bytes](), 0, archive.getinfo(name).file_size
        while size <= most and (piece := entry.read(min(_PIECE, most + 1 - size))):
            pieces.append(piece)
            size += len(piece)
            step(size, max(size, told), Stage.READING)
    if size > most:
        raise Refusal(_TOO_MUCH)
    return b"".join(pieces)
