"""Who speaks in an article, and for which agencies: from kicker, guests' list, headline, turns and lead."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from summarizer.documents import Article
from summarizer.people import (
    HAN,
    NAME_CHAR,
    Introduction,
    Post,
    introductions,
    is_name,
    line_persons,
    mentions,
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
_OFTEN = 2
_LONGEST_CARD = 80


@dataclass(frozen=True, slots=True)
class _Found:
    """A person as some words of the article introduce them."""

    name: str
    posts: tuple[Post, ...]
    words: str


def read_speakers(article: Article) -> tuple[DraftSpeaker | None, tuple[DraftSpeaker, ...]]:
    """The speaker and the others who are interviewed, each with positions as the article writes them.

    Agencies are verbatim (`市科技局`), or taken over from the title before (`某区党工委书记、管委会主任` gives the
    second agency `某区管委会`); grounding completes them from the page. `quote` is an exact part of `article.text`.
    A report has the person of its headline and no others; a commentary has nobody.
    """
    if article.kind == "commentary":
        return None, ()
    told = _found(introductions(article.text), article.text)
    if article.kind == "report":
        name = _named_in_headline(article, told)
        return (_speaker(article, name, [], told) if name else None), ()
    named = _first_named(article)
    main = _main(article, named, told)
    if main is None:
        return None, ()
    speaker = _with_titles_told(article, _speaker(article, main, named, told))
    agency = speaker.positions[-1].agency if speaker.positions else ""
    others = [name for name in _interviewed(article, named, told) if name != main]
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
    for paragraph in article.paragraphs:
        if paragraph.role == "standfirst" and paragraph.span.end - paragraph.span.start <= _LONGEST_CARD:
            words = article.text[paragraph.span.start : paragraph.span.end]
            found += [person for person in _found(line_persons(words), words) if person.posts]
    if not article.kicker:
        for part in article.headline.split(" "):
            found += [p for p in _found(line_persons(part), part) if p.posts and is_name(p.name)]
    return found


def _main(article: Article, named: list[_Found], told: list[_Found]) -> str | None:
    """The person of the kicker; else the one who answers most; else the one whom the kicker's agency leads to."""
    if article.kicker and named:
        return named[0].name
    if answering := _answering(article):
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


def _interviewed(article: Article, named: list[_Found], told: list[_Found]) -> list[str]:
    """Everybody who is interviewed: named in the head, answering under a label, or introduced and quoted repeatedly."""
    names = [person.name for person in named]
    names += _answering(article)
    if not any(paragraph.speaker for paragraph in article.paragraphs):
        introduced = dict.fromkeys(person.name for person in told if person.posts)
        names += [name for name in introduced if mentions(article.text, name) > _OFTEN]
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
    if not posts or _is_division(posts):
        posts = next((read_posts(p.words.removesuffix(name), agency) for p in texts if agency), ()) or posts
    words = [person.words for person in (*own, *full, *texts) if person.words in article.text]
    return DraftSpeaker(
        name=name,
        positions=tuple(DraftPosition(agency=post.agency, title=post.title) for post in posts),
        quote=words[0] if words else name if name in article.text else "",
    )


def _is_division(posts: tuple[Post, ...]) -> bool:
    return len(posts) == 1 and bool(_DIVISION.search(posts[0].agency))


def _with_titles_told(article: Article, speaker: DraftSpeaker) -> DraftSpeaker:
    """The speaker with the titles that a question adds to the one that is known (`您作为院党组成员、副院长`)."""
    if len(speaker.positions) != 1:
        return speaker
    position = speaker.positions[0]
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
