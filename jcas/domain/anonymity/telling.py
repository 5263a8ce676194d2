"""Sentences that tell that a cited work is the authors' own."""

from collections.abc import Iterator

from jcas.domain.anonymity.looking import Sentences
from jcas.domain.anonymity.own_works import FIRST_PERSON, OWN_WORK
from jcas.domain.anonymity.plans import Plan
from jcas.domain.citations.brackets import brackets, inside
from jcas.domain.citations.years import YEAR
from jcas.domain.structure.manuscript import Manuscript

_LONGEST = 120


def self_citations(manuscript: Manuscript, decided: Plan) -> Iterator[tuple[str, int]]:
    """(words, paragraph) of each: "our earlier work" with a citation, or an own work cited in the first person.

    An own work that is cited as anybody's is no trace: a reviewer can't tell it from others.
    """
    cited = set(decided.works.paragraphs)
    for paragraph in manuscript.document.paragraphs:
        number, text = paragraph.number, paragraph.text
        if number in decided.emptied or number in decided.entries or not text:
            continue
        found: list[str] = []
        sentences = Sentences(text)
        for own in OWN_WORK.finditer(text):
            sentence = sentences.at(*own.span())
            if any(YEAR.search(inside(sentence, pair)) for pair in brackets(sentence)):
                found.append(sentence)
        if number in cited:
            citing = [sentences.at(c.start, c.end) for c in decided.works.cited_in(number, text)]
            found += [sentence for sentence in dict.fromkeys(citing) if FIRST_PERSON.search(sentence)]
        yield from ((sentence[:_LONGEST], number) for sentence in dict.fromkeys(found))
