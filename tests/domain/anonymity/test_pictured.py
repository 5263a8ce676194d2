import pytest

from jcas.domain.anonymity.pictured import not_cleaned, paragraph_of
from jcas.domain.documents import Look, Paragraph, Run
from tests.manuscripts import TEXT, line, understood

TELLS = "can't be cleaned of hidden data; see whether it tells who the authors are."
CAPTION = "Figure 1. A map of the lakes"
LONG = f"Figure 1. {' '.join(f'lake{n}' for n in range(30))}"


def picture() -> Paragraph:
    return Paragraph(-1, [Run("", Look(), picture="word/media/map.emf")])


@pytest.mark.parametrize(
    ("shown", "where"),
    [
        ((picture(), CAPTION), f"The picture in paragraph 5, near “{CAPTION}”,"),
        ((CAPTION, picture(), TEXT), f"The picture in paragraph 6, near “{CAPTION}”,"),
        (("Figure 2. Another map of it", picture(), CAPTION), f"The picture in paragraph 6, near “{CAPTION}”,"),
        ((CAPTION, picture(), TEXT, "Figure 2. Another"), f"The picture in paragraph 6, near “{CAPTION}”,"),
        ((picture(), TEXT), "The picture in paragraph 5"),
        ((picture(), TEXT, TEXT, TEXT, TEXT, CAPTION), "The picture in paragraph 5"),
        ((TEXT,), "The picture word/media/image1.emf, which stands in no paragraph,"),
        ((picture(), LONG), f"The picture in paragraph 5, near “{LONG.partition(' lake11')[0]} …”,"),
    ],
)
def test_a_picture_is_told_by_its_paragraph_and_the_caption_near_it(
    shown: tuple[Paragraph | str, ...], where: str
) -> None:
    article = understood(
        line("Lakes and their keepers", bold=True), "Abstract. About lakes.", line("Introduction", outline=1), TEXT, TEXT,
        *shown,
    )  # fmt: skip
    row = not_cleaned(article, paragraph_of(article.document, "word/media/map.emf"), "word/media/image1.emf")
    assert (row.kind, row.sentence) == ("picture", f"{where} {TELLS}")
    assert row.paragraph == paragraph_of(article.document, "word/media/map.emf")
