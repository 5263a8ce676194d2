"""The reading view of a manuscript as it is, for its authors and the desk: where findings are shown in the text."""

from jcas.models.base import db
from jcas.queries import checks


def keep_view(report_id: int, key: str | None) -> str | None:
    """Gives the report's version the folder under `key` as its reading view, or none.

    Returns the key of the one that it replaces, for the caller to forget once this is committed.
    """
    report = checks.locked_report(report_id)
    if report is None:
        return key
    before, report.version.own_reading_key = report.version.own_reading_key, key
    db.session.flush()
    return before
