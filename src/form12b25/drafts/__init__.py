# SPDX-License-Identifier: MIT
"""How a draft is kept: as bytes, and on disk, whole or not at all."""
