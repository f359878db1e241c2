import asyncio
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from page_cases import INTERVIEW, REPORT, SWEPT, ScriptedModel

from summarizer import Summarizer, summarize
from summarizer.documents import Article, Document, Published
from summarizer.errors import EmptyDocumentError, RefusalError, TransportError, UsageError
from summarizer.models.base import Verdicts
from summarizer.reading import read_text
from summarizer.schemas.draft import DraftExclusion
from summarizer.settings import Settings


@pytest.fixture
def page(tmp_path: Path) -> Path:
    (tmp_path / "2024-03-11.txt").write_text(INTERVIEW, encoding="utf-8")
    return tmp_path / "2024-03-11.txt"


def test_a_page_becomes_proven_summaries(page: Path) -> None:
    (summary,) = summarize(page)
    assert summary.speaker is not None
    assert (summary.speaker.name, summary.agency) == ("何清源", "云泽市水务局")
    assert {goal.value for goal in summary.goals} >= {98, 120}
    assert summary.document.published == "2024-03-11"
    text = page.read_text(encoding="utf-8")
    for _, figure in summary.figures():
        assert text[figure.evidence.span.start : figure.evidence.span.end] == figure.evidence.quote


def test_path_string_document_and_text_give_the_same(page: Path) -> None:
    document = read_text(INTERVIEW, published=Published(2024, 3, 11))
    both = [
        summarize(page),
        summarize(str(page)),
        summarize(document),
        summarize(text=INTERVIEW, published="2024-03-11"),
    ]
    assert len({tuple(s.model_dump_json(exclude={"document"}) for s in found) for found in both}) == 1


@pytest.mark.parametrize("call", [summarize, lambda: summarize("p.txt", text="x"), lambda: summarize(INTERVIEW)])
def test_a_call_that_is_no_path_or_both_is_wrong_use(call: object) -> None:
    with pytest.raises(UsageError):
        call()  # type: ignore[operator]


def test_empty_text_is_an_error() -> None:
    with pytest.raises(EmptyDocumentError):
        summarize(text="  ")


@pytest.mark.parametrize("kinds", [["interviw"], "interview", ["report", "news"]])
def test_unknown_kinds_are_wrong_use(kinds: object) -> None:
    with pytest.raises(UsageError, match="interview, report, commentary"):
        Summarizer(kinds=kinds)  # type: ignore[arg-type]


def test_an_unknown_model_is_wrong_use() -> None:
    with pytest.raises(UsageError):
        Summarizer("no such model").summarize(text=INTERVIEW)


def test_the_published_date_of_the_call_wins(page: Path) -> None:
    assert summarize(page, published="2019")[0].document.published == "2019"
    with pytest.raises(UsageError, match="is no date"):
        Summarizer(published="soon")


def test_it_runs_where_an_event_loop_runs_already() -> None:
    async def inside() -> int:
        return len(summarize(text=INTERVIEW))

    assert asyncio.run(inside()) == 1


def test_a_report_is_no_interview_but_its_speaker_is_known() -> None:
    (outcome,) = asyncio.run(Summarizer("local").read_document(read_text(REPORT)))
    assert (outcome.article.kind, outcome.summary, outcome.error) == ("report", None, None)
    assert outcome.speaker is not None
    assert outcome.speaker.name == "何清源"


def test_reports_are_summarised_on_demand() -> None:
    assert summarize(text=REPORT) == []
    assert len(summarize(text=REPORT, kinds=["report"])) == 1


def test_what_a_model_invents_stays_out() -> None:
    (summary,) = Summarizer(ScriptedModel()).summarize(text=INTERVIEW)
    assert [goal.amount for goal in summary.goals] == ["98%"]
    assert any("77%" in item.quote for item in summary.checks.unsupported)
    assert (summary.provenance.model, summary.provenance.prompt) == ("scripted", "p1")


def test_amounts_without_verdict_are_asked_for_once_more_and_merged() -> None:
    excluded = DraftExclusion(amount="15家", quote="省级节水载体15家", reason="other")
    model = ScriptedModel(sweep=Verdicts(figures=(SWEPT,), exclusions=(excluded,)))
    (summary,) = Summarizer(model).summarize(text=INTERVIEW)
    (asked,) = model.judged
    assert len(asked) == 4
    assert [goal.amount for goal in summary.goals] == ["98%", "120公里"]
    assert [item.amount for item in summary.checks.unaccounted] == ["86公里", "99%"]
    assert summary.provenance.usage is not None
    assert summary.provenance.usage.cost == 0.5


def test_the_sweep_can_be_left_out() -> None:
    model = ScriptedModel()
    (summary,) = Summarizer(model, sweep=False).summarize(text=INTERVIEW)
    assert model.judged == []
    assert len(summary.checks.unaccounted) == 4


def test_a_sweep_that_fails_costs_nothing_but_itself() -> None:
    (summary,) = Summarizer(ScriptedModel(sweep=TransportError("no line"))).summarize(text=INTERVIEW)
    assert [goal.amount for goal in summary.goals] == ["98%"]


def refuse(article: Article) -> None:
    if article.index == 0:
        raise RefusalError("I'd rather not")


def test_an_error_is_a_value_for_its_article_alone() -> None:
    document = read_text(f"{INTERVIEW}\n\n{INTERVIEW.replace('何清源', '顾念慈')}")
    outcomes = asyncio.run(Summarizer(ScriptedModel(fail=refuse)).read_document(document))
    assert [type(outcome.error) for outcome in outcomes] == [RefusalError, type(None)]
    with pytest.raises(RefusalError):
        Summarizer(ScriptedModel(fail=refuse)).summarize(document)


def test_a_fault_of_the_program_is_a_value_too() -> None:
    def fault(article: Article) -> None:
        raise ZeroDivisionError

    (outcome,) = asyncio.run(Summarizer(ScriptedModel(fail=fault)).read_document(read_text(INTERVIEW)))
    assert isinstance(outcome.error, ZeroDivisionError)


def test_questions_at_once_are_bounded() -> None:
    document = read_text(
        "\n\n".join(INTERVIEW.replace("何清源", name) for name in ("何清源", "顾念慈", "方以宁", "程念恩"))
    )
    model = ScriptedModel(delay=0.01)
    assert len(Summarizer(model, settings=Settings(concurrency=2)).summarize(document)) == 4
    assert model.most_open == 2


def test_the_wrapper_costs_far_less_than_a_millisecond(monkeypatch: pytest.MonkeyPatch) -> None:
    document = read_text(INTERVIEW)
    articles = asyncio.run(Summarizer("local").read_document(document))
    monkeypatch.setattr("summarizer.pipeline.split", lambda _: [outcome.article for outcome in articles] * 4)
    monkeypatch.setattr("summarizer.pipeline.ground", lambda *_: articles[0].summary)
    summarizer = Summarizer(ScriptedModel(name="local"))
    summarizer.model.__dict__["draft"] = quick
    best = 1.0
    for _ in range(50):
        start = time.perf_counter()
        assert len(summarizer.summarize(document)) == 4
        best = min(best, time.perf_counter() - start)
    assert best < 0.001


async def quick(article: Article) -> object:
    return SimpleNamespace(draft=None, usage=None)


def test_a_document_is_not_read_again(page: Path) -> None:
    document = Document("x", INTERVIEW, "0" * 64)
    assert summarize(document)[0].document.id == "x"
