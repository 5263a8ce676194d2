"""Articles of a given length with a given number of references, for figures and for what must grow with the text."""

from itertools import count
from random import Random

from jcas.demo.manuscripts import Author, Habits, Manuscript, Section, Table

_NAMES = ("Abdrakhmanov", "Brightwell", "Çelikoğlu", "Dzhumabaev", "Ergashev", "Fairbairn", "Goncharenko", "Hanzlik", "Ismoilov", "Järvenpää", "Kenzhebek", "Lindahl", "Mirzayeva", "Novák", "Огородников", "Petrossian")  # fmt: skip
_SENTENCES = (
    "Work on the border has long been written from the capitals, and the districts appear in it as numbers.",
    "Others disagree: what looks like order from above is habit when seen from the market or the field ({0}; {1}).",
    "According to {2}, the two can’t be told apart where institutions are *young*.",
    "Interviews lasted between forty and ninety minutes and were held in the language that the person preferred.",
    "The share fell in the second year and rose again in the third, most clearly in the southern districts.",
    "The comparison with neighbouring states shows the same order of steps at a different speed ({0}).",
    "Prices, distances and family ties explain a good part of the variation; **law** explains less than expected.",
    "Officials described the reform as finished, while traders described it as something that had yet to begin.",
    "We therefore suggest reading trade and identity together, as two sides of one arrangement[[More is in {2}.]].",
    "Where plans were discussed in public, they were changed twice as often, as Table 1 shows.",
)
_HEADINGS = ("Introduction", "Literature Review", "Methodology", "Findings", "Discussion", "Conclusion")


def article(words: int = 13_000, references: int = 60, *, seed: int = 1, habits: Habits | None = None) -> Manuscript:
    """An article of about that many words in all; each reference is cited, and they grow with nothing else."""
    rng = Random(seed)
    works = [(f"{_NAMES[i % 16]}{'a' * (i // 16 % 5)}", 1960 + i % 64, i) for i in range(references)]
    entries = tuple(
        f"{name}, A. B. ({year}). Trade and distance, part {i}: A history. *Journal of Steppe Studies*, {i % 40 + 1}(2), {i + 1}–{i + 20}."
        for name, year, i in sorted(works)
    )
    wanted = max(words - 21 * references - 150, 60) // 6
    cited = (works[i % len(works)] for i in count()) if works else iter(())
    sections = tuple(_section(rng, heading, wanted, cited) for heading in _HEADINGS)
    return Manuscript(
        title="Trade, Distance and Identity in the Ferghana Valley",
        authors=(
            Author("Aigerim Bekova", "Example National University, Astana, Kazakhstan", "a.bekova@example.org"),
            Author("Данияр Сапаров", "Institute of Examples, Bishkek, Kyrgyzstan"),
        ),
        abstract=(" ".join(s for s in _SENTENCES if "{" not in s and "[[" not in s),),
        keywords=("trade", "distance", "identity", "Ferghana Valley"),
        sections=sections,
        references=entries,
        habits=habits or Habits(),
    )


def _section(rng: Random, heading: str, words: int, cited: object) -> Section:
    blocks: list[str | Table] = []
    left = words
    while left > 0:
        paragraph = " ".join(_sentence(rng, cited) for _ in range(min(8, max(1, left // 16))))
        blocks.append(paragraph)
        left -= len(paragraph.split())
    table = Table("Table 1. Trade by year", (("Year", "Trade"), *((str(2000 + i), str(i * 17)) for i in range(6))))
    return Section(heading, (*blocks, table) if heading == "Findings" else tuple(blocks))


def _sentence(rng: Random, cited: object) -> str:
    works = [next(cited, ("Nobody", 2000, 0)) for _ in range(3)]  # type: ignore[call-overload]
    (a, b, c) = works
    return rng.choice(_SENTENCES).format(f"{a[0]}, {a[1]}", f"{b[0]}, {b[1]}", f"{c[0]} ({c[1]})")
