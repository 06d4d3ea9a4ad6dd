# SPDX-License-Identifier: MIT
"""The characters that the paper can show.

What the embedded typeface has in regular and in bold, less what a line of English set from left to right cannot carry:
marks that combine with the letter before them, letters that run from right to left, characters without an image. The
table is data, so that a review needs no font; a test compares it with the font files.
"""

import unicodedata

_RANGES = """
0020-007E 00A0-00AC 00AE-02FF 0375 037A-037D 0384-0386 0388-038A 038C 038E-03A1 03A3-03CE 03D0-0482 048A-0513
051A-051D 1D00-1DBF 1E00-1E9B 1E9E 1EA0-1EF9 1F00-1F15 1F18-1F1D 1F20-1F45 1F48-1F4D 1F50-1F57 1F59 1F5B 1F5D
1F5F-1F70 1F72 1F74 1F76 1F78 1F7A 1F7C 1F80-1FB4 1FB6-1FBA 1FBC-1FBD 1FBF-1FC4 1FC6-1FC8 1FCA 1FCC-1FD2
1FD6-1FDA 1FDD-1FE2 1FE4-1FEA 1FEC-1FED 1FF2-1FF4 1FF6-1FF8 1FFA 1FFC 1FFE 2002-200A 2010 2012-2022 2026
202F-2030 2032-2034 2039-203A 203C 203E 2044 205E 2074-2079 207F-2089 2090-2094 20A0-20B5 20BF 2105 2113
2116-2117 2122 212E 214D-214E 2153-2154 215B-215E 2184 2190-2195 21A8 21D4 2202 2206 220F 2211-2212 2215
2219-221A 221E-221F 2229 222B 2248 2260-2262 2264-2265 2302 2310 2320-2321 2500 2502 250C 2510 2514 2518 251C
2524 252C 2534 253C 2550-256C 2580 2584 2588 258C 2590-2593 25A0-25A1 25AA-25AC 25B2 25BA 25BC 25C4 25CA-25CC
25CF-25D9 25E6 263A-263C 2640 2642 2660 2663 2665-2666 2669-266C 266F 2C60-2C6D 2C71-2C77 2E17 A717-A721
A788-A78C FB01-FB02 FB29 FFFC
"""


def _characters() -> frozenset[str]:
    found: set[str] = set()
    for word in _RANGES.split():
        first, _, last = word.partition("-")
        found.update(map(chr, range(int(first, 16), int(last or first, 16) + 1)))
    return frozenset(found)


PRINTABLE = _characters()
SPACING = frozenset("\t\n\r\v\f\x85\u2028\u2029")  # become lines and columns in a narrative


def unprintable(text: str, *, spacing: bool) -> list[str]:
    """The characters of composed text that the paper cannot show, each once, in order.

    `spacing` tells whether line ends and tabs have a meaning in this blank.
    """
    missing = set(text) - (PRINTABLE | SPACING if spacing else PRINTABLE)
    return list(dict.fromkeys(character for character in text if character in missing)) if missing else []


def describe(character: str) -> str:
    """A character for a sentence: itself where it has an image, its Unicode name and number."""
    name = unicodedata.name(character, "").lower() or _CONTROLS.get(character, "a control character")
    image = f"“{character}” " if character.isprintable() and not unicodedata.combining(character) else ""
    return f"{image}({name}, U+{ord(character):04X})"


def spelled_out(text: str, *, spacing: bool) -> str:
    """Text for a working copy, in which what the paper cannot show stands as its number: `[U+682A]`."""
    missing = {ord(character): f"[U+{ord(character):04X}]" for character in unprintable(text, spacing=spacing)}
    return text.translate(missing) if missing else text


_CONTROLS = {"\t": "a tab", "\n": "a line break", "\r": "a line break", "\v": "a line break", "\f": "a page break",
             "\x00": "a null character"}
