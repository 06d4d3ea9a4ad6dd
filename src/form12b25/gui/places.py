# SPDX-License-Identifier: MIT
"""Places in a text as Qt counts them, in UTF-16: a character beyond U+FFFF, such as an emoji, counts as two there."""


def units(text: str) -> int:
    """How long a text is for Qt."""
    return len(text.encode("utf-16-le")) // 2


def before(text: str, place: int) -> str:
    """What stands in a text before a place that Qt tells."""
    return text.encode("utf-16-le")[:2 * place].decode("utf-16-le")
