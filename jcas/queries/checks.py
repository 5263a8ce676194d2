"""Reads about checks: which reports wait for a worker, and what one is about."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import joinedload

from jcas.domain.submissions import Stage
from jcas.models.base import db
from jcas.models.files import Report, ReportState, Version
from jcas.models.submissions import Submission
from jcas.queries.submissions import lock

AT_ONCE = 500


def waiting_reports(*, begun_before: datetime) -> Sequence[int]:
    """Ids of reports that no worker has begun, or whose worker began before that moment and was not heard of since."""
    waiting = or_(
        Report.state == ReportState.QUEUED,
        and_(Report.state == ReportState.RUNNING, Report.started_at <= begun_before),
    )
    return db.session.scalars(
        select(Report.id).where(waiting).order_by(Report.requested_at, Report.id).limit(AT_ONCE)
    ).all()


def waiting_copies() -> Sequence[int]:
    """Ids of reports of submitted manuscripts (the newest version) whose copy for reviewers is still to be made."""
    newer = select(Version.id).where(Version.submission_id == Submission.id).order_by(Version.number.desc()).limit(1)
    statement = (
        select(Report.id)
        .join(Report.version)
        .join(Version.submission)
        .where(
            or_(Report.state == ReportState.DONE, Version.by_hand_id.is_not(None)),
            Version.anonymised_id.is_(None),
            Version.anonymised_error == "",
            Submission.stage != Stage.DRAFT,
            Submission.submitted_at.is_not(None),
            Version.id == newer.correlate(Submission).scalar_subquery(),
        )
    )
    return db.session.scalars(statement.order_by(Report.id).limit(AT_ONCE)).all()


def locked_report(report_id: int) -> Report | None:
    """The report for a change, read anew under its submission's lock; None where there is none."""
    version = db.session.scalar(select(Version).join(Version.report).where(Report.id == report_id))
    if version is None:
        return None
    lock(version.submission_id)
    statement = (
        select(Report).where(Report.id == report_id).options(joinedload(Report.version).joinedload(Version.file))
    )
    return db.session.scalar(statement.execution_options(populate_existing=True))
