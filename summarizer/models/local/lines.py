"""A sentence with what is known of each of its tokens, as bits: of the word and of its part of speech."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from operator import or_

from summarizer.models.local.acts import MANNER, OPENS, STARTLESS, TAIL, bits_of
from summarizer.models.local.clauses import AMOUNT, Sentence, Token

__all__ = ["HEAD", "NOUN", "PHRASE", "PROPER", "Line", "read_line"]

# Parts of speech: after an opening one a name may begin, before a closing one it may end; nouns go on, adverbs do not begin.
OPENING, CLOSING, NOUN, NO_START, HEAD, PHRASE, PROPER, NUMBER = (1 << i for i in range(16, 24))
_TAGS: defaultdict[str, int] = defaultdict(int)
for _bits, _members in (
    (OPENING | CLOSING, "v d ad p c u uj ul uz m q mq r x vd f t y vg zg"),
    (CLOSING, "a s i"),
    (NOUN | HEAD, "n vn nz ns nt nr j b l an ng eng s nrt q g vg z"),
    (PHRASE, "n vn nz ns nt nr j b an ng eng s nrt g vg z v a f m zg"),
    (NO_START, "d ad p c u uj ul vd"),
    (HEAD, "v a m"),
    (PROPER, "nr nrt nrfg nz nt eng ns"),
    (NUMBER, "m q mq"),
):
    for _tag in _members.split():
        _TAGS[_tag] |= _bits

_COUNTERS = frozenset("个项家条场所座批处件大名位种类万亿元％%倍户只台套辆亩次轮期")


@dataclass(slots=True)
class Line:
    """A sentence with what is known of each of its tokens: its bits as a word and as a part of speech."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    flags: list[int]

    def opens(self, at: int) -> bool:
        """Whether a name may begin at a token, as far as the token before it goes."""
        return at == 0 or bool(self.flags[at - 1] & (OPENING | OPENS))

    def closes(self, at: int) -> bool:
        """Whether a name may end before a token."""
        return at >= len(self.flags) or bool(self.flags[at] & (CLOSING | TAIL | MANNER))

    def starts(self, at: int) -> bool:
        """Whether a name may begin with a token: no function word, no scope, no number that counts things."""
        tags = self.flags[at]
        if tags & STARTLESS or self.tokens[at].tag == AMOUNT:
            return False
        if tags & NO_START:
            return at > 0 and self.tokens[at - 1][0] == "、"
        word = self.tokens[at][0]
        if tags & NUMBER and word[0] != "第":
            following = self.tokens[at + 1] if at + 1 < len(self.tokens) else self.tokens[at]
            return (
                len(word) > 1
                and word[-1] not in _COUNTERS
                and following[1] not in ("q", "m")
                and following[0] not in _COUNTERS
            )
        return True


def read_line(sentence: Sentence) -> Line:
    """Looks the tokens of a sentence up."""
    if not sentence.tokens:
        return Line(sentence, (), [])
    spelt, tagged, _ = zip(*sentence.tokens, strict=True)
    return Line(
        sentence, sentence.tokens, list(map(or_, map(bits_of.__getitem__, spelt), map(_TAGS.__getitem__, tagged)))
    )
