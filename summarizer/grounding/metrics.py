"""What a number measures: whether the words of a metric are the article's, and near the number.

A metric stands as a whole in the number's sentence or before it, or it is put together from at most three pieces
of the text, since Chinese shares heads and modifiers (`3家省级、10家市级产业研究院` holds 省级产业研究院). Every
character belongs to a piece, every piece has two characters at least (one, if it is what the number counts,
as in `6个县`, or listed, as in `三、四级手术`), the head (the last piece) stands with the number between two
semicolons of its sentence (or in the sentence before, where `这一比例` refers to it), and the others there or before in
the paragraph, or anywhere before a long head. No piece ends inside a number.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from summarizer.grounding.align import Index, Site
from summarizer.grounding.digits import divides
from summarizer.grounding.folding import LOOSE, tight
from summarizer.text import Span, View

__all__ = ["ProvenMetric", "metric_of", "nearest"]

_LONGEST = 60
_PIECES = 3
_SHORTEST = 2  # characters of a piece
_LONG = 6  # characters that tell what is measured without the piece before them
_REFERRING = re.compile("(?:这[个一]?|该|上述)(?:比例|比重|占比|指标|数字)")
# Words that a metric may carry beyond the text (guidelines, section 4: without a trailing 数量). A share may be named
# as one where the sentence says 占 or 比 (`X有5家，占31%`: X占比).
_GENERIC = re.compile(r"(?:总数量|数量|总数|个数|总量|规模|数)$")
_SHARE = re.compile(r"(?:占比|占|比重|比例)$")
_SHARED = re.compile("[占比]")
_LISTED = re.compile("([一二三四五六七八九十])、")
_QUOTES = re.compile("[“”‘’\"'《》「」『』]")


class ProvenMetric(NamedTuple):
    """A metric in the article's own words, and where it stands nearest the number (`None` if put together)."""

    text: str
    span: Span | None


def metric_of(index: Index, words: str, site: Site) -> ProvenMetric | str:
    """The metric `words` of the number at `site`, or the reason why it is not proved."""
    words = words.strip()
    if not words:
        return "no metric"
    if len(words) > _LONGEST:
        return "metric is too long"
    whole = _whole(index, words, site)
    if whole is not None:
        return whole
    bare = _GENERIC.sub("", words)
    if _SHARE.search(bare) and _SHARED.search(index.plain, site.sentence.start, site.amount.span.start):
        bare = _SHARE.sub("", bare)
    if bare != words and _whole(index, bare, site):
        return ProvenMetric(words, None)
    parts = LOOSE.sub("", tight(bare))
    composed = len(parts) > _SHORTEST and _composed(parts, _scope(index, site))
    return ProvenMetric(words, None) if composed else "metric not found near the number"


def nearest(index: Index, words: str, site: Site) -> int:
    """Characters between words and a number, in its sentence or before it; a large number if they are not there."""
    place = _closest(index.words(words), site)
    return len(index.text) if place is None else _gap(place, site.amount.span)


def _closest(places: Sequence[Span], site: Site) -> Span | None:
    """The place nearest the number that begins in its sentence or before it; of two as near, the first."""
    number, end = site.amount.span, site.sentence.end
    after = bisect_left(places, number)
    near = [place for place in places[max(0, after - 2) : after + 2] if place.start < end]
    return min(near, key=lambda place: _gap(place, number)) if near else None


def _gap(left: Span, right: Span) -> int:
    return max(left.start - right.end, right.start - left.end, 0)


def _whole(index: Index, words: str, site: Site) -> ProvenMetric | None:
    if not words:
        return None
    sentence, number = site.sentence, site.amount.span
    at = index.text.rfind(words, sentence.start, number.start)  # by far the most frequent
    if at >= 0 and not index.divided(at) and not index.divided(at + len(words)):
        return ProvenMetric(words, Span(at, at + len(words)))
    place = _closest(index.words(words), site)
    if place is None:
        return None
    text = index.text[place.start : place.end]
    return ProvenMetric(words if _QUOTES.search(text) else text, place)


@dataclass(frozen=True, slots=True)
class _Scope:
    """Where the pieces of a metric may stand: in `view` before `end`, from `low` on, the last of them from `near` on.

    A character of `single` alone is a piece too: what the number counts, and numerals of a list (`三、四级手术`).
    """

    view: View
    low: int
    near: int
    end: int
    single: frozenset[str]

    def holds(self, piece: str, low: int) -> bool:
        """Whether a piece begins in `[low, end)`."""
        text, size = self.view.text, len(piece)
        at = text.rfind(piece, 0, self.view.position(self.end) + size - 1)
        while at >= 0:
            start = self.view.offset(at)
            if start < low:
                return False
            if start < self.end and not divides(text, at) and not divides(text, at + size):
                return True
            at = text.rfind(piece, 0, at + size - 1)
        return False


def _scope(index: Index, site: Site) -> _Scope:
    plain, sentence, bound = index.plain, site.sentence, site.amount.bound_span
    near = max(sentence.start, plain.rfind(";", sentence.start, bound.start) + 1)
    if sentence.start and _REFERRING.search(plain, near, bound.start):
        near = index.sentence(sentence.start - 1).start
    mark = plain.find(";", bound.end, sentence.end)
    low = min(near, site.paragraph.span.start) if site.paragraph else 0
    single = frozenset((*_LISTED.findall(plain, *sentence), plain[bound.end : bound.end + 1]))
    return _Scope(index.loose, low, near, sentence.end if mark < 0 else mark, single)


def _composed(words: str, scope: _Scope, pieces: int = _PIECES) -> bool:
    """Whether `words` is a chain of pieces, the last of them near."""
    if words in scope.single or (len(words) >= _SHORTEST and scope.holds(words, scope.near)):
        return True
    for size in range(len(words) - 1, 0, -1) if pieces > 1 else ():
        if divides(words, size) or (size < _SHORTEST and words[:size] not in scope.single):
            continue
        low = 0 if len(words) - size >= _LONG else scope.low
        held = words[:size] in scope.single or scope.holds(words[:size], low)
        if held and _composed(words[size:], scope, pieces - 1):
            return True
    return False
