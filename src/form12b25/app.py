# SPDX-License-Identifier: MIT
"""The window program: builds the rooms of `gui` and joins them."""

import sys
from collections.abc import Sequence
from pathlib import Path

from form12b25 import paths, screen


def run(arguments: Sequence[str]) -> int:
    """Show the window, with a draft in it if one is named; gives the exit status."""
    names = [argument for argument in arguments if argument != "--"]
    if len(names) > 1:
        print("form12b25: give one draft, or none. See form12b25 --help.", file=sys.stderr)  # noqa: T201
        return 2
    if names and not Path(names[0]).exists():
        print(f"form12b25: there is no command and no file named {names[0]!r}. See form12b25 --help.",  # noqa: T201
              file=sys.stderr)
        return 3
    if trouble := screen.trouble():
        print(f"form12b25: {trouble}", file=sys.stderr)  # noqa: T201
        return 3
    from form12b25.gui import start  # Qt is loaded only where it can run

    return start.run(paths.settings_folder(), Path(names[0]) if names else None)
