"""File, bytes or text → Document."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

from summarizer.documents import Document, Published
from summarizer.errors import EmptyDocumentError, ReadError, TooLargeError
from summarizer.reading.formats import format_of
from summarizer.reading.published import date_in_name, sidecar_date
from summarizer.reading.walk import STDIN, Source
from summarizer.settings import DEFAULT_MAX_BYTES

__all__ = ["read_bytes", "read_path", "read_source", "read_text"]


def read_path(
    path: Path | str,
    *,
    document_id: str | None = None,
    published: Published | None = None,
    max_bytes: int = DEFAULT_MAX_BYTES,
) -> Document:
    r"""Reads a .txt, .md, .html, .pdf or .docx file; `-` is standard input, whose format is seen from its start.

    The text of plain files stays as it is, but for `\r\n` and `\r`, which become `\n`; of the others it is what
    their readers make. `document_id` defaults to the file's name. The date is `published`, or else that of the
    sidecar, of the page itself, or of the file's name, in this order.

    Raises:
        ReadError: a subclass says why there is no text; its message starts with the id.
    """
    path = Path(path)
    name = document_id if document_id is not None else path.name or str(path)
    try:
        data = _stdin(max_bytes) if path == STDIN else _data(path, max_bytes)
        if published is None and path != STDIN:
            published = sidecar_date(path)
        suffix = None if path == STDIN else path.suffix
        return _document(data, name, suffix, published, fallback=date_in_name(path.name))
    except ReadError as error:
        raise type(error)(f"{_one_line(name)}: {error}") from error


def read_source(source: Source, *, published: Published | None = None, max_bytes: int = DEFAULT_MAX_BYTES) -> Document:
    """Reads what `walk` found; see `read_path`."""
    return read_path(source.path, document_id=source.id, published=published, max_bytes=max_bytes)


def read_bytes(
    data: bytes,
    *,
    document_id: str = "-",
    suffix: str | None = None,
    published: Published | None = None,
    max_bytes: int = DEFAULT_MAX_BYTES,
) -> Document:
    """Like `read_path`, for a file's bytes. `suffix` (`.html`) names the format; without it the bytes tell.

    Raises:
        ReadError: as `read_path`.
    """
    if len(data) > max_bytes:
        raise _too_large(len(data), max_bytes)
    return _document(data, document_id, suffix, published, fallback=None)


def read_text(text: str, *, document_id: str = "text", published: Published | None = None) -> Document:
    """A document of a text that is already there, unchanged; `sha256` is that of its UTF-8 form.

    Raises:
        EmptyDocumentError: there is nothing but white space.
    """
    if not text.strip():
        raise EmptyDocumentError("the text is empty: give the text of a page")
    text = _encodable(text)
    return Document(document_id, text, hashlib.sha256(text.encode()).hexdigest(), "text/plain", published)


def _document(
    data: bytes, name: str, suffix: str | None, published: Published | None, *, fallback: Published | None
) -> Document:
    kind = format_of(data, suffix)
    if not data:
        raise EmptyDocumentError("the file is empty: nothing to read")
    text, own = kind.read(data)
    if not text.strip():
        raise EmptyDocumentError("there is no text in the file: scanned pages need OCR first")
    digest = hashlib.sha256(data).hexdigest()
    return Document(name, _encodable(text), digest, kind.media_type, published or own or fallback)


def _data(path: Path, max_bytes: int) -> bytes:
    try:
        if path.is_dir():
            os.listdir(path)  # noqa: PTH208 - for its error: `walk` gives folders that it can't look into
        if not path.is_file() and path.exists():
            raise ReadError("it is no regular file: give files, or a directory to `summarizer batch`")
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
            size = path.stat().st_size
    except FileNotFoundError as error:
        raise ReadError("there is no such file (or its link leads nowhere): check the path") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ReadError(f"the file can't be read ({reason}): check its rights") from error
    if len(data) > max_bytes:
        raise _too_large(size, max_bytes)
    return data


def _stdin(max_bytes: int) -> bytes:
    data = sys.stdin.buffer.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise _too_large(None, max_bytes)
    return data


def _too_large(size: int | None, max_bytes: int) -> TooLargeError:
    what = f"{size:,} bytes are" if size else "it is"
    return TooLargeError(f"{what} more than the limit of {max_bytes:,}: split the file or set SUMMARIZER_MAX_BYTES")


def _encodable(text: str) -> str:
    """Halves of surrogate pairs, which damaged PDFs and HTML give, can't be written out: they become U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _one_line(name: str) -> str:
    return name if name.isprintable() else ascii(name)[1:-1]
