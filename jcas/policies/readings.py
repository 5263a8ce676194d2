"""Who may read a manuscript as it is: its reading view names the authors as the file itself does."""

from jcas.models.people import Person
from jcas.models.submissions import Submission
from jcas.policies.submissions import is_author, may_see_on_desk


def may_read_as_it_is(person: Person, submission: Submission) -> bool:
    """Its authors and the desk; a reviewer never, whichever door they come through."""
    return is_author(person, submission) or may_see_on_desk(person, submission)
