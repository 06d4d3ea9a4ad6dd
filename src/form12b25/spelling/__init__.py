# SPDX-License-Identifier: MIT
"""How words are spelled: the dictionary, what of a text is a word to judge, and what may have been meant."""
