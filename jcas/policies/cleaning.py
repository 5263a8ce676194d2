"""Which file reviewers get of what an author handed in beside the manuscript."""

from collections.abc import Collection

from jcas.models.cleaning import Cleaning, CleaningState
from jcas.models.files import Version

RESPONSE = "response"


def goes_out(cleaning: Cleaning) -> int | None:
    """The file that reviewers get; None while it waits or is withheld: pages say so and nothing gives it."""
    if cleaning.state == CleaningState.CLEAN:
        return cleaning.clean_id
    if cleaning.state == CleaningState.RELEASED:
        return cleaning.clean_id or cleaning.source_id or cleaning.file_id
    return None


def concerns_reviewers(cleaning: Cleaning, version: Version | None, for_reviewers: Collection[str]) -> bool:
    """Whether reviewers of this version are to have it: kinds of the profile, and the response that came with it."""
    if cleaning.file.kind == RESPONSE:
        return version is not None and version.response_file_id == cleaning.file_id
    return cleaning.file.kind in for_reviewers
