"""Every pair of colours that stands on one another has the contrast that WCAG 2.2 asks."""

import re
from pathlib import Path

import pytest

CSS = Path(__file__).parents[2] / "jcas" / "static" / "css"
SHEETS = sorted(CSS.glob("*.css"))

GROUNDS = ("paper", "surface", "sunken")
WASHES = ("accent-wash", "gold-wash", "red-wash", "green-wash")
TEXT = [
    *(
        (ink, ground)
        for ink in ("ink", "muted", "accent", "accent-strong", "gold", "red", "green")
        for ground in GROUNDS
    ),
    *(("ink", wash) for wash in WASHES),
    *(("muted", wash) for wash in WASHES),
    *(("accent", "accent-wash"), ("accent-strong", "accent-wash"), ("gold", "gold-wash"), ("red", "red-wash")),
    *(("red-strong", "red-wash"), ("green", "green-wash"), ("gold", "accent-wash"), ("red", "accent-wash")),
    *(("on-accent", "accent"), ("on-accent", "accent-strong"), ("on-red", "red"), ("on-red", "red-strong")),
    ("surface", "green"),
    *(("ink", f"score-{n}") for n in range(1, 6)),
]
EDGES = [(edge, ground) for edge in ("control", "accent", "red", "green", "gold") for ground in ("paper", "surface")]


def tokens(scheme: str) -> dict[str, str]:
    """The colours of one scheme; dark overrides light as in the browser."""
    light, _, dark = (CSS / "tokens.css").read_text("utf8").partition("@media screen and (prefers-color-scheme: dark)")
    found = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", light))
    return found | (dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", dark)) if scheme == "dark" else {})


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_stands_out_from_its_ground(scheme: str, text: str, ground: str) -> None:
    colours = tokens(scheme)
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_of_controls_can_be_seen(scheme: str, edge: str, ground: str) -> None:
    colours = tokens(scheme)
    assert contrast(colours[edge], colours[ground]) >= 3


def test_dark_scheme_overrides_every_colour() -> None:
    _, _, dark = (CSS / "tokens.css").read_text("utf8").partition("@media screen and (prefers-color-scheme: dark)")
    assert set(re.findall(r"--([\w-]+):\s*#", dark)) == tokens("light").keys()


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_every_token_that_a_sheet_uses_exists(sheet: Path) -> None:
    known = set(re.findall(r"--([\w-]+):", (CSS / "tokens.css").read_text("utf8")))
    assert set(re.findall(r"var\(--([\w-]+)", sheet.read_text("utf8"))) <= known


@pytest.mark.parametrize(
    "sheet", [s for s in SHEETS if s.name not in {"tokens.css", "print.css"}], ids=lambda path: path.name
)
def test_colours_stand_in_the_tokens_only(sheet: Path) -> None:
    """The frame that shows a mail is white in both schemes, as a mail program's is."""
    text = re.sub(r"\.mail-frame \{[^}]*\}", "", sheet.read_text("utf8"))
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;\s}])|rgba?\(", text) == []


def test_nothing_is_fetched_from_elsewhere() -> None:
    for sheet in SHEETS:
        assert not re.search(r"@import|https?://|//[a-z]", sheet.read_text("utf8")), sheet.name
