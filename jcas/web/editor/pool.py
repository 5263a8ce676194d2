"""The reviewers: everybody who can be asked, with expertise, load and last work."""

from flask import Blueprint, render_template, request

from jcas.queries import reviewers as queries
from jcas.web.context import me, profile
from jcas.web.guards import sees_reviewers

bp = Blueprint("editor_pool", __name__)
PAGE = 50


@bp.get("/reviewers")
@sees_reviewers
def reviewers() -> str:
    """The list, searched and paged."""
    words = request.args.get("q", "").strip()[:200]
    total = queries.pool_size(me(), words=words)
    pages = max(1, -(-total // PAGE))
    page = min(max(1, request.args.get("page", 1, int)), pages)
    return render_template(
        "editor/pool/list.html",
        people=queries.pool(me(), words=words, page=page, size=PAGE),
        words=words,
        total=total,
        page=page,
        pages=pages,
        languages={language.key: language.name for language in profile().languages},
    )
