# SPDX-License-Identifier: MIT
"""Fills SEC Form 12b-25, the Notification of Late Filing, and prints the signed original and its conformed copies."""


def __getattr__(name: str) -> str:
    """`__version__`, asked of the installed package only when it is wanted, for asking takes its time."""
    if name != "__version__":
        raise AttributeError(name)
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("form12b25")
    except PackageNotFoundError:  # read straight from a source tree that was never installed
        return "0 (not installed)"
