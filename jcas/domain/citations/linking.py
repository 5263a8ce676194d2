"""Citations and references linked both ways: which entry each citation means, which entries nobody cites."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from jcas.domain.citations.agreement import Match
from jcas.domain.citations.cited_names import Cited
from jcas.domain.citations.index import Index
from jcas.domain.citations.matching import Link, Linker
from jcas.domain.citations.mentions import Found, Mention, Where
from jcas.domain.citations.names import words
from jcas.domain.citations.readings import readings
from jcas.domain.citations.years import UNDATED
from jcas.domain.names.alphabets import is_cyrillic, letters

_LEAST_NARRATED, _MOSTLY_ANSWERED = 2, 0.65


@dataclass(slots=True)
class InText:
    """One distinct citation, in the contract's form."""

    text: str
    authors: list[str]
    year: str | None
    reference: int | None
    candidates: list[int]
    match: Match
    paragraphs: list[int] = field(default_factory=list)


def link(found: Found, index: Index) -> list[InText]:
    """Every distinct citation with the entry that it means; what is no citation after all is left out."""
    if found.abbreviations:
        Linker.learn(index, found.abbreviations)
    linker = Linker(index, found.abbreviations)
    links: list[Link | None] = [linker.resolve(mention) for mention in found.mentions]
    _without_namesakes(links)
    _second_chances(found.mentions, links, linker)
    loose = any(
        (answer or mention.sure) and not mention.comma and mention.where is Where.BRACKETS
        for mention, answer in zip(found.mentions, links, strict=True)
    )
    habits = {Where.BRACKETS} if loose else set()
    if _narrates(found.mentions, links):
        habits.add(Where.SENTENCE)
    return _distinct(found.mentions, links, habits)


def _narrates(mentions: Sequence[Mention], links: Sequence[Link | None]) -> bool:
    """Whether the list answers nearly every bare "Adams (2020)" of this text, so that the rest are citations too."""
    bare = {
        (m.text, answer is not None)
        for m, answer in zip(mentions, links, strict=True)
        if m.where is Where.SENTENCE and m.habit and not m.sure
    }
    answered = sum(answer for _, answer in bare)
    return answered >= _LEAST_NARRATED and answered >= _MOSTLY_ANSWERED * len(bare)


def cited_numbers(citations: Iterable[InText]) -> set[int]:
    """The entries that something cites."""
    rows = list(citations)
    return {c.reference for c in rows if c.reference is not None} | {n for c in rows for n in c.candidates}


def _without_namesakes(links: list[Link | None]) -> None:
    """Leave "Brown et al." and "Brown" unanswered by a work of Adams and Brown that is cited as "Adams et al." too."""
    own = {work.number for a in links if a and a.match in {Match.EXACT, Match.SPELLING} for work in a.works}
    for i, answer in enumerate(links):
        if answer is None or answer.match is not Match.AUTHORS:
            continue
        if not answer.cited.et_al and not (answer.cited.people and len(answer.cited.names) == 1):
            continue
        work = answer.works[0]
        other = not work.people or letters(work.people[0]) != letters(answer.cited.names[0])
        if work.number in own and other:
            links[i] = None


def _second_chances(mentions: Sequence[Mention], links: list[Link | None], linker: Linker) -> None:
    """Where nothing answers: the same authors under another year, if that entry is not cited under its own."""
    taken = {work.number for answer in links if answer for work in answer.works}
    claimed: dict[int, str] = {}
    for i, mention in enumerate(mentions):
        if links[i] is not None or mention.where in {Where.BARE, Where.APART}:
            continue
        if mention.year is None:
            links[i] = _undated_source(mention, linker, taken)
            continue
        for cited in readings(mention):
            work = linker.other_year(cited, mention.year, taken)
            if work and claimed.setdefault(work.number, mention.year.text) == mention.year.text:
                links[i] = Link(Match.YEAR, (work,), cited)
                break


def _undated_source(mention: Mention, linker: Linker, taken: set[int]) -> Link | None:
    """As "Source: UNWTO tourism statistics." under a figure, while the list has UNWTO (n.d.)."""
    parts = words(mention.cited.phrase)
    for start in range(min(len(parts), 30)):
        for size in range(6, 0, -1):
            phrase = parts[start : start + size]
            if len(phrase) == size and (size > 1 or len(phrase[0]) > 3):
                whole = [w for w in linker.index.of_body(phrase) if words(w.lead) == phrase and w.number not in taken]
                if len(whole) == 1 and (whole[0].year is None or whole[0].year.number == UNDATED or size > 1):
                    return Link(Match.YEAR, (whole[0],), Cited(whole[0].lead, (whole[0].lead,)))
    return None


def _distinct(mentions: Sequence[Mention], links: Sequence[Link | None], habits: set[Where]) -> list[InText]:
    rows: dict[tuple[str, ...], InText] = {}
    seen: set[tuple[tuple[str, ...], int]] = set()
    own_letter = {w.number for a in links if a and a.match is not Match.YEAR and len(a.works) == 1 for w in a.works}
    for mention, answer in zip(mentions, links, strict=True):
        if answer is None and not (mention.sure or (mention.habit and mention.where in habits)):
            continue
        cited = answer.cited if answer else mention.cited
        authors = [_shown(cited, answer)] if answer and len(cited.names) == 1 else list(cited.names)
        year = mention.year.text if mention.year else None
        works = sorted(answer.works, key=lambda w: (w.number in own_letter, w.number)) if answer else []
        reference = works[0].number if works else None
        key = (
            letters(authors[0]) + "а" * is_cyrillic(authors[0]),
            year or "",
            str(reference),
            *sorted(letters(a) for a in authors[1:] if reference is None),
        )
        row = rows.get(key)
        if row is None:
            numbers = sorted({w.number for w in works})
            text = f"{cited.phrase}, {year}" if year else cited.phrase
            row = rows[key] = InText(
                text,
                authors,
                year,
                reference,
                numbers if len(numbers) > 1 else [],
                answer.match if answer else Match.NONE,
            )
        if (key, mention.paragraph) not in seen:  # a work can be cited in each of thousands of notes
            seen.add((key, mention.paragraph))
            row.paragraphs.append(mention.paragraph)
    return list(rows.values())


def _shown(cited: Cited, answer: Link) -> str:
    """The surname alone where the text prints a given name too."""
    work, name = answer.works[0], cited.names[0]
    if not work.people or letters(name) == letters(work.people[0]):
        return name
    parts = name.split()
    ends = (" ".join(parts[i:]) for i in range(len(parts)))
    return next((end for end in ends if letters(end) == letters(work.people[0])), name)
