# SPDX-License-Identifier: MIT
"""Answers: a draft as an object of JSON, the form in which it is exchanged and stored.

`null`, the empty text and absence mean blank. An unknown key, a wrong type or a value that the edition does not offer
is refused by name.
"""

import dataclasses
import json
import math
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NoReturn, TypeVar

from form12b25.form import definition, editions, values
from form12b25.form.draft import Consideration, Draft, Exhibit, Filed, Value
from form12b25.form.editions import Edition
from form12b25.form.figures import ResultsLine
from form12b25.form.keys import Key
from form12b25.form.patterns import Pattern
from form12b25.form.refusal import Refusal
from form12b25.form.words import either, listed

EDITION = "edition"
FILED, CARRIED, AMENDS = "filed", "carried", "amends"
BESIDE = (EDITION, FILED, CARRIED, AMENDS)  # what is said of a draft, and stands in no blank of it
_T = TypeVar("_T")
_EXHIBIT_KEYS = ("kind", "title", "signed_by", "text", "file")
_CONSIDERATION_KEYS = ("key", "code", "about", "reason")
_LINE_KEYS = ("line", "current", "prior")
_FILED_KEYS = ("date", "way")
_EACH_LINE = listed([f'"{name}"' for name in _LINE_KEYS], "and")
_HALF = Pattern("[\ud800-\udfff]")  # of a character that UTF-16 writes in two; no file of text can keep it alone
_MOST_TOKENS = 500_000  # strings and marks between values in one JSON text; values take far more memory than letters
_TOKEN = Pattern(r'[,\[{]|"(?:[^"\\]++|\\.)*+"?', re.DOTALL)  # a string that does not end goes on to the end
_DEEPEST = 50  # values within values; far fewer than Python can write down again


class _Written(float):
    """A number of JSON with a fraction or an exponent, and how it was written: 0.10 is not 0.1 in a table."""

    def __new__(cls, text: str) -> "_Written":
        number = super().__new__(cls, text)
        number.text = text
        return number

    text: str


def parse_json(text: str) -> dict[str, Any]:
    """The object that JSON text holds. Raises Refusal where it is broken, not an object, or says a thing twice."""
    _refuse_crowded(text)
    try:
        parsed = json.loads(text, object_pairs_hook=_object, parse_float=_Written, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise Refusal(f"it is not correct JSON: {error.msg} in line {error.lineno}, column {error.colno}") from None
    except RecursionError:
        raise Refusal("its JSON is nested too deeply") from None
    except ValueError:
        raise Refusal("it holds a number of thousands of digits") from None
    if not isinstance(parsed, dict):
        raise Refusal("its JSON is not an object of keys and values")
    for name, value in parsed.items():
        _refuse_unwritable(name, value)
    return parsed


def _refuse_crowded(text: str) -> None:
    """Refuse JSON of more values than can be meant, before any is made; what stands in strings does not count."""
    if text.count(",") + text.count("[") + text.count("{") + text.count('"') > _MOST_TOKENS:
        for count, _ in enumerate(_TOKEN.finditer(text)):
            if count > _MOST_TOKENS:
                raise Refusal("its JSON holds more values than can be meant")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise Refusal(f"{_shown(name)} is given twice")
        found[name] = value
    return found


def _no_constant(word: str) -> NoReturn:
    raise Refusal(f"{word} is no value in JSON")


def _refuse_unwritable(key: str, value: Any) -> None:
    """Refuse what JSON can say but no file could keep: half of a character, a number beyond all bounds, a deep nest."""
    level: list[Any] = [key, value]
    for _ in range(_DEEPEST):
        for item in level:
            if isinstance(item, str) and _HALF.search(item):
                raise Refusal(f"{_shown(key)} holds half of a character, which is no text")
            if isinstance(item, float) and not math.isfinite(item):
                raise Refusal(f"{_shown(key)} holds a number beyond all bounds")
        level = [inner for item in level if isinstance(item, dict | list)
                 for inner in (item if isinstance(item, list) else [*item, *item.values()])]
        if not level:
            return
    raise Refusal("its JSON is nested too deeply")


def from_object(found: Mapping[str, Any], edition: Callable[[str], Edition], *, strict: bool = True) -> Draft:
    """The draft that an object of answers describes. `edition` gives the edition of an identifier.

    Strict, as for answers, every key must be known and every choice be offered. Otherwise, as for a draft file, what
    is unknown is kept aside and a choice is kept as entered, for the review to judge. Raises Refusal.
    """
    identifier = editions.DEFAULT if found.get(EDITION) in (None, "") else found[EDITION]
    if identifier not in editions.IDENTIFIERS:
        raise Refusal(f'"edition" must be one of {_either(editions.IDENTIFIERS)}, not {_shown(identifier)}')
    draft = Draft(edition(identifier))
    unknown = {name: value for name, value in found.items() if name not in BESIDE and name not in set(Key)}
    if unknown and strict:
        raise Refusal(f"there is no key {_shown(next(iter(unknown)))} in the answers to Form 12b-25")
    for key in Key:
        value = found.get(key)
        if value is not None and value != "":
            draft = draft.enter(key, _value(key, value, draft.edition, strict=strict))
    return dataclasses.replace(draft, unknown=MappingProxyType(unknown), filed=_filed(found.get(FILED), strict=strict),
                               carried=_carried(found.get(CARRIED), strict=strict),
                               amends=_amends(found.get(AMENDS), edition))


def to_object(draft: Draft) -> dict[str, Any]:
    """The answers that describe a draft: the edition, then what was entered, in paper order, then what it amends."""
    said: dict[str, Any] = {EDITION: draft.edition.id}
    if draft.filed is not None:
        said[FILED] = {name: text for name in _FILED_KEYS if (text := getattr(draft.filed, name))} | {
            **draft.filed.unknown}
    if draft.carried:
        said[CARRIED] = list(draft.carried)
    said |= {str(key): _json(draft.entered[key]) for key in Key if key in draft.entered}
    if draft.amends is not None:
        said[AMENDS] = {**to_object(draft.amends), **draft.amends.unknown}
    return said


def to_json(found: Mapping[str, Any]) -> str:
    """The object as text, indented, each character as itself."""
    return json.dumps(found, indent=2, ensure_ascii=False) + "\n"


def _value(key: Key, value: Any, edition: Edition, *, strict: bool) -> Value:
    field = definition.FIELDS[key]
    match field:
        case definition.Check():
            return _typed(key, value, bool, "true or false")
        case definition.Number():
            if isinstance(value, str):
                return int(value) if value.isascii() and value.isdigit() and str(int(value[:9])) == value else value
            return _typed(key, value, int, "a whole number")
        case definition.Names():
            names = _typed(key, value, list, "a list of names")
            return tuple(_typed(key, name, str, "a list of names") for name in names)
        case definition.Figures():
            rows = enumerate(_typed(key, value, list, "a list of lines"), 1)
            return tuple(_results_line(number, item, strict=strict) for number, item in rows)
        case definition.Exhibits():
            exhibits = enumerate(_typed(key, value, list, "a list"), 1)
            return tuple(_exhibit(number, item, strict=strict) for number, item in exhibits)
        case definition.Considerations():
            considered = enumerate(_typed(key, value, list, "a list"), 1)
            return tuple(_consideration(number, item, strict=strict) for number, item in considered)
        case definition.Choice() if strict:
            text = _typed(key, value, str, "text")
            if text not in field.offers(edition):
                raise Refusal(f'"{key}" must be {_either(field.offers(edition))} in edition {edition.id}, '
                              f"not {_shown(text)}")
            return text
        case _:
            return _typed(key, value, str, "text")


def _filed(found: Any, *, strict: bool) -> Filed | None:
    """When and how the notice was filed; None if it was not."""
    if found is None or found == "":
        return None
    if not isinstance(found, dict):
        raise Refusal(f'"{FILED}" must be an object with {_either(_FILED_KEYS)}')
    unknown = {name: value for name, value in found.items() if name not in _FILED_KEYS}
    if unknown and strict:
        raise Refusal(f'"{FILED}" has an unknown key {_shown(next(iter(unknown)))}')
    if wrong := [name for name in _FILED_KEYS if not isinstance(found.get(name), str | None)]:
        raise Refusal(f'"{FILED}": "{wrong[0]}" must be text')
    given = {name: found[name] for name in _FILED_KEYS if found.get(name)}
    if strict:
        try:
            values.parse_date(given.get("date", ""))
        except values.NotADate:
            raise Refusal(f'"{FILED}": "date" must be a date, such as "June 15, 2026", '
                          f"not {_shown(given.get('date'))}") from None
    return Filed(**given, unknown=MappingProxyType(unknown))


def _carried(found: Any, *, strict: bool) -> tuple[str, ...]:
    """The names of the blanks that were carried over; a draft file may name some that only a newer program knows."""
    if found is None or found == "":
        return ()
    if not isinstance(found, list) or not all(isinstance(name, str) for name in found):
        raise Refusal(f'"{CARRIED}" must be a list of keys, not {_shown(found)}')
    if strict and (wrong := [name for name in found if name not in set(Key)]):
        raise Refusal(f'"{CARRIED}" must name keys of the form, such as "signer_name", not {_shown(wrong[0])}')
    return tuple(dict.fromkeys(found))


def _amends(found: Any, edition: Callable[[str], Edition]) -> Draft | None:
    """The notice that is amended: a record of what was filed, kept as it is; it answers nothing itself."""
    if found is None or found == "":
        return None
    if not isinstance(found, dict):
        raise Refusal(f'"{AMENDS}" must be an object, the answers of the notice that is amended')
    try:
        return from_object(found, edition, strict=False)
    except Refusal as refusal:
        raise Refusal(f'"{AMENDS}": {refusal}') from None


def _exhibit(number: int, item: Any, *, strict: bool) -> Exhibit:
    where = f"exhibit {number}"
    if not isinstance(item, dict):
        raise Refusal(f'"exhibits": {where} must be an object with {_either(_EXHIBIT_KEYS)}')
    unknown = {name: value for name, value in item.items() if name not in _EXHIBIT_KEYS}
    if unknown and strict:
        raise Refusal(f'"exhibits": {where} has an unknown key {_shown(next(iter(unknown)))}')
    if wrong := [name for name in _EXHIBIT_KEYS if not isinstance(item.get(name), str | None)]:
        raise Refusal(f'"exhibits": "{wrong[0]}" of {where} must be text')
    given = {name: item[name] for name in _EXHIBIT_KEYS if item.get(name)}
    if given.get("kind", "other") not in definition.EXHIBIT_KINDS:
        if strict:
            raise Refusal(f'"exhibits": "kind" of {where} must be {_either(definition.EXHIBIT_KINDS)}, '
                          f"not {_shown(given['kind'])}")
        unknown["kind"] = given.pop("kind")
    if strict and "text" in given and "file" in given:
        raise Refusal(f'"exhibits": {where} has both "text" and "file"; give one of them')
    return Exhibit(**given, unknown=MappingProxyType(unknown))


def _consideration(number: int, item: Any, *, strict: bool) -> Consideration:
    """Any code is taken, for a newer program may know more of them; so is any key in a draft file."""
    where = f'"considered": answer {number}'
    if not isinstance(item, dict):
        raise Refusal(f"{where} must be an object with {_either(_CONSIDERATION_KEYS)}")
    unknown = {name: value for name, value in item.items() if name not in _CONSIDERATION_KEYS}
    if unknown and strict:
        raise Refusal(f"{where} has an unknown key {_shown(next(iter(unknown)))}")
    if wrong := [name for name in _CONSIDERATION_KEYS if not isinstance(item.get(name), str | None)]:
        raise Refusal(f'"considered": "{wrong[0]}" of answer {number} must be text')
    given = {name: item[name] for name in _CONSIDERATION_KEYS if item.get(name)}
    if strict and given.get("key") not in set(Key):
        raise Refusal(f'"considered": "key" of answer {number} must be a key of the form, such as "narrative", '
                      f"not {_shown(given.get('key'))}")
    if strict and "code" not in given:
        raise Refusal(f'"considered": answer {number} does not say which warning it answers: give its "code", as '
                      '"check --json" shows it')
    return Consideration(**given, unknown=MappingProxyType(unknown))


def _results_line(number: int, item: Any, *, strict: bool) -> ResultsLine:
    where = f'"{Key.RESULTS_TABLE}": line {number}'
    if not isinstance(item, dict):
        raise Refusal(f"{where} must be an object with {_EACH_LINE}")
    unknown = {name: value for name, value in item.items() if name not in _LINE_KEYS}
    if unknown and strict:
        raise Refusal(f"{where} has an unknown key {_shown(next(iter(unknown)))}")
    given = {name: "" if item.get(name) is None else _as_text(item[name]) for name in _LINE_KEYS}
    if wrong := [name for name, text in given.items() if text is None]:
        raise Refusal(f'{where}: "{wrong[0]}" must be text')
    return ResultsLine(**{name: text for name, text in given.items() if text}, unknown=MappingProxyType(unknown))


def _as_text(value: Any) -> str | None:
    """Text as it is, a number as it was written; None for what is neither."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return value.text if isinstance(value, _Written) else str(value)


def _typed(key: Key, value: Any, kind: type[_T], wanted: str) -> _T:
    # In Python a bool is an int; in answers it is not a number.
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise Refusal(f'"{key}" must be {wanted}, not {_shown(value)}')
    return value


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=True)
    return text if len(text) <= 60 else text[:57] + "..."


def _either(names: tuple[str, ...]) -> str:
    return either([f'"{name}"' for name in names])


def _json(value: Value) -> Any:
    if not isinstance(value, tuple):
        return value
    return [item if isinstance(item, str) else _row(item) if isinstance(item, ResultsLine) else _described(item)
            for item in value]


def _row(row: ResultsLine) -> dict[str, Any]:
    return {**{name: getattr(row, name) for name in _LINE_KEYS}, **row.unknown}


def _described(item: Exhibit | Consideration) -> dict[str, Any]:
    names = _EXHIBIT_KEYS if isinstance(item, Exhibit) else _CONSIDERATION_KEYS
    known = {name: getattr(item, name) for name in names if getattr(item, name) or name == "kind"}
    return {**known, **item.unknown}
