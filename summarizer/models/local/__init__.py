"""The embedded model: speakers, initiatives and figures by grammar and small fitted scores; no network, no key."""

from summarizer.models.local.model import LocalModel

__all__ = ["LocalModel"]
