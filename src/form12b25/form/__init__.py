# SPDX-License-Identifier: MIT
"""What the form says: its blanks, its words, what each Part requires. Pure: no Qt, no files, no clock."""
