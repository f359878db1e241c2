from __future__ import annotations

import json
from pathlib import Path

import pytest
from chat_cases import answer, page

from summarizer.errors import InvalidAnswerError, ModelUnavailableError
from summarizer.models import open_model
from summarizer.models.chat import ChatModel
from summarizer.models.replay import Recordings, completion_of, replay_key
from summarizer.models.requests import read_completion
from summarizer.pipeline import Summarizer
from summarizer.reading import read_text
from summarizer.splitting import split


def _key(text: str, folder: Path) -> str:
    model = open_model(f"replay:{folder}")
    assert isinstance(model, ChatModel)
    ((_, ask),) = model.draft_questions(split(read_text(text))[0])
    return model.answers.key(model.body(ask))


@pytest.mark.parametrize("form", ["plain", "wrapped", "prose"])
def test_a_recorded_answer_is_used(form: str, tmp_path: Path) -> None:
    (tmp_path / "recording.json").write_text('{"model": "some-model", "prompt": "v1-x"}', encoding="utf-8")
    told = answer(1)
    forms = {
        "plain": told,
        "wrapped": json.dumps({"answer": json.loads(told), "usage": {"prompt_tokens": 7, "completion_tokens": 3}}),
        "prose": f"好的：\n```json\n{told}\n```",
    }
    (tmp_path / f"{_key(page(1), tmp_path)}.json").write_text(forms[form], encoding="utf-8")
    (summary,) = Summarizer(f"replay:{tmp_path}").summarize(text=page(1))
    assert len(summary.goals) == 4
    assert (summary.provenance.model, summary.provenance.prompt) == ("replay:some-model", "v1-x")
    assert summary.provenance.usage is not None
    assert summary.provenance.usage.input_tokens == (7 if form == "wrapped" else 0)
    assert summary.provenance.usage.cost == 0


def test_a_missing_answer_is_an_error_that_names_the_request(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailableError) as caught:
        Summarizer(f"replay:{tmp_path}").summarize(text=page(1))
    assert f"{_key(page(1), tmp_path)}.json" in str(caught.value)
    assert "让城市运转得更顺畅（之2）" in str(caught.value)
    assert "summarizer requests" in str(caught.value)


def test_a_folder_that_is_not_there_is_named() -> None:
    with pytest.raises(ModelUnavailableError, match="no-such-folder"):
        open_model("replay:no-such-folder")


def test_a_wrong_answer_stays_and_its_second_chance_is_named(tmp_path: Path) -> None:
    file = tmp_path / f"{_key(page(1), tmp_path)}.json"
    file.write_text('{"figures": []}', encoding="utf-8")
    with pytest.raises((ModelUnavailableError, InvalidAnswerError)):
        Summarizer(f"replay:{tmp_path}").summarize(text=page(1))
    assert file.exists()


def test_white_space_and_the_rules_do_not_change_the_key() -> None:
    def body(system: str, text: str) -> dict[str, object]:
        return {"messages": [{"role": "system", "content": system}, {"role": "user", "content": text}]}

    mark = "────── 原文 {} ──────\n{}\n────── 原文 {} ──────"
    one = mark.format("0" * 12, "一句话。\n另一句话。", "0" * 12)
    other = mark.format("a" * 12, "一句 话。另一\n\n句话。", "a" * 12)
    assert replay_key(body("rules", one)) == replay_key(body("other rules", other))
    assert replay_key(body("rules", one)) != replay_key(body("rules", one.replace("一句", "两句")))


def test_what_was_recorded_is_readable_and_reads_back(tmp_path: Path) -> None:
    store = Recordings(tmp_path)
    store.put("0" * 16, completion_of({"abstract": "摘要"}, {"prompt_tokens": 5, "completion_tokens": 2}))
    assert "摘要" in (tmp_path / f"{'0' * 16}.json").read_text(encoding="utf-8")
    kept = store.get("0" * 16)
    assert kept is not None
    completion = read_completion(kept)
    assert json.loads(completion.text) == {"abstract": "摘要"}
    assert completion.input_tokens == 5
    store.drop("0" * 16)
    assert store.get("0" * 16) is not None
    assert store.get("1" * 16) is None
