"""What people write in Markdown, as HTML that is safe to show: letters, comments to authors, responses."""

import re

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

_MARKDOWN = MarkdownIt("commonmark", {"html": False, "breaks": True, "linkify": False}).enable("table")
_TAGS = {
    "p", "br", "hr", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "a",
    "h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")
_SCHEMES = {"http", "https", "mailto"}


def escaped(text: str) -> str:
    """The text on one line, its signs of Markdown escaped: a title or a name within Markdown stays as it was typed."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def to_html(text: str) -> Markup:
    """The text's HTML, cleaned: no scripts, pictures, handlers or styles, links to the web and to addresses only.

    HTML in the text is shown as typed. Raises nothing, whatever the text.
    """
    html = _MARKDOWN.render(text)
    clean = nh3.clean(html, tags=_TAGS, attributes={"a": {"href"}, "ol": {"start"}}, url_schemes=_SCHEMES)
    return Markup(clean)  # noqa: S704  cleaned on the line above
