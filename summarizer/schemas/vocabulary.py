"""The closed choices, as the labelling guidelines define them: one vocabulary for labels, drafts and summaries."""

from __future__ import annotations

from typing import Literal

__all__ = ["Bound", "ExclusionReason", "InitiativeKind", "InitiativeStatus", "Match", "Measure", "Role"]

Role = Literal["goal", "result"]
Bound = Literal["min", "max", "about", "exact"]
Measure = Literal["increment", "growth", "share", "level"]
InitiativeKind = Literal["priority", "programme", "policy", "project", "event"]
InitiativeStatus = Literal["planned", "ongoing", "done"]

Match = Literal["exact", "folded", "fuzzy"]
"""How a quote was found: to the letter, after folding width and quotation marks, or with few edits."""

ExclusionReason = Literal[
    "name",  # part of a name or a slogan: “1267工程”
    "ordinal",  # 首届, 第一批
    "date",  # a date or a period as such
    "extent",  # over how many objects the work extends: 20条重点产业链
    "class",  # the limit of a class of things: 亿元以上项目
    "context",  # the size of a market or class merely cited, another place, a comparison
    "headings",  # counts what the text goes on to list: 三方面工作
    "question",  # stands only in the reporter's question
    "outside",  # outside the body: byline, caption, telephone number
    "other",  # none of these; the model says that it measures nothing of the agency's work
]
