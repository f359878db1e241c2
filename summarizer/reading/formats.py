"""Which formats are read, by the ends of file names and by what a file starts with."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from summarizer.documents import Published
from summarizer.errors import FormatError
from summarizer.reading.docx import read_docx
from summarizer.reading.html import read_html
from summarizer.reading.pdf import read_pdf
from summarizer.reading.plain import read_markdown, read_plain

__all__ = ["SUFFIXES", "Format", "format_of"]


class Format(NamedTuple):
    """A media type, and the reader that makes text of its bytes, with the date that the file itself tells."""

    media_type: str
    read: Callable[[bytes], tuple[str, Published | None]]


_PLAIN = Format("text/plain", read_plain)
_MARKDOWN = Format("text/markdown", read_markdown)
_HTML = Format("text/html", read_html)
_PDF = Format("application/pdf", read_pdf)
_DOCX = Format("application/vnd.openxmlformats-officedocument.wordprocessingml.document", read_docx)

SUFFIXES = {
    ".txt": _PLAIN,
    ".text": _PLAIN,
    ".md": _MARKDOWN,
    ".markdown": _MARKDOWN,
    ".html": _HTML,
    ".htm": _HTML,
    ".shtml": _HTML,
    ".xhtml": _HTML,
    ".pdf": _PDF,
    ".docx": _DOCX,
}

_HTML_START = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body|\?xml[^>]*>\s*<(?:!doctype\s+)?html)", re.IGNORECASE
)


def format_of(data: bytes, suffix: str | None) -> Format:
    """The format that a suffix names; without a suffix (standard input), the one that `data` starts like.

    Raises:
        FormatError: the suffix is not one of `SUFFIXES`.
    """
    if suffix is None:
        return _sniffed(data)
    found = SUFFIXES.get(suffix.lower())
    if found is None:
        kind = f"the kind {suffix!r} is not read" if suffix else "a name without an ending tells no format"
        raise FormatError(f"{kind}: give {', '.join(SUFFIXES)}")
    return found


def _sniffed(data: bytes) -> Format:
    if data.startswith(b"%PDF-"):
        return _PDF
    if data.startswith(b"PK\x03\x04"):
        return _DOCX
    return _HTML if _HTML_START.match(data) else _PLAIN
