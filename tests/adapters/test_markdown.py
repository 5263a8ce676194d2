"""What people write in Markdown, as safe HTML."""

import pytest

from jcas.adapters.markdown import to_html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**bold** and *slanted*", "<p><strong>bold</strong> and <em>slanted</em></p>\n"),
        ("one\ntwo", "<p>one<br>\ntwo</p>\n"),
        ("# Head", "<h1>Head</h1>\n"),
        ("[site](https://example.org)", '<p><a href="https://example.org" rel="noopener noreferrer">site</a></p>\n'),
        ("Мұқашева – «хлеб»", "<p>Мұқашева – «хлеб»</p>\n"),
        ("", ""),
    ],
)
def test_markdown_is_kept(text: str, html: str) -> None:
    assert to_html(text) == html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "![x](https://example.org/track.png)",
        '<a href="#" onclick="x()">y</a>',
        "<iframe src=https://example.org></iframe>",
        '<p style="color:red">x</p>',
    ],
)
def test_nothing_active_survives(text: str) -> None:
    html = to_html(text).lower()
    for active in ("<script", 'href="javascript', 'href="data', "<img", "<iframe", "<p style", '<a href="#" onclick'):
        assert active not in html
