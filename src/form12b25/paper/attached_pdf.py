# SPDX-License-Identifier: MIT
"""Attached PDF files, which are not trusted."""

import io

import pikepdf

_MOST_PAGES = 5000


class Trouble(Exception):  # noqa: N818 - the middle of a sentence that a person reads
    """Why a PDF file cannot be printed, and what to do."""


def pages(content: bytes) -> int:
    """How many pages an attached PDF file has. Raises Trouble."""
    try:
        with pikepdf.open(io.BytesIO(content)) as attached:
            count = len(attached.pages)
            whole = not any("file is damaged" in str(warning) for warning in attached.get_warnings())
    except pikepdf.PasswordError:
        raise Trouble("it is locked with a password. Save it without one, and attach it again") from None
    except (pikepdf.PdfError, ValueError, RuntimeError):
        count, whole = 0, False
    if not whole:  # what could be rescued may lack pages, or words on them
        raise Trouble("it is damaged. Save it anew as PDF, and attach it again")
    if not 1 <= count <= _MOST_PAGES:
        raise Trouble(f"it has {count} pages; 1 to {_MOST_PAGES} can be attached")
    return count
