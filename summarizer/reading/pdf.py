"""PDF → text."""

from __future__ import annotations

import re
import threading
import unicodedata
from typing import TYPE_CHECKING, Any

from summarizer.documents import Published
from summarizer.errors import FormatError
from summarizer.reading.pdf_fonts import without_system_fonts
from summarizer.reading.pdf_layout import Line, page_text

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["read_pdf"]

_LOCK = threading.Lock()  # PDFium is not safe for threads
_RUN = re.compile(r"[^\r\n]+")
_GAP = re.compile(r" +")
# Fonts often map Chinese glyphs to the Kangxi radicals and compatibility forms that look the same
# (Unicode blocks 2E80, 2F00 and F900); PDFium marks a hyphen at a line's end with U+FFFE.
_GLYPHS = {
    code: unicodedata.normalize("NFKC", chr(code))
    for block in ((0x2E80, 0x2FE0), (0xF900, 0xFB00))
    for code in range(*block)
} | {0xFFFE: "", 0: ""}


def read_pdf(data: bytes) -> tuple[str, Published | None]:
    """The text of all pages, between blank lines; see `page_text` for columns and paragraphs.

    There is no date: the file's own dates say when it was made, not when it was published. Fonts of the system
    are not asked, so that the same file gives the same text on every machine.

    Raises:
        FormatError: the file is damaged or locked by a password.
    """
    import pypdfium2  # only PDFs need it

    with _LOCK, without_system_fonts():
        try:
            with pypdfium2.PdfDocument(data) as document:
                pages = [_page(document[i]) for i in range(len(document))]
        except pypdfium2.PdfiumError as error:
            raise FormatError("the PDF is damaged or locked: open it in a reader and save it again") from error
    return "\n\n".join(page for page in pages if page), None


def _page(page: Any) -> str:
    textpage = page.get_textpage()
    try:
        text = textpage.get_text_range()
        if len(text) == textpage.count_chars():
            return page_text(list(_lines(textpage, text))).translate(_GLYPHS)
        # characters beyond the Basic Multilingual Plane: no places, so the lines stay as they are
        return "\n".join(line.strip() for line in text.split("\r\n")).strip().translate(_GLYPHS)
    finally:
        textpage.close()
        page.close()


def _lines(textpage: Any, text: str) -> Iterator[Line]:
    """The lines that PDFium finds, cut where a space is wider than a character: there a column ends."""
    for run in _RUN.finditer(text):
        start = run.start()
        for gap in _GAP.finditer(text, run.start() + 1, run.end() - 1):
            before, after = (
                textpage.get_charbox(gap.start() - 1, loose=True),
                textpage.get_charbox(gap.end(), loose=True),
            )
            if after[0] - before[2] > before[3] - before[1]:
                yield _line(textpage, text, start, gap.start())
                start = gap.end()
        yield _line(textpage, text, start, run.end())


def _line(textpage: Any, text: str, start: int, end: int) -> Line:
    """A line with the box from its first to its last character that is no space."""
    first, last = start, end - 1
    while first < last and text[first] == " ":
        first += 1
    while last > first and text[last] == " ":
        last -= 1
    a, b = textpage.get_charbox(first, loose=True), textpage.get_charbox(last, loose=True)
    return Line(text[start:end], min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3]))
