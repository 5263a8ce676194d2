"""The kinds of files that every journal has; each adds further ones of its own in the profile."""

from enum import StrEnum


class Kind(StrEnum):
    """What a file is to the house; a further file's kind is a key of the profile instead, never one of these."""

    MANUSCRIPT = "manuscript"
    ANONYMISED = "anonymised"
    """The copy for reviewers."""
    ANNOTATED = "annotated"
    """The author's own file with the report's comments: as telling as the manuscript itself."""
    BY_HAND = "by_hand"
    """What an editor made in place of a copy; it may tell who edited it."""
    CLEAN = "clean"
    """What the other side gets of a file beside the manuscript."""
    RESPONSE = "response"
    """The authors' answer to the reviewers."""
    ATTACHED = "review"
    """What a reviewer attached to a review; it may tell who wrote it."""
