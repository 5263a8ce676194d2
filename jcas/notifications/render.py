"""A mail's text and HTML from its one Markdown file: templates/email/<template>/<language>.md.

The file's first line is the subject; the rest is Markdown with Jinja in it. What people typed is escaped for Markdown,
so that a title can neither forge a link nor break the mail; a letter, which is Markdown itself, goes through `letter`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from flask import current_app, render_template
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from jcas.adapters.markdown import escaped, to_html
from jcas.config.profiles import load_profile
from jcas.domain.assignments import State
from jcas.domain.deadlines import zone_of
from jcas.domain.issues import Issue
from jcas.models.decisions import Decision
from jcas.models.messages import Event, Mail
from jcas.models.reviews import Assignment
from jcas.notifications.links import LINKS
from jcas.policies.disclosure import reviewer_label
from jcas.queries.letters import PassedOn, passed_on_files

_ESCAPED = re.compile(r"\\([\\`*_\[\]<>#|~])")
_LINK = re.compile(r"(?<!\\)\[((?:[^\]\\]|\\.)+)\]\((https?://[^)\s]+)\)")
_FOLDER = "email"


@dataclass(frozen=True, slots=True)
class Rendered:
    """What is sent."""

    subject: str
    text: str
    html: str


def render(mail: Mail, *, now: datetime) -> Rendered:
    """The mail in its language, or in English where that language has no file yet."""
    environment = _environment()
    names = [f"{mail.template}/{language}.md" for language in (mail.language, "en")]
    source = environment.select_template(names).render(facts_of(mail, now=now))
    subject, _, body = source.strip().partition("\n")
    page = render_template("email/frame.html", subject=_plain(subject), body=to_html(body), language=mail.language)
    return Rendered(_plain(subject), _text(body) + "\n", page)


def facts_of(mail: Mail, *, now: datetime) -> dict[str, Any]:
    """What a template may use. Nothing here names an author to a reviewer or a reviewer to an author by itself:
    templates for authors use `reviewer_label`, templates for reviewers only the submission's title and number.
    """
    event = mail.event
    return {
        "profile": load_profile(),
        "mail": mail,
        "event": event,
        "data": event.data,
        "person": mail.person,
        "submission": event.submission,
        "assignment": event.assignment,
        "open_review": _open_review(mail),
        "contributor": _contributor(mail),
        "address": _address(mail),
        "decision": _decision(event),
        "decision_words": _decision_words(event),
        "passed_on": _passed_on(event),
        "now": now,
    }


def _contributor(mail: Mail) -> Any:
    submission = mail.event.submission
    if submission is None or mail.contributor_id is None:
        return None
    return next((c for c in submission.contributors if c.id == mail.contributor_id), None)


def _open_review(mail: Mail) -> Assignment | None:
    """The reader's own review of the submission, agreed to and not sent yet."""
    assignments = mail.event.submission.assignments if mail.event.submission else []
    return next((a for a in assignments if a.reviewer_id == mail.person_id and a.state == State.ACCEPTED), None)


def _decision(event: Event) -> Decision | None:
    """The decision that the event tells of: both were written at one moment."""
    decisions = event.submission.decisions if event.submission else []
    return next((decision for decision in decisions if decision.at == event.at), None)


def _passed_on(event: Event) -> list[PassedOn]:
    """The reviewers' files that go with the decision's letter."""
    decision = _decision(event)
    if decision is None:
        return []
    return [passed for passed in passed_on_files(decision.submission) if passed.at == decision.at]


def _decision_words(event: Event) -> str:
    decision = _decision(event)
    return next((d.name for d in load_profile().decisions if decision and d.key == decision.kind), "")


def _address(mail: Mail) -> Any:
    return next((a for a in mail.person.addresses if a.key == mail.address_key), None) if mail.person else None


def _environment() -> Environment:
    environment: Environment | None = current_app.extensions.get("jcas_mail_templates")
    if environment is None:
        folder = Path(current_app.root_path).parent / "templates" / _FOLDER
        environment = Environment(
            loader=FileSystemLoader(folder),
            undefined=StrictUndefined,
            autoescape=False,  # noqa: S701  the output is Markdown: `finalize` quotes for it, nh3 cleans its HTML
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=_quoted,
        )
        environment.globals.update({name: _known(link) for name, link in LINKS.items()})
        environment.globals["reviewer_label"] = reviewer_label
        environment.filters.update(moment=_moment, day=_day, issue=_issue, letter=_letter)
        current_app.extensions["jcas_mail_templates"] = environment
    return environment


class Letter(str):
    """Markdown that an editor or reviewer wrote: kept as it is, HTML in it escaped by the renderer."""

    __slots__ = ()


class Known(str):
    """A text of our own making, such as an address or a date, that needs no quoting."""

    __slots__ = ()


def _quoted(value: Any) -> Any:
    """Escapes what people typed for Markdown."""
    if not isinstance(value, str) or isinstance(value, Letter | Known):
        return value
    return escaped(value)


def _known(link: Callable[..., str]) -> Callable[..., Known]:
    return lambda *arguments: Known(link(*arguments))


def _letter(text: str) -> Letter:
    return Letter(text.strip())


def _moment(at: datetime) -> Known:
    profile = load_profile()
    here = at.astimezone(zone_of(profile))
    return Known(f"{here.day} {here:%B %Y, %H:%M} ({profile.identity.city})")


def _day(at: datetime) -> Known:
    here = at.astimezone(zone_of(load_profile()))
    return Known(f"{here.day} {here:%B %Y}")


def _issue(key: str) -> Known:
    return Known(Issue.parse(key).label(load_profile()))


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", text).strip()


def _text(body: str) -> str:
    """The Markdown as plain text: links as 'words: address', escapes undone, emphasis kept as typed."""
    return _ESCAPED.sub(r"\1", _LINK.sub(r"\1: \2", body)).replace("**", "").strip()
