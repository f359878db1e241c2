"""Summaries made by hand for the tests of outputs."""

from decimal import Decimal
from typing import Any

from summarizer.schemas.summary import (
    ArticleInfo,
    Checks,
    DocumentInfo,
    Evidence,
    FigureItem,
    InitiativeItem,
    InterviewSummary,
    PositionItem,
    Provenance,
    SpanItem,
    SpeakerItem,
)


def evidence(quote: str, start: int) -> Evidence:
    return Evidence(quote=quote, span=SpanItem(start=start, end=start + len(quote)), match="exact")


def figure(metric: str, amount: str, value: str, *, start: int = 40, **more: Any) -> FigureItem:
    fields: dict[str, Any] = {
        "metric": metric,
        "amount": amount,
        "value": Decimal(value),
        "value_max": None,
        "unit": "公里",
        "bound": "min",
        "measure": "level",
        "period": "到2025年",
        "due": "2025",
        "evidence": evidence(f"{metric}达到{amount}", start),
        "confidence": 0.9,
    }
    return FigureItem(**fields | more)


def initiative(name: str, quote: str) -> InitiativeItem:
    return InitiativeItem(name=name, kind="project", status="planned", evidence=evidence(quote, 80), confidence=0.8)


def summary(**more: Any) -> InterviewSummary:
    fields: dict[str, Any] = {
        "document": DocumentInfo(id="a/page.txt", sha256="0" * 64, published="2023-08-05"),
        "article": ArticleInfo(
            index=1,
            span=SpanItem(start=30, end=400),
            kind="interview",
            headline="守好水源 护好一河清水",
            kicker="访云泽市水务局局长何清源",
            journalists=("林浅", "周牧"),
            outlet="云泽晚报",
        ),
        "occasion": "市委九届六次全会",
        "speaker": SpeakerItem(
            name="何清源",
            positions=(PositionItem(agency="云泽市水务局", title="局长"),),
            evidence=evidence("云泽市水务局局长何清源", 44),
        ),
        "agency": "云泽市水务局",
        "abstract": "守水护水。",
        "initiatives": (initiative("望湖引水工程", "建设望湖引水工程"),),
        "goals": (
            figure("供水管网", "120公里", "120"),
            figure("普及率", "98.5%", "98.5", start=52, unit="%", measure="share"),
        ),
        "results": (
            figure(
                "漏损率", "2.5%", "-2.5", start=64, unit="%", measure="growth", period=None, due=None, bound="exact"
            ),
        ),
        "checks": Checks(unsupported=(), unaccounted=(), coverage=1.0),
        "provenance": Provenance(model="local", prompt=None, version="0"),
    }
    return InterviewSummary(**fields | more)
