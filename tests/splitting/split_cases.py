"""Short pages about invented people and places, for the tests of heads and speakers."""

from __future__ import annotations

from summarizer.documents import Article, Document
from summarizer.grounding.agency import complete_agency
from summarizer.models.local.speakers import read_speakers
from summarizer.schemas.draft import DraftSpeaker
from summarizer.splitting import split

KICKER = "——访枫桥市水务局局长王一鸣"
HEAD = f"修好一条渠\n{KICKER}\n"
WANG = ("王一鸣", [("枫桥市水务局", "局长")])

Person = tuple[str, list[tuple[str, str]]]


def story(name: str = "王一鸣") -> str:
    """Two paragraphs in which a person speaks."""
    return (
        f"“渠水到田头，心里就踏实。”{name}说，今年新修渠道12公里，灌溉面积增加3.5万亩。\n\n"
        f"下一步，将把老渠全部翻修一遍，让群众种上旱涝保收田。{name}表示，明年再修10公里。"
    )


def articles(text: str) -> list[Article]:
    """The articles of a page."""
    return split(Document("page.txt", text, "0" * 64))


def only(text: str) -> Article:
    """The one article of a page."""
    (article,) = articles(text)
    return article


def people(article: Article) -> list[Person]:
    """The speaker and the others, with their agencies in full."""
    main, others = read_speakers(article)
    return [_person(speaker, article) for speaker in (main, *others) if speaker is not None]


def _person(speaker: DraftSpeaker, article: Article) -> Person:
    return speaker.name, [(complete_agency(p.agency, article), p.title) for p in speaker.positions]


def source(article: Article) -> str:
    """What an article's span covers on the page."""
    return article.document.text[article.span.start : article.span.end]
