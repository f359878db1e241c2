"""Draft → summary by code: quotes found in the source, values derived from it, a reason for whatever fails."""

from summarizer.grounding.proof import ground

__all__ = ["ground"]
