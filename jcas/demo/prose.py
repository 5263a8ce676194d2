"""Text for the demo's manuscripts, reviews and letters: invented, and different from paper to paper."""

from dataclasses import replace
from random import Random

from jcas.demo.manuscripts import Author, Habits, Manuscript, Section, Table, Traces

_SECTIONS = ("Introduction", "Literature Review", "Methodology", "Findings", "Discussion", "Conclusion")
_WORDS = {"Introduction": 6, "Literature Review": 8, "Methodology": 6, "Findings": 9, "Discussion": 7, "Conclusion": 4}

_SENTENCES = (
    "Work on {a} has long been written from the capitals, and the districts appear in it as numbers.",
    "This article asks how {a} changed once {b} became a matter of everyday decisions.",
    "The first wave of studies treated {a} as an outcome of policy; a second one looked at {b} instead ({c1}).",
    "According to {n1}, the two can’t be told apart where institutions are young.",
    "Others disagree: what looks like {a} from above is {b} when seen from the market, the school or the field ({c2}; {c3}).",
    "We read {k} documents of ministries and regional councils and compared them line by line.",
    "Interviews lasted between forty and ninety minutes and were held in the language that the person preferred.",
    "Of the {k} people whom we asked, about two thirds mentioned {b} before we did.",
    "The share fell in the second year and rose again in the third, most clearly in the southern districts.",
    "None of this means that {a} is unimportant; it means that it works through other channels.",
    "A limitation should be said at once: the sample is small and leans towards towns.",
    "The comparison with neighbouring states shows the same order of steps at a different speed ({c1}).",
    "As {n2} puts it, the question is less who decides than who is told.",
    "Where {b} was discussed in public, plans were changed twice as often.",
    "This is in line with earlier findings on {a}, although the reasons given by our respondents differ ({c3}).",
    "Officials described the reform as finished, while traders described it as something that had yet to begin.",
    "Prices, distances and family ties explain a good part of the variation; law explains less than expected.",
    "We therefore suggest reading {a} and {b} together, as two sides of one arrangement.",
    "For practice, the finding points to small and early measures rather than to large and late ones.",
    "Further work could follow the same households over several years.",
)
_SURNAMES = ("Abdrakhmanov", "Brightwell", "Çelikoğlu", "Dzhumabaev", "Ergashev", "Fairbairn", "Goncharenko", "Hanzlik", "Ismoilov", "Järvenpää", "Kenzhebek", "Lindahl", "Mirzayeva", "Novák")  # fmt: skip
_WORK = ("Rethinking {a} in Central Asia", "{a} and the politics of distance", "A history of {a} after independence", "Between state and market: {a}", "{a}: An introduction")  # fmt: skip
_OUTLETS = (
    "Journal of Steppe Studies",
    "Eurasian Review of Society",
    "Central Asian Quarterly",
    "Area Studies Letters",
)

_PRAISE = (
    "The topic is timely and the article reads well.", "The fieldwork is rich, and it shows.",
    "I learned something new about {a}.", "The argument is original for our region.",
)  # fmt: skip
_WISHES = (
    "The method section should say how respondents were chosen and what was done about consent.",
    "The link between {a} and {b} is asserted in the introduction and never tested.",
    "The literature after 2020 is missing almost wholly.",
    "Table 1 needs units, and the figures in it do not add up to the total in the text.",
    "The discussion repeats the findings; I would like to see them set against earlier research.",
    "The conclusion claims more than the data can carry.", "The language needs a careful edit before publication.",
)  # fmt: skip


def manuscript(
    rng: Random,
    *,
    title: str,
    keywords: list[str],
    authors: list[Author],
    revised: bool = False,
    builds_on_own: bool = False,
) -> Manuscript:
    """A whole article on these keywords, of some 3,000 words, with the habits of one author or another.

    `builds_on_own`: it cites an earlier work of its first author, which only a person can judge.
    """
    a, b = keywords[0], keywords[1 % len(keywords)]
    works = [_work(rng, name, a) for name in sorted(rng.sample(_SURNAMES, 7))]
    cited = [(name, year) for name, year, _ in works]
    sections = tuple(_section(rng, heading, a, b, cited) for heading in _SECTIONS)
    references = [reference for *_, reference in works]
    if builds_on_own:
        surname, initial = authors[0].name.split()[-1], authors[0].name[0]
        opening = f"This article builds on our earlier study of {a} ({surname}, 2021) and asks what has changed since."
        sections = (replace(sections[0], blocks=(*sections[0].blocks, opening)), *sections[1:])
        references = sorted([*references, f"{surname}, {initial}. (2021). *A first account of {a}*. Steppe Press."])
    plain = [sentence for sentence in _SENTENCES if "{c" not in sentence and "{n" not in sentence]
    abstract = " ".join(s.format(a=a, b=b, k=rng.randint(24, 180)) for s in rng.sample(plain, 7))
    return Manuscript(
        title=title,
        authors=tuple(authors),
        abstract=(("Revised after review. " if revised else "") + abstract,),
        keywords=tuple(keywords),
        sections=sections,
        references=tuple(references),
        habits=Habits(
            headings=rng.choice(["style", "style", "bold_caps"]), byline=rng.choice(["lines", "superscripts"])
        ),
        traces=Traces(creator=authors[0].name if authors else None),
    )


def review_text(rng: Random, keywords: list[str], leaning: int) -> str:
    """What a reviewer writes to the author."""
    a, b = keywords[0], keywords[1 % len(keywords)]
    praise = rng.choice(_PRAISE).format(a=a, b=b)
    wishes = rng.sample(_WISHES, max(1, 6 - leaning))
    points = "\n".join(f"{n}. {wish.format(a=a, b=b)}" for n, wish in enumerate(wishes, 1))
    return f"{praise} My points, in order of importance:\n\n{points}"


def _section(rng: Random, heading: str, a: str, b: str, cited: list[tuple[str, int]]) -> Section:
    paragraphs: list[str | Table] = [
        " ".join(_sentence(rng, a, b, cited) for _ in range(rng.randint(4, 6))) for _ in range(_WORDS[heading])
    ]
    if heading == "Findings":
        rows = (
            ("District", "Before", "After"),
            *((d, str(rng.randint(10, 60)), str(rng.randint(10, 60))) for d in ("North", "South", "East")),
        )
        paragraphs.insert(2, Table("Table 1. Share of respondents who mentioned the topic, per cent", rows))
    return Section(heading, tuple(paragraphs))


def _sentence(rng: Random, a: str, b: str, cited: list[tuple[str, int]]) -> str:
    names = rng.sample(cited, 3)
    brackets = {f"c{n}": f"{name}, {year}" for n, (name, year) in enumerate(names, 1)}
    narrative = {f"n{n}": f"{name} ({year})" for n, (name, year) in enumerate(names, 1)}
    return rng.choice(_SENTENCES).format(a=a, b=b, k=rng.randint(24, 180), **brackets, **narrative)


def _work(rng: Random, name: str, topic: str) -> tuple[str, int, str]:
    """(lead, year, the reference in APA 7)."""
    year, volume, page = rng.randint(2004, 2025), rng.randint(3, 40), rng.randint(1, 200)
    title = rng.choice(_WORK).format(a=topic)
    outlet = rng.choice(_OUTLETS)
    text = f"{name}, {rng.choice('ABDEGKMNRST')}. ({year}). {title[:1].upper()}{title[1:]}. {outlet}, {volume}({rng.randint(1, 4)}), {page}–{page + rng.randint(9, 28)}."
    return name, year, text
