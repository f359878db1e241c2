"""Initiatives of an article: priorities from lead clauses, named ones from sites; each with its status."""

from __future__ import annotations

from math import exp
from typing import NamedTuple

from summarizer.models.local.acts import AFTER_DONE, DONE, ONGOING, PAST, UNDONE
from summarizer.models.local.clauses import Structure
from summarizer.models.local.lead_features import lead_features
from summarizer.models.local.linear import linear
from summarizer.models.local.name_features import name_features, stretch_features, surroundings
from summarizer.models.local.names import Option, Site, sites
from summarizer.models.local.priorities import Lead, leads
from summarizer.models.local.types import kind_of
from summarizer.schemas.draft import DraftInitiative
from summarizer.schemas.vocabulary import InitiativeStatus
from summarizer.text import Span

__all__ = ["chosen_stretch", "read_initiatives"]

_QUOTE_LIMIT = 80
# Below even odds: what is missed costs as much as what is invented, and the fitted odds are cautious on new pages.
_PRIORITY = 0.35
_NAME = -0.2
# Where the classes of words speak so much against a name, its words are not looked at.
_FLOOR = -1.5


class Named(NamedTuple):
    """A site with its chosen stretch, the name, and the log-odds that it is one."""

    site: Site
    option: Option
    name: str
    odds: float


def read_initiatives(structure: Structure, source: str) -> list[DraftInitiative]:
    """Initiatives in the order of the text; `source` is the article's text, from which names and quotes are copied."""
    found: list[tuple[int, DraftInitiative]] = []
    for lead, probability in _chosen_leads(structure):
        quote = source[lead.start : lead.end]
        found.append(
            (
                lead.start,
                DraftInitiative(
                    name=_bare(quote),
                    kind="priority",
                    status=_status(lead.name, "", ""),
                    quote=quote,
                    confidence=probability,
                ),
            )
        )
    for named in _chosen_names(structure):
        site, option = named.site, named.option
        quote_span = _quote(site, option)
        before = structure.text[quote_span.start : option.start]
        found.append(
            (
                option.start,
                DraftInitiative(
                    name=_bare(source[option.start : option.end]),
                    kind=kind_of(named.name, site.mark),
                    status=_status(
                        before,
                        structure.text[option.end : quote_span.end],
                        structure.text[site.line.sentence.span.start : option.start],
                    ),
                    quote=source[quote_span.start : quote_span.end],
                    confidence=round(1 / (1 + exp(-named.odds)), 3),
                ),
            )
        )
    found.sort(key=lambda pair: pair[0])
    return [initiative for _, initiative in found]


_MARKS = str.maketrans("", "", "“”‘’\"'《》「」『』")


def _bare(name: str) -> str:
    return name.translate(_MARKS).strip()


def _chosen_leads(structure: Structure) -> list[tuple[Lead, float]]:
    model = linear("priority")
    chosen: dict[str, tuple[Lead, float]] = {}
    found = list(leads(structure))
    for lead, features in zip(found, lead_features(found, structure), strict=True):
        probability = model.probability(features)
        if probability >= _PRIORITY and lead.name not in chosen:
            chosen[lead.name] = (lead, round(probability, 3))
    return list(chosen.values())


def chosen_stretch(site: Site) -> Option:
    """The stretch of a site that is most likely to be the name."""
    options = site.options
    if len(options) == 1:
        return options[0]
    model = linear("stretch")
    scores = [model.score(stretch_features(site, option, rank)) for rank, option in enumerate(options)]
    return options[scores.index(max(scores))]


def _chosen_names(structure: Structure) -> list[Named]:
    """The likely names that do not overlap, each name once, at its first mention."""
    model, around, text = linear("name"), surroundings(structure), structure.text
    found = [(site, chosen_stretch(site)) for site in sites(structure)]
    found = [(site, option) for site, option in found if not _is_place(site, option)]
    odds = []
    for site, option in found:
        features, details = name_features(site, option, around)
        score = model.score(features)
        odds.append(score if score < _FLOOR else model.score([*features, *details]))
    _draw_together([option for _, option in found], odds, text)
    likely = sorted((-o, i) for i, o in enumerate(odds) if o >= _NAME)
    taken: list[int] = []
    for _, i in likely:
        start, end = found[i][1][2:]
        if all(end <= found[j][1].start or found[j][1].end <= start for j in taken):
            taken.append(i)
    first: dict[str, Named] = {}
    for i in sorted(taken, key=lambda i: found[i][1].start):
        site, option = found[i]
        name = _bare(text[option.start : option.end])
        if len(name) > 1:
            first.setdefault(name, Named(site, option, name, odds[i]))
    return list(first.values())


def _is_place(site: Site, option: Option) -> bool:
    """Whether a stretch is nothing but a place (加强与青岛、连云港等港口合作)."""
    return all(token.tag == "ns" for token in site.line.tokens[option[0] : option[1]])


def _draw_together(options: list[Option], odds: list[float], text: str) -> None:
    """Draws the odds of the items of one enumeration towards their mean."""
    begin = 0
    for i in range(1, len(options) + 1):
        if i < len(options) and text[options[i - 1].end : options[i].start] in _SIGNS:
            continue
        if i - begin > 1:
            mean = sum(odds[begin:i]) / (i - begin)
            odds[begin:i] = [o + _DRAWN * (mean - o) for o in odds[begin:i]]
        begin = i


_SIGNS = ("、", "", "和", "与", "及", "以及")
_DRAWN = 0.4


def _quote(site: Site, option: Option) -> Span:
    """The clause of the name, or the nearest words to both sides of it where the clause is long."""
    sentence = site.line.sentence
    span = next((c.span for c in sentence.clauses if c.span.start <= option.start < c.span.end), sentence.span)
    start = min(option.start, max(span.start, option.start - _QUOTE_LIMIT))
    end = max(option.end, min(span.end, option.end + 12))
    last = sentence.text[end - 1 - sentence.span.start : end - sentence.span.start]
    return Span(start, end - 1 if last in "。!?" else end)


def _status(before: str, after: str, ahead: str) -> InitiativeStatus:
    """By the verb of the act (guidelines, section 3): 制定了 is done, 加快 ongoing, all else planned.

    `before` and `after` are the words of the clause around the name, `ahead` those of the sentence before it.
    """
    undone = any(word in before for word in UNDONE)
    if any(word in before for word in ONGOING):
        return "ongoing"
    if any(word in before for word in DONE) and (not undone or "成功" in before):
        return "done"
    told = max((ahead.rfind(word) for word in PAST), default=-1)
    if told >= 0 and all(ahead.rfind(word) < told for word in UNDONE):
        return "done"
    if not undone and any(word in after for word in AFTER_DONE):
        return "ongoing" if "开工" in after or "封顶" in after else "done"
    return "ongoing" if any(word in after[:8].split("、", maxsplit=1)[0] for word in ONGOING) else "planned"
