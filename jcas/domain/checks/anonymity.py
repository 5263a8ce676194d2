"""What in the file would tell a reviewer who wrote it: one finding for each kind of trace."""

from collections.abc import Iterator, Sequence

from jcas.domain.anonymity.traces import Trace, traces
from jcas.domain.checks.findings import Asked, Finding, Verdict
from jcas.domain.profiles import Consequence
from jcas.domain.structure.manuscript import Manuscript

_MESSAGES = {
    "byline": "The byline names the authors, as it should; reviewers get a copy without it.",
    "metadata": "The file's properties name {what}; remove them, or leave it to the reviewers' copy.",
    "comment": "The file holds comments in the margin; delete them unless they are meant for the editors.",
    "tracked_change": "The file holds tracked changes; accept or reject them all before you submit.",
    "header_footer": "A header or footer seems to name the authors; remove the names from it.",
    "text": "The text itself says who wrote it ({what}); reword these places, or leave them to the reviewers' copy.",
    "acknowledgement": "Acknowledgements or funding name people; leave them: reviewers get a copy without these names.",
    "contributions": "The statement of contributions names the authors, as it should; reviewers get a copy without it.",
    "self_citation": "Some sentences say that a cited work is your own; cite it as you cite others, for example "
    "“Surname (2023) showed” instead of “in our earlier work (Surname, 2023)”.",
    "hyperlink": "Links lead to the authors ({what}); take the links out, or leave it to the reviewers' copy.",
    "picture": "Pictures hold hidden data about who made them or where ({what}); leave it to the reviewers' copy, or "
    "save them without it.",
    "file_name": "The file's name says who wrote it; leave it: reviewers get the copy under another name.",
}
_LEFT_TO_THE_COPY = frozenset({"byline", "contributions", "acknowledgement", "file_name"})
"""What manuscripts have by rights and the reviewers' copy loses by itself."""
_MOST_TOLD = 4


def identifying_traces(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    """One finding for each kind of trace that is there; none of them keeps a manuscript from being submitted."""
    found = traces_of(manuscript, asked)
    for kind in dict.fromkeys(trace.kind for trace in found):
        yield _finding(kind, [trace for trace in found if trace.kind == kind])


def traces_of(manuscript: Manuscript, asked: Asked) -> Sequence[Trace]:
    """The traces that were looked for already, or all of them."""
    if asked.traces is None:
        return traces(manuscript, asked.file_name, asked.names)
    return asked.traces


def _finding(kind: str, found: Sequence[Trace]) -> Finding:
    told = list(dict.fromkeys(trace.what for trace in found))
    shown = ", ".join(told[:_MOST_TOLD])
    shown += f" and {len(told) - _MOST_TOLD} more" if len(told) > _MOST_TOLD else ""
    in_order = kind in _LEFT_TO_THE_COPY or all(trace.lost for trace in found)
    verdict = Verdict.PASS if in_order else Verdict.WARN
    paragraphs = sorted({trace.paragraph for trace in found if trace.paragraph is not None})
    message = _MESSAGES[kind].format(what=shown)
    return Finding(f"anonymity.{kind}", verdict, message, "no names", shown, paragraphs, Consequence.ADVISE)
