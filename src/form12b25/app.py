# SPDX-License-Identifier: MIT
"""The window program: builds the rooms of `gui` and joins them."""

import gc
from collections.abc import Sequence
from pathlib import Path

from form12b25 import paths, screen, terminal


def run(arguments: Sequence[str]) -> int:
    """Show the window, with a draft in it if one is named; gives the exit status."""
    names = [argument for argument in arguments if argument != "--"]
    if len(names) > 1:
        raise terminal.Misused("Give one draft, or none. See form12b25 --help.")
    if names and not Path(names[0]).exists():
        return terminal.fail(f"There is no command and no file named “{names[0]}”. See form12b25 --help.")
    gc.disable()  # until the window sweeps by itself; loading Qt makes much, and nothing to sweep
    if trouble := screen.trouble():
        return terminal.fail(trouble)
    terminal.leaves(terminal.NOTHING_HALF)  # the person may have saved
    from form12b25.gui import start  # Qt is loaded only where it can run

    return start.run(paths.folders(), Path(names[0]) if names else None)
