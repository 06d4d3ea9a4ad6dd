# SPDX-License-Identifier: MIT
"""The licences of what the program is made of, with the texts that come with it."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata
from pathlib import PurePath

from form12b25 import assets

_MISSING = "No text came with this package. Its terms are those named above."
_NAMES = ("licen", "copying", "notice")


@dataclass(frozen=True)
class Licence:
    """Of one part: its name, its terms in a few words, and where the text comes from."""

    part: str
    terms: str
    read: Callable[[], str]

    @property
    def text(self) -> str:
        """The terms, and the text beneath."""
        return f"{self.part}: {self.terms}\n\n{self.read().strip()}\n"


def licences() -> list[Licence]:
    """The program's own first, then those of its parts."""
    def lesser() -> str:
        return "\n\n\n".join(assets.resource("licences", f"{name}.txt").decode() for name in ("LGPL-3.0", "GPL-3.0"))

    return [Licence("form12b25", "MIT", assets.licence),
            Licence("Liberation Serif, the typeface", "SIL Open Font License 1.1",
                    lambda: assets.resource("fonts", "OFL.txt").decode()),
            Licence("SCOWL, the words of the spelling check", "its own, free",
                    lambda: assets.resource("spelling", "SCOWL.txt").decode()),
            Licence("Hunspell, which checks the spelling", "MPL 1.1, GPL 2 or LGPL 2.1 at choice",
                    lambda: assets.resource("licences", "Hunspell.txt").decode()),
            _of("chunspell", "MIT", "chunspell"),
            Licence("Qt and PySide6", "LGPL 3", lesser),
            _of("ReportLab", "BSD", "reportlab"), _of("pikepdf", "MPL 2.0", "pikepdf"),
            _of("pypdfium2 and PDFium", "BSD or Apache 2.0", "pypdfium2"), _of("Pillow", "MIT-CMU", "pillow"),
            _of("holidays", "MIT", "holidays"), _of("icalendar", "BSD", "icalendar"),
            _of("platformdirs", "MIT", "platformdirs")]


def _of(part: str, terms: str, package: str) -> Licence:
    return Licence(part, terms, lambda: _shipped(package))


def _shipped(package: str) -> str:
    """The texts that an installed package brings, its own first."""
    try:
        held = [file for file in metadata.files(package) or [] if _is_licence(file)]
        held.sort(key=lambda file: (len(file.parts), file.as_posix().lower()))
        texts = (f"{file.name}\n\n{file.read_binary().decode('utf-8', 'replace')}" for file in held)
        return "\n\n\n".join(texts) or _MISSING
    except (metadata.PackageNotFoundError, OSError):
        return _MISSING


def _is_licence(file: PurePath) -> bool:
    """Whether a file is one of the texts that stand beside the package's description."""
    beside = len(file.parts) > 1 and file.parts[0].endswith(".dist-info")
    return beside and ("licenses" in file.parts or file.name.lower().startswith(_NAMES))
