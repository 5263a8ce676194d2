"""The addresses around one report, which are the author's or the desk's."""

from dataclasses import dataclass
from urllib.parse import quote

from flask import url_for

from jcas.models.files import Version
from jcas.models.submissions import Submission


@dataclass(frozen=True, slots=True)
class ReportLinks:
    """Where the report, the text with its findings and the matrix of citations stand."""

    report: str
    text: str
    citations: str
    pictures: str
    """The address before the names of the text's pictures; "" while there is no text to show."""

    @property
    def has_text(self) -> bool:
        """Whether there is a text to show places in."""
        return bool(self.pictures)

    def at(self, paragraph: int, finding: str = "") -> str:
        """The paragraph in the text; `finding`: the key of the one whose places alone are to be marked."""
        asked = f"?finding={quote(finding)}" if finding else ""
        return f"{self.text}{asked}#p{paragraph}"

    def finding(self, anchor: str) -> str:
        """A finding on the report's page."""
        return f"{self.report}#{anchor}"


def links_for(submission: Submission, version: Version | None, *, desk: bool) -> ReportLinks:
    """The author's addresses, or the desk's."""
    report, room = ("editor_submission.report", "editor_text") if desk else ("author_report.report", "author_text")
    number = version.number if version and version.own_reading_key else None
    return ReportLinks(
        report=url_for(report, submission_id=submission.id),
        text=url_for(f"{room}.text", submission_id=submission.id),
        citations=url_for(f"{room}.citations", submission_id=submission.id),
        pictures=url_for(f"{room}.picture", submission_id=submission.id, number=number, name="") if number else "",
    )
