"""How long scoring takes: 1,000 articles as dense as real ones, with the faults of a middling model.

Prints the seconds of scoring alone, and of a whole report (intervals, a comparison of two runs, HTML).
Usage: python benchmarks/score_articles.py [ARTICLES]
"""

from __future__ import annotations

import random
import sys
import time
from dataclasses import replace
from decimal import Decimal

from summarizer.evaluation.facts import ArticleFacts, FigureFact, InitiativeFact, PositionFact, SpeakerFact
from summarizer.evaluation.marks import FIELDS
from summarizer.evaluation.report.build import build_report
from summarizer.evaluation.report.render import as_html
from summarizer.evaluation.run import Run
from summarizer.evaluation.scores import ArticleScore, score_page
from summarizer.evaluation.statistics import compare_runs
from summarizer.text import Span

PLACES = ["云泽", "望湖", "禾川", "沅桥", "石渡", "青陂", "碧湖", "北岸", "东岭", "南屏"]
THINGS = [
    "技术合同成交额",
    "科技型中小企业",
    "规模以上工业增加值",
    "快递业务量",
    "新建改建道路",
    "公共停车泊位",
    "高标准农田",
    "森林覆盖率",
]
KINDS = ["计划", "行动", "工程", "产业园", "科学城", "大会", "条例", "中心", "基地", "专项"]
ARTICLES_A_PAGE = 4
INITIATIVES, FIGURES = 16, 10
LENGTH = 800


def label(rng: random.Random, start: int) -> ArticleFacts:
    """One article: 16 initiatives and 10 figures on 800 solid characters."""

    def place() -> tuple[Span, ...]:
        at = start + rng.randrange(LENGTH - 20)
        return (Span(at, at + rng.randint(8, 20)),)

    initiatives = tuple(
        InitiativeFact(
            rng.choice(PLACES) + rng.choice(THINGS)[:4] + str(rng.randrange(99)) + rng.choice(KINDS),
            "priority" if i % 4 == 0 else "project",
            "planned",
            places=place(),
        )
        for i in range(INITIATIVES)
    )
    figures = tuple(
        FigureFact(
            "goal", rng.choice(PLACES) + rng.choice(THINGS), Decimal(rng.randrange(1, 5000)), "家", places=place()
        )
        for _ in range(FIGURES)
    )
    speaker = SpeakerFact(rng.choice(PLACES), (PositionFact(f"{rng.choice(PLACES)}市发改委", "主任"),))
    span = Span(start, start + LENGTH)
    return ArticleFacts(span, headline="提质增效", speakers=(speaker,), initiatives=initiatives, figures=figures)


def answer(rng: random.Random, article: ArticleFacts) -> ArticleFacts:
    """A tenth of the items left out, a tenth with a wrong value or name."""
    figures = [replace(f, value=f.value + (rng.random() < 0.1)) for f in article.figures if rng.random() > 0.1]
    kept = [i for i in article.initiatives if rng.random() > 0.1]
    initiatives = [replace(i, name=i.name[:4]) if rng.random() < 0.1 else i for i in kept]
    rng.shuffle(figures)
    return replace(article, figures=tuple(figures), initiatives=tuple(initiatives))


def scored(pages: list[list[ArticleFacts]], seed: int) -> list[ArticleScore]:
    """Scores of one made-up model."""
    rng = random.Random(seed)
    return [
        row
        for number, page in enumerate(pages)
        for row in score_page(f"{number:04}.txt", page, [answer(rng, article) for article in page])
    ]


def main(arguments: list[str]) -> int:
    """Exit status 1 where scoring takes 10 s or more for 1,000 articles."""
    count = int(arguments[0]) if arguments else 1000
    rng = random.Random(7)
    every = [label(rng, LENGTH * (i % ARTICLES_A_PAGE)) for i in range(count)]
    pages = [every[i : i + ARTICLES_A_PAGE] for i in range(0, count, ARTICLES_A_PAGE)]
    start = time.perf_counter()
    first = scored(pages, 1)
    seconds = time.perf_counter() - start
    print(f"{count} articles scored in {seconds:.2f} s ({count / seconds:.0f} a second)")
    second = scored(pages, 2)
    start = time.perf_counter()
    found = compare_runs([s.tallies for s in first], [s.tallies for s in second], [field.name for field in FIELDS])
    print(f"two runs compared in {time.perf_counter() - start:.2f} s")
    start = time.perf_counter()
    runs = [[Run("a", tuple(replace(s, faults=()) for s in first))], [Run("b", tuple(second))]]
    runs[1] = [replace(run, scores=tuple(replace(s, faults=()) for s in run.scores)) for run in runs[1]]
    html = as_html(build_report([], runs, {("b", "a"): found}, [], ["benchmark"]))
    print(f"report with intervals in {time.perf_counter() - start:.2f} s ({len(html) / 1e6:.1f} MB)")
    return 1 if seconds * 1000 / count >= 10 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
