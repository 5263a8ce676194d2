"""Every component of the look with sample data on one page; only a demo and the tests have it."""

from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, g, render_template
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    EmailField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    widgets,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired

from jcas.domain.assignments import State
from jcas.domain.deadlines import deadline_of, issue_for, window_of, zone_of
from jcas.domain.submissions import Stage
from jcas.web.context import profile
from jcas.web.drawings import Column, ScoreMatrix, quarter_line, score_matrix
from jcas.web.guards import public

DEMO = True
bp = Blueprint("style", __name__)


class SampleForm(FlaskForm):
    """One field of each kind."""

    title = StringField("Title", [DataRequired("Give the manuscript a title.")])
    email = EmailField("E-mail", [DataRequired("Give an address that you read.")])
    abstract = TextAreaField("Abstract")
    country = SelectField(
        "Country",
        choices=[SelectChoice("KZ", "Kazakhstan"), SelectChoice("UZ", "Uzbekistan"), SelectChoice("PL", "Poland")],
    )
    kind = RadioField(
        "Type of article",
        choices=[SelectChoice("original", "Original research article"), SelectChoice("review", "Review article")],
    )
    topics = SelectMultipleField(
        "Topics",
        choices=[
            SelectChoice(t)
            for t in ("Geopolitics", "Economy", "Society", "Culture", "Kazakhstan", "Relations with China")
        ],
        widget=widgets.ListWidget(prefix_label=False),
        option_widget=widgets.CheckboxInput(),
    )
    agreed = BooleanField(
        "All authors have read the manuscript and agree to its submission.", [DataRequired("All authors must agree.")]
    )


@bp.get("/style")
@public
def show() -> str:
    """The page."""
    form = SampleForm(formdata=None, abstract="Water is shared by five states that rarely agree on it.")
    form.title.errors = ["Give the manuscript a title."]
    form.agreed.errors = ["All authors must agree."]
    return render_template("public/style.html", form=form, stages=Stage, states=State, **_drawn())


def _drawn() -> dict[str, Any]:
    now = getattr(g, "now", datetime.now(UTC))
    issue = issue_for(now, profile())
    line = quarter_line(
        issue=issue.label(profile()),
        now=now,
        opens=window_of(issue, profile()).first,
        deadline=deadline_of(issue, profile()),
        release_month=issue.entry(profile()).release_month,
        zone=zone_of(profile()),
    )
    return {"line": line, "matrix": _matrix(), "now": now, "deadline": deadline_of(issue, profile())}


SCORES = (
    (4, 5, 4, 4, 3, 4, 2, 0, 3, 4, 4, 3, 4, 5),
    (4, 4, 4, 3, 4, 4, 5, 0, 4, 3, 4, 4, 5, 4),
    (3, 4, 5, 4, 2, 3),
)
COMMENTS: tuple[dict[str, str], ...] = (
    {"methods": "The sample is not described, so that nobody could repeat the survey."},
    {"methods": "A careful and well-told design.", "impact": "Ministries would want to read this."},
    {},
)
RECOMMENDATIONS = ("Major revisions", "Minor revisions", "")


def _matrix() -> ScoreMatrix:
    keys = [criterion.key for criterion in profile().criteria]
    parts = zip(SCORES, COMMENTS, RECOMMENDATIONS, strict=True)
    columns = [
        Column(f"R{number}", dict(zip(keys, scores, strict=False)), comments, recommendation)
        for number, (scores, comments, recommendation) in enumerate(parts, start=1)
    ]
    return score_matrix(profile().criteria, columns)
