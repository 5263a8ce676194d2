"""The next number of a year, without gaps and without doubles."""

from sqlalchemy import func, select

from jcas.models.base import db
from jcas.models.submissions import Submission

_LOCK = 0x4A434153
"""Any fixed number: transactions that number a submission wait for one another on it ("JCAS")."""


def next_sequence(year: int) -> int:
    """One more than the year's last number; the caller's transaction alone may give numbers until it ends.

    SQLite's writing transaction is the only one anyway; PostgreSQL takes a lock that ends with the transaction.
    """
    if db.session.connection().dialect.name == "postgresql":
        db.session.execute(select(func.pg_advisory_xact_lock(_LOCK)))
    last = select(func.max(Submission.number_sequence)).where(Submission.number_year == year)
    return (db.session.scalar(last) or 0) + 1
