"""What each tick of the scheduler does: asks the queue again for every row that still waits."""

from datetime import datetime

from flask import current_app

from jcas.config import clock
from jcas.jobs.publish import publish_check, publish_mail
from jcas.models.base import refresh_statistics, writing
from jcas.queries import outbox, reviewers
from jcas.services import checks, invitations, kept


def tick() -> None:
    """One sweep; harmless when repeated, since rows tell what is still to do and job ids are taken only once."""
    now = clock.now()
    for mail_id in outbox.mails_due(now=now):
        publish_mail(mail_id)
    for report_id in checks.waiting(now):
        publish_check(report_id)
    expire_invitations(now)
    forget_old_forms(now)
    if now.minute == 0:
        refresh_statistics()


def expire_invitations(now: datetime) -> None:
    """Ends invitations whose answer did not come; their editors are told."""
    if reviewers.answers_missed(now=now):
        with writing():
            invitations.expire_due(now)


def forget_old_forms(now: datetime) -> None:
    """Drops forms that nobody came back for within a day, and their files."""
    if kept.are_old_forms(now=now):
        with writing():
            keys = kept.forget_old_forms(now=now)
        current_app.extensions["jcas_storage"].remove(keys)
