import re

import pytest
from fontTools.ttLib import TTFont

from jcas.supervisor.fonts import FACES, TARGET, build

KAZAKH = "ӘәҒғҚқҢңӨөҰұҮүҺһІі"
OTHERS = "ЁёЫыЎўҲҳҶҷӢӣҖҗ" + "ÇçĞğİıŞşŽžŇňÝýÄä" + "№Nº₸–—“”«»…’→≤✓ʻ"


@pytest.fixture(scope="module", autouse=True)
def made() -> None:
    build()


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.name)
def test_a_face_is_small_static_and_has_every_letter(face):
    path = TARGET / f"{face.name}.woff2"
    with TTFont(path) as font:
        letters = font.getBestCmap()
        assert [letter for letter in KAZAKH + OTHERS if ord(letter) not in letters] == []
        assert "fvar" not in font
        widths = [font["hmtx"][letters[ord(figure)]][0] for figure in "0123456789"]
        assert max(widths) - min(widths) <= 1, "tables align figures; a thousandth of an em is rounding"
    assert path.stat().st_size < 60_000


def test_the_stylesheets_name_the_faces_that_are_made():
    styles = (TARGET.parent / "css" / "tokens.css").read_text("utf-8")
    assert set(re.findall(r"fonts/([\w-]+)\.woff2", styles)) == {face.name for face in FACES}


def test_fonts_that_are_there_are_not_made_again():
    assert build() == "The fonts are up to date."
