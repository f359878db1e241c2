"""File → Document: plain text, Markdown, HTML, PDF and Word, in the encodings that Chinese pages come in."""

from summarizer.reading.read import read_bytes, read_path, read_source, read_text
from summarizer.reading.walk import STDIN, Source, walk

__all__ = ["STDIN", "Source", "read_bytes", "read_path", "read_source", "read_text", "walk"]
