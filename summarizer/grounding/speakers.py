"""Draft speaker → speaker: name and titles are the article's, the agency the page's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from summarizer.grounding.agency import complete_agency
from summarizer.grounding.align import Index
from summarizer.grounding.digits import divides
from summarizer.grounding.folding import tight
from summarizer.grounding.records import Record, unsupported
from summarizer.schemas.draft import DraftPosition, DraftSpeaker
from summarizer.schemas.summary import Evidence, PositionItem, SpeakerItem
from summarizer.text import Span

__all__ = ["prove_speaker", "prove_speakers"]

_NEAR = 80  # characters between a name and the title that introduces it
_LEAD = 2  # paragraphs of the body that may introduce a person who is named elsewhere
_LONGEST_NAME = 20  # with dots: 阿卜杜热合曼·买买提依明
_TAIL = 3  # characters of an agency that the article itself must have
_TITLE_JOINTS = re.compile(r"[、,兼和及/]+")
_BREAK = re.compile('[。！？!?；;：:\n“”"]')
_QUOTE_REACH = 60  # characters before a name in its evidence
_GAP = re.compile(r"\s+")


def prove_speakers(
    index: Index, drafts: Iterable[DraftSpeaker], taken: Sequence[str] = ()
) -> tuple[tuple[SpeakerItem, ...], tuple[Record, ...]]:
    """The persons who stand in the article, each name once and none of `taken`; and what is not proved of them."""
    items: dict[str, SpeakerItem] = {}
    refused: list[Record] = []
    for draft in drafts:
        item, out = prove_speaker(index, draft)
        if item is not None and item.name not in items and item.name not in taken:
            items[item.name] = item
            refused += out
        elif item is None:
            refused += out
    return tuple(items.values()), tuple(refused)


def prove_speaker(index: Index, draft: DraftSpeaker) -> tuple[SpeakerItem | None, tuple[Record, ...]]:
    """A person with the positions that are proved, `None` if the article does not name them; and what is not proved."""
    name = _GAP.sub("", draft.name)
    named = index.words(draft.name) if 2 <= len(name) <= _LONGEST_NAME else ()
    places = [place for place in named if not index.ordered(place)]
    if not places:
        return None, (_unsupported(draft, draft.name, "name not found in the article"),)
    near = _near(index, places)
    positions: list[PositionItem] = []
    refused = []
    for position in draft.positions:
        proved = _position(index, position, near)
        if isinstance(proved, str):
            text = f"{draft.name} {position.agency} {position.title}"
            refused.append(_unsupported(draft, text, proved))
        elif proved not in positions:
            positions.append(proved)
    evidence = _evidence(index, draft, places, positions)
    return SpeakerItem(name=name, positions=tuple(positions), evidence=evidence), tuple(refused)


def _unsupported(draft: DraftSpeaker, text: str, reason: str) -> Record:
    return unsupported("speaker", text, draft.quote, reason)


def _near(index: Index, places: Sequence[Span]) -> str:
    """The words that may introduce a person: headline, kicker and lead, and those about each mention of the name."""
    lead = index.article.paragraphs[:_LEAD]
    head = index.text[: lead[-1].span.end] if lead else index.text[:_NEAR]
    around = [index.text[max(0, p.start - _NEAR) : p.end + _NEAR] for p in places if p.end + _NEAR > len(head)]
    return "\n".join((index.article.kicker or "", head, *around))


def _position(index: Index, position: DraftPosition, near: str) -> PositionItem | str:
    """A position with its agency in full, or the reason why it is not proved."""
    agency, title = _GAP.sub("", position.agency), _GAP.sub("", position.title)
    if not title or not agency:
        return "position has no title" if not title else "position has no agency"
    if title not in near and not _titled(title, tight(near)):
        return "title not found beside the name"
    full = _agency(index, agency, title, near)
    return PositionItem(agency=full, title=title) if full else "agency not found on the page"


def _titled(title: str, near: str) -> bool:
    """Whether the words near a name hold a title, or every one of several."""
    whole = tight(title)
    return whole in near or all(part in near for part in _TITLE_JOINTS.split(whole) if part)


def _agency(index: Index, agency: str, title: str, near: str) -> str | None:
    """The agency in full, if the page has it: in one piece, or its end in the article and its place on the page.

    `市科技局` and `临川市科技局` both give the latter on a page that names 临川市 as the place of `市科技局`.
    """
    key = tight(agency)
    if agency in index.text or key in index.bare:
        return _complete(agency, index)
    for start in range(1, len(key)):
        end = key[start:]
        office = f"{end}长" in title  # 省长: the agency is the place itself
        if end not in index.bare or (len(end) == 1 and not office):
            continue
        completed = _complete(agency[len(agency) - len(end) :], index)
        if tight(completed) == key:
            return completed
        if completed == agency[len(agency) - len(end) :] and len(end) >= min(_TAIL, len(key)):
            return agency if _placed(key[:start], end, index, tight(near)) else None
    return None


def _placed(place: str, end: str, index: Index, near: str) -> bool:
    """Whether the page has both parts of an agency that no rule completes, the end of it beside the name."""
    return end in near and len(place) >= 2 and (place in near or place in tight(index.article.document.text))


def _complete(agency: str, index: Index) -> str:
    return complete_agency(agency, index.article)


def _evidence(index: Index, draft: DraftSpeaker, places: Sequence[Span], positions: Sequence[PositionItem]) -> Evidence:
    """Words in which the name stands: the draft's quote if it is found about a mention, else the introduction."""
    found = index.find(draft.quote) if 0 < len(draft.quote) <= 200 else None
    for span in found.spans if found else ():
        if any(span.contains(place) for place in places):
            return Evidence.model_validate(index.evidence(span, found.match if found else "exact", draft.quote.strip()))
    title = positions[0].title if positions else ""
    span = next((s for s in (_introduction(index, place, title) for place in places) if s), places[0])
    return Evidence.model_validate(index.evidence(span, "exact", index.text[span.start : span.end]))


def _introduction(index: Index, place: Span, title: str) -> Span | None:
    """From the last mark before the title to the end of the name; `None` if no title leads to it."""
    low = max(0, place.start - _QUOTE_REACH)
    before = index.text[low : place.start]
    if not title or tight(title) not in tight(before):
        return None
    start = low
    for mark in _BREAK.finditer(before):
        start = low + mark.end()
    while start < place.start and (index.text[start] in " —-，,、　" or divides(index.plain, start)):
        start += 1
    return Span(start, place.end)
