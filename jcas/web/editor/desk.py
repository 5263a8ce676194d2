"""The desk: what needs me, how many wait for what, and the list, filtered, searched, sorted and paged."""

from dataclasses import replace
from typing import Any

from flask import Blueprint, g, render_template, request, url_for

from jcas.domain.deadlines import deadline_of, issue_in_making, release_of, window_of, zone_of
from jcas.domain.issues import Issue
from jcas.domain.refusals import Invalid
from jcas.domain.submissions import Stage
from jcas.queries import desk as queries
from jcas.queries.desk import Counts, Filters
from jcas.queries.desk_lines import DeskRow
from jcas.queries.waiting import Waiting
from jcas.web.context import me, profile
from jcas.web.drawings import QuarterLine, quarter_line
from jcas.web.editor.words import TONES, asked_words, filter_words, waiting_words
from jcas.web.filters import month_named, stage_words
from jcas.web.guards import editorial
from jcas.web.translations import gettext as _

bp = Blueprint("editor_desk", __name__)

COUNTED = (
    Waiting.UNASSIGNED, Waiting.FIRST_LOOK, Waiting.NEEDS_REVIEWERS, Waiting.AWAITING_ANSWERS,
    Waiting.AWAITING_REVIEWS, Waiting.UNRELEASED, Waiting.OVERDUE, Waiting.READY, Waiting.REVISIONS_IN,
    Waiting.AWAITING_REVISION,
)  # fmt: skip
SORTS = ("since", "number", "title", "due")


@bp.get("/desk")
@editorial
def desk() -> str:
    """The page."""
    person, filters = me(), _filters()
    least = profile().times.reviewers_minimum
    making = issue_in_making(g.now, profile())
    counts = queries.counts(person, now=g.now, reviewers_minimum=least, issue=making.key)
    narrowed = _narrowed(filters)
    return render_template(
        "editor/desk/desk.html",
        needs=[] if narrowed else _needs(queries.needs(person, now=g.now, reviewers_minimum=least)),
        counts=_count_links(counts, filters, making),
        line=_line(making),
        caption=_caption(making, counts),
        listed=queries.page(person, filters, now=g.now, reviewers_minimum=least),
        filters=filters,
        narrowed=narrowed,
        editors=queries.editors(),
        issues=[(key, label_of(key)) for key in queries.issues(person)],
        stage_choices=[(stage, stage_words(stage)) for stage in Stage if stage != Stage.DRAFT],
        waiting_words=waiting_words,
        tones=TONES,
        url=lambda **changes: _url(filters, **changes),
        now=g.now,
    )


def label_of(key: str | None) -> str:
    """An issue as written in running text."""
    return Issue.parse(key).label(profile()) if key else ""


def _filters() -> Filters:
    """What the address asks for; what it asks for wrongly counts as not asked."""
    args = request.args
    waiting, stage, issue = args.get("waiting", ""), args.get("stage", ""), args.get("issue", "")
    editor = args.get("editor", "")
    return Filters(
        waiting=Waiting(waiting) if waiting in set(Waiting) else None,
        stage=Stage(stage) if stage in set(Stage) else None,
        everything=bool(args.get("all")),
        editor=int(editor) if editor.isascii() and editor.isdigit() and len(editor) < 10 else None,
        issue=issue if _is_issue(issue) else None,
        words=args.get("q", "").strip()[:200],
        sort=args.get("sort", "") if args.get("sort") in SORTS else "since",
        descending=bool(args.get("down")),
        page=args.get("page", 1, int),
    )


def _is_issue(text: str) -> bool:
    try:
        Issue.parse(text)
    except Invalid:
        return False
    return True


def _narrowed(filters: Filters) -> bool:
    """Whether the list shows less, or other things, than the whole desk."""
    return replace(filters, sort="since", descending=False, page=1) != Filters()


def _url(filters: Filters, **changes: Any) -> str:
    """The address of the list with some things asked otherwise; the first page, unless a page is asked for."""
    wanted = replace(filters, **{"page": 1, **changes})
    return url_for(
        "editor_desk.desk",
        waiting=wanted.waiting,
        stage=wanted.stage,
        all=1 if wanted.everything else None,
        editor=wanted.editor,
        issue=wanted.issue,
        q=wanted.words or None,
        sort=wanted.sort if wanted.sort != "since" else None,
        down=1 if wanted.descending else None,
        page=wanted.page if wanted.page > 1 else None,
    )


def _count_links(counts: Counts, filters: Filters, making: Issue) -> list[dict[str, Any]]:
    """The counts that are filters; one that is chosen leads back to the whole list."""
    links = []
    for waiting in COUNTED:
        current = filters.waiting == waiting
        number = counts.of(waiting)
        links.append(
            {
                "name": filter_words(waiting),
                "count": number,
                "current": current,
                "tone": TONES.get(waiting, "") if number else "",
                "url": url_for(".desk", waiting=None if current else waiting),
            }
        )
    chosen = filters.waiting == Waiting.ACCEPTED and filters.issue == making.key
    links.append(
        {
            "name": _("Accepted for %(issue)s", issue=making.label(profile())),
            "count": counts.accepted_for_issue,
            "current": chosen,
            "tone": "done" if counts.accepted_for_issue else "",
            "url": url_for(".desk") if chosen else url_for(".desk", waiting=Waiting.ACCEPTED, issue=making.key),
        }
    )
    return links


def _needs(rows: list[DeskRow]) -> list[dict[str, Any]]:
    """What waits for this person, one line each."""
    return [
        {
            "what": asked_words(row.waiting),
            "row": row,
            "late": row.waiting == Waiting.OVERDUE,
            "button": _button(row.waiting),
            "url": _step_url(row),
        }
        for row in rows
    ]


def _button(waiting: Waiting) -> str:
    words: dict[Waiting, str] = {
        Waiting.UNASSIGNED: _("Take or give it"),
        Waiting.READY: _("Decide"),
        Waiting.NEEDS_REVIEWERS: _("Choose reviewers"),
        Waiting.UNRELEASED: _("Look at the copy"),
    }
    return words.get(waiting) or str(_("Open it"))


def _step_url(row: DeskRow) -> str:
    if row.waiting == Waiting.NEEDS_REVIEWERS:
        return url_for("editor_reviewers.choose", submission_id=row.id)
    if row.waiting == Waiting.UNRELEASED:
        return url_for("editor_copy.show", submission_id=row.id)
    return url_for("editor_submission.show", submission_id=row.id)


def _line(making: Issue) -> QuarterLine:
    return quarter_line(
        issue=making.label(profile()),
        now=g.now,
        opens=window_of(making, profile()).first,
        deadline=deadline_of(making, profile()),
        release_month=release_of(making, profile()).month,
        zone=zone_of(profile()),
    )


def _release_words(making: Issue) -> str:
    released = release_of(making, profile())
    return f"{month_named(released.month)} {released.year}"


def _caption(making: Issue, counts: Counts) -> str:
    """How many are where, and until when they can be in the issue."""
    words: str = _(
        "%(issue)s: %(accepted)s accepted, %(open)s under way, of which %(ready)s ready for decision. "
        "It is released in %(month)s; what is not accepted by then goes to the next issue.",
        issue=making.label(profile()),
        accepted=counts.accepted_for_issue,
        open=counts.under_way_for_issue,
        ready=counts.ready_for_issue,
        month=_release_words(making),
    )
    return words
