"""Who asks and who answers: the labels of a conversation, and questions without a label."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from summarizer.documents import ParagraphRole
from summarizer.people import NAME_CHAR, is_name, line_persons, tight
from summarizer.splitting.mending import Par
from summarizer.splitting.tables import GUEST, INTERVIEWER, STANDFIRST

__all__ = ["give_roles"]

_LABEL = re.compile(
    rf"^[\[【(（]?(?P<label>(?:{NAME_CHAR}|[ 　]){{1,30}}?|A\d{{0,2}})(?:[（(][^（）()]{{1,30}}[）)])?"
    r"(?:[\]】]\s*[：:]?|[)）]?\s*[：:])\s*"
)
_ANSWER = re.compile(r"答|答复|回答|A\d{0,2}|受访者|嘉宾")
_COLON = re.compile("[：:】\\]]")
_INLINE = re.compile(rf"(?<=[。！？!?”])\s*(?=(?P<label>{NAME_CHAR}{{1,6}})[：:])")
_LONGEST_LABEL = 40
_LONGEST_NAME = 5
_LONGEST_QUESTION = 150


def give_roles(pars: list[Par]) -> tuple[list[Par], bool]:
    """The paragraphs with roles and speakers, turns in one paragraph apart; and whether there are turns at all."""
    labels = _turn_labels(pars)
    if labels:
        pars = _split(pars, labels)
        _give_turns(pars, _turn_labels(pars))
    else:
        _give_questions(pars)
    for par in pars:
        if par.role == "standfirst" and (lead := STANDFIRST.match(par.line.text) or GUEST.match(par.line.text)):
            par.start = max(par.start, lead.end())
    return pars, bool(labels)


def _label(text: str) -> str | None:
    """The label of a turn that a line begins with: the interviewer's, 答, a name, or a title and a name."""
    if not _COLON.search(text, 0, _LONGEST_LABEL):
        return None
    if match := INTERVIEWER.match(text):
        return match["label"]
    match = _LABEL.match(text)
    if match is None:
        return None
    label = tight(match["label"])
    person = next(line_persons(label), None)
    known = _ANSWER.fullmatch(label) or is_name(label) or (person and person.span.end == len(label))
    return match["label"] if known else None


def _turn_labels(pars: list[Par]) -> frozenset[str]:
    """The labels of the turns of an article; none if it is no conversation.

    One interviewer's label makes it one; without any, a name has to begin two paragraphs, or two persons with their
    titles one each.
    """
    labels = Counter(label for par in pars if par.role == "body" and (label := _label(par.line.text)))
    asked = any(INTERVIEWER.match(f"{label}：") for label in labels)
    titled = sum(len(label) > _LONGEST_NAME for label in labels) > 1
    if asked or titled or any(count > 1 for count in labels.values()):
        return frozenset(labels)
    return frozenset()


def _split(pars: list[Par], labels: frozenset[str]) -> list[Par]:
    """Turns that follow each other in one paragraph, each by itself."""
    parted: list[Par] = []
    for par in pars:
        text = par.line.text
        cuts = [m.end() for m in _INLINE.finditer(text) if _is_label(m["label"], labels)] if par.role == "body" else []
        if not cuts:
            parted.append(par)
            continue
        for start, end in pairwise([0, *cuts, len(text)]):
            first, last = start == 0, end == len(text)
            cut = par.end - start if last and par.end is not None else None
            parted.append(Par(par.line.part(start, end), par.role, None, par.start if first else 0, cut))
    return parted


def _is_label(word: str, labels: frozenset[str]) -> bool:
    """Whether a word before a colon within a paragraph begins a turn."""
    return word in labels or bool(_ANSWER.fullmatch(word)) or bool(INTERVIEWER.match(f"{word}：")) or is_name(word)


def _give_turns(pars: list[Par], labels: frozenset[str]) -> None:
    """Roles by label; a paragraph without one goes on with the answer before it."""
    role: ParagraphRole = "body"
    speaker: str | None = None
    for par in pars:
        text = par.line.text
        if par.role != "body":
            continue
        label = _label(text)
        if label is not None and label in labels:
            question = INTERVIEWER.match(text)
            match = question or _LABEL.match(text)
            par.start = match.end() if match else 0
            role, speaker = ("question", label) if question else ("answer", _bare(label))
            par.role, par.speaker = role, speaker
            if question and par.start < len(text):
                role, speaker = "answer", None
        elif _is_question(par):
            par.role = "question"
        else:
            par.role, par.speaker = role, speaker


def _give_questions(pars: list[Par]) -> None:
    """Paragraphs that only ask are questions; where there are several, what follows them answers."""
    asking = [i for i, par in enumerate(pars) if _is_question(par)]
    for i in asking:
        pars[i].role = "question"
    if len(asking) > 1:
        for par in pars[asking[0] :]:
            par.role = "answer" if par.role == "body" else par.role


def _bare(label: str) -> str:
    """The name in a label with a title."""
    person = next(line_persons(tight(label)), None)
    return person.name if person else tight(label)


def _is_question(par: Par) -> bool:
    """Whether a paragraph is nothing but a question."""
    text = par.line.text
    return text[-1] in "？?" and par.role == "body" and len(text) <= _LONGEST_QUESTION and "。" not in text
