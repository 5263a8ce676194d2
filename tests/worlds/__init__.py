"""Worlds for tests: people, drafts, submissions at every stage, reviews; and a visitor who is signed in.

Call them inside the `app` fixture. Each builder commits what it makes. Names are invented, addresses @example.org.

    author = a_person("Dana Ospanova")
    draft = a_draft(author, title="On steppe roads")              # complete, with a real .docx and its report
    paper = a_submission(author, stage=Stage.IN_REVIEW)            # handed in through the service
    review = a_review(paper, a_reviewer("Timur Aliyev"))           # sent; state=State.INVITED and others, too
    sign_in(client, author)
    send(client, f"/submissions/{draft.id}/submit", {"field": "value"})   # a POST with the session's CSRF token
"""

from tests.worlds.manuscripts import a_file, a_manuscript, a_report
from tests.worlds.moments import ARRIVAL, DAY
from tests.worlds.people import a_person, a_reviewer, an_editor
from tests.worlds.reviews import a_review
from tests.worlds.submissions import a_draft, a_submission, advance
from tests.worlds.visitors import csrf_token, send, sign_in, sign_out

__all__ = [
    "ARRIVAL", "DAY", "a_draft", "a_file", "a_manuscript", "a_person", "a_report", "a_review", "a_reviewer",
    "a_submission", "advance", "an_editor", "csrf_token", "send", "sign_in", "sign_out",
]  # fmt: skip
