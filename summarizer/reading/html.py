"""HTML → text: block elements become lines, what is not the page's own text is left out."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from summarizer.documents import Published
from summarizer.errors import FormatError
from summarizer.reading.encoding import decode, unify_newlines
from summarizer.reading.lines import Lines
from summarizer.reading.published import date_in_text

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["read_html"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)

# Elements after HTML Living Standard, sections 4 and 15: what is never shown, what is shown and not the page's
# text, what stands apart from its neighbours, what stands on a line of its own.
_UNSEEN = _words("head script style template noscript iframe object svg canvas audio video map datalist")
_CONTROLS = _words("nav form button select textarea input dialog menu aside header footer")
_APART = _words("p h1 h2 h3 h4 h5 h6 article section main header footer table ul ol dl blockquote figure pre hr body")
_LINE = _words("div li tr dt dd caption figcaption address center details summary legend fieldset td th")
_BLOCK = _APART | _LINE
_HEADINGS = ("h1", "h2", "h3", "h4")
_LISTS = _words("ul ol dl table div p")

# Words of class names, identifiers and roles that pages give to what surrounds their text.
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:nav|navigation|navbar|menu|menubar|menus|breadcrumbs?|crumbs?|pager|pagination|share|toolbar|sidebar"
    r"|footer|foot|copyright|banner|advert|ads?|related|recommend|comments?|login|search)(?:$|[\s_-])"
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")

# Names under which pages publish their date, the most specific first: Open Graph, Dublin Core, the Chinese
# government's site guidelines (PubDate), and those of common content systems.
_DATE_NAMES = (
    *("article:published_time", "og:published_time", "datepublished", "publishdate", "publish-date", "publish_date"),
    *("publishtime", "publish_time", "pubdate", "firstpublishedtime", "og:release_date", "weibo:article:create_at"),
    *("dc.date.issued", "dcterms.issued", "dc.date", "date"),
)
_JSON_DATE = re.compile(r'"(?:datePublished|pubDate)"\s*:\s*"([^"]{4,40})"')


def read_html(data: bytes) -> tuple[str, Published | None]:
    """The text of a page, and the date in its meta tags, `<time>` or JSON-LD.

    The declared encoding is honoured where the bytes agree. Scripts, forms, navigation, headers, footers and lists
    that are mostly links are left out; headings, paragraphs and tables stand between blank lines. White space
    is collapsed as a browser does, but a line break between two Chinese characters leaves nothing.

    Raises:
        EncodingError: the bytes are no text.
        FormatError: no tree can be made of them.
    """
    declared = _CHARSET.search(data[:4096])
    page = decode(data, declared[1].decode("ascii", "ignore") if declared else None)
    root = _parse(unify_newlines(page))
    if root is None:
        return "", None
    published = _date(root)
    _strip(root)
    return _text(root, _surroundings(root)) or _text(root, set()), published


def _parse(page: str) -> Element | None:
    from lxml import etree  # only HTML pages need it

    options: dict[str, Any] = {"remove_comments": True, "remove_pis": True, "no_network": True, "huge_tree": True}
    try:
        return etree.fromstring(page.encode("utf-8", "replace"), etree.HTMLParser(encoding="utf-8", **options))
    except etree.XMLSyntaxError as error:
        if not page.strip() or "empty" in str(error):
            return None
        raise FormatError("the HTML is too damaged to be read: open it in a browser and save its text") from error


def _strip(root: Element) -> None:
    from lxml import etree

    etree.strip_elements(root, *_UNSEEN, with_tail=False)


def _surroundings(root: Element) -> set[Element]:
    """The elements that are menu, footer, list of links or the like, and not the page's own text."""
    total = _length(root)
    found = {element for element in root.iter(*_CONTROLS) if not _holds_text(element, total)}
    named: Any = root.xpath("//*[@class or @id or @role or @hidden or @style]")
    for element in named:
        if _is_hidden(element) or (_AROUND.search(_names(element)) and not _holds_text(element, total * 0.5)):
            found.add(element)
    links: dict[Element, list[int]] = {}
    for link in root.iter("a"):
        length = _length(link)
        for up in islice(link.iterancestors(*_LISTS), 4):
            links.setdefault(up, []).append(length)
    for element, lengths in links.items():
        if len(lengths) >= 3 and sum(lengths) >= 0.8 * _length(element) and not _heads(element):
            found.add(element)
    return found


def _length(element: Element) -> int:
    return len("".join("".join(map(str, element.itertext())).split()))


def _names(element: Element) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}".lower()


def _is_hidden(element: Element) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def _heads(element: Element) -> bool:
    return next(element.iter(*_HEADINGS), None) is not None


def _holds_text(element: Element, total: float) -> bool:
    """Whether more than half of `total` stands in it, or a headline: the header of an article, a form around a page."""
    if element.tag in ("nav", "button", "select"):
        return False
    in_article = any(True for _ in element.iterancestors("article", "main"))
    heads = _heads(element) and (in_article or element.tag not in ("header", "footer"))
    return heads or _length(element) > 0.5 * total


def _text(root: Element, left_out: set[Element]) -> str:
    from lxml import etree

    lines = Lines()
    walk: Any = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start" and element in left_out:
            walk.skip_subtree()  # its end event still follows, and with it the text after it
            continue
        _break(lines, element, event)
        holder, text = (element, element.text) if event == "start" else (element.getparent(), element.tail)
        if text and holder.tag == "pre":
            lines.add_verbatim(text)
        else:
            lines.add(text)
    return lines.text()


def _break(lines: Lines, element: Element, event: str) -> None:
    tag = element.tag
    if tag == "br":
        if event == "start":
            lines.newline()
    elif tag in ("td", "th") and not any(child.tag in _BLOCK or child.tag == "br" for child in element):
        lines.add(" ")
    else:
        lines.end(2 if tag in _APART else 1 if tag in _LINE else 0)


def _date(root: Element) -> Published | None:
    metas: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("name") or meta.get("property") or meta.get("itemprop") or ""
        metas.setdefault(name.lower(), meta.get("content") or "")
    texts = [metas[name] for name in _DATE_NAMES if name in metas]
    texts += [time.get("datetime") or "" for time in root.iter("time")]
    texts += [m[1] for script in root.iter("script") for m in _JSON_DATE.finditer(script.text or "")]
    return next((date for text in texts if (date := date_in_text(text))), None)
