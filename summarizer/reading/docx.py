"""Word files → text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from summarizer.documents import Published
from summarizer.errors import FormatError, ReadError, TooLargeError

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table

__all__ = ["read_docx"]

_MOST_UNPACKED = 200_000_000  # a zip bomb unpacks a thousandfold; pictures and text of a page, tenfold at most
# ECMA-376 part 2: the package's relationships name the main part, nearly always word/document.xml.
_MAIN_PART = re.compile(rb'<Relationship\b(?=[^>]*/officeDocument")[^>]*\bTarget="([^"]+)"')


def read_docx(data: bytes) -> tuple[str, Published | None]:
    """Headings, paragraphs and tables in the order of the file, between blank lines; a table's row is a line.

    Headers, footers, footnotes, comments and text boxes are left out. A Word file has no date of publication.

    Raises:
        FormatError: it is no Word file, or a damaged one.
        TooLargeError: it would unpack to more than 200 MB.
    """
    try:
        body = _main_part(data)
        return "\n\n".join(_blocks(_document(body))), None
    except ReadError:
        raise
    except Exception as error:  # zip and XML of damaged files raise errors of many kinds
        raise FormatError("no Word file (.docx), or a damaged one: open it in Word and save it as .docx") from error


def _main_part(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        size = sum(part.file_size for part in package.infolist())
        if size > _MOST_UNPACKED:
            raise TooLargeError(f"the Word file would unpack to {size:,} bytes: take what is not text out of it")
        main = _MAIN_PART.search(package.read("_rels/.rels"))
        return package.read(main[1].decode().lstrip("/") if main else "word/document.xml")


def _document(body: bytes) -> Document:
    """The document without its styles, settings and pictures, which take four fifths of the time to load."""
    from docx.document import Document  # only Word files need it
    from docx.oxml import parse_xml

    return Document(parse_xml(body), None)  # type: ignore[arg-type]


def _blocks(container: Any) -> Iterator[str]:
    for item in container.iter_inner_content():
        text = item.text.strip() if hasattr(item, "text") else "\n".join(_rows(item))
        if text:
            yield text


def _rows(table: Table) -> Iterator[str]:
    """The rows of a table, cells apart by a tab; a merged cell comes once, what is nested in a cell on its line."""
    for row in table.rows:
        cells: list[str] = []
        last: object = None
        for cell in row.cells:
            if cell._tc is not last:
                last = cell._tc
                cells.append(" ".join(" ".join(_blocks(cell)).split()))
        if any(cells):
            yield "\t".join(cells).strip("\t")
