"""Tables and constraints; no verbs. Importing this package makes every table known to the metadata."""

from jcas.models import cleaning, decisions, files, messages, people, profiles, public_checks, reviews, submissions

__all__ = [
    "cleaning", "decisions", "files", "messages", "people", "profiles", "public_checks", "reviews", "submissions",
]  # fmt: skip
