"""Who speaks in an article, and for which agencies: from kicker, guests' list, headline, turns and lead."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from summarizer.documents import Article
from summarizer.people import (
    HAN,
    NAME_CHAR,
    Introduction,
    Post,
    any_of,
    card_persons,
    introductions,
    introductions_behind,
    introductions_of,
    is_name,
    line_persons,
    mentions,
    part_name,
    read_posts,
    tight,
    without_visit,
)
from summarizer.schemas.draft import DraftPosition, DraftSpeaker

__all__ = ["read_speakers"]

_BARE_NAME = re.compile(rf"(?:访|对话)[\s　]*(?P<name>{NAME_CHAR}{{2,8}})$")
_AS = re.compile(
    rf"(?:作为|身为)[本我市县区省]?[院局厅委办校行会社]?(?P<titles>{HAN}{{2,8}}(?:、{HAN}{{2,8}})+)(?=[，,。])"
)
_DIVISION = re.compile(rf"^{HAN}{{2,8}}[科处股室]$")
_HEADLINE_PART = re.compile(r"[ 丨|\uFF5C]")
_OFTEN = 2
# A headline that tells of several speakers: whoever is introduced and quoted in the text is one.
_SEVERAL = re.compile(
    "[两二三四五六七八九几多](?:个?部门|[位名个](?:部门|单位)?)(?:负责人|[局厅书县区市行院校]长|专家|书记|主任|代表)"
)
_LONGEST_NOTE, _LONGEST_CARD = 80, 160
# The last characters of the agency whose head has such a title, for a title that no agency leads (`局长王某`).
_HEADED = {
    "局长": "局",
    "厅长": "厅",
    "部长": "部",
    "院长": "院",
    "校长": "(?:学校|中学|小学|大学|[一二三四五六七八九十]中)",
    "行长": "(?:银行|支行|分行|农商行)",
    "董事长": "(?:公司|集团)",
    "总经理": "(?:公司|集团)",
    "主任": "(?:委员会|管委会|委|办公室|办|中心)",
    "书记": "(?:[省市县区州旗]委|党工委|党委)",
}
_BEFORE_AGENCY = any_of("走进 来到 走访 记者 采访 近日 日前 今天 在 到 从 向 对 据 与 和 为 赴 的")
_AGENCY_REACH = 400


class _Found(NamedTuple):
    """A person as some words of the article introduce them."""

    name: str
    posts: tuple[Post, ...]
    words: str


def read_speakers(article: Article) -> tuple[DraftSpeaker | None, tuple[DraftSpeaker, ...]]:
    """The speaker and the others who are interviewed, each with positions as the article writes them.

    Agencies are verbatim (`市科技局`), or taken over from the title before (`某区党工委书记、管委会主任` gives the
    second agency `某区管委会`); grounding completes them from the page. `quote` is an exact part of `article.text`.
    A report has the person of its headline, or of the line under it, and no others; a commentary has nobody.
    """
    if article.kind == "commentary":
        return None, ()
    told = _found(introductions(article.text), article.text)
    if not any(person.posts for person in told):
        told += _found(introductions_behind(article.text), article.text)
    parts = _parts(article)
    told = _found(introductions_of(article.text, parts), article.text) + told
    if article.kind == "report":
        cards = _cards(article)
        name = _named_in_headline(article, told) or next((person.name for person in cards), None)
        return (_speaker(article, name, cards, told) if name else None), ()
    named = _first_named(article)
    main = _main(article, named, told, parts)
    if main is None:
        return None, ()
    speaker = _with_titles_told(article, _speaker(article, main, named, told))
    agency = speaker.positions[-1].agency if speaker.positions else ""
    others = [name for name in _interviewed(article, named, told, parts) if name != main]
    return speaker, tuple(_speaker(article, name, named, told, agency) for name in others)


def _found(people: Iterable[Introduction], words: str) -> list[_Found]:
    return [_Found(person.name, person.posts, words[person.span.start : person.span.end]) for person in people]


def _first_named(article: Article) -> list[_Found]:
    """The persons of kicker, guests' list and, without a kicker, headline, in this order."""
    found: list[_Found] = []
    if kicker := article.kicker:
        words = without_visit(kicker)
        found += _found(line_persons(words), words)
        if not found and (bare := _BARE_NAME.search(kicker)) and is_name(bare["name"]):
            found.append(_Found(bare["name"], (), bare["name"]))
    found += _cards(article)
    if not article.kicker:
        for part in map(without_visit, _HEADLINE_PART.split(article.headline)):
            found += [p for p in _found(line_persons(part), part) if p.posts and is_name(p.name)]
    return found


def _cards(article: Article) -> list[_Found]:
    """The persons of guests' cards and lists, and of a line under the headline."""
    found: list[_Found] = []
    for paragraph in article.paragraphs:
        words = article.text[paragraph.span.start : paragraph.span.end] if paragraph.role == "standfirst" else ""
        if words and (len(words) <= _LONGEST_NOTE or (len(words) <= _LONGEST_CARD and "。" not in words)):
            found += [person for person in _found(card_persons(words), words) if person.posts]
    return found


def _parts(article: Article) -> dict[str, int]:
    """How much of the text stands under subheads with each person's name, if there are several whom it gives titles."""
    length: dict[str, int] = {}
    name = ""
    for paragraph in article.paragraphs:
        words = article.text[paragraph.span.start : paragraph.span.end]
        if paragraph.role == "heading":
            name = part_name(words)
        elif name:
            length[name] = length.get(name, 0) + len(words)
    titled = {person.name for person in introductions_of(article.text, length)}
    return {name: n for name, n in length.items() if name in titled} if len(titled) > 1 else {}


def _main(article: Article, named: list[_Found], told: list[_Found], parts: dict[str, int]) -> str | None:
    """The person of the kicker; else the one who says most; else the one whom the kicker's agency leads to."""
    if article.kicker and named:
        return named[0].name
    if answering := _answering(article) or parts:
        return max(answering, key=lambda name: answering[name])
    if named:
        return named[0].name
    posts = read_posts(without_visit(article.kicker)) if article.kicker else ()
    for person in told:
        if any(post.agency.endswith(known.agency) for post in person.posts for known in posts):
            return person.name
    return _most_quoted(article, told)


def _answering(article: Article) -> dict[str, int]:
    """How much each person says under a label that is a name."""
    said: dict[str, int] = {}
    for paragraph in article.paragraphs:
        if paragraph.role == "answer" and paragraph.speaker and is_name(paragraph.speaker):
            name = tight(paragraph.speaker)
            said[name] = said.get(name, 0) + paragraph.span.end - paragraph.span.start
    return said


def _most_quoted(article: Article, told: list[_Found]) -> str | None:
    names = list(dict.fromkeys(person.name for person in told if person.posts))
    if not names:
        return told[0].name if told else None
    return max(names, key=lambda name: (mentions(article.text, name), -names.index(name)))


def _interviewed(article: Article, named: list[_Found], told: list[_Found], parts: dict[str, int]) -> list[str]:
    """Everybody who is interviewed: named in the head or a subhead, answering, or introduced and quoted repeatedly."""
    names = [person.name for person in named]
    names += _answering(article)
    names += parts
    if not any(paragraph.speaker for paragraph in article.paragraphs):
        introduced = dict.fromkeys(person.name for person in told if person.posts)
        often = 0 if _SEVERAL.search(article.headline) else _OFTEN
        names += [name for name in introduced if mentions(article.text, name) > often]
    return list(dict.fromkeys(names))


def _named_in_headline(article: Article, told: list[_Found]) -> str | None:
    places = [(article.headline.find(person.name), person.name) for person in told if person.name in article.headline]
    return min(places)[1] if places else None


def _speaker(article: Article, name: str, named: list[_Found], told: list[_Found], agency: str = "") -> DraftSpeaker:
    """The person with the posts that the head gives them, or else the fullest introduction in the text.

    `agency` leads titles that none leads in the text (`请局长王某和办公室主任李某作答`), those of a colleague.
    """
    own = [person for person in named if person.name == name and person.posts]
    texts = [person for person in told if person.name == name]
    full = sorted((person for person in texts if person.posts), key=_fullness, reverse=True)
    posts = (own or full)[0].posts if own or full else ()
    if own and len(posts) == 1:
        known = posts[0]
        shown = {known.title + name, known.agency + known.title + name, own[0].words}
        others = dict.fromkeys(person.words for person in texts if person.words not in shown)
        readings = (read_posts(words.removesuffix(name), known.agency) for words in others)
        posts = next((longer for longer in readings if _tells_more(longer, known)), posts)
    if not posts and texts:
        posts = _led_from_afar(article.text, texts[0])
    if not posts or _is_division(posts):
        posts = next((read_posts(p.words.removesuffix(name), agency) for p in texts if agency), ()) or posts
    words = [person.words for person in (*own, *full, *texts) if person.words in article.text]
    return DraftSpeaker(
        name=name,
        positions=tuple(DraftPosition(agency=post.agency, title=post.title) for post in posts),
        quote=words[0] if words else name if name in article.text else "",
    )


def _tells_more(told: tuple[Post, ...], known: Post) -> bool:
    """Whether posts are the one that is known with further titles, or with the agency's name in full."""
    if len(told) != 1 or not told[0].agency.startswith(known.agency):
        return False
    titles, more = set(known.title.split("、")), set(told[0].title.split("、"))
    return titles < more or (titles == more and len(told[0].agency) > len(known.agency))


def _led_from_afar(text: str, person: _Found) -> tuple[Post, ...]:
    """The posts of a title that no agency leads, at the agency of that kind which the text named last before it."""
    title = person.words.removesuffix(person.name)
    end = next((end for head, end in _HEADED.items() if title.endswith(head)), None)
    at = text.find(person.words)
    if end is None or at < 0:
        return ()
    agency = re.compile(
        f"(?:{_BEFORE_AGENCY})*(?P<agency>(?:{HAN}{{2,3}})?[省市县区州旗]{HAN}{{1,14}}?{end})(?![长委办])"
    )
    found = [match["agency"] for match in agency.finditer(text, max(0, at - _AGENCY_REACH), at)]
    return read_posts(title, found[-1]) if found else ()


def _is_division(posts: tuple[Post, ...]) -> bool:
    return len(posts) == 1 and bool(_DIVISION.search(posts[0].agency))


def _with_titles_told(article: Article, speaker: DraftSpeaker) -> DraftSpeaker:
    """The speaker with the titles that a question adds to the one that is known (`您作为院党组成员、副院长`)."""
    if len(speaker.positions) != 1:
        return speaker
    position = speaker.positions[0]
    if "作为" not in article.text and "身为" not in article.text:
        return speaker
    for match in _AS.finditer(article.text):
        titles = match["titles"].split("、")
        if len(titles) > 1 and position.title in titles and all(map(_is_title, titles)):
            longer = DraftPosition(agency=position.agency, title=match["titles"])
            return speaker.model_copy(update={"positions": (longer,)})
    return speaker


def _is_title(words: str) -> bool:
    posts = read_posts(f"某某局{words}")
    return len(posts) == 1 and posts[0].title == words


def _fullness(person: _Found) -> tuple[int, int]:
    return len(person.posts), sum(len(post.agency) + len(post.title) for post in person.posts)
