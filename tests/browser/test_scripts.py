"""The small modules on trial pages: what they add, and that nothing typed is lost."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from secrets import token_hex
from typing import Any

import pytest
from flask import Flask, Response, jsonify, redirect, render_template_string, request, session
from playwright.sync_api import Page, expect

from jcas.config.settings import Settings
from jcas.web.guards import public
from tests.browser.visits import Visits
from tests.smtp import free_port

HEAD = """{% extends 'base.html' %}{% import 'macros/forms.html' as forms %}{% import 'macros/page.html' as page %}
{% block title %}Trial{% endblock %}
{% block scripts %}{% for m in ('rubric', 'panes') %}<script type="module" src="{{ asset('js/' ~ m ~ '.js') }}"></script>{% endfor %}{% endblock %}
{% block content %}<h1>Trial</h1>"""

AUTOSAVED = (
    HEAD
    + """
{% call forms.form('/trial', autosave='/trial/save', key='trial', delay=delay, version=version) %}
  {{ forms.saved_line() }}
  {{ forms.plain_text('title', 'Title', values.get('title', '')) }}
  {{ forms.plain_text('note', 'Note', values.get('note', ''), rows=3) }}
  {{ forms.plain_check('topics', 'water', 'Water', 'water' in values.get('topics', [])) }}
  {{ forms.plain_check('topics', 'trade', 'Trade', 'trade' in values.get('topics', [])) }}
  {{ forms.score_row('methods', 'Methods', comment_name='methods-comment') }}
{% endcall %}
<p data-missing="title">A title is missing.</p><a href="/trial/seen" data-after-save>Read it over</a>
{% endblock %}"""
)


@dataclass
class Desk:
    """A trial desk: what it holds, every save that came, and how it is to answer the next ones."""

    values: dict[str, Any] = field(default_factory=dict)
    saves: list[dict[str, list[str]]] = field(default_factory=list)
    answers: list[Callable[[], Response | tuple[Response, int]]] = field(default_factory=list)
    sent: list[dict[str, list[str]]] = field(default_factory=list)
    polls: int = 0
    delay: int | None = None
    version: int | None = None

    def save(self) -> Response | tuple[Response, int]:
        if self.answers:
            return self.answers.pop(0)()
        form = {name: request.form.getlist(name) for name in request.form if name != "csrf_token"}
        self.saves.append(form)
        for name in form["_field"]:
            self.values[name] = form.get(name, []) if name == "topics" else "".join(form.get(name, []))
        return jsonify(saved_at="14:02", missing={"title": ""} if self.values.get("title") else {})


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """An application of each test's own, since trial pages are added to it."""
    port = free_port()
    return replace(settings, port=port, public_url=f"http://127.0.0.1:{port}", secret_key=token_hex())


@pytest.fixture
def desk(app: Flask) -> Desk:
    desk = Desk()

    def route(path: str, view: Callable[[], Any], *, method: str = "GET") -> None:
        @public
        def answer() -> Any:
            return view()

        app.add_url_rule(path, endpoint=f"trial{method}{path}", view_func=answer, methods=[method])

    def sent() -> Response:
        desk.sent.append({name: request.form.getlist(name) for name in request.form if name != "csrf_token"})
        desk.sent[-1]["files"] = [f"{f.filename}: {len(f.read())}" for f in request.files.values()]
        return redirect("/trial/seen")

    def trial(text: str) -> Callable[[], str]:
        return lambda: render_template_string(
            text, values=desk.values, delay=desk.delay, version=desk.version, done=desk.polls > 2
        )

    def part() -> str:
        desk.polls += 1
        return trial(POLLED)()

    route("/trial", trial(AUTOSAVED))
    route("/trial", sent, method="POST")
    route("/trial/save", desk.save, method="POST")
    route("/trial/seen", lambda: f"<!doctype html><html lang=en><title>Seen</title><h1>{desk.values}</h1>")
    route(
        "/trial/sign-in-again", lambda: session.clear() or "<!doctype html><html lang=en><title>x</title><h1>again</h1>"
    )
    route("/trial/upload", trial(UPLOAD))
    route("/trial/poll", trial(HEAD + POLLED + "{% endblock %}"))
    route("/trial/part", part)
    route("/trial/panes", trial(PANES))
    return desk


UPLOAD = (
    HEAD
    + """{% call forms.form('/trial', upload=true) %}{{ forms.drop_zone(megabytes=1) }}{{ forms.submit('Upload it') }}{% endcall %}{% endblock %}"""
)
POLLED = """{% import 'macros/page.html' as page %}{% call page.polled('report', '/trial/part', done, 0.1) %}<p>{{ 'All read' if done else 'Reading' }}</p>{% endcall %}"""
PANES = (
    HEAD
    + """<div class="panes" data-panes><nav class="pane-tabs" aria-label="Parts"><a href="#left">Manuscript</a><a href="#right">Review</a></nav>
<div class="pane" id="left">{% for n in range(80) %}<p id="p{{ n }}">Paragraph {{ n }}</p>{% endfor %}</div>
<div class="pane" id="right"><p>The form</p><a href="#p70">paragraph 70</a></div></div>{% endblock %}"""
)


def test_field_is_saved_as_it_is_left(page: Page, desk: Desk) -> None:
    page.goto("/trial")
    page.get_by_label("Title").fill("Water")
    assert desk.saves == []
    page.get_by_label("Note").focus()
    expect(page.get_by_text("Saved 14:02")).to_be_visible()
    assert desk.saves == [{"_field": ["title"], "title": ["Water"]}]
    expect(page.get_by_text("A title is missing.")).to_be_hidden()


def test_group_of_boxes_is_saved_whole_and_empty(page: Page, desk: Desk) -> None:
    page.goto("/trial")
    with page.expect_response("**/save"):
        page.get_by_label("Water").check()
    with page.expect_response("**/save"):
        page.get_by_label("Trade").check()
    assert desk.values["topics"] == ["water", "trade"]
    for label in ("Water", "Trade"):
        with page.expect_response("**/save"):
            page.get_by_label(label).uncheck()
    assert desk.values["topics"] == []


def test_with_a_delay_text_is_saved_while_one_types(page: Page, desk: Desk) -> None:
    desk.delay = 300
    page.goto("/trial")
    page.get_by_label("Note").press_sequentially("Half a sen")
    expect(page.get_by_text("Saved 14:02")).to_be_visible(timeout=2000)
    assert desk.values["note"] == "Half a sen"


def test_lost_connection_keeps_the_text_and_saves_it_later(page: Page, visits: Visits, desk: Desk, server) -> None:
    visits.forgive("net::ERR_")
    page.goto("/trial")
    server.stop()
    page.get_by_label("Title").fill("Kept")
    page.get_by_label("Note").focus()
    expect(page.get_by_text("Not saved yet")).to_be_visible()
    server.start()
    expect(page.get_by_text("Saved 14:02")).to_be_visible(timeout=10_000)
    assert desk.values["title"] == "Kept"


def test_unsaved_text_is_put_back_after_the_page_was_closed(page: Page, visits: Visits, desk: Desk, server) -> None:
    visits.forgive("net::ERR_")
    page.goto("/trial")
    server.stop()
    page.get_by_label("Note").fill("Typed in a tunnel")
    page.get_by_label("Title").focus()
    expect(page.get_by_text("Not saved yet")).to_be_visible()
    page.goto("about:blank")
    server.start()
    page.goto("/trial")
    expect(page.get_by_label("Note")).to_have_value("Typed in a tunnel")
    expect(page.get_by_text("Saved 14:02")).to_be_visible()
    assert desk.values["note"] == "Typed in a tunnel"
    assert page.evaluate("localStorage.length") == 0


def test_leaving_the_page_at_once_saves_too(page: Page, desk: Desk) -> None:
    page.goto("/trial")
    page.get_by_label("Note").fill("No time to leave the field")
    page.evaluate("location.assign('/trial/seen')")
    page.wait_for_url("**/seen")
    page.goto("/trial")
    expect(page.get_by_label("Note")).to_have_value("No time to leave the field")
    page.get_by_role("link", name="Read it over").click()
    page.wait_for_url("**/seen")
    assert desk.values["note"] == "No time to leave the field"


def test_ended_session_saves_after_signing_in_in_another_tab(page: Page, visits: Visits, desk: Desk) -> None:
    visits.forgive("401")
    page.goto("/trial")
    other = page.context.new_page()
    other.goto("/trial/sign-in-again")
    page.get_by_label("Title").fill("After the session")
    page.get_by_label("Note").focus()
    expect(page.get_by_role("link", name="Sign in in a new tab")).to_be_visible()
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(page.get_by_text("Saved 14:02")).to_be_visible()
    assert desk.values["title"] == "After the session"


def test_refused_value_gets_its_sentence_and_stays(page: Page, visits: Visits, desk: Desk) -> None:
    visits.forgive("422")
    desk.answers.append(lambda: (jsonify(errors={"title": "At most 300 characters."}), 422))
    page.goto("/trial")
    page.get_by_label("Title").fill("Far too long")
    page.get_by_label("Note").focus()
    expect(page.locator("#title-error")).to_have_text("At most 300 characters.")
    expect(page.get_by_label("Title")).to_have_attribute("aria-invalid", "true")
    page.get_by_label("Title").fill("Short")
    page.get_by_label("Note").focus()
    expect(page.get_by_text("Saved 14:02")).to_be_visible()
    expect(page.locator("#title-error")).to_be_hidden()


@pytest.mark.parametrize(("button", "kept"), [("Keep mine", "Mine"), ("Take that", "Theirs")])
def test_conflict_shows_both(page: Page, visits: Visits, desk: Desk, button: str, kept: str) -> None:
    visits.forgive("409")
    desk.version = 1
    desk.answers.append(lambda: (jsonify(theirs={"title": "Theirs"}, version=2), 409))
    page.goto("/trial")
    page.get_by_label("Title").fill("Mine")
    page.get_by_label("Note").focus()
    expect(page.get_by_role("alert").get_by_text("Theirs")).to_be_visible()
    page.get_by_role("button", name=button).click()
    expect(page.get_by_label("Title")).to_have_value(kept)
    if kept == "Mine":
        expect(page.get_by_text("Saved 14:02")).to_be_visible()
        assert desk.saves == [{"_field": ["title"], "title": ["Mine"], "_version": ["2"], "_overwrite": ["1"]}]


def test_text_changed_elsewhere_is_not_overwritten_by_what_waits(
    page: Page, visits: Visits, desk: Desk, server
) -> None:
    visits.forgive("net::ERR_")
    page.goto("/trial")
    server.stop()
    page.get_by_label("Title").fill("Old and unsaved")
    page.get_by_label("Note").focus()
    expect(page.get_by_text("Not saved yet")).to_be_visible()
    page.goto("about:blank")
    server.start()
    page.goto("/trial/seen")  # what the page sent while it was left has arrived by now, or never will
    desk.values["title"] = "New, from the other machine"
    page.goto("/trial")
    expect(page.get_by_role("alert").get_by_text("New, from the other machine")).to_be_visible()
    assert desk.values["title"] == "New, from the other machine"


def test_keys_score_the_row_that_has_the_focus(page: Page, desk: Desk) -> None:
    page.goto("/trial")
    page.locator("#methods-1").focus()
    with page.expect_response("**/save"):
        page.keyboard.press("4")
    expect(page.locator("#methods-4")).to_be_checked()
    with page.expect_response("**/save"):
        page.keyboard.press("n")
    assert desk.values["methods"] == "na"
    page.get_by_text("Comment", exact=False).first.click()
    page.locator("#methods-comment").press_sequentially("n 5")
    expect(page.locator("#methods-na")).to_be_checked()
    expect(page.locator("#methods-comment")).to_have_value("n 5")


def test_double_click_sends_a_form_once(page: Page, desk: Desk) -> None:
    page.goto("/trial/upload")
    page.evaluate("document.querySelector('form').removeAttribute('data-upload')")
    page.get_by_role("button", name="Upload it").dblclick()
    page.wait_for_url("**/seen")
    assert len(desk.sent) == 1
    page.go_back()
    expect(page.get_by_role("button", name="Upload it")).to_be_enabled()


def test_second_click_is_stopped_however_soon_it_comes(page: Page, desk: Desk) -> None:
    page.goto("/trial/upload")
    taken = page.evaluate("""() => {
        const form = document.querySelector("form"), click = () => new Event("submit", { bubbles: true, cancelable: true });
        form.removeAttribute("data-upload");
        return [form.dispatchEvent(click()), form.dispatchEvent(click())];
    }""")
    assert taken == [True, False]


def test_upload_goes_with_progress_and_arrives(page: Page, desk: Desk) -> None:
    page.goto("/trial/upload")
    page.get_by_label("Your manuscript").set_input_files(
        {"name": "a.docx", "mimeType": "application/zip", "buffer": b"x" * 500_000}
    )
    page.get_by_role("button", name="Upload it").click()
    page.wait_for_url("**/seen")
    assert [form["files"] for form in desk.sent] == [["a.docx: 500000"]]


def test_file_that_is_too_large_is_refused_before_it_is_sent(page: Page, desk: Desk) -> None:
    page.goto("/trial/upload")
    page.get_by_label("Your manuscript").set_input_files(
        {"name": "a.docx", "mimeType": "application/zip", "buffer": b"x" * 1_500_000}
    )
    expect(page.get_by_role("alert")).to_have_text("This file has 1.4 MB; at most 1 MB can be taken.")
    page.get_by_role("button", name="Upload it").click()
    assert desk.sent == []


def test_failed_upload_can_be_tried_again(page: Page, visits: Visits, desk: Desk, server) -> None:
    visits.forgive("net::ERR_")
    page.goto("/trial/upload")
    page.get_by_label("Your manuscript").set_input_files(
        {"name": "a.docx", "mimeType": "application/zip", "buffer": b"x"}
    )
    server.stop()
    page.get_by_role("button", name="Upload it").click()
    expect(page.get_by_role("alert")).to_contain_text("did not arrive")
    server.start()
    page.get_by_role("button", name="Upload it").click()
    page.wait_for_url("**/seen")
    assert len(desk.sent) == 1


def test_upload_works_without_script(visits: Visits, desk: Desk) -> None:
    page = visits.open(script=False)
    page.goto("/trial/upload")
    page.get_by_label("Your manuscript").set_input_files(
        {"name": "a.docx", "mimeType": "application/zip", "buffer": b"xyz"}
    )
    page.get_by_role("button", name="Upload it").click()
    assert desk.sent[0]["files"] == ["a.docx: 3"]


def test_part_is_refreshed_until_it_is_done(page: Page, desk: Desk) -> None:
    page.goto("/trial/poll")
    expect(page.get_by_text("Reading")).to_be_visible()
    expect(page.get_by_text("All read")).to_be_visible()
    assert desk.polls == 3
    assert page.locator("[data-poll-url]").count() == 0


def test_panes_are_tabs_on_a_phone_and_keep_their_places(phone: Page, desk: Desk) -> None:
    phone.goto("/trial/panes")
    expect(phone.get_by_text("The form")).to_be_hidden()
    phone.evaluate("window.scrollTo(0, 900)")
    phone.get_by_role("tab", name="Review").evaluate(
        "tab => tab.click()"
    )  # click() would scroll to the bar's place first
    expect(phone.get_by_text("The form")).to_be_visible()
    expect(phone.get_by_text("Paragraph 5", exact=True)).to_be_hidden()
    phone.get_by_role("tab", name="Manuscript").click()
    assert phone.evaluate("window.scrollY") == 900
    phone.get_by_role("tab", name="Review").click()
    phone.get_by_role("link", name="paragraph 70").click()
    expect(phone.get_by_text("Paragraph 70", exact=True)).to_be_in_viewport()


def test_panes_stand_side_by_side_on_a_wide_window(page: Page, desk: Desk) -> None:
    page.goto("/trial/panes")
    expect(page.get_by_text("The form")).to_be_visible()
    expect(page.get_by_text("Paragraph 5", exact=True)).to_be_visible()
    assert page.get_by_role("tab").count() == 0


def test_list_of_errors_gets_the_focus_and_leads_to_the_field(page: Page) -> None:
    page.goto("/style")
    expect(page.locator("[data-error-summary]")).to_be_focused()
    page.get_by_role("link", name="Give the manuscript a title.").click()
    expect(page.get_by_label("Title", exact=True)).to_be_focused()
