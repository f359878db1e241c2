"""Tables of words → patterns."""

from __future__ import annotations

import re

__all__ = ["any_of"]

_LOOK = re.compile(r"\(\?<?[=!][^)]*\)")


def any_of(words: str) -> str:
    """A regular expression for any of the blank-separated words, longest first.

    The words may be patterns themselves (`记者(?!站)`); what they look ahead for does not count as length.
    """
    return f"(?:{'|'.join(sorted(words.split(), key=_length, reverse=True))})"


def _length(word: str) -> int:
    return len(_LOOK.sub("", word))
