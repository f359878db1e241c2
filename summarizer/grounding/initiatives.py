"""Draft initiative → initiative: its name is the article's, in or beside its quote."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from summarizer.grounding.align import Found, Index
from summarizer.grounding.figures import locate_quote
from summarizer.grounding.folding import tight
from summarizer.grounding.records import Record, start_of, unsupported
from summarizer.schemas.draft import DraftInitiative
from summarizer.text import Span

__all__ = ["prove_initiatives"]

SHORTEST, LONGEST = 2, 60
"""Characters of a name; the longest titles of regulations have about 50."""

LONGEST_PRIORITY = 40
"""Characters of a priority: the guidelines ask for 20."""

_BESIDE = 30  # characters between a quote and the name beside it
_MARKS = dict.fromkeys(map(ord, "“”‘’\"'《》〈〉「」『』"))


def prove_initiatives(index: Index, drafts: Iterable[DraftInitiative]) -> tuple[list[Record], list[Record]]:
    """The initiatives that stand in the article, in the order of the text, each name once a kind; and the others."""
    items: dict[tuple[str, str], Record] = {}
    refused = []
    for draft in drafts:
        name = tight(draft.name)
        key = (draft.kind, name)
        if key in items:
            continue
        item = _prove(index, draft, len(name))
        if isinstance(item, str):
            refused.append(unsupported("initiative", draft.name, draft.quote, item))
        else:
            items[key] = item
    return sorted(items.values(), key=start_of), refused


def _prove(index: Index, draft: DraftInitiative, size: int) -> Record | str:
    """The item, or the reason why it is none; `size` is the length of its name without marks."""
    if size < SHORTEST:
        return "name is too short"
    if size > (LONGEST_PRIORITY if draft.kind == "priority" else LONGEST):
        return "name is too long"
    found = locate_quote(index, draft.quote)
    if isinstance(found, str):
        return found
    places = index.words(draft.name)
    if not places:
        return "name not found in the article"
    beside = _beside(index, places, found)
    if beside is None:
        return "name stands elsewhere than its quote"
    name, quote = beside
    return {
        "name": index.text[name.start : name.end].translate(_MARKS),
        "kind": draft.kind,
        "status": draft.status,
        "evidence": index.evidence(quote, found.match, draft.quote.strip()),
        "confidence": draft.confidence,
    }


def _beside(index: Index, places: Sequence[Span], found: Found) -> tuple[Span, Span] | None:
    """The first pair of name and quote where one holds the other, or else where they meet in one sentence."""
    beside = None
    for quote in found.spans:
        after = bisect_left(places, quote)
        for name in places[max(0, after - 1) : after + 1]:  # the nearest on either side
            if quote.contains(name) or name.contains(quote):
                return name, quote
            apart = max(quote.start - name.end, name.start - quote.end)
            if beside is None and apart <= _BESIDE and index.sentence(name.start) == index.sentence(quote.start):
                beside = name, quote
    return beside
