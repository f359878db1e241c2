"""Build the seed pages that are not plain UTF-8 text from their sources: `build_seeds.py [FOLDER]`.

A source under `scripts/seeds/` is the page as a reader reads it: the page line, the articles and sometimes an imprint,
with two blank lines between them. An article opens with its head, one line for each role of `HEADS`; a blank line ends
a paragraph. (The source of 06 is the page itself, and is only encoded.)
The same source always gives the same bytes (with the same versions of reportlab, python-docx and zlib).
"""

from __future__ import annotations

import datetime
import html
import io
import json
import re
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from reportlab.lib.pagesizes import A3
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

SOURCES: Final = Path(__file__).resolve().parent / "seeds"
SEEDS: Final = Path(__file__).resolve().parents[1] / "seeds"
HEADS: Final = {
    "07_yunze_epaper": ("shoulder title sub kicker", "title kicker", "title kicker byline"),
    "08_shidu_columns": ("shoulder title kicker byline", "title sub kicker", "title sub byline"),
    "09_wanghu_word": ("shoulder title kicker", "shoulder title kicker", "title sub byline"),
}


class Line(NamedTuple):
    """A line of the head or a paragraph of the body, with its role on the page."""

    role: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """A source taken apart: the page line, the articles, the imprint (empty if there is none)."""

    header: str
    articles: list[list[Line]]
    footer: str


def read_page(stem: str) -> Page:
    """Read a source and give each of its lines a role."""
    header, *blocks = (SOURCES / f"{stem}.txt").read_text(encoding="utf-8").strip().split("\n\n\n")
    heads = HEADS[stem]
    articles = [_article(block, roles.split()) for block, roles in zip(blocks, heads, strict=False)]
    return Page(header, articles, "".join(blocks[len(heads) :]))


def _article(block: str, roles: list[str]) -> list[Line]:
    head, *body = block.split("\n\n")
    lines = [Line(role, text) for role, text in zip(roles, head.split("\n"), strict=True)]
    signed = False
    for text in body:
        role = _body_role(text, signed=signed)
        signed = signed or role == "byline"
        lines.append(Line(role, text))
    return lines


def _body_role(text: str, *, signed: bool) -> str:
    if re.match(r"本报记者|泽闻·云泽晚报记者", text):
        return "byline"
    if text.startswith("扫码"):
        return "code"
    if signed:
        return "caption"
    return "subhead" if len(text) < 20 else "p"


# --- 07: a page of an e-paper site ------------------------------------------------------------------------------------

ENTITIES: Final = str.maketrans({
    "“": "&ldquo;", "”": "&rdquo;", "‘": "&lsquo;", "’": "&rsquo;", "—": "&mdash;", "…": "&hellip;", "·": "&middot;",
    "‰": "&permil;",
})  # fmt: skip
TAGS: Final = {
    "shoulder": '<h4 class="yinti">{}</h4>',
    "title": "<h1>{}</h1>",
    "sub": '<h2 class="futi">{}</h2>',
    "kicker": '<div class="laiyuan">{}</div>',
    "byline": '<p class="author">&nbsp;&nbsp;&nbsp;&nbsp;{}</p>',
    "subhead": "<p><strong>&nbsp;&nbsp;&nbsp;&nbsp;{}</strong></p>",
    "p": "<p>&nbsp;&nbsp;&nbsp;&nbsp;{}</p>",
    "caption": '<div class="pic"><img src="../../../images/A05/p1_b.jpg" alt=""><p class="tushuo">{}</p></div>',
    "code": '<div class="qr"><img src="../../../images/qr/a05.png" width="96" alt=""><br>{}</div>',
}
SECTIONS: Final = ("头版", "要闻", "要闻", "时政", "民生", "社会", "经济", "文体")
SITE_HEAD: Final = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="keywords" content="云泽晚报,数字报,电子版">
<title>{header} - 云泽晚报数字报</title>
<style>
body {{ margin: 0 auto; width: 1100px; font: 16px/1.9 SimSun, serif; }}
.nav, .foot {{ background: #8c1515; color: #fff; }}
.yinti, .futi, .laiyuan, h1 {{ text-align: center; }}
</style>
<script>
var paper = {{"date": "2024-11-20", "node": "A05", "tips": "本版共3篇文章，点击标题阅读"}};
function zoom(step) {{ document.body.style.fontSize = (16 + step) + "px"; }}
</script>
</head>
<body>
<div class="nav"><a href="/">首页</a> | <a href="/history.html">往期回顾</a> | <a href="/search.html">数字报检索</a> |
<a href="/ad.html">广告刊例</a> | <a href="javascript:zoom(2)">放大</a> <a href="javascript:zoom(-2)">缩小</a></div>
<div class="date">{header}</div>
<div class="left">
<h3>版面导航</h3>
<ul class="page-list">
{pages}
</ul>
<h3>本版目录</h3>
<ul class="title-list">
{titles}
</ul>
<div class="turn"><a href="node_A04.html">上一版</a>&nbsp;&nbsp;<a href="node_A06.html">下一版</a></div>
</div>
<div class="main">
"""
SITE_FOOT: Final = """</div>
<div class="foot">
<p>云泽晚报社 版权所有 未经书面授权不得转载、摘编 | 泽ICP备05018862号-3</p>
<p>报料热线：96118&nbsp;&nbsp;地址：云泽市望湖区印刷厂路7号&nbsp;&nbsp;技术支持：泽闻数字传媒</p>
</div>
<script src="../../../js/counter.js"></script>
<noscript><img src="/stat.gif" alt=""></noscript>
</body>
</html>
"""


def build_epaper(page: Page) -> bytes:
    """An e-paper page as HTML, with what such sites put around the articles."""
    titles = [next(line.text for line in article if line.role == "title") for article in page.articles]
    pages = [f'<li><a href="node_A{n:02}.html">第A{n:02}版：{name}</a></li>' for n, name in enumerate(SECTIONS, 1)]
    links = [f'<li><a href="#c{n}">{_entities(title)}</a></li>' for n, title in enumerate(titles, 1)]
    parts = [SITE_HEAD.format(header=page.header, pages="\n".join(pages), titles="\n".join(links))]
    for n, article in enumerate(page.articles, 1):
        parts += [f'<div class="article" id="c{n}">', "<!--enpcontent-->"]
        parts += [TAGS[line.role].format(_entities(line.text)) for line in article]
        turn = [f'<a href="#c{n - 1}">上一篇</a>'] if n > 1 else []
        turn += [f'<a href="#c{n + 1}">下一篇</a>'] if n < len(titles) else []
        parts += ["<!--/enpcontent-->", f'<div class="turn">{"&nbsp;&nbsp;".join(turn)}</div>', "</div>"]
    return ("\n".join(parts) + "\n" + SITE_FOOT).encode()


def _entities(text: str) -> str:
    return html.escape(text, quote=False).translate(ENTITIES)


# --- 08: a printed page in two columns --------------------------------------------------------------------------------

FONT: Final = "STSong-Light"
WIDTH, HEIGHT = A3
MARGIN, GUTTER = 44.0, 28.0
COLUMN: Final = (WIDTH - 2 * MARGIN - GUTTER) / 2
SIZES: Final = {"shoulder": 13.0, "title": 27.0, "sub": 14.0, "kicker": 14.0, "byline": 10.5}
BODY, LEADING = 11.0, 17.6
BOLD: Final = 2  # the text is filled and its outline drawn
TOKEN: Final = re.compile(r"[“‘《（]*(?:[0-9A-Za-z.]+|——|.)[，。；：、？！”’》）%]*")


def build_columns(page: Page) -> bytes:
    """A printed page as PDF: every article with its head across the page and its body in two columns."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A3, invariant=1)
    canvas.setTitle(page.header)
    canvas.setFont(FONT, 10)
    canvas.drawString(MARGIN, HEIGHT - 40, page.header)
    canvas.setLineWidth(0.4)
    canvas.line(MARGIN, HEIGHT - 46, WIDTH - MARGIN, HEIGHT - 46)
    top = HEIGHT - 58
    for article in page.articles:
        top = _draw_article(canvas, article, top) - 14
    if top < 56:
        raise ValueError(f"the page is too long by {56 - top:.0f} points")
    canvas.line(MARGIN, 46, WIDTH - MARGIN, 46)
    canvas.setFont(FONT, 10)
    canvas.drawString(MARGIN, 32, page.footer)
    canvas.save()
    return buffer.getvalue()


def _draw_article(canvas: Canvas, article: list[Line], top: float) -> float:
    body = next(index for index, line in enumerate(article) if line.role in {"p", "subhead"})
    for role, text in article[:body]:
        top -= SIZES[role] * 1.5
        canvas.setFont(FONT, SIZES[role])
        canvas.drawCentredString(WIDTH / 2, top, text, mode=BOLD if role == "title" else None)
    lines = [(line.role, part) for line in article[body:] for part in _wrap("　　" + line.text)]
    rows = -(-len(lines) // 2)
    canvas.setFont(FONT, BODY)
    for index, (role, text) in enumerate(lines):
        column, row = divmod(index, rows)
        left, base = MARGIN + column * (COLUMN + GUTTER), top - 8 - (row + 1) * LEADING
        canvas.drawString(left, base, text, mode=BOLD if role == "subhead" else None)
    return top - 8 - rows * LEADING


def _wrap(text: str) -> list[str]:
    lines = [""]
    for token in TOKEN.findall(text):
        if pdfmetrics.stringWidth(lines[-1] + token, FONT, BODY) > COLUMN:
            lines.append("")
        lines[-1] += token
    return lines


# --- 09: the copy as a word-processor file ----------------------------------------------------------------------------

STYLES: Final = {"shoulder": "Heading 2", "title": "Heading 1", "sub": "Heading 2", "kicker": "Heading 3"}
SAVED: Final = datetime.datetime(2026, 3, 17, 12, 0, tzinfo=datetime.UTC)


def build_word(page: Page) -> bytes:
    """The copy of a page as a Word file: heads in heading styles, the page line in the header, speakers in bold."""
    document = Document()
    for name in ("Normal", "Heading 1", "Heading 2", "Heading 3"):
        style = document.styles[name]
        style.font.name = "SimSun"
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "宋体")
    document.sections[0].header.paragraphs[0].text = page.header
    for article in page.articles:
        for role, text in article:
            paragraph = document.add_paragraph(style=STYLES.get(role))
            if role in STYLES or role == "byline":
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            else:
                paragraph.paragraph_format.first_line_indent = Pt(21)
            speaker = re.match(r"[^：，。]{2,4}：", text)
            split = speaker.end() if speaker else 0
            if split:
                paragraph.add_run(text[:split]).bold = True
            paragraph.add_run(text[split:])
    core = document.core_properties
    core.author = core.last_modified_by = "云泽晚报编辑部"
    core.title, core.comments, core.revision = page.header, "", 1
    core.created = core.modified = SAVED
    buffer = io.BytesIO()
    document.save(buffer)
    return _repacked(buffer)


def _repacked(packed: io.BytesIO) -> bytes:
    """The same archive with fixed times, for python-docx stamps its members with the time of saving."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, SAVED.timetuple()[:6]), old.read(name), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def build_all() -> dict[str, tuple[str, bytes]]:
    """Every seed page that is built: file name to date of publication and content."""
    plain = (SOURCES / "06_qingpi_gb18030.txt").read_text(encoding="utf-8")
    return {
        "06_qingpi_gb18030.txt": ("2022-03-09", plain.encode("gb18030")),
        "07_yunze_epaper.html": ("2024-11-20", build_epaper(read_page("07_yunze_epaper"))),
        "08_shidu_columns.pdf": ("2025-07-16", build_columns(read_page("08_shidu_columns"))),
        "09_wanghu_word.docx": ("2026-03-18", build_word(read_page("09_wanghu_word"))),
    }


def main() -> None:
    """Write the seed pages and their sidecars."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SEEDS
    folder.mkdir(parents=True, exist_ok=True)
    for name, (published, content) in build_all().items():
        (folder / name).write_bytes(content)
        (folder / f"{name}.meta.json").write_text(json.dumps({"published": published}) + "\n", encoding="utf-8")
        print(f"{name}: {len(content)} bytes")


if __name__ == "__main__":
    main()
