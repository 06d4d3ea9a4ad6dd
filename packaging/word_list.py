#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes `resources/spelling/english.txt` from SCOWL's word lists: `python3 packaging/word_list.py FOLDER`.

FOLDER is `/usr/share/dict/scowl` of Debian's package `scowl`. A line is a word, a blank, and the size of the smallest
of SCOWL's lists that has it: 10 for the commonest words, 60 for the rarest. Possessives are left out; the program takes
"'s" off before it looks. Lines are sorted by their bytes, for they are searched where they lie.
"""

import re
import sys
from pathlib import Path

WORDS = Path(__file__).resolve().parents[1] / "resources" / "spelling" / "english.txt"
LARGEST = 60
NAME = re.compile(r"(american|english)-(words|upper|proper-names|contractions|abbreviations)\.(\d\d)")


def main(folder: Path) -> None:
    """Read the lists, write the words."""
    sizes: dict[str, int] = {}
    for path in folder.iterdir():
        found = NAME.fullmatch(path.name)
        if found and int(found[3]) <= LARGEST:
            for word in path.read_text(encoding="utf-8").split():
                if not word.endswith("'s"):
                    sizes[word] = min(int(found[3]), sizes.get(word, LARGEST))
    lines = sorted(f"{word} {size}".encode() for word, size in sizes.items())
    WORDS.write_bytes(b"\n".join(lines) + b"\n")
    sys.stdout.write(f"{len(lines)} words\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
