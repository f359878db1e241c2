"""Pages, answers and settings that the tests of language models share."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from summarizer.pipeline import Summarizer
from summarizer.settings import ChatSettings, Settings

__all__ = ["KEY", "answer", "chat", "page", "right", "verdicts"]

KEY = "sk-test-7f3d9b21c5e84a06"

_SENTENCES = (
    "今年全市新建口袋公园{a}个，新增停车泊位{b}个。",
    "加快推进青禾{n}号泵站建设，到2027年排水管网达到{c}公里。",
    "完善城市管理体系，道路机械化清扫率达到{d}%以上。",
)


def page(number: int) -> str:
    """A short interview; every number gives another page, with figures that depend on the number."""
    a, b, c, d = 11 + number, 2000 + number * 3, 300 + number, 61 + number % 30
    body = "".join(_SENTENCES).format(a=a, b=b, c=c, d=d, n=number + 1)
    return (
        f"让城市运转得更顺畅（之{number + 1}）\n——访溪桥市城市管理局局长方以宁\n"
        f"溪桥市城市管理局局长方以宁说，今年的重点是补短板。\n{body}\n"
        "方以宁表示，把小事一件件办好，群众才会满意。\n溪桥日报记者 何小满\n"
    )


def answer(number: int, **changes: Any) -> str:
    """The right answer about `page(number)`, as JSON; `changes` replace whole lists."""
    a, b, c, d = 11 + number, 2000 + number * 3, 300 + number, 61 + number % 30
    figure = {"role": "goal", "measure": "increment", "period": "今年"}
    rows: dict[str, Any] = {
        "speakers": [
            {"quote": "访溪桥市城市管理局局长方以宁", "name": "方以宁", "agency": "溪桥市城市管理局", "title": "局长"}
        ],
        "initiatives": [
            {
                "quote": f"加快推进青禾{number + 1}号泵站建设",
                "name": f"青禾{number + 1}号泵站",
                "kind": "project",
                "status": "ongoing",
            }
        ],
        "figures": [
            {"quote": f"新建口袋公园{a}个", "metric": "口袋公园", "amount": f"{a}个", **figure},
            {"quote": f"新增停车泊位{b}个", "metric": "停车泊位", "amount": f"{b}个", **figure},
            {
                "quote": f"排水管网达到{c}公里",
                "metric": "排水管网",
                "amount": f"{c}公里",
                "role": "goal",
                "measure": "level",
                "period": "到2027年",
            },
            {
                "quote": f"道路机械化清扫率达到{d}%以上",
                "metric": "道路机械化清扫率",
                "amount": f"{d}%",
                "role": "goal",
                "measure": "share",
                "period": "到2027年",
            },
        ],
        "exclusions": [],
        "abstract": "溪桥市城市管理局局长方以宁介绍，今年的重点是补短板。",
    }
    return json.dumps(rows | changes, ensure_ascii=False)


def right(body: Mapping[str, Any]) -> str:
    """The right answer to a request about any of these pages."""
    text = next(m["content"] for m in body["messages"] if m["role"] == "user")
    return answer(int(text.partition("（之")[2].partition("）")[0]) - 1)


def verdicts(*roles: str) -> str:
    """An answer to a second question, one verdict for each role."""
    rows = [
        {"item": i, "quote": "", "role": role, "metric": "", "measure": "level", "period": "", "reason": "other"}
        for i, role in enumerate(roles, 1)
    ]
    return json.dumps({"verdicts": rows}, ensure_ascii=False)


def chat(url: str, cache: Path | None = None, **settings: Any) -> Summarizer:
    """A summarizer with a model behind `url`, with short waits."""
    options = {"timeout": 5.0, "deadline": 20.0, "first_wait": 0.01, **settings}
    chat_settings = ChatSettings(base_url=url, cache_dir=cache, **options)
    return Summarizer("openai/gpt-5-mini", settings=Settings(chat=chat_settings, concurrency=64))
