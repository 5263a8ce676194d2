"""A stored file as an answer: always an attachment, never a page of this site, kept by no cache."""

from pathlib import Path

from flask import Response, send_file


def attachment(path: Path, *, name: str, media_type: str) -> Response:
    """The file under this name; whoever opens it in the browser all the same gets nothing that can act."""
    answer = send_file(
        path,
        mimetype=media_type,
        as_attachment=True,
        download_name=name,
        conditional=False,
        etag=False,
        max_age=None,
    )
    answer.headers.pop("Last-Modified", None)  # it would tell reviewers when a copy was made
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "no-store"
    return answer
