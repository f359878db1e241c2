"""Persons as Chinese newspapers introduce them: titles, names, and how they stand together.

Splitting needs it to know an interview line, the local model to read speakers, grounding to complete an agency.
"""

from summarizer.people.introductions import (
    Introduction,
    card_name,
    card_persons,
    introductions,
    introductions_behind,
    introductions_of,
    line_persons,
    mentions,
    part_name,
    without_visit,
)
from summarizer.people.names import HAN, NAME_CHAR, is_common_word, is_name, split_names, tight
from summarizer.people.titles import HEAD, Post, read_posts
from summarizer.people.words import any_of

__all__ = [
    "HAN",
    "HEAD",
    "NAME_CHAR",
    "Introduction",
    "Post",
    "any_of",
    "card_name",
    "card_persons",
    "introductions",
    "introductions_behind",
    "introductions_of",
    "is_common_word",
    "is_name",
    "line_persons",
    "mentions",
    "part_name",
    "read_posts",
    "split_names",
    "tight",
    "without_visit",
]
