from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas
from reportlab.platypus import BaseDocTemplate, Frame, FrameBreak, PageTemplate, Paragraph

from summarizer.errors import FormatError
from summarizer.reading.pdf import read_pdf
from summarizer.reading.pdf_layout import Line, page_text

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
BODY = ParagraphStyle("body", fontName="STSong-Light", fontSize=10, leading=15, firstLineIndent=20, wordWrap="CJK")
HEAD = ParagraphStyle("head", fontName="STSong-Light", fontSize=18, leading=26, wordWrap="CJK", alignment=1)
PARAGRAPHS = [
    f"{number}，云泽市水务局局长何清源表示，上半年完成投资9.2亿元，新建供水管网132公里。"
    "雨后初晴，江岸码头汽笛声声，吊机把集装箱稳稳放上货轮甲板。城乡供水一体化覆盖20个乡镇，受益群众近40万人，GDP增长5%。"
    for number in (
        "第一段",
        "第二段",
        "第三段",
        "第四段",
        "第五段",
        "第六段",
        "第七段",
        "第八段",
        "第九段",
        "第十段",
        "末段",
    )
]


@pytest.fixture(scope="module")
def two_columns(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A headline over two columns of paragraphs, as a typesetting program writes it."""
    path = tmp_path_factory.mktemp("pdf") / "page.pdf"
    width, height = A4
    frames = [
        Frame(50, height - 150, width - 100, 100),
        Frame(50, 60, 235, height - 187),
        Frame(310, 60, 235, height - 187),
    ]
    document = BaseDocTemplate(str(path), pagesize=A4)
    document.addPageTemplates(PageTemplate(frames=frames))
    head = [Paragraph("守好水源<br/>护好一河清水", HEAD), Paragraph("——访云泽市水务局局长何清源", BODY), FrameBreak()]
    document.build([*head, *(Paragraph(text, BODY) for text in PARAGRAPHS)])
    return path.read_bytes()


def test_columns_come_one_after_another_and_paragraphs_are_whole(two_columns: bytes) -> None:
    text, published = read_pdf(two_columns)
    blocks = text.split("\n\n")
    assert blocks[:2] == ["守好水源\n护好一河清水", "——访云泽市水务局局长何清源"]
    assert "".join(blocks[2:]) == "".join(PARAGRAPHS)

    assert len(set(PARAGRAPHS) - set(blocks)) == 1  # the one that the end of the column cuts in two
    assert published is None


def test_columns_drawn_line_by_line_are_put_one_after_another(tmp_path: Path) -> None:
    page = canvas.Canvas(str(tmp_path / "page.pdf"), pagesize=A4)
    page.setFont("STSong-Light", 18)
    page.drawString(150, 760, "守好水源护好一河清水")
    page.setFont("STSong-Light", 10)
    left, right = "甲乙丙丁戊己庚辛壬癸" * 10, "子丑寅卯辰巳午未申酉" * 10
    for i in range(5):
        page.drawString(50, 700 - 15 * i, left[20 * i : 20 * i + 20])
        page.drawString(310, 700 - 15 * i, right[20 * i : 20 * i + 20])
    page.save()
    text, _ = read_pdf((tmp_path / "page.pdf").read_bytes())
    assert text == f"守好水源护好一河清水\n\n{left}\n\n{right}"


def test_pages_stand_between_blank_lines(tmp_path: Path) -> None:
    page = canvas.Canvas(str(tmp_path / "page.pdf"))
    for words in ("first page", "second page"):
        page.drawString(50, 700, words)
        page.showPage()
    page.save()
    assert read_pdf((tmp_path / "page.pdf").read_bytes())[0] == "first page\n\nsecond page"


@pytest.mark.parametrize("cut", [b"", b"%PDF-1.7\n", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog"])
def test_a_broken_pdf_is_a_clear_error(cut: bytes) -> None:
    with pytest.raises(FormatError, match="damaged or locked"):
        read_pdf(cut)


def test_a_pdf_without_text_gives_none(tmp_path: Path) -> None:
    page = canvas.Canvas(str(tmp_path / "page.pdf"))
    page.rect(50, 50, 100, 100)
    page.save()
    assert read_pdf((tmp_path / "page.pdf").read_bytes())[0] == ""


def test_other_users_of_pdfium_render_with_the_systems_fonts_afterwards(two_columns: bytes) -> None:
    def rendered() -> bytes:
        with pypdfium2.PdfDocument(two_columns) as document:
            page = document[0]
            bitmap = page.render(scale=0.5)
            data = bytes(bitmap.buffer)
            bitmap.close()
            page.close()
        return data

    before = rendered()
    read_pdf(two_columns)
    assert rendered() == before


def line(text: str, left: float, bottom: float, right: float | None = None, height: float = 10) -> Line:
    return Line(text, left, bottom, left + 10 * len(text) if right is None else right, bottom + height)


def test_an_indent_starts_a_paragraph_and_a_short_line_ends_one() -> None:
    lines = [
        line("　段首行满一二三四五六七八九", 20, 100, 160),
        line("续行满一二三四五六七八九十一二", 10, 85, 160),
        line("短尾。", 10, 70),
        line("另一段首行满一二三四五六七八", 20, 55, 160),
    ]
    assert (
        page_text(lines)
        == "段首行满一二三四五六七八九续行满一二三四五六七八九十一二短尾。\n\n另一段首行满一二三四五六七八"
    )


def test_an_indent_may_be_made_of_spaces_and_a_byline_stands_apart() -> None:
    lines = [
        line("记者 林浅", 100, 121),
        line("\u3000\u3000段首行满一二三四五六七八", 10, 100, 140),
        line("续行满一二三四五六七八九十一二", 10, 85, 160),
        line("\u3000\u3000另一段首行满一二三四五六", 10, 70, 140),
    ]
    assert page_text(lines) == (
        "记者 林浅\n\n段首行满一二三四五六七八续行满一二三四五六七八九十一二\n\n另一段首行满一二三四五六"
    )


def test_words_in_latin_letters_stay_apart_where_a_line_breaks() -> None:
    lines = [line("the quick brown fox jumps", 10, 100, 160), line("over the lazy dog and 20", 10, 85, 160)]
    assert page_text([*lines, line("23年末", 10, 70)]) == "the quick brown fox jumps over the lazy dog and 2023年末"


LINES = st.builds(
    line,
    st.text("甲乙丙 ab1", min_size=1, max_size=12),
    st.integers(0, 500),
    st.integers(0, 800),
    st.none(),
    st.integers(0, 30),
)


@given(st.lists(LINES, max_size=20))
def test_no_character_is_lost_or_made_wherever_lines_stand(lines: list[Line]) -> None:
    text = page_text(lines)
    assert sorted("".join(text.split())) == sorted("".join("".join(part.text.split()) for part in lines))
