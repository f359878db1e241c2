import io
import zipfile

import docx
import pytest

from summarizer.errors import FormatError, TooLargeError
from summarizer.reading.docx import read_docx


def saved(document: object) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def test_headings_paragraphs_and_tables_come_in_their_order() -> None:
    document = docx.Document()
    document.add_heading("守好水源", 0)
    document.add_paragraph("——访云泽市水务局局长何清源")
    paragraph = document.add_paragraph("全年新建管网")
    paragraph.add_run("120").bold = True
    paragraph.add_run("公里。")
    table = document.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "指标"
    table.cell(0, 2).text = "数值"
    table.cell(1, 0).text = "普及率"
    table.cell(1, 2).text = "98%"
    document.add_paragraph("")
    document.add_heading("第二篇", 1)
    document.add_paragraph("正文\n换行")
    assert read_docx(saved(document)) == (
        "守好水源\n\n——访云泽市水务局局长何清源\n\n全年新建管网120公里。\n\n指标\t数值\n普及率\t\t98%\n\n第二篇\n\n正文\n换行",
        None,
    )


def test_a_document_without_words_is_empty() -> None:
    assert read_docx(saved(docx.Document())) == ("", None)


def packed(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 cut",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,  # a .doc
        packed(**{"xl/workbook.xml": b"<workbook/>"}),
        packed(**{"_rels/.rels": b"<Relationships/>", "word/document.xml": b"<w:document"}),
    ],
)
def test_what_is_no_word_file_is_a_clear_error(data: bytes) -> None:
    with pytest.raises(FormatError, match="no Word file"):
        read_docx(data)


def test_a_zip_bomb_is_not_unpacked() -> None:
    bomb = packed(**{"_rels/.rels": b"<Relationships/>", "word/document.xml": b" " * 210_000_000})
    assert len(bomb) < 1_000_000
    with pytest.raises(TooLargeError):
        read_docx(bomb)
