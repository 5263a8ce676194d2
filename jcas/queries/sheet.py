"""A draft as one sheet of named fields: what the page's forms show and send, and a short mark of each value.

Names: those of Submission's own columns; contributor-<id>-<field> and corresponding; suggestion-<id>-<field>;
declaration-<key>; explanation-<rule>. Values: lists of texts, as a form sends them; an unticked box sends none.
"""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256

from jcas.config.profiles import load_profile
from jcas.models.submissions import Contributor, Submission, Suggestion

TEXTS = ("title", "abstract", "funding", "competing_interests", "contributions", "data_availability", "cover_letter")
CONTRIBUTOR = ("name", "family_name", "affiliation", "country", "email", "orcid")
SUGGESTION = ("kind", "name", "email", "affiliation", "reason")

Sheet = dict[str, list[str]]


def sheet_of(submission: Submission) -> Sheet:
    """Every field of the draft with its present value."""
    sheet: Sheet = {name: [getattr(submission, name)] for name in TEXTS}
    sheet["article_type"] = [submission.article_type]
    sheet["keywords"] = ["; ".join(submission.keywords)]
    sheet["corresponding"] = [str(c.id) for c in submission.contributors if c.corresponding]
    for contributor in submission.contributors:
        sheet |= _contributor(contributor)
    for suggestion in submission.suggestions:
        if suggestion.assignment_id is None:
            sheet |= _suggestion(suggestion)
    for declaration in load_profile().declarations:
        given = submission.declarations.get(declaration.key)
        sheet[f"declaration-{declaration.key}"] = ["1"] if given else []
    for explanation in submission.explanations:
        sheet[f"explanation-{explanation.rule}"] = [explanation.text]
    return sheet


def mark_of(values: Sequence[str] | None) -> str:
    """A short mark of a value: two spellings of line ends are one, nothing and an empty text, too."""
    plain = [value.replace("\r\n", "\n") for value in values or () if value]
    return sha256(json.dumps(plain).encode()).hexdigest()[:10]


def marks_of(sheet: Mapping[str, Sequence[str]], names: Sequence[str]) -> str:
    """The marks of these fields as one text for a form to carry: 'title=1f…;abstract=…'."""
    return ";".join(f"{name}={mark_of(sheet.get(name))}" for name in names)


def read_marks(text: str) -> dict[str, str]:
    """What `marks_of` wrote; anything else is skipped."""
    return {name: mark for name, _, mark in (part.partition("=") for part in text.split(";")) if mark}


def _contributor(contributor: Contributor) -> Sheet:
    start = f"contributor-{contributor.id}-"
    sheet = {start + name: [getattr(contributor, name)] for name in CONTRIBUTOR}
    return {**sheet, f"{start}credit_roles": list(contributor.credit_roles)}


def _suggestion(suggestion: Suggestion) -> Sheet:
    return {f"suggestion-{suggestion.id}-{name}": [str(getattr(suggestion, name))] for name in SUGGESTION}
