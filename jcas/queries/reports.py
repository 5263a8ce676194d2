"""Reads about finished reports: what an earlier version's said."""

from typing import Any

from sqlalchemy import select

from jcas.models.base import db
from jcas.models.files import Report, ReportState, Version


def content_before(version: Version, *, of_earlier_rounds: bool = False) -> dict[str, Any] | None:
    """The report of the newest version before this one that has any; None where there is none.

    `of_earlier_rounds`: only of versions that were handed in before, as the desk compares them.
    """
    earlier = Version.round < version.round if of_earlier_rounds else Version.number < version.number
    statement = (
        select(Report.content)
        .join(Report.version)
        .where(Version.submission_id == version.submission_id, earlier, Report.state == ReportState.DONE)
        .order_by(Version.number.desc())
        .limit(1)
    )
    content: dict[str, Any] | None = db.session.scalar(statement)
    return content
