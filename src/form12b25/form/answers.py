# SPDX-License-Identifier: MIT
"""Answers: a draft as an object of JSON, the form in which it is exchanged and stored.

`null`, the empty text and absence mean blank. An unknown key, a wrong type or a value that the edition does not offer
is refused by name.
"""

import dataclasses
import json
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NoReturn, TypeVar

from form12b25.form import definition, editions
from form12b25.form.draft import Draft, Exhibit, Value
from form12b25.form.editions import Edition
from form12b25.form.keys import Key
from form12b25.form.refusal import Refusal

EDITION = "edition"
_T = TypeVar("_T")
_EXHIBIT_KEYS = ("kind", "title", "signed_by", "text", "file")


def parse_json(text: str) -> dict[str, Any]:
    """The object that JSON text holds. Raises Refusal where it is broken, not an object, or says a thing twice."""
    try:
        parsed = json.loads(text, object_pairs_hook=_object, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise Refusal(f"it is not correct JSON: {error.msg} in line {error.lineno}, column {error.colno}") from None
    except RecursionError:
        raise Refusal("its JSON is nested too deeply") from None
    except ValueError as error:  # a number with thousands of digits
        raise Refusal(f"its JSON cannot be read: {error}") from None
    if not isinstance(parsed, dict):
        raise Refusal("its JSON is not an object of keys and values")
    return parsed


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        raise Refusal(f'"{next(name for name in names if names.count(name) > 1)}" is given twice')
    return found


def _no_constant(word: str) -> NoReturn:
    raise Refusal(f"{word} is no value in JSON")


def from_object(found: Mapping[str, Any], edition: Callable[[str], Edition], *, strict: bool = True) -> Draft:
    """The draft that an object of answers describes. `edition` gives the edition of an identifier.

    Strict, as for answers, every key must be known and every choice be offered. Otherwise, as for a draft file, what
    is unknown is kept aside and a choice is kept as entered, for the review to judge. Raises Refusal.
    """
    identifier = found.get(EDITION) or editions.DEFAULT
    if identifier not in editions.IDENTIFIERS:
        raise Refusal(f'"edition" must be one of {_either(editions.IDENTIFIERS)}, not {_shown(identifier)}')
    draft = Draft(edition(identifier))
    unknown = {name: value for name, value in found.items() if name != EDITION and name not in set(Key)}
    if unknown and strict:
        raise Refusal(f'there is no key "{next(iter(unknown))}" in the answers to Form 12b-25')
    for key in Key:
        value = found.get(key)
        if value is not None:
            draft = draft.enter(key, _value(key, value, draft.edition, strict=strict))
    return dataclasses.replace(draft, unknown=MappingProxyType(unknown))


def to_object(draft: Draft) -> dict[str, Any]:
    """The answers that describe a draft: the edition, then what was entered, in paper order."""
    return {EDITION: draft.edition.id} | {str(key): _json(value) for key, value in draft.entered.items()}


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
        case definition.Exhibits():
            return tuple(_exhibit(number, item) for number, item in enumerate(_typed(key, value, list, "a list"), 1))
        case definition.Choice() if strict:
            text = _typed(key, value, str, "text")
            if text and text not in field.offers(edition):
                raise Refusal(f'"{key}" must be {_either(field.offers(edition))} in edition {edition.id}, '
                              f"not {_shown(text)}")
            return text
        case _:
            return _typed(key, value, str, "text")


def _exhibit(number: int, item: Any) -> Exhibit:
    where = f"exhibit {number}"
    if not isinstance(item, dict):
        raise Refusal(f'"exhibits": {where} must be an object with {_either(_EXHIBIT_KEYS)}')
    if unknown := [name for name in item if name not in _EXHIBIT_KEYS]:
        raise Refusal(f'"exhibits": {where} has an unknown key "{unknown[0]}"')
    if wrong := [name for name, text in item.items() if not isinstance(text, str | None)]:
        raise Refusal(f'"exhibits": "{wrong[0]}" of {where} must be text')
    given = {name: text for name, text in item.items() if text}
    if given.get("kind", "other") not in definition.EXHIBIT_KINDS:
        raise Refusal(f'"exhibits": "kind" of {where} must be {_either(definition.EXHIBIT_KINDS)}, '
                      f"not {_shown(given['kind'])}")
    if "text" in given and "file" in given:
        raise Refusal(f'"exhibits": {where} has both "text" and "file"; give one of them')
    for text in given.values():
        _refuse_surrogates("exhibits", text)
    return Exhibit(**given)


def _typed(key: Key, value: Any, kind: type[_T], wanted: str) -> _T:
    # In Python a bool is an int; in answers it is not a number.
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise Refusal(f'"{key}" must be {wanted}, not {_shown(value)}')
    if isinstance(value, str):
        _refuse_surrogates(key, value)
    return value


def _refuse_surrogates(key: str, text: str) -> None:
    """Half of a character (an escape such as "\\ud83d" alone) could never be written to a file again."""
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise Refusal(f'"{key}" holds half of a character, which is no text')


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=True)
    return text if len(text) <= 60 else text[:57] + "..."


def _either(names: tuple[str, ...]) -> str:
    quoted = [f'"{name}"' for name in names]
    return quoted[0] if len(quoted) == 1 else ", ".join(quoted[:-1]) + " or " + quoted[-1]


def _json(value: Value) -> Any:
    if not isinstance(value, tuple):
        return value
    return [{name: getattr(item, name) for name in _EXHIBIT_KEYS if getattr(item, name) or name == "kind"}
            if isinstance(item, Exhibit) else item for item in value]
