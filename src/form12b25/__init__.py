# SPDX-License-Identifier: MIT
"""Fills SEC Form 12b-25, the Notification of Late Filing, and prints the signed original and its conformed copies."""


def __getattr__(name: str) -> str:
    """The version, looked up when it is asked for, for nothing slow may be loaded before the program guards itself."""
    if name != "__version__":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("form12b25")
    except PackageNotFoundError:  # read straight from a source tree that was never installed
        return "0 (not installed)"
