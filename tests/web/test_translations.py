"""Only words that stand in a template are patterns and safe HTML; what came as data is neither."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask, render_template_string
from jinja2 import nodes

TEMPLATES = Path(__file__).parents[2] / "templates"
TRANSLATORS = {"_", "gettext", "ngettext"}


def data_of(app: Flask, path: Path) -> Iterator[int]:
    """Lines of a template that have something translated which does not stand there."""
    for call in app.jinja_env.parse(path.read_text("utf8")).find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in TRANSLATORS:
            words = call.args[: 2 if call.node.name == "ngettext" else 1]
            if not all(isinstance(word, nodes.Const) for word in words):
                yield call.lineno


def test_templates_translate_nothing_but_their_own_words(app: Flask) -> None:
    found = {str(path): lines for path in TEMPLATES.rglob("*.html") if (lines := list(data_of(app, path)))}
    assert found == {}


@pytest.mark.parametrize("sentence", ["<b>bold</b> & more", "100 % of %s, %d and 50% %(none)s"])
def test_a_sentence_that_is_data_is_shown_as_it_is(app: Flask, sentence: str) -> None:
    with app.test_request_context():
        shown = render_template_string("{{ worded(s) }}|{{ _('Why: %(why)s', why=worded(s)) }}", s=sentence)
    plain = sentence.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert shown == f"{plain}|Why: {plain}"
