# SPDX-License-Identifier: MIT
"""Where the program begins: a command, or the window."""

import sys

from form12b25 import cli

_WORDS = (*cli.COMMANDS, "--version", "--help", "-h")


def main() -> int:
    """Run the program; gives the exit status."""
    arguments = sys.argv[1:]
    if "--self-check" in arguments[:1]:
        from form12b25 import selfcheck

        return cli.guarded(selfcheck.run)
    if arguments and (arguments[0] in _WORDS or (arguments[0].startswith("-") and arguments[0] != "--")):
        return cli.run(arguments)
    from form12b25 import app  # neither Qt nor what it needs is touched by a command

    return app.run(arguments)


if __name__ == "__main__":
    sys.exit(main())
