"""Gives PDFium a font of boxes for every East Asian font that a file names and does not hold.

To read text PDFium needs widths, which the file has, and any glyphs at all: where it finds none, it takes a repeated
line for the shadow of the first and drops it. Left to itself it loads fonts of the system: 60 ms a page with the usual
Chinese fonts, other places of characters on other machines, and lost lines on a machine without such fonts.
What was set before is set again afterwards, so that other users of PDFium in the process see the system's fonts.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from struct import pack
from typing import Any

__all__ = ["box_font", "without_system_fonts"]

_EAST_ASIAN = (128, 129, 134, 136)  # fpdf_sysfontinfo.h: Japanese, Korean, simplified and traditional Chinese


@contextmanager
def without_system_fonts() -> Iterator[None]:
    """No fonts of the system inside the block. Not for threads: the caller holds the lock on PDFium.

    Where the program has set its own source of fonts through pypdfium2, that one is left in place.
    """
    import pypdfium2  # only PDFs need it
    from pypdfium2 import raw

    base = getattr(pypdfium2, "PdfSysfontBase", None)
    if base is not None and base.SINGLETON is not None:
        yield
        return
    raw.FPDF_SetSystemFontInfo(_source())
    try:
        yield
    finally:
        raw.FPDF_SetSystemFontInfo(raw.FPDF_GetDefaultSystemFontInfo())


@cache
def _source() -> Any:
    """A source of fonts that has one font; kept for the life of the process, as PDFium holds on to it."""
    from pypdfium2 import raw

    font = box_font()

    def font_data(_self: object, _font: object, table: int, buffer: Any, size: int) -> int:
        if table != 0:  # a single table, or whether this is a collection
            return 0
        if size >= len(font):
            ctypes.memmove(buffer, font, len(font))
        return len(font)

    callbacks = {"MapFont": _map_font, "GetFontData": font_data}
    callbacks |= dict.fromkeys(("Release", "EnumFonts", "GetFont", "DeleteFont"), _nothing)
    callbacks |= dict.fromkeys(("GetFaceName", "GetFontCharset"), _zero)
    source = raw.FPDF_SYSFONTINFO()
    source.version = 1
    types: dict[str, Any] = dict(source._fields_)
    for name, callback in callbacks.items():
        setattr(source, name, types[name](callback))
    return source


def _map_font(_self: object, _weight: int, _italic: int, charset: int, *_: object) -> int | None:
    """The font of boxes, or nothing where PDFium's own fonts for Latin letters do."""
    return 1 if charset in _EAST_ASIAN else None


def _zero(*_: object) -> int:
    return 0


def _nothing(*_: object) -> None:
    return None


@cache
def box_font() -> bytes:
    """A TrueType font (OpenType specification, chapter font file) in which every character is a box of one em."""
    glyph = pack(">5h", 1, 0, -120, 1000, 880) + pack(">HH4B", 3, 0, 1, 1, 1, 1)
    glyph += pack(">4h", 0, 0, 1000, 0) + pack(">4h", -120, 1000, 0, -1000)
    every_character = pack(">HHIIIIII", 13, 0, 28, 0, 1, 0x20, 0x10FFFF, 1)  # format 13: a range → one glyph
    tables = {
        b"cmap": pack(">HHHHI", 0, 1, 3, 10, 12) + every_character,
        b"glyf": glyph,
        b"head": pack(
            ">IIIIHHQQ4hHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, 1000, 0, 0, 0, -120, 1000, 880, 0, 8, 2, 1, 0
        ),
        b"hhea": pack(">I3hH11hH", 0x10000, 880, -120, 0, 1000, *(0,) * 11, 2),
        b"hmtx": pack(">4h", 1000, 0, 1000, 0),
        b"loca": pack(">3I", 0, 0, len(glyph)),  # glyph 0 is empty, glyph 1 the box
        b"maxp": pack(">I14H", 0x10000, 2, 4, 1, *(0,) * 11),
    }
    directory, body = pack(">IHHHH", 0x10000, len(tables), 64, 2, 48), b""
    start = len(directory) + 16 * len(tables)
    for tag, table in tables.items():
        directory += tag + pack(">III", 0, start + len(body), len(table))
        body += table + b"\0" * (-len(table) % 4)
    return directory + body
