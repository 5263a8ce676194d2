"""Where the front matter ends and the text begins, with labels and named headings or without."""

from collections.abc import Container, Sequence
from itertools import dropwhile

from jcas.domain import words
from jcas.domain.documents import Paragraph, Place
from jcas.domain.structure import labels
from jcas.domain.structure.byline import names_only
from jcas.domain.structure.folding import fold
from jcas.domain.structure.headings import Heading
from jcas.domain.structure.lines import lines_of
from jcas.domain.structure.names_of_people import emails_in, is_institution
from jcas.domain.structure.sections import YEAR_IN_BRACKETS

_LONGEST_FRONT = 40
"""Paragraphs among which labels of the front matter are looked for where no heading names a section."""
_LONG, _RUNNING, _SENTENCE = 60, 40, 12
"""Words of a paragraph that is text, no part of a title page; that may be one; of one that must read like sentences."""
_LONGEST_POST = 10
_MOSTLY_SMALL = 0.7
"""Share of its words that begin with a small letter, from which on a paragraph reads like sentences."""
_LONGEST_ABSTRACT = 600
_NEAR, _LONGEST_COVER = 3, 15
"""Paragraphs behind running text in which no names of a title page may follow, and those among which they may stand."""
_STATEMENTS = frozenset({"funding", "conflicts", "contributions"})
_NOTE_SIGNS = ("*", "†", "‡", "§", "©")


def start_of_body(flow: Sequence[Paragraph], headings: Sequence[Heading]) -> int:
    """Where the front matter ends: the first heading behind its last label; without one, where running text begins."""
    core = [h for h in headings if not _STATEMENTS.issuperset(h.sections)]  # title pages bear statements, too
    alone = [h.paragraph for h in core if not h.run_in]  # run-in ones may divide the abstract
    limit = alone[0] if alone and "references" not in headings[0].sections else max(len(flow) // 3, _LONGEST_FRONT)
    labelled = [p.number for p in flow if p.number < limit and has_label(p)]
    behind = max(labelled, default=-1)
    first = next((h for h in (headings if labelled else core) if h.paragraph > behind), None)
    if first is not None and "introduction" in first.sections:
        return first.paragraph
    if not labelled:
        return _running_text(flow, headings, first)
    return _after_labels(flow, behind) if first is None else _unheaded(flow, headings, behind, first)


def _unheaded(flow: Sequence[Paragraph], headings: Sequence[Heading], label: int, first: Heading) -> int:
    """Where text under no heading begins before the first heading that counts; that heading's paragraph without one.

    `label`: number of the last labelled paragraph. A long paragraph behind the keywords is such text; one behind a
    lone "Abstract" may be the abstract unless it cites or more stands there than an abstract holds.
    """
    between = [p for p in flow if label < p.number < first.paragraph and p.text.strip()]
    opened = labels.opens(flow[label].text, labels.lead_of(flow[label]))
    if opened and not opened[1]:
        between = between[1:]
    long = [p for p in between if _may_open(p) and words.count(p.text) > _LONG]
    lone = opened is not None and opened[0] is labels.Part.ABSTRACT and not opened[1]
    if lone and words.count_paragraphs(long) < _LONGEST_ABSTRACT:
        long = list(dropwhile(lambda p: not YEAR_IN_BRACKETS.search(p.text), long))
    if not long:
        return first.paragraph
    above = next((p.number for p in reversed(between) if p.number < long[0].number), -1)
    headed = above != between[0].number and any(h.paragraph == above and h.level == 1 for h in headings)
    return above if headed else long[0].number


def _running_text(flow: Sequence[Paragraph], headings: Sequence[Heading], first: Heading | None) -> int:
    """Where text begins in a manuscript without labels: at running text that goes on or cites, or the heading over it.

    `first`: the first heading that names a section; where nothing reads like text before it, the body begins there.
    """
    end = first.paragraph if first else len(flow) + (flow[0].number if flow else 0)
    lines = [p for p in flow if p.number < end and p.place is Place.BODY and p.text.strip()]
    headed = {h.paragraph for h in headings if not h.run_in}
    statements = {h.paragraph for h in headings if h.sections and _STATEMENTS.issuperset(h.sections)}
    loose: int | None = None
    """Text that does not go on."""
    for i, paragraph in enumerate(lines):
        stated = i > 0 and (lines[i - 1].number in statements or labels.is_back_matter(lines[i - 1].text))
        if stated or not _runs(paragraph):
            continue
        if _names_follow(lines, i, headed):
            continue
        loose = paragraph.number if loose is None and (i or words.count(paragraph.text) > _LONG) else loose
        if not _goes_on(lines, i, headed):
            continue
        above = lines[i - 1] if i and lines[i - 1].number in headed else None
        return above.number if above and not _is_title(above, flow, headed) else paragraph.number
    if first and (loose is None or len(lines) <= _LONGEST_COVER):
        return first.paragraph
    return next((p.number for p in lines if words.count(p.text) > _LONG), end) if loose is None else loose


def _runs(paragraph: Paragraph) -> bool:
    """Whether a paragraph is text: long, or sentences in small letters that come to an end."""
    if not _may_open(paragraph):
        return False
    text = paragraph.text.split()
    if words.count(paragraph.text) > _RUNNING:
        return True
    small = sum(word[0].islower() for word in text if word[0].isalpha())
    return (
        len(text) >= _SENTENCE
        and text[-1].rstrip("”»\"'’)]").endswith((".", "?", "!", "…"))
        and small >= _MOSTLY_SMALL * len(text)
    )


def _goes_on(lines: Sequence[Paragraph], at: int, headed: Container[int]) -> bool:
    """Whether text goes on behind a paragraph of text, or it cites; a short first one may be a title in a sentence."""
    text = lines[at].text
    following = lines[at + 1] if at + 1 < len(lines) else None
    if len(text.split()) <= _RUNNING and not YEAR_IN_BRACKETS.search(text):
        again = any(fold(p.text) == fold(text) for p in lines[: min(at, _LONGEST_COVER)])  # a title, once more
        return at > 0 and following is not None and _runs(following) and not again and not text.rstrip().endswith("?")
    return (
        following is None or _runs(following) or following.number in headed or YEAR_IN_BRACKETS.search(text) is not None
    )


def _names_follow(lines: Sequence[Paragraph], at: int, headed: Container[int]) -> bool:
    """Whether names or addresses of a title page stand close behind this paragraph: it is an epigraph, say.

    Headings may read like names ("Trade Routes"), and so may much that stands far behind.
    """
    near = lines[at + 1 : at + 1 + _NEAR] if at <= _LONGEST_COVER else ()
    return any(emails_in(p.text) or (names_only(p.text) and p.number not in headed) for p in near)


def _is_title(heading: Paragraph, flow: Sequence[Paragraph], headed: Container[int]) -> bool:
    """Whether a line made like a heading is the title: nothing before it could be, or nothing is so prominent.

    A line of the look that later headings have is none where another could be the title, in a cover's table, too.
    """
    before = [p for p in flow if p.number < heading.number]
    later = [p for p in flow if p.number > heading.number and p.number in headed]
    own = max(line.prominence for line in lines_of([heading]))
    shared = any((line.prominence, line.outline) == (own, heading.outline) for line in lines_of(later))
    others = [
        line.prominence
        for line in lines_of(before)
        if not (names_only(line.marked) or emails_in(line.text) or labels.is_aside(line.text))
        and (line.prominence[1] or line.style in {"title", "название"} or not _tells_post(line.text))
    ]
    return not others or (not shared and (max(others) < own or names_only(heading.text)))


def _tells_post(text: str) -> bool:
    """Whether a line looks like an affiliation: titles that name subjects and countries are longer or ask."""
    return is_institution(text) and len(text.split()) <= _LONGEST_POST and ":" not in text and "?" not in text


def _may_open(paragraph: Paragraph) -> bool:
    text = paragraph.text.strip()
    aside = labels.is_aside(text) or labels.is_back_matter(text) or text.startswith(_NOTE_SIGNS) or emails_in(text)
    return paragraph.place is Place.BODY and not aside


def has_label(paragraph: Paragraph) -> bool:
    """Whether a paragraph opens with the label of an abstract or of keywords, or bears an abstract's style."""
    if paragraph.style.lower() in labels.ABSTRACT_STYLES and paragraph.text.strip():
        return True
    lead = labels.lead_of(paragraph)
    return any(labels.opens(line, lead if i == 0 else "") for i, line in enumerate(paragraph.text.split("\n")))


def _after_labels(flow: Sequence[Paragraph], label: int) -> int:
    """Without headings the body begins behind the last labelled paragraph, or the one that a lone label opens."""
    opened = labels.opens(flow[label].text, labels.lead_of(flow[label]))
    following = [p.number for p in flow[label + 1 :] if p.text.strip()]
    skip = 0 if opened is None or opened[1] else 1
    return following[skip] if len(following) > skip else len(flow)
