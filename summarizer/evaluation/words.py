"""Facts as one line of text, for people."""

from __future__ import annotations

from decimal import Decimal

from summarizer.evaluation.facts import FigureFact, InitiativeFact, PositionFact, SpeakerFact

__all__ = ["amount_words", "figure_words", "initiative_words", "number_words", "position_words", "speaker_words"]


def number_words(value: Decimal) -> str:
    """Plain digits, no exponent, no zeros behind the point: `36320000000`, `33.3`."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def amount_words(figure: FigureFact) -> str:
    """Value, upper value and unit: `5~6%`."""
    upper = "" if figure.value_max is None else f"~{number_words(figure.value_max)}"
    return f"{number_words(figure.value)}{upper}{figure.unit}"


def figure_words(figure: FigureFact) -> str:
    """Metric and amount, with everything else in brackets."""
    rest = (figure.role, figure.bound, figure.measure, figure.period or "–", figure.due or "–")
    return f"{figure.metric} {amount_words(figure)} ({', '.join(rest)})"


def initiative_words(initiative: InitiativeFact) -> str:
    """Name, kind and status."""
    return f"{initiative.name} ({initiative.kind}, {initiative.status})"


def position_words(position: PositionFact) -> str:
    """Agency and title with a stroke between them: where one ends is part of what is compared."""
    return f"{position.agency}|{position.title}"


def speaker_words(speaker: SpeakerFact) -> str:
    """Name and positions."""
    return " ".join((speaker.name, *(position_words(p) for p in speaker.positions)))
