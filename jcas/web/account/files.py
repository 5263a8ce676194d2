"""Downloads: every file goes through here, after the policy was asked, as an attachment and never as a page."""

from flask import Blueprint, Response, abort

from jcas.policies.files import download_name, may_download
from jcas.queries.files import file_of, submission_of
from jcas.web.context import door, me, profile, storage
from jcas.web.downloads import attachment
from jcas.web.guards import reviewing

bp = Blueprint("files", __name__)
PLAIN = "application/octet-stream"
AS_IT_IS = frozenset(
    {
        "application/pdf",
        "application/vnd.oasis.opendocument.text",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/zip",
        "image/gif",
        "image/jpeg",
        "image/png",
        "image/tiff",
    }
)
"""Media types that are told; anything else is bytes."""


@bp.get("/files/<int:file_id>")
@reviewing
def download(file_id: int) -> Response:
    """One file under the name that this person may see; 404 for what does not exist and what is not theirs."""
    file = file_of(file_id)
    submission = submission_of(file) if file else None
    kinds = {kind.key for kind in profile().file_kinds if kind.for_reviewers}
    if file is None or not may_download(me(), file, submission, for_reviewers=kinds):
        abort(404)
    here = door()
    if here is not None and (submission is None or submission.id != here.submission_id):
        abort(404)
    path = storage().path(file.storage_key)
    if not path.is_file():
        abort(404)
    told = file.media_type if file.media_type in AS_IT_IS else PLAIN
    return attachment(path, name=download_name(me(), file, submission), media_type=told)
