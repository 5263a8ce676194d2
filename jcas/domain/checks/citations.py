"""Citations and references: linked both ways, years and spellings agreeing, the list in APA form and order."""

from collections.abc import Iterable, Iterator, Sequence

from jcas.domain.checks.findings import Asked, Finding, Verdict
from jcas.domain.citations.agreement import Match
from jcas.domain.citations.linking import InText
from jcas.domain.citations.reading import Reference
from jcas.domain.structure.manuscript import Manuscript

_MOST_NAMED = 12
"""Items that a sentence lists; the report has them all."""
_MOST_PLACES = 40
_LEAST_READ = 3
"""Citations from which on a text's way of citing is read, so that entries that none of them means are not cited."""


def missing_reference(manuscript: Manuscript, _asked: Asked) -> Iterator[Finding]:
    """Every work that the text cites stands in the list."""
    cited = manuscript.citations.in_text
    if not manuscript.references.entries or not cited:
        return
    rows = [c for c in cited if c.match is Match.NONE]
    asked = "Add {what} to the reference list, or take the {thing} out: no entry answers."
    yield _judged("missing_reference", rows, asked, "Every work cited is in the reference list.", "no reference")


def uncited(manuscript: Manuscript, _asked: Asked) -> Iterator[Finding]:
    """Every entry of the list is cited; unknown where the text cites in no way that can be read."""
    read = manuscript.citations
    if not read.references:
        return
    rows = [r for r in read.references if not r.cited]
    if len(rows) == len(read.references) and len(read.in_text) < _LEAST_READ:
        message = "No citation of an entry of the reference list was found; cite each work as (Name, year)."
        yield Finding("citations.uncited", Verdict.UNKNOWN, message, "every reference cited")
        return
    expected = "every reference cited"
    if not rows:
        yield Finding("citations.uncited", Verdict.PASS, "Every reference is cited in the text.", expected, "all")
        return
    message = f"Cite or remove what the text does not cite: {_named(_label(r) for r in rows)}."
    yield Finding("citations.uncited", Verdict.FAIL, message, expected, f"{len(rows)} uncited", _entries(rows))


def year(manuscript: Manuscript, _asked: Asked) -> Iterator[Finding]:
    """Citation and reference print the same year."""
    rows = [c for c in manuscript.citations.in_text if c.match is Match.YEAR]
    yield from _differing("year", "years", rows, manuscript.citations.references)


def spelling(manuscript: Manuscript, _asked: Asked) -> Iterator[Finding]:
    """Citation and reference spell the names alike."""
    rows = [c for c in manuscript.citations.in_text if c.match is Match.SPELLING]
    yield from _differing("spelling", "spellings", rows, manuscript.citations.references)


def authors(manuscript: Manuscript, _asked: Asked) -> Iterator[Finding]:
    """Citation and reference name the same authors."""
    rows = [c for c in manuscript.citations.in_text if c.match is Match.AUTHORS]
    yield from _differing("authors", "authors", rows, manuscript.citations.references)


def ambiguous(manuscript: Manuscript, _asked: Asked) -> Iterator[Finding]:
    """Each citation means one entry."""
    rows = [c for c in manuscript.citations.in_text if c.candidates]
    if not rows:
        return
    told = _named(c.text for c in rows)
    message = f"Add letters to the years (2020a, 2020b), here and in the list, so that each means one entry: {told}."
    yield Finding(
        "citations.ambiguous", Verdict.WARN, message, "one entry each", f"{len(rows)} ambiguous", _places(rows)
    )


def style(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    """Author and year, not numbers in square brackets."""
    numeric = manuscript.citations.numeric
    if not numeric:
        return
    wanted = asked.profile.formatting.citation_style
    message = f"The text cites by numbers in square brackets; cite author and year, as {wanted} asks."
    yield Finding("citations.style", Verdict.FAIL, message, "(Author, year)", "[1]", numeric[:_MOST_PLACES])


def apa(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    """Each reference in the journal's form, small departures apart."""
    references = manuscript.citations.references
    if not references:
        return
    rows = [r for r in references if r.problems]
    wanted = asked.profile.formatting.citation_style
    if not rows:
        yield Finding("references.apa", Verdict.PASS, f"No plain departures from {wanted} were found.", wanted, "none")
        return
    told = _named(f"{_label(r)}: {', '.join(PROBLEMS[p] for p in r.problems)}" for r in rows)
    message = f"Bring these references into the form of {wanted}: {told}."
    yield Finding("references.apa", Verdict.FAIL, message, wanted, f"{len(rows)} of {len(references)}", _entries(rows))


def minor(manuscript: Manuscript, _asked: Asked) -> Iterator[Finding]:
    """Small departures of references, each named once."""
    rows = [r for r in manuscript.citations.references if any(m.code != "order" for m in r.minor)]
    if rows:
        told = dict.fromkeys(m.message.rstrip(".") for r in rows for m in r.minor if m.code != "order")
        message = f"Small points in the references: {'; '.join(told)}."
        yield Finding("references.minor", Verdict.WARN, message, "none", f"{len(rows)} references", _entries(rows))


def order(manuscript: Manuscript, _asked: Asked) -> Iterator[Finding]:
    """The list in alphabetical order."""
    read = manuscript.citations
    expected = "alphabetical order"
    if len(read.references) < 2:
        return
    if not read.alphabetical:
        message = "The reference list is not in alphabetical order; sort it by the first author's surname."
        yield Finding("references.order", Verdict.FAIL, message, expected, "another order")
    elif read.misplaced:
        rows = [r for r in read.references if r.number in set(read.misplaced)]
        message = f"Move to their alphabetical place: {_named(_label(r) for r in rows)}."
        yield Finding("references.order", Verdict.WARN, message, expected, f"{len(rows)} misplaced", _entries(rows))
    else:
        yield Finding(
            "references.order", Verdict.PASS, "The reference list is in alphabetical order.", expected, expected
        )


PROBLEMS = {
    "author_form": "authors not as “Surname, I. I.”",
    "ampersand": "“and” for “&”",
    "year_position": "year not in brackets behind the authors",
    "quoted_title": "title in quotation marks",
    "mla_style": "volume and pages in another style",
    "missing_year": "no year",
    "missing_title": "no title",
    "missing_source": "no journal, publisher or address",
    "run_together": "two works in one entry",
    "stray_text": "stray text at the end",
    "editor_form": "editors not as “In A. B. Editor (Ed.)”",
}
"""A departure of the contract's list -> how an author is told of it."""


def _judged(rule: str, rows: Sequence[InText], asked: str, sound: str, fault: str) -> Finding:
    if not rows:
        return Finding(f"citations.{rule}", Verdict.PASS, sound, "an entry for each", "all")
    thing = "citation" if len(rows) == 1 else "citations"
    message = asked.format(what=_named(c.text for c in rows), thing=thing)
    return Finding(
        f"citations.{rule}", Verdict.FAIL, message, "an entry for each", f"{len(rows)} with {fault}", _places(rows)
    )


def _differing(rule: str, what: str, rows: Sequence[InText], references: Sequence[Reference]) -> Iterator[Finding]:
    if rows:
        pairs = _named(f"{c.text} – {_label(references[c.reference - 1])}" for c in rows if c.reference)
        message = f"Make the {what} agree between text and list: {pairs}."
        yield Finding(f"citations.{rule}", Verdict.WARN, message, "agreement", f"{len(rows)} differ", _places(rows))


def _label(reference: Reference) -> str:
    lead = reference.lead or reference.text
    short = lead if len(lead) <= 60 else lead[:57].rstrip() + "…"
    return f"{reference.number}. {short} ({reference.year or 'no year'})"


def _named(items: Iterable[str]) -> str:
    told = list(dict.fromkeys(items))
    rest = len(told) - _MOST_NAMED
    return "; ".join(told[:_MOST_NAMED]) + (f"; and {rest} more" if rest > 0 else "")


def _places(rows: Iterable[InText]) -> list[int]:
    return sorted({p for row in rows for p in row.paragraphs})[:_MOST_PLACES]


def _entries(rows: Iterable[Reference]) -> list[int]:
    return [r.paragraph for r in rows][:_MOST_PLACES]
