# SPDX-License-Identifier: MIT
"""Ways to spoil a draft: each takes the bytes of one and a source of chance, and gives the bytes of a spoilt one."""

import io
import json
import re
import warnings
import zipfile
import zlib
from pathlib import Path

import pikepdf

_KEPT = sorted((Path(__file__).parents[1] / "data" / "drafts").rglob("*.12b25"))
_SIGNATURES = (b"PK\1\2", b"PK\3\4", b"PK\5\6")
_NUMBERS = (0, 1, 2, 8, 14, 99, 0x7F, 0xFF, 0x100, 0x7FFF, 0xFFFF, 0x10000, 0x7FFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF)
_NAMES = ("mimetype", "draft.json", "exhibits/1/a.pdf", "../../climbed", "/climbed", "exhibits/../../climbed", "",
          "a" * 60_000, "exhibits/1/", "C:\\climbed", "exhibits/1/\0", "draft.json\0.txt", "exhibits/9999999/a", "é/株")
_VALUES = (None, True, 0, -1, 10**40, 1.5, 1e300, "", "x", "\ud83d", "\0\x1b[2J\u202e", "x" * 100_000, [], {}, [[]],
           [{}] * 2_000, ["x"] * 20_000, {"a": {"a": {"a": []}}}, "sec1344-1995", "\ufeff", [None], [1], {"": ""})
_TEXTS = (b"NaN", b"Infinity", b"1e999", b"9" * 5_000, b'"\xff"', b'"\\ud800"', b"[" * 100_000, b'{"a":' * 50_000, b"",
          b'"\\u0000"', b"tru", b"-", b"1.5.5", b"//", b'"a', b'{"notes":1,"notes":2}', b"[1,]" * 3)
_PIECES = (b"\0", b" ", b"[],", b'"ab",', b"1,", b"{},", b'{"a":', b'"\\"', b"\xf0\x9f\x98\x80", b"[", b"9")
_SIZES = (2**20, 15 * 2**20, 17 * 2**20, 60 * 2**20, 200 * 2**20)
_SEEDS = []


def flipped(content, chance):
    """One to twenty bits the other way round."""
    spoilt = bytearray(content)
    for _ in range(chance.choice((1, 1, 1, 2, 5, 20))):
        spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
    return bytes(spoilt)


def overwritten(content, chance):
    """A few bytes replaced."""
    at = chance.randrange(len(content))
    new = chance.randbytes(chance.choice((1, 2, 4, 30)))
    return content[:at] + new + content[at + len(new):]


def cut_off(content, chance):
    """The beginning alone, or the end alone."""
    at = chance.randrange(len(content))
    return content[:at] if chance.random() < 0.7 else content[at:]


def spliced(content, chance):
    """A piece of it, or of another draft, put in, put twice or left out."""
    other = chance.choice(seeds())
    begin, end = sorted(chance.randrange(len(other)) for _ in range(2))
    at, to = chance.randrange(len(content)), chance.randrange(len(content))
    return content[:at] + other[begin:end] + content[chance.choice((at, to, max(at, to))):]


def misstated(content, chance):
    """Numbers in the headers of the archive: sizes, counts, places, flags, packings."""
    spoilt = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 4))):
        signature = chance.choice(_SIGNATURES)
        heads = [found.start() for found in re.finditer(re.escape(signature), content)]
        if heads:
            at = chance.choice(heads) + 4 + chance.randrange(42 if signature == b"PK\1\2" else 26)
            size = chance.choice((1, 2, 2, 4, 4))
            number = chance.choice(_NUMBERS) if chance.random() < 0.8 else chance.getrandbits(32)
            spoilt[at:at + size] = (number % 2 ** (8 * size)).to_bytes(size, "little")
    return bytes(spoilt)


def _entries(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [(entry.filename, archive.read(entry)) for entry in archive.infolist()]


def _packed(entries, chance):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a name given twice is what is wanted
        for name, content in entries:
            packing = chance.choice((0, 8, 8, 8, 8, 12, 14)) if chance.random() < 0.1 else 8
            archive.writestr(zipfile.ZipInfo(name), content, packing)
    return file.getvalue()


def described_otherwise(content, chance):
    """Values in draft.json replaced, keys added and taken away; correct JSON in a correct archive."""
    entries = dict(_entries(content))
    found = json.loads(entries["draft.json"])
    for _ in range(chance.choice((1, 1, 2, 5))):
        place = found
        while chance.random() < 0.6:
            inner = [held for held in (place.values() if isinstance(place, dict) else place)
                     if isinstance(held, dict | list) and held]
            if not inner:
                break
            place = chance.choice(inner)
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = chance.choice(keys)
        if chance.random() < 0.2:
            del place[key]
        else:
            place[key if chance.random() < 0.9 or isinstance(place, list) else "new"] = chance.choice(_VALUES)
        if not place:
            break
    entries["draft.json"] = json.dumps(found).encode()
    return _packed(entries.items(), chance)


def mistyped(content, chance):
    """draft.json with bytes that JSON does not have, in a correct archive."""
    entries = dict(_entries(content))
    text = entries["draft.json"]
    at = chance.choice([found.start() for found in re.finditer(rb'[":,{}\[\]]', text)]) + chance.choice((0, 1))
    new = chance.choice(_TEXTS)
    entries["draft.json"] = chance.choice((text[:at] + new + text[at:], text[:at] + new, flipped(text, chance),
                                           text.decode().encode("utf-16"), b"\xef\xbb\xbf" + text))
    return _packed(entries.items(), chance)


def refilled(content, chance):
    """Entries taken away, given twice, renamed, reordered, multiplied; a wrong mimetype; names that climb out."""
    entries = _entries(content)
    for _ in range(chance.choice((1, 1, 2, 3))):
        at = chance.randrange(len(entries))
        match chance.randrange(6):
            case 0:
                del entries[at]
            case 1:
                entries.insert(at, entries[chance.randrange(len(entries))])
            case 2:
                entries[at] = (chance.choice(_NAMES), entries[at][1])
            case 3:
                chance.shuffle(entries)
            case 4:
                entries.append((chance.choice(_NAMES), chance.randbytes(chance.choice((0, 10, 5_000)))))
            case 5 if chance.random() < 0.1:
                entries += [(f"exhibits/{number}/a", b"") for number in range(chance.choice((500, 3_000)))]
        if not entries:
            break
    return _packed(entries, chance)


def swollen(content, chance):
    """A bomb: much that packs to little, in draft.json, as an exhibit, or under a name of its own."""
    size, piece = chance.choice(_SIZES), chance.choice(_PIECES)
    packer = zlib.compressobj(1, zlib.DEFLATED, -15)
    block = piece * (2**20 // len(piece))
    before, after = chance.choice(((b"", b""), (b'{"format": 1, "x": [', b"0]}"), (b'{"format": 1, "notes": "', b'"}')))
    many = size // len(block)
    packed = packer.compress(before)
    packed += b"".join(packer.compress(block) for _ in range(many))
    packed += packer.compress(after) + packer.flush()
    length, checksum = len(before) + many * len(block) + len(after), _checksum(before, block, many, after)
    name = chance.choice(("draft.json", "exhibits/1/a.pdf", "mimetype", "more"))
    kept = [(known, held) for known, held in _entries(content) if known != name]
    whole = bytearray(_packed([*kept, (name, b"")], chance))
    return _with_last_entry(whole, packed, length if chance.random() < 0.8 else 13, checksum, len(kept) + 1)


def _checksum(before, block, many, after):
    checksum = zlib.crc32(before)
    for _ in range(many):
        checksum = zlib.crc32(block, checksum)
    return zlib.crc32(after, checksum)


def _with_last_entry(whole, packed, length, checksum, count):
    """The archive, whose last entry is empty, with packed bytes in that entry."""
    local, central, end = whole.rindex(b"PK\3\4"), whole.rindex(b"PK\1\2"), whole.rindex(b"PK\5\6")
    directory = int.from_bytes(whole[end + 16:end + 20], "little")
    for at in (local + 14, central + 16):
        whole[at:at + 12] = b"".join(number.to_bytes(4, "little") for number in (checksum, len(packed), length))
    for at in (local + 8, central + 10):
        whole[at:at + 2] = (8).to_bytes(2, "little")
    start = local + 30 + int.from_bytes(whole[local + 26:local + 28], "little")  # behind the name; nothing follows it
    whole[end + 16:end + 20] = (start + len(packed)).to_bytes(4, "little")
    return bytes(whole[:start]) + packed + bytes(whole[directory:])


_CHEAP = (flipped, overwritten, cut_off, spliced, misstated, misstated, misstated, described_otherwise,
          described_otherwise, mistyped, refilled, refilled)


def spoilt(chance):
    """A draft spoilt in one way or more, and the names of the ways."""
    content, ways = chance.choice(seeds()), []
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        way = swollen if chance.random() < 0.003 else chance.choice(_CHEAP)
        try:
            content = way(content, chance) or b"\0"
        except Exception:  # noqa: BLE001, S112 - spoilt too much already for this way, which needs a correct archive
            continue
        ways.append(way.__name__)
        if way is swollen:
            break  # the other ways would unpack it
    return content, ways


def seeds():
    """The drafts of every format, and a packet that carries one."""
    if _SEEDS:
        return _SEEDS
    kept = [path.read_bytes() for path in _KEPT]
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        held = pikepdf.AttachedFileSpec(pdf, kept[0], filename="a.12b25")
        held.relationship = pikepdf.Name.Source
        pdf.attachments["a.12b25"] = held
        saved = io.BytesIO()
        pdf.save(saved)
    _SEEDS.extend([*kept, *kept, saved.getvalue()])
    return _SEEDS
