"""What each tick of the scheduler does: asks the queue again for every row that still waits."""

from datetime import datetime

from flask import current_app

from jcas.adapters.storage import strangers_storage
from jcas.config import clock
from jcas.jobs.publish import publish_check, publish_cleaning, publish_mail, publish_public_check
from jcas.models.base import refresh_statistics, writing
from jcas.queries import cleaning, outbox, reviewers
from jcas.queries.public_checks import storage_keys
from jcas.services import checks, invitations, kept, public_checks


def tick() -> None:
    """One sweep; harmless when repeated, since rows tell what is still to do and job ids are taken only once."""
    now = clock.now()
    for mail_id in outbox.mails_due(now=now):
        publish_mail(mail_id)
    for report_id in checks.waiting(now):
        publish_check(report_id)
    for cleaning_id in cleaning.waiting():
        publish_cleaning(cleaning_id)
    for check_id in public_checks.waiting(now):
        publish_public_check(check_id)
    expire_invitations(now)
    forget_old_forms(now)
    forget_public_checks(now)
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


def forget_public_checks(now: datetime) -> None:
    """Drops what strangers had checked once its hour is over, and files that a crash left without their row."""
    if public_checks.are_expired(now=now):
        with writing():
            keys = public_checks.forget_expired(now=now)
        strangers_storage().remove(keys)
    strangers_storage().forget_older_than(public_checks.KEPT.total_seconds(), but=storage_keys())
