"""Numbers, units, bounds and periods in Chinese text: find them, read them."""

from summarizer.quantities.model import Amount, Period

__all__ = ["Amount", "Period"]
