"""Libraries that say of every flaw in a file what we report ourselves."""

from __future__ import annotations

import logging


def keep_quiet(library: str, level: int = logging.CRITICAL) -> None:
    """Raises the level of a library's logger, unless the site has set one.

    One hostile file makes some write a line of log for each of its bytes.
    """
    logger = logging.getLogger(library)
    if logger.level == logging.NOTSET:
        logger.setLevel(level)
