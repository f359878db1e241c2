"""Interview, report or commentary: what an article is, by its head, its bylines and who speaks in it."""

from __future__ import annotations

import re

from summarizer.documents import ArticleKind
from summarizer.people import (
    Introduction,
    any_of,
    introductions,
    introductions_behind,
    introductions_of,
    mentions,
    part_name,
)
from summarizer.splitting.bylines import Byline, BylineKind
from summarizer.splitting.heads import Head
from summarizer.splitting.paragraphs import Body
from summarizer.splitting.tables import EDITORIAL_HEAD, REPORT_HEAD, WORK_REPORT

__all__ = ["read_kind"]

_ASKED = re.compile(
    r"(?:接受|做客)[^，。]{0,12}(?:采访|专访|访谈)|记者(?:近日|日前|就[^。]{1,40})?(?:专访|采访|对话|走访|见到)"
    r"|(?:答|回答)[^，。]{0,4}记者问"
)
_TELLS = re.compile(r"会上|会议(?:强调|指出|要求)|讲话中|致辞中|调研中|座谈会上")
_TALKS = re.compile(any_of("谈 答 专访 对话 访谈 回应 说 解读 详解"))
_OPENING_LENGTH = 400


def read_kind(head: Head, body: Body, bylines: tuple[Byline, ...], text: str) -> ArticleKind:
    """What an article with this `text` is (guidelines, section 1).

    A work report to a congress is a report. A kicker, turns, a guest's card or parts for several officials
    make an interview. An author's line or
    an editorial's signature makes a commentary, if nobody is interviewed. What is left is an interview if one official
    who is introduced by title speaks in it more than once and no meeting or visit is reported; and a report else.
    """
    if not (head.kicker or body.turns) and WORK_REPORT.search(head.headline):
        return "report"
    if head.kicker or body.turns or body.guests or _has_parts(body):
        return "interview"
    kinds = {byline.kind for byline in bylines}
    lead = text[:_OPENING_LENGTH]
    person = next(introductions(f"{head.headline}\n{lead}"), None) or next(introductions_behind(lead), None)
    said = mentions(text, person.name) if person else 0
    if "editorial" in kinds or (said < 2 and "reporter" not in kinds and _is_signed_opinion(head, kinds, person)):
        return "commentary"
    if person and _ASKED.search(lead):
        return "interview"
    if person is None or body.opened or REPORT_HEAD.search(head.headline) or _TELLS.search(text):
        return "report"
    answers = person.name in head.headline and _TALKS.search(head.headline)
    return "interview" if answers or said > 1 else "report"


def _has_parts(body: Body) -> bool:
    """Whether subheads give parts of the text to several persons, to whom the text gives titles."""
    text = body.view.text
    subheads = (text[p.span.start : p.span.end] for p in body.paragraphs if p.role == "heading")
    names = {name for subhead in subheads if (name := part_name(subhead))}
    return len(names) > 1 and len({person.name for person in introductions_of(text, names)}) > 1


def _is_signed_opinion(head: Head, kinds: set[BylineKind], person: Introduction | None) -> bool:
    """Whether an author signs, or the headline says that this is an opinion where nobody is introduced."""
    return "author" in kinds or (person is None and bool(head.label or EDITORIAL_HEAD.search(head.headline)))
