"""Amount and Period: what the readers of quantities return."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from summarizer.schemas.vocabulary import Bound, ExclusionReason
from summarizer.text import Span

__all__ = ["Amount", "Period"]


class Amount(NamedTuple):
    """A number with its unit, found in a text.

    `span` covers number and unit as written (`363.2亿元`, `15%—18%`, `3000多家`), `value` is expanded and
    never negative, `value_max` is set for a range, `unit` has no multiplier (`元`, `%`, `百分点`; `""` if there
    is none). `bound` follows the words next to the number; `bound_span` covers number, unit and those words.
    `excluded` names the reason where the number alone shows that it measures nothing: a name, an ordinal, a date.
    """

    span: Span
    value: Decimal
    value_max: Decimal | None
    unit: str
    bound: Bound
    bound_span: Span
    excluded: ExclusionReason | None = None


class Period(NamedTuple):
    """A time expression: its span and, where it can be resolved, the end as `YYYY` or `YYYY-MM`.

    `due` is `None` for an expression that needs the publication date when there is none. `base` marks a time
    that something is compared with (`比上年`, `去年同期`), or that is part of a name (`三年行动`).
    """

    span: Span
    due: str | None
    base: bool = False
