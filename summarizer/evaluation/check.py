"""What is wrong with a label file, as far as the page alone can show it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from summarizer.documents import Document
from summarizer.errors import FixtureError, ReadError
from summarizer.evaluation.facts import Ruler
from summarizer.evaluation.fixtures import label_files, read_labels, read_page
from summarizer.evaluation.similarity import bare
from summarizer.evaluation.words import number_words
from summarizer.quantities.amounts import find_amounts
from summarizer.quantities.model import Amount
from summarizer.schemas.labels import ArticleLabel, FigureLabel, InitiativeLabel, PageLabels
from summarizer.text import Span

__all__ = ["Problem", "check_files", "check_labels"]

WORDS = 12
"""How many solid characters `first_words` and `last_words` have (guidelines, section 1)."""

LONGEST_PRIORITY = 20
"""Most characters of a priority's name (guidelines, section 3)."""

_Has = Callable[[str], bool]
_Found = Iterator[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Problem:
    """`article` counts from 1; `where` is the place in the label, `what` says what is wrong there."""

    article: int
    where: str
    what: str


def check_files(labels: Sequence[Path], pages: Sequence[Path]) -> tuple[int, list[str]]:
    """How many label files the folders hold, and a line for each problem; a file that can't be read is one.

    Raises:
        FixtureError: there is no label file.
    """
    lines: list[str] = []
    files = label_files(labels)
    if not files:
        raise FixtureError(f"no label file in {', '.join(map(str, labels))}; give a folder of .json files")
    for path in files:
        try:
            read = read_labels(path)
            found = check_labels(read, read_page(read, pages, str(path)))
        except (FixtureError, ReadError) as error:
            lines.append(str(error))
            continue
        lines += [f"{path}: article {p.article}: {p.where}: {p.what}" for p in found]
    return len(files), lines


def check_labels(labels: PageLabels, document: Document) -> list[Problem]:
    """Problems of a page's labels, in their order.

    Quotes, names and words that do not occur, articles that overlap or are out of order, items that stand twice, and
    values that don't follow from their quote. White space, width and quotation marks never count. The words of an
    article that has no place are looked for on the whole page.
    """
    ruler = Ruler.of(document.text)
    problems: list[Problem] = []
    at = 0
    for number, article in enumerate(labels.articles, 1):
        span, wrong = _place(article, ruler, at)
        at = span.end if span else at
        text = ruler.text[span.start : span.end] if span else ruler.text
        found = [*wrong, *_head(article, text), *_speakers(article, text), *_items(article, text)]
        problems += [Problem(number, where, what) for where, what in found]
    return problems


def _place(article: ArticleLabel, ruler: Ruler, at: int) -> tuple[Span | None, list[tuple[str, str]]]:
    wrong: list[tuple[str, str]] = []
    for where, words in (("first_words", article.first_words), ("last_words", article.last_words)):
        solid = len("".join(words.split()))
        if solid != WORDS:
            wrong.append((where, f"{words!r} has {solid} characters; give {WORDS}, white space left out"))
    first = ruler.find(article.first_words, at)
    if first is None:
        earlier = ruler.find(article.first_words) is not None
        what = "stands before the end of the article before: spans overlap" if earlier else "does not occur"
        return None, [*wrong, ("first_words", f"{article.first_words!r} {what}")]
    last = ruler.find(article.last_words, first.start)
    if last is None:
        return None, [*wrong, ("last_words", f"{article.last_words!r} does not occur after the first words")]
    return Span(first.start, last.end), wrong


def _head(article: ArticleLabel, text: str) -> _Found:
    has = _finder(text)
    for part in article.headline.split():
        if not has(part):
            yield "headline", f"{part!r} does not occur in the article"
    for where, value in (("kicker", article.kicker), ("outlet", article.outlet)):
        if value is not None and not has(value):
            yield where, f"{value!r} does not occur in the article"
    for name in article.journalists:
        if not has(name):
            yield "journalists", f"{name!r} does not occur in the article"
    if article.kind == "commentary" and (article.initiatives or article.figures):
        yield "kind", f"a {article.kind} has no initiatives and no figures"
    if article.kind == "commentary" and article.speaker is not None:
        yield "speaker", "a commentary has none"


def _speakers(article: ArticleLabel, text: str) -> _Found:
    has = _finder(text)
    speakers = [*([article.speaker] if article.speaker else []), *article.other_speakers]
    yield from _twice("speaker", [s.name for s in speakers])
    for speaker in speakers:
        if not has(speaker.name):
            yield "speaker", f"{speaker.name!r} does not occur in the article"
        for title in (t for position in speaker.positions for t in position.title.split("、")):
            if not has(title):
                yield "speaker", f"the title {title!r} does not occur in the article"
        yield from _twice(f"positions of {speaker.name}", [p.agency for p in speaker.positions])


def _items(article: ArticleLabel, text: str) -> _Found:
    has = _finder(text)
    for i, initiative in enumerate(article.initiatives, 1):
        yield from ((f"initiative {i} {initiative.name}", what) for what in _initiative(initiative, has))
    kinds = [f"{'priority ' if i.kind == 'priority' else ''}{bare(i.name)}" for i in article.initiatives]
    yield from _twice("initiatives", kinds)
    for i, figure in enumerate(article.figures, 1):
        yield from ((f"figure {i} {figure.metric}", what) for what in _figure(figure, has))
    yield from _twice("figures", [repr(f.model_copy(update={"quote": bare(f.quote)})) for f in article.figures])


def _initiative(initiative: InitiativeLabel, has: _Has) -> Iterator[str]:
    if not has(initiative.quote):
        yield f"the quote {initiative.quote!r} does not occur in the article"
    if not has(initiative.name):
        yield "the name does not occur in the article"
    if initiative.kind == "priority" and len(initiative.name) > LONGEST_PRIORITY:
        yield f"a priority has at most {LONGEST_PRIORITY} characters"


def _figure(figure: FigureLabel, has: _Has) -> Iterator[str]:
    if not has(figure.quote):
        yield f"the quote {figure.quote!r} does not occur in the article"
    if figure.period is not None and not has(figure.period):
        yield f"the period {figure.period!r} does not occur in the article"
    if figure.period is None and figure.due is not None:
        yield "there is a due but no period"
    if figure.value_max is not None and figure.value_max <= figure.value:
        yield "value_max is not above value"
    amounts = find_amounts(figure.quote)
    if not any(_follows(figure, amount) for amount in amounts):
        read = ", ".join(_amount(a) for a in amounts) or "no amount"
        yield f"{_amount(figure)} does not follow from the quote {figure.quote!r}, which has {read}"


def _follows(figure: FigureLabel, amount: Amount) -> bool:
    """The sign is that of the verb, and a unit that the number does not carry (`人`, `元`) is the label's to say."""
    units = bare(amount.unit) in {"", bare(figure.unit)}
    return units and _size(figure) == (amount.value, amount.value_max)


def _size(figure: FigureLabel) -> tuple[Decimal, Decimal | None]:
    """Value and upper value without the sign."""
    return abs(figure.value), None if figure.value_max is None else abs(figure.value_max)


def _amount(item: FigureLabel | Amount) -> str:
    upper = "" if item.value_max is None else f"~{number_words(item.value_max)}"
    return f"{number_words(item.value)}{upper}{item.unit}"


def _twice(where: str, names: Sequence[str]) -> _Found:
    for name in dict.fromkeys(n for i, n in enumerate(names) if n in names[:i]):
        yield where, f"{name} stands twice"


def _finder(text: str) -> _Has:
    """Whether words occur in a text, both `bare`."""
    plain = bare(text)
    return lambda words: bare(words) in plain
