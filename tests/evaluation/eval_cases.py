"""Facts for tests of the evaluation: invented, and small enough to count by hand."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from summarizer.evaluation.facts import ArticleFacts, FigureFact, InitiativeFact, PositionFact, SpeakerFact
from summarizer.evaluation.marks import Tally
from summarizer.evaluation.scores import field_tallies, score_page
from summarizer.text import Span

PAGE = "page.txt"


def figure(metric: str, value: str, unit: str = "家", at: int = 10, **rest: Any) -> FigureFact:
    return FigureFact(
        role=rest.pop("role", "goal"),
        metric=metric,
        value=Decimal(value),
        unit=unit,
        places=(Span(at, at + 10),),
        **rest,
    )


def initiative(name: str, kind: Any = "project", status: Any = "planned", at: int = 10) -> InitiativeFact:
    return InitiativeFact(name, kind, status, name, (Span(at, at + len(name)),))


def speaker(name: str, *positions: str) -> SpeakerFact:
    """Positions as `agency|title`."""
    split = (position.split("|") for position in positions)
    return SpeakerFact(name, tuple(PositionFact(agency, title) for agency, title in split))


def article(start: int = 0, end: int = 100, **rest: Any) -> ArticleFacts:
    return ArticleFacts(span=Span(start, end), headline=rest.pop("headline", "云泽谋划新五年"), **rest)


def tallies(expected: Sequence[ArticleFacts], predicted: Sequence[ArticleFacts]) -> dict[str, Tally]:
    return field_tallies(score_page(PAGE, expected, predicted))


def score(field: str, expected: Sequence[ArticleFacts], predicted: Sequence[ArticleFacts]) -> float | None:
    return tallies(expected, predicted).get(field, Tally()).score


def faults(expected: Sequence[ArticleFacts], predicted: Sequence[ArticleFacts]) -> list[tuple[str, str]]:
    return [(fault.kind, fault.field) for row in score_page(PAGE, expected, predicted) for fault in row.faults]


TOWNS = ("白鹭", "青石", "柳溪", "东岭", "南屏", "北塘", "西渡", "双桥")
ARTICLE = """{headline}

——访{town}市商务局局长周{name}

“今年以来，外贸和消费都稳住了。”{town}市商务局局长周{name}说。

截至6月底，全市社会消费品零售额已达{sales}亿元，新增外贸企业{firms}家。

加快推进{town}物流港建设。到2027年，力争外贸进出口额突破{trade}亿元。

本报记者 林{name}
"""


def write_page(folder: Path, number: int, town: str) -> None:
    """One page with one interview, and its labels, under `folder`."""
    values = {"sales": 120 + number, "firms": 30 + number, "trade": 200 + 10 * number}
    headline, name = f"{town}外贸爬坡过坎 消费持续回暖", "一二三四五六七八"[number]
    text = ARTICLE.format(headline=headline, town=town, name=name, **values)
    article = {
        "kind": "interview",
        "headline": headline,
        "kicker": f"访{town}市商务局局长周{name}",
        "first_words": "".join(text.split())[:12],
        "last_words": "".join(text.split())[-12:],
        "journalists": [f"林{name}"],
        "outlet": None,
        "occasion": None,
        "speaker": {"name": f"周{name}", "positions": [{"agency": f"{town}市商务局", "title": "局长"}]},
        "initiatives": [
            {"name": name, "kind": kind, "status": "ongoing", "quote": f"加快推进{town}物流港建设"}
            for name, kind in ((f"加快推进{town}物流港建设", "priority"), (f"{town}物流港", "project"))
        ],
        "figures": [
            _label("result", "社会消费品零售额", values["sales"] * 10**8, "元", "exact", "截至6月底", "2023-06")
            | {"quote": f"社会消费品零售额已达{values['sales']}亿元"},
            _label("result", "外贸企业", values["firms"], "家", "exact", "截至6月底", "2023-06")
            | {"measure": "increment", "quote": f"新增外贸企业{values['firms']}家"},
            _label("goal", "外贸进出口额", values["trade"] * 10**8, "元", "min", "到2027年", "2027")
            | {"quote": f"外贸进出口额突破{values['trade']}亿元"},
        ],
    }
    labels = {"document": f"p{number}.txt", "reference_year": 2023, "articles": [article]}
    for name in ("pages", "labels"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "pages" / f"p{number}.txt").write_text(text, encoding="utf-8")
    (folder / "labels" / f"p{number}.json").write_text(json.dumps(labels, ensure_ascii=False), encoding="utf-8")


def _label(role: str, metric: str, value: int, unit: str, bound: str, period: str, due: str) -> dict[str, Any]:
    return {"role": role, "metric": metric, "value": value, "unit": unit, "bound": bound, "measure": "level"} | {
        "period": period,
        "due": due,
    }


def write_set(folder: Path, pages: int = 8) -> Path:
    """A fixture set of `pages` pages, with three figures and one initiative each."""
    for number, town in enumerate(TOWNS[:pages]):
        write_page(folder, number, town)
    return folder
