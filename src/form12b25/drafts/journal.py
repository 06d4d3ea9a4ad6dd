# SPDX-License-Identifier: MIT
"""The journal of a draft: what it was, and each change since, a line for each.

A line is its seal and a record in JSON. A seal is a digest of the record and of the seal before it, and the first seal
begins with the name of the journal: a line that was torn, altered, moved, or brought from another journal does not fit,
and reading ends before it. So what is read is always what the draft once was, never something between.

A record holds the hour (`at`, seconds since 1970) and one of these: the `whole` draft; what was `set`, the blanks and
what stands beside them, and the passages `spliced` into long texts (place, how many characters removed, what was put
there); the attached files that are `kept`, with their digests. `contents` names the attached file of each exhibit, and
its length in bytes.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from form12b25.form import answers, splices
from form12b25.form.draft import Draft, Exhibit
from form12b25.form.editions import Edition
from form12b25.form.keys import Key
from form12b25.form.refusal import Refusal

Contents = list[tuple[str, int] | None]  # for each exhibit, what its file is kept as and its length
_LONG = 200  # characters; a shorter text is written whole, which is as cheap
_SEAL = 16  # bytes


def whole(draft: Draft, contents: Contents) -> dict[str, Any]:
    """The record of a draft as it is."""
    known = answers.to_object(draft)
    unknown = {name: draft.unknown[name] for name in draft.unknown if name not in known}
    return {"whole": known | unknown, "contents": contents}


def change(before: Draft, after: Draft, contents: Contents) -> dict[str, Any]:
    """The record of what changed; without "set" and "spliced" if nothing did."""
    changed = [key for key in Key if before.entered.get(key) is not after.entered.get(key)
               and before.entered.get(key) != after.entered.get(key)]
    record: dict[str, Any] = {}
    described = answers.to_object(replace(after, entered={key: after.entered[key] for key in changed
                                                          if key in after.entered}))
    for key in changed:
        one, other = before.entered.get(key), after.entered.get(key)
        if isinstance(one, str) and isinstance(other, str) and len(other) > _LONG:
            splice = splices.between(one, other)
            record.setdefault("spliced", {})[key] = (splice.place, len(splice.removed), splice.inserted)
        else:
            record.setdefault("set", {})[key] = described.get(key)
        if key is Key.EXHIBITS:
            record["contents"] = contents
    for name in (answers.FILED, answers.CARRIED, answers.AMENDS):
        one, other = getattr(before, name), getattr(after, name)
        if one is not other and one != other:
            record.setdefault("set", {})[name] = described.get(name)
    return record


def line(seal: bytes, record: Mapping[str, Any]) -> tuple[bytes, bytes]:
    """The line of a record behind that seal, and its own seal."""
    said = json.dumps(record, separators=(",", ":")).encode("ascii")  # halves of characters are escapes in it
    seal = _next(seal, said)
    return seal.hex().encode("ascii") + b" " + said + b"\n", seal


def first_seal(name: str) -> bytes:
    """The seal behind which the journal of that name begins."""
    return hashlib.blake2b(name.encode(), digest_size=_SEAL).digest()


@dataclass
class Reading:
    """What a journal says: the answers as they were last, the files of the exhibits, when that was.

    `ended` says that the journal goes on in a way that cannot be read.
    """

    found: dict[str, Any] = field(default_factory=dict)
    contents: Contents = field(default_factory=list)
    kept: dict[str, str] = field(default_factory=dict)
    at: float = 0.0
    ended: bool = False

    def draft(self, edition: Callable[[str], Edition],
              content: Callable[[Exhibit, str, int], bytes | None]) -> Draft:
        """The draft that it describes. `content` gives the bytes of an exhibit's file, by its name here and its length.

        Raises Refusal.
        """
        draft = answers.from_object(self.found, edition, strict=False)
        if len(self.contents) != len(draft.exhibits):
            raise Refusal("it does not say which files are attached to which exhibits")
        exhibits = tuple(replace(exhibit, content=content(exhibit, *named)) if named else exhibit
                         for exhibit, named in zip(draft.exhibits, self.contents, strict=True))
        return draft.enter(Key.EXHIBITS, exhibits) if exhibits else draft


def read(name: str, encoded: bytes) -> Reading | None:
    """What the journal of that name says; None where not even its beginning can be read.

    A last line without its end was being written when the program or the computer stopped; it counts as not written.
    """
    reading: Reading | None = None
    for record in _records(name, encoded):
        if record is None or not _applied(record, reading := reading or Reading()):
            if reading is not None and reading.found:
                reading.ended = True
                return reading
            return None
    return reading


def _records(name: str, encoded: bytes) -> Iterator[dict[str, Any] | None]:
    """The records in order; None for the first line that does not fit, which is the last one given."""
    seal, place = first_seal(name), 0
    while (end := encoded.find(b"\n", place)) >= 0:
        given, _, said = encoded[place:end].partition(b" ")
        seal = _next(seal, said)
        if given != seal.hex().encode("ascii"):
            yield None
            return
        yield json.loads(said)
        place = end + 1


def _applied(record: dict[str, Any], reading: Reading) -> bool:
    """Take a record into what was read; gives whether it could be."""
    if "whole" in record:
        reading.found = dict(record["whole"])
    elif not reading.found:
        return False
    for key, value in record.get("set", {}).items():
        if value is None:
            reading.found.pop(key, None)
        else:
            reading.found[key] = value
    for key, (place, removed, put) in record.get("spliced", {}).items():
        text = reading.found[key]
        reading.found[key] = text[:place] + put + text[place + removed:]
    if "contents" in record:
        reading.contents = [(named[0], named[1]) if named else None for named in record["contents"]]
    if Key.EXHIBITS not in reading.found:
        reading.contents = []
    reading.kept.update(record.get("kept", {}))
    reading.at = record["at"]
    return True


def _next(seal: bytes, said: bytes) -> bytes:
    return hashlib.blake2b(said, digest_size=_SEAL, key=seal).digest()
