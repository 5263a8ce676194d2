"""Errors named after the rule broken; each carries the sentence for the person.

The doors turn them into pages, 4xx answers or exit codes, in one place each.
"""


class Refused(Exception):
    """Base of all refusals: `sentence` is shown to the person, `field` names the form field concerned, if one is."""

    def __init__(self, sentence: str, *, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


class NotAllowed(Refused):
    """The person may not do this; shown like something that does not exist where even knowing of it would tell."""


class NotFound(Refused):
    """There is no such thing, or none that this person may know of."""


class StageForbids(Refused):
    """The submission's or the assignment's present stage does not allow the action."""


class Invalid(Refused):
    """What was typed or uploaded can't be taken as it is."""


class Unreadable(Refused):
    """A document can't be read; the sentence says why and what to do."""


class Unfinished(Refused):
    """What was asked could not be done to its end, through no fault of the person or of the file."""


class Busy(Refused):
    """There is more to do than can be done soon; the same may be asked again later."""


class Conflict(Refused):
    """Somebody else changed the same thing in the meantime; nothing typed is lost."""


class NotHandling(Refused):
    """An editor who sees the submission acts on it although it is in somebody else's hands."""
