"""After a commit, the queue hears of the rows that wait: mails to send and documents to check.

The rows are the truth: where the queue server is away nothing is lost, the tick finds them again.
"""

from typing import Any

from sqlalchemy import event, inspect
from sqlalchemy.orm import Session

from jcas.adapters.queue import CHECKS, STRANGERS, enqueue
from jcas.models.base import db
from jcas.models.cleaning import Cleaning
from jcas.models.files import Report, ReportState
from jcas.models.messages import Mail, MailState
from jcas.models.public_checks import PublicCheck

DELIVER = "jcas.jobs.mails.deliver"
CHECK = "jcas.jobs.checks.check"
CLEAN = "jcas.jobs.cleaning.clean"
PUBLIC_CHECK = "jcas.jobs.public_checks.check"


def publish_after_commit() -> None:
    """Listens to the one session that all applications of a process share; a second call changes nothing."""
    for name, listener in (("after_flush", _collect), ("after_commit", _publish), ("after_soft_rollback", _forget)):
        if not event.contains(db.session, name, listener):
            event.listen(db.session, name, listener)


def publish_mail(mail_id: int) -> None:
    """Asks a worker to send the mail."""
    enqueue(DELIVER, mail_id, job_id=f"mail-{mail_id}")


def publish_check(report_id: int) -> None:
    """Asks a worker to check the document."""
    enqueue(CHECK, report_id, job_id=f"check-{report_id}", name=CHECKS)


def publish_cleaning(cleaning_id: int) -> None:
    """Asks a worker to clean a further file for reviewers."""
    enqueue(CLEAN, cleaning_id, job_id=f"clean-{cleaning_id}", name=CHECKS)


def publish_public_check(check_id: int) -> None:
    """Asks a worker to check a stranger's document once nothing else waits."""
    enqueue(PUBLIC_CHECK, check_id, job_id=f"public-check-{check_id}", name=STRANGERS)


def _collect(session: Session, _context: Any) -> None:
    waiting = session.info.setdefault("jcas_waiting", [])
    for row in session.new:
        if isinstance(row, Mail) and row.state in {None, MailState.QUEUED}:
            waiting.append((publish_mail, row.id))
        elif isinstance(row, Report) and row.state in {None, ReportState.QUEUED}:
            waiting.append((publish_check, row.id))
        elif isinstance(row, Cleaning):
            waiting.append((publish_cleaning, row.id))
        elif isinstance(row, PublicCheck):
            waiting.append((publish_public_check, row.id))
    for row in session.dirty:
        if isinstance(row, Report) and inspect(row).attrs.requested_at.history.added:
            waiting.append((publish_check, row.id))  # its check, or the copy that goes with it, is asked for anew
        elif isinstance(row, Cleaning) and inspect(row).attrs.requested_at.history.added:
            waiting.append((publish_cleaning, row.id))


def _publish(session: Session) -> None:
    for publish, row_id in session.info.pop("jcas_waiting", ()):
        publish(row_id)


def _forget(session: Session, _previous: Any) -> None:
    session.info.pop("jcas_waiting", None)
