"""Sites of named initiatives: where something marks a name, and the stretches that the name may be.

A name is marked by title marks, by quotation marks (with the words before and after them), by a type noun that ends
its phrase, by a place in an enumeration that 等 sums up, or by a proper noun in the object of an act. A site offers few
stretches; `initiatives` chooses one and decides whether it is a name in the sense of section 3 of the labelling guidelines.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from summarizer.models.local.acts import (
    ACT,
    AND,
    BREAKS,
    CLASS_HEADS,
    HARD,
    JOINED,
    MAYBE,
    SCOPE,
    STARTLESS,
    STOPS,
    TAIL,
    TYPE,
    known,
)
from summarizer.models.local.clauses import Sentence, Structure, Token
from summarizer.models.local.lines import HEAD, NOUN, PHRASE, PROPER, Line, read_line
from summarizer.models.local.types import type_of, words

__all__ = ["Option", "Site", "sites"]

_LONGEST, _MOST, _RUN = 32, 6, 4
_NEVER_QUOTED = frozenset('。!?;《》:"')
_GOVERNING = words("build carry push run win hold deepen issue")


class Option(NamedTuple):
    """One stretch: the first token and the token after the last, and its offsets in the article."""

    first: int
    after: int
    start: int
    end: int


@dataclass(slots=True)
class Site:
    """A mark of a name in a sentence: `title`, `quote`, `type`, `list` or `phrase`, and its stretches, nearest first."""

    line: Line
    mark: str
    options: list[Option]


def sites(structure: Structure) -> Iterator[Site]:
    """All sites in the order of the text, each with at least one option."""
    for sentence in structure.sentences:
        line = read_line(sentence)
        said = sentence.text
        closers = _marks(structure, sentence) if '"' in said or "《" in said or "'" in said else {}
        found = _marked(line, closers) if closers else []
        covered = {i for site in found for o in site.options for i in range(o.first, o.after)}
        found += _typed(line, covered, {closer: opener for opener, closer in closers.items()})
        ends = {option.end for site in found for option in site.options}
        if "等" in said:
            found += _listed(line, ends)
        found += _phrases(line, ends, structure.places)
        if len(found) > 1:
            found.sort(key=lambda site: site.options[0].start)
        yield from found


def _marks(structure: Structure, sentence: Sentence) -> dict[int, int]:
    """Opening to closing mark, as token indexes, of short quotations and titles; what holds another mark is none.

    An opening mark that the sentence before took for its own end has the index -1.
    """
    tokens = sentence.tokens
    closers: dict[int, int] = {}
    opened: dict[str, int] = {}
    start = structure.paragraphs[sentence.paragraph].span.start
    before = structure.text[sentence.span.start - 1 : sentence.span.start]
    if before == '"' and structure.text.count('"', start, sentence.span.start) % 2:
        opened[before] = -1
    for i, token in enumerate(tokens):
        word = token[0]
        if word == "《":
            opened["《"] = i
        elif word == "》":
            if (opener := opened.pop("《", None)) is not None:
                closers[opener] = i
        elif word in ('"', "'"):
            opener = opened.pop(word, None)
            if opener is None or not _encloses(tokens, opener, i):
                opened[word] = i
            else:
                closers[opener] = i
    return closers


def _encloses(tokens: tuple[Token, ...], opener: int, closer: int) -> bool:
    """Whether two marks enclose a short phrase, and no stretch between two quotations."""
    inside = [t[0] for t in tokens[opener + 1 : closer]]
    return (
        len(inside) > 0
        and tokens[closer].start - tokens[opener + 1].start <= 26
        and inside[0] not in "、,的和及与等"
        and _NEVER_QUOTED.isdisjoint(inside)
    )


def _marked(line: Line, closers: dict[int, int]) -> list[Site]:
    """Sites of titles and quotations."""
    tokens, found = line.tokens, []
    for opener, closer in sorted(closers.items()):
        start, end = tokens[opener + 1].start - 1, tokens[closer].start + 1
        if opener >= 0 and tokens[opener].word == "《":
            found.append(Site(line, "title", [Option(opener, closer + 1, start, end)]))
            continue
        ends = [(closer + 1, end), *_tails(line, closer)]
        starts = [(max(0, opener), start), *_heads(line, opener)]
        options = [Option(first, after, s, e) for first, s in starts for after, e in ends]
        found.append(Site(line, "quote", options))
    return found


def _tails(line: Line, closer: int) -> Iterator[tuple[int, int]]:
    """Ends of the nouns that follow a quotation: at each type noun, and where they end."""
    tokens, at = line.tokens, closer + 1
    if at < len(tokens) and tokens[at].word == "的":
        at += 1
    end = last = stop = 0
    while at < len(tokens) and at - closer <= _RUN + 1:
        word, tag, start = tokens[at]
        noun = known[word].noun
        if (
            line.flags[at] & STARTLESS
            or not (line.flags[at] & NOUN or tag == "m" or noun)
            or start - tokens[closer].start > 10
        ):
            break
        if tag not in ("m", "q"):
            end, stop = start + len(word), at + 1
        if noun:
            yield at + 1, end
            last = end
        at += 1
    if end and end != last and tokens[closer + 1].word != "的":
        yield stop, end


def _heads(line: Line, opener: int) -> Iterator[tuple[int, int]]:
    """Where the words that lead to a quotation without a break may begin: 县域商业“补网强链”; at most four places."""
    at = opener - 1
    while at >= 0 and opener - at <= _RUN and line.flags[at] & HEAD and not line.flags[at] & (BREAKS | STOPS):
        if not line.flags[at] & SCOPE and line.opens(at):
            yield at, line.tokens[at].start
        at -= 1


def _typed(line: Line, covered: set[int], openers: dict[int, int]) -> list[Site]:
    """Sites of type nouns that end their phrase."""
    tokens, found = line.tokens, []
    for i in [i for i, word in enumerate(line.flags) if word & MAYBE]:
        word, tag, start = tokens[i]
        noun, bits = known[word].noun, line.flags[i]
        cut = 0
        if (
            not noun
            and i
            and (bits & TYPE or JOINED.get(word) == tokens[i - 1][0])
            and tokens[i - 1][1] not in ("x", "m")
        ):
            noun = word
        if not noun:
            if len(word) < 4 or word[-2:] not in ("建设", "创建") or not type_of(word[:-2]):
                continue
            cut = 2
        if i in covered or (tag in ("t", "m") and word != "节") or (tag == "v" and len(noun) == 1 and noun != "会"):
            continue
        after, end = i + 1, start + len(word) - cut
        if after + 2 < len(tokens) and tokens[after][0] == "(" and tokens[after + 2][0] == ")":
            end, after = tokens[after + 2].start + 1, after + 3
        if (cut or line.closes(after)) and (options := _starts(line, i, after, end, openers)):
            found.append(Site(line, "type", options))
    return found


def _starts(line: Line, core: int, after: int, end: int, openers: dict[int, int]) -> list[Option]:
    """Where a name whose type noun is token `core` may begin, nearest first; at most six places."""
    tokens, options, at, listed = line.tokens, [], core, False
    while at >= 0:
        if at in openers:
            at = openers[at]
            if at >= 0 and line.opens(at):
                options.append(Option(at, after, tokens[at].start, end))
            at -= 1
            continue
        word, _, start = tokens[at]
        bits = line.flags[at]
        if (bits & STOPS and at < core) or end - start > _LONGEST or len(options) == _MOST or (listed and word == "、"):
            break
        if word == "、":
            listed = True
        elif (at < core or not bits & TYPE) and line.opens(at) and line.starts(at):
            options.append(Option(at, after, start, end))
        at -= 1
    return options


def _listed(line: Line, ends: set[int]) -> list[Site]:
    """Items before 等 that no other mark ends, where the head that sums them up is one of things with names."""
    tokens, found = line.tokens, []
    for i, token in enumerate(tokens):
        if token[0] != "等" or i == 0 or not _head(line, i + 1):
            continue
        stop = i
        while stop > 0:
            first = stop - 1
            while (
                first >= 0
                and tokens[first][0] != "、"
                and not line.flags[first] & HARD
                and (first == stop - 1 or not line.opens(first + 1))
            ):
                first -= 1
            end = tokens[stop - 1].start + len(tokens[stop - 1].word)
            if end not in ends and first + 1 < stop and tokens[first + 1].word not in ('"', "《", "》", "'"):
                start = tokens[first + 1].start
                if 2 <= end - start <= 24:
                    ends.add(end)
                    found.append(Site(line, "list", [Option(first + 1, stop, start, end)]))
            if first < 0 or tokens[first][0] != "、":
                break
            stop = first
    return found


def _head(line: Line, at: int) -> bool:
    """Whether the phrase that begins at a token has a head that sums up names, before its clause ends."""
    for token in line.tokens[at : at + 7]:
        if token[0] in CLASS_HEADS:
            return True
        if known[token[0]].bits & HARD:
            return False
    return False


def _phrases(line: Line, ends: set[int], places: frozenset[str]) -> list[Site]:
    """Objects of an act, and the items beside them, that hold a proper noun though no type noun ends them."""
    tokens, flags, found, count = line.tokens, line.flags, [], len(line.tokens)
    governed = False
    for i in [i for i, word in enumerate(flags, 1) if word & (HARD | ACT | AND) and i < count]:
        bits = flags[i - 1]
        if bits & HARD:
            governed = False
        elif not governed and bits & ACT:
            governed = known[tokens[i - 1][0]].act in _GOVERNING
        if not governed or bits & HARD or not line.starts(i):
            continue
        at = i
        while at < count and at - i < 8 and flags[at] & PHRASE and not flags[at] & (TAIL | BREAKS):
            at += 1
        if at == i or not line.closes(at):
            continue
        start, end = tokens[i].start, tokens[at - 1].start + len(tokens[at - 1].word)
        if end not in ends and 3 <= end - start <= 16 and _proper(line, i, at, places):
            ends.add(end)
            found.append(Site(line, "phrase", [Option(i, at, start, end)]))
    return found


def _proper(line: Line, first: int, after: int, places: frozenset[str]) -> bool:
    """Whether a phrase holds a place, a proper noun, or two single characters in a row (a word unknown to the tagger)."""
    single = False
    for at in range(first, after):
        word = line.tokens[at][0]
        if line.flags[at] & PROPER or word[:2] in places or (single and len(word) == 1):
            return True
        single = len(word) == 1
    return False
