"""Where a named co-author says 'yes, mine' or 'this is not mine', by the link of the mail."""

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from jcas.adapters.tokens import read_token
from jcas.models.base import writing
from jcas.models.people import Person
from jcas.models.submissions import Contributor
from jcas.queries.contributors import confirmed_holders, contributor_by_id
from jcas.services.contributors import confirm_contributor, disown_contributor
from jcas.web.context import somebody
from jcas.web.guards import by_token
from jcas.web.translations import gettext as _

bp = Blueprint("public_contributor", __name__)


@bp.get("/contributors/<token>")
@by_token
def show(token: str) -> str:
    """The manuscript's title and the two buttons; opening it changes nothing."""
    contributor = _contributor(token)
    return render_template(
        "public/contributor.html",
        token=token,
        contributor=contributor,
        submission=contributor.submission,
        mine=contributor.person_id is not None and contributor.disowned_at is None,
        disowned=contributor.disowned_at is not None,
        holder=_holder(contributor),
    )


@bp.post("/contributors/<token>")
@by_token
def answer(token: str) -> Response:
    """Confirms or disowns; confirming leads on to the submission, to signing in or to registering."""
    contributor = _contributor(token)
    if request.form.get("answer") == "no":
        with writing():
            disown_contributor(contributor.id, now=g.now)
        flash(_("Thank you. The editors have been told that this is not yours."), "done")
        return redirect(url_for("public_contributor.show", token=token))
    holder, contributor_id, submission_id = _holder(contributor), contributor.id, contributor.submission_id
    if holder is None:
        flash(_("Register with this address and confirm it: then the submission is among yours."), "info")
        return redirect(url_for("account_register.register"))
    with writing():
        confirm_contributor(contributor_id, by=holder, now=g.now)
    flash(_("Thank you: you are confirmed as an author."), "done")
    here = somebody()
    if here is not None and here.id != holder.id:  # it is another account's: that one finds it among its work
        return redirect(url_for("public_contributor.show", token=token))
    return redirect(url_for("author_submission.show", submission_id=submission_id))


def _contributor(token: str) -> Contributor:
    """The contributor whom the link was sent to; 404 where the link is wrong or the address was changed since."""
    payload = read_token("contributor", token)
    if not isinstance(payload, list) or len(payload) != 2:
        abort(404)
    contributor = contributor_by_id(payload[0])
    if contributor is None or contributor.email_key is None or contributor.email_key != payload[1]:
        abort(404)
    return contributor


def _holder(contributor: Contributor) -> Person | None:
    """The account that has confirmed the named address: the one signed in, else whichever has."""
    held = confirmed_holders([contributor.email_key or ""])
    person = somebody()
    return next(
        (a.person for a in held if person is None or a.person_id == person.id), held[0].person if held else None
    )
