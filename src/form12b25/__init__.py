# SPDX-License-Identifier: MIT
"""Fills SEC Form 12b-25, the Notification of Late Filing, and prints the signed original and its conformed copies."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("form12b25")
except PackageNotFoundError:  # read straight from a source tree that was never installed
    __version__ = "0 (not installed)"
