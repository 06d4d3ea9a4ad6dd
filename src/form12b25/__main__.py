# SPDX-License-Identifier: MIT
"""Where the program begins: a command, or the window."""

import sys

_INTERRUPTED = 130  # as shells have it


def main() -> int:
    """Run the program; gives the exit status."""
    try:
        from form12b25 import terminal  # here, for Ctrl+C may come before anything is loaded
    except KeyboardInterrupt:
        return _INTERRUPTED
    status = terminal.guarded(lambda: _begin(sys.argv[1:]))
    terminal.unguarded()
    return status


def _begin(arguments: list[str]) -> int:
    """Do what is asked; only what is needed for it is loaded, so neither Qt nor its libraries for a command."""
    if arguments[:1] == ["--self-check"]:
        from form12b25 import selfcheck

        return selfcheck.run()
    if arguments:
        from form12b25 import cli

        if cli.is_command(arguments):
            return cli.run(arguments)
    from form12b25 import app

    return app.run(arguments)


if __name__ == "__main__":
    sys.exit(main())
