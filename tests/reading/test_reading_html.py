import pytest

from summarizer.documents import Published
from summarizer.reading.html import read_html

EPAPER = """<!DOCTYPE html>
<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<meta name="PubDate" content="2024-03-11 06:00"><title>云泽日报数字报</title><style>p { color: red }</style></head>
<body>
<div class="header"><ul><li><a href="/">首页</a></li><li><a href="/1">要闻</a></li><li><a href="/2">往期</a></li>
</ul></div>
<table><tr><td width="30%">
  <ul class="page-list"><li><a href="a">第01版：头版</a></li><li><a href="b">第02版：要闻</a></li>
  <li><a href="c">第03版</a></li></ul>
</td><td>
<h1>守好水源
    护好一河清水</h1>
<p class="sub">——访云泽市水务局局长何清源</p>
<p>&emsp;&emsp;本报记者&nbsp;林浅</p>
<p>　　全年新建供水管网<b>120</b>公里，<span>普及率</span>
   达到98&#37;。<!-- 广告 --></p>
<p>水质 &lt;优&gt; 的断面占 95%</p>
<h2>织密就医网</h2>
第二篇的正文直接写在单元格里。<br><br>另起一段。<br>同段换行。
<div style="display: none">隐藏的字</div>
<script>document.write("<p>脚本</p>")</script>
</td></tr></table>
<footer>版权所有 云泽日报社</footer>
</body></html>
"""


def test_an_e_paper_page_becomes_headings_and_paragraphs_on_their_own_lines() -> None:
    text, published = read_html(EPAPER.encode("gb18030"))
    assert text == (
        "守好水源护好一河清水\n\n——访云泽市水务局局长何清源\n\n本报记者\xa0林浅\n\n"
        "全年新建供水管网120公里，普及率达到98%。\n\n水质 <优> 的断面占 95%\n\n"
        "织密就医网\n\n第二篇的正文直接写在单元格里。\n\n另起一段。\n同段换行。"
    )
    assert published == Published(2024, 3, 11)


def test_the_encoding_is_found_without_a_declaration_too() -> None:
    page = EPAPER.replace("charset=gb2312", "charset=x")
    assert read_html(page.encode("gb18030")) == read_html(EPAPER.encode("gb18030"))


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2024-03-11T06:00:00+08:00">',
        '<meta itemprop="datePublished" content="2024年3月11日">',
        '<meta name="date" content="20240311">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-03-11"}</script>',
        '</head><body><time datetime="2024-03-11">昨天</time>',
    ],
)
def test_the_date_is_taken_from_wherever_pages_put_it(head: str) -> None:
    assert read_html(f"<html><head>{head}</head><body><p>正文</p></body></html>".encode())[1] == Published(2024, 3, 11)


def test_a_data_table_keeps_a_row_on_a_line() -> None:
    page = "<table><tr><th>指标</th><th>数值</th></tr><tr><td>亩产</td><td>480公斤</td></tr></table>"
    assert read_html(page.encode())[0] == "指标 数值\n亩产 480公斤"


def test_an_articles_own_header_keeps_its_headline() -> None:
    page = "<body><header><h1>报名</h1></header><article><header><h1>守好水源</h1></header><p>正文在此</p></article>"
    assert read_html(page.encode())[0] == "守好水源\n\n正文在此"


def test_a_form_around_the_whole_page_is_not_dropped() -> None:
    page = "<body><form><h2>守好水源</h2><p>正文在此，共有两句。</p></form><p>尾</p></body>"
    assert read_html(page.encode())[0] == "守好水源\n\n正文在此，共有两句。\n\n尾"


def test_a_page_that_is_all_menu_is_still_text() -> None:
    page = "<ul class=menu><li><a>甲</a></li><li><a>乙</a></li><li><a>丙</a></li></ul>"
    assert read_html(page.encode())[0] == "甲\n乙\n丙"


def test_preformatted_text_keeps_its_lines() -> None:
    assert read_html("<pre>第一行\n\n第二行\n第三行</pre>".encode())[0] == "第一行\n\n第二行\n第三行"


@pytest.mark.parametrize("page", [b"", b"  \n", b"<!-- nothing -->", b"<html></html>"])
def test_a_page_without_text_is_empty(page: bytes) -> None:
    assert read_html(page) == ("", None)


def test_unclosed_tags_by_the_hundred_lose_no_text() -> None:
    page = "<font>" * 600 + "正文" + "<p>第二段"
    assert read_html(page.encode())[0] == "正文\n\n第二段"
