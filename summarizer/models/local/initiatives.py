"""Initiatives of an article: priorities from lead clauses, named ones from sites; each with its status."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import exp
from typing import NamedTuple

from summarizer.models.local.clauses import Structure
from summarizer.models.local.lead_features import lead_features
from summarizer.models.local.lexicon import DONE, ONGOING, any_of
from summarizer.models.local.linear import linear
from summarizer.models.local.name_features import name_features, stretch_features, surroundings
from summarizer.models.local.names import Option, Site, sites
from summarizer.models.local.priorities import Lead, leads
from summarizer.models.local.types import kind_of
from summarizer.schemas.draft import DraftInitiative
from summarizer.schemas.vocabulary import InitiativeStatus
from summarizer.text import Span

__all__ = ["chosen_stretch", "read_initiatives"]

_ONGOING = re.compile(any_of(ONGOING))
_DONE = re.compile(any_of(DONE))
_QUOTE_LIMIT = 80
# Below even odds: what is missed costs as much as what is invented, and the fitted odds are cautious on new pages.
_PRIORITY = 0.25
_NAME = -0.4


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
                    status=_status(lead.name, ""),
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
                    status=_status(before, structure.text[option.end : quote_span.end]),
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
    model, around = linear("name"), surroundings(structure)
    scored: list[Named] = []
    for site in sites(structure):
        option = chosen_stretch(site)
        odds = model.score(name_features(site, option, around))
        scored.append(Named(site, option, _bare(structure.text[option.start : option.end]), odds))
    scored = [named for named in _shared(scored, structure.text) if named.odds >= _NAME]
    scored.sort(key=lambda named: -named.odds)
    taken: list[Named] = []
    for named in scored:
        start, end = named.option.start, named.option.end
        if all(end <= other.option.start or other.option.end <= start for other in taken):
            taken.append(named)
    first: dict[str, Named] = {}
    for named in sorted(taken, key=lambda named: named.option.start):
        first.setdefault(named.name, named)
    return list(first.values())


def _shared(scored: list[Named], text: str) -> Iterator[Named]:
    """The same with the odds of the items of one enumeration drawn towards their mean."""
    group: list[Named] = []
    for named in scored:
        if group and text[group[-1].option.end : named.option.start] not in _SIGNS:
            yield from _drawn(group)
            group = []
        group.append(named)
    yield from _drawn(group)


def _drawn(group: list[Named]) -> list[Named]:
    if len(group) < 2:
        return group
    mean = sum(named.odds for named in group) / len(group)
    return [named._replace(odds=named.odds + _DRAWN * (mean - named.odds)) for named in group]


_SIGNS = ("、", "", "和", "与", "及", "以及")
_DRAWN = 0.4


def _quote(site: Site, option: Option) -> Span:
    """The clause of the name, or the nearest words to both sides of it where the clause is long."""
    sentence = site.sentence
    span = next((c.span for c in sentence.clauses if c.span.start <= option.start < c.span.end), sentence.span)
    start = max(span.start, option.start - _QUOTE_LIMIT)
    end = max(option.end, min(span.end, option.end + 12))
    last = sentence.text[end - 1 - sentence.span.start : end - sentence.span.start]
    return Span(start, end - 1 if last in "。!?" else end)


def _status(before: str, after: str) -> InitiativeStatus:
    """By the verb of the act (guidelines, section 3): 制定了 is done, 加快 ongoing, all else planned."""
    if _DONE.search(before) or re.search(r"获批|建成投用|取得|已(?!经?[在将])", after):
        return "done"
    return "ongoing" if _ONGOING.search(before) or re.search(r"正在|加快|持续|不断", after) else "planned"
