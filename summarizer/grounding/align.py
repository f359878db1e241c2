"""Quote → span: an article made ready for searching, and the three ways in which a quote is found in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from re import compile as pattern
from typing import NamedTuple

from summarizer.documents import Article, Paragraph
from summarizer.grounding.digits import ALPHABET, digits_alike, divides
from summarizer.grounding.folding import LOOSE, bare_view, tight
from summarizer.grounding.fuzzy import nearly
from summarizer.grounding.orders import orders
from summarizer.grounding.records import Record
from summarizer.quantities.amounts import find_amounts
from summarizer.quantities.model import Amount, Period
from summarizer.quantities.periods import find_periods
from summarizer.schemas.vocabulary import Match
from summarizer.text import Span, View, fold

__all__ = ["Found", "Index", "Site"]

_SENTENCE_END = pattern("[。！？!?\n][。！？!?”’」』\"'）)]*")
_QUOTES = "“”‘’\"'《》「」『』"


class Found(NamedTuple):
    """Every place of the article where a quote stands, in order, and how it was found."""

    spans: tuple[Span, ...]
    match: Match

    def from_(self, at: int, most: int = 64) -> tuple[Span, ...]:
        """Up to `most` of the places, from the first at or after `at` on, then again from the first of all."""
        if len(self.spans) <= most:
            return self.spans
        first = bisect_left(self.spans, (at, at))
        return (self.spans[first:] + self.spans[:first])[:most]


class Site(NamedTuple):
    """An amount of the article where it stands; `paragraph` is `None` outside of the body."""

    amount: Amount
    words: str
    sentence: Span
    paragraph: Paragraph | None


class Index:
    """An article with what the search for its quotes needs.

    `text` is mended, `plain` folded with every character in its place (a line break is a space there), `amounts` are
    in order, `orders` the paragraphs that address a program. The rest is made once, when it is first asked for. All
    spans point into `text`, except those of `evidence`.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = article.view.text
        self.plain = fold(self.text)
        self.amounts = find_amounts(self.text)
        self.orders = orders(self.text)
        self._paragraph_starts = [paragraph.span.start for paragraph in article.paragraphs]
        self._amount_starts = [amount.span.start for amount in self.amounts]
        self._places: dict[str, tuple[Span, ...]] = {}
        self._found: dict[str, Found | None] = {}

    @cached_property
    def view(self) -> View:
        """The text folded, without white space and quotation marks."""
        return bare_view(self.text)

    @property
    def bare(self) -> str:
        """The text of `view`."""
        return self.view.text

    @cached_property
    def loose(self) -> View:
        """The text as in `view`, without particles too."""
        return bare_view(self.text, LOOSE)

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """The time expressions of the text, in order."""
        return find_periods(self.text, self.article.published)

    @cached_property
    def _period_starts(self) -> list[int]:
        return [period.span.start for period in self.periods]

    @cached_property
    def _sentence_ends(self) -> list[int]:
        return [match.end() for match in _SENTENCE_END.finditer(self.text)]

    @cached_property
    def _sentences(self) -> list[Span]:
        ends = self._sentence_ends
        return list(map(Span, (0, *ends), (*ends, len(self.text))))

    @cached_property
    def sites(self) -> list[Site]:
        """The amounts, each with its sentence and paragraph."""
        text, sentences, ends = self.text, self._sentences, self._sentence_ends
        paragraph = self.paragraph
        return [
            Site(amount, text[at : amount.span.end], sentences[bisect_right(ends, at)], paragraph(at))
            for amount, at in zip(self.amounts, self._amount_starts, strict=True)
        ]

    @property
    def body_start(self) -> int:
        """Where the first paragraph begins: headline, kicker and byline stand before it."""
        return self._paragraph_starts[0] if self._paragraph_starts else 0

    def ordered(self, span: Span) -> bool:
        """Whether a span touches a paragraph that addresses a program."""
        return bool(self.orders) and any(order.overlap(span) for order in self.orders)

    def _amounts_within(self, start: int, end: int) -> slice:
        low = bisect_left(self._amount_starts, start)
        high = bisect_left(self._amount_starts, end, low)
        if high > low and self.amounts[high - 1].span.end > end:
            high -= 1
        return slice(low, high)

    def amounts_in(self, span: Span) -> tuple[Amount, ...]:
        """The amounts that lie wholly in a span."""
        return self.amounts[self._amounts_within(*span)]

    def sites_in(self, span: Span) -> list[Site]:
        """The same, with their sentences and paragraphs."""
        return self.sites[self._amounts_within(*span)]

    def periods_in(self, start: int, end: int) -> tuple[Period, ...]:
        """The time expressions that lie wholly between two places."""
        low = bisect_left(self._period_starts, start)
        high = bisect_left(self._period_starts, end, low)
        if high > low and self.periods[high - 1].span.end > end:
            high -= 1
        return self.periods[low:high]

    def period_over(self, span: Span) -> Period | None:
        """The time expression that a span is, or is part of."""
        i = bisect_right(self._period_starts, span.start) - 1
        return self.periods[i] if i >= 0 and self.periods[i].span.end >= span.end else None

    def sentence(self, at: int) -> Span:
        """The sentence around a position; a line break ends one too."""
        return self._sentences[bisect_right(self._sentence_ends, at)]

    def paragraph(self, at: int) -> Paragraph | None:
        """The paragraph of the body around a position; an article without paragraphs is all body."""
        paragraphs = self.article.paragraphs
        if not paragraphs:
            return Paragraph(Span(0, len(self.text)))
        i = bisect_right(self._paragraph_starts, at) - 1
        return paragraphs[i] if i >= 0 and at < paragraphs[i].span.end else None

    def evidence(self, span: Span, match: Match, quote: str) -> Record:
        """A span as evidence: the document's own words, with the line breaks that stand in them there."""
        start, end = self.article.view.span(span)
        words = self.article.document.text[start:end]
        if match == "exact" and words != quote:
            match = "folded"
        return {"quote": words, "span": {"start": start, "end": end}, "match": match}

    def find(self, quote: str) -> Found | None:
        """A quote to the letter, else folded, else with few edits in which no digit changes; `None` if it is nowhere.

        It may neither begin nor end inside a number: `68%` is not in `468%`.
        """
        try:
            return self._found[quote]
        except KeyError:
            found = self._found[quote] = self._find(quote.strip())
            return found

    def _find(self, quote: str) -> Found | None:
        spans = self.exact(quote) if quote else ()
        if spans:
            return Found(spans, "exact")
        spans = tuple(self.folded(quote))
        if spans:
            return Found(spans, "folded")
        spans = tuple(self._fuzzy(quote))
        return Found(spans, "fuzzy") if spans else None

    def words(self, words: str) -> tuple[Span, ...]:
        """Every place of words that may not differ but in width, white space and quotation marks: a name, a metric."""
        places = self._places.get(words)
        if places is None:
            bare = words.strip()
            places = self.exact(bare) or tuple(self.folded(bare)) if bare else ()
            self._places[words] = places
        return places

    def stands(self, words: str) -> bool:
        """Whether words stand in the article, outside of paragraphs that address a program."""
        places = self.words(words)
        return any(not self.ordered(place) for place in places) if self.orders else bool(places)

    def exact(self, quote: str) -> tuple[Span, ...]:
        """Every place of a quote to the letter."""
        text, plain, size = self.text, self.plain, len(quote)
        at = text.find(quote)
        if at < 0:
            return ()
        if plain[at] not in ALPHABET and plain[at + size - 1] not in ALPHABET and text.find(quote, at + 1) < 0:
            return (Span(at, at + size),)  # as nearly always: it stands once, and its ends are no digits
        spans: list[Span] = []
        while at >= 0:
            if not self.divided(at) and not self.divided(at + size):
                spans.append(Span(at, at + size))
            at = text.find(quote, at + 1)
        return tuple(spans)

    def divided(self, at: int) -> bool:
        """Whether a cut before the character at `at` divides a number."""
        plain = self.plain
        return 0 < at < len(plain) and plain[at - 1] in ALPHABET and plain[at] in ALPHABET and divides(plain, at)

    def folded(self, quote: str) -> Iterator[Span]:
        """Every place of a quote after folding."""
        key = tight(quote)
        if not key:
            return
        at = self.bare.find(key)
        while at >= 0:
            yield from self._checked(quote, Span(at, at + len(key)))
            at = self.bare.find(key, at + 1)

    def _fuzzy(self, quote: str) -> Iterator[Span]:
        for near in nearly(tight(quote), self.bare):
            yield from self._checked(quote, near.span)

    def _checked(self, quote: str, place: Span) -> Iterator[Span]:
        """A place in the view as a span of the text, if the numbers there are those of the quote."""
        span = self.view.span(place)
        whole = not self.divided(span.start) and not self.divided(span.end)
        if whole and digits_alike(quote, self.text[span.start : span.end]):
            yield self._with_marks(quote, span)

    def _with_marks(self, quote: str, span: Span) -> Span:
        """The span with the quotation mark at either end that the quote has there too."""
        start, end = span
        if quote[0] in _QUOTES and start and self.text[start - 1] in _QUOTES:
            start -= 1
        if quote[-1] in _QUOTES and end < len(self.text) and self.text[end] in _QUOTES:
            end += 1
        return Span(start, end)
