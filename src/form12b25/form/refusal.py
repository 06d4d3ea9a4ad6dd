# SPDX-License-Identifier: MIT
"""The one way in which this program says no."""


class Refusal(Exception):  # noqa: N818 - a refusal is said to a person; it is no fault of the program
    """Something cannot be done. The message is for the person who asked: what happened, to what, and what to do."""
