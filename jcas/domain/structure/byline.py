"""Authors with affiliations and e-mail addresses, however the byline is set."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from jcas.domain.structure.folding import fold
from jcas.domain.structure.labels import without_date
from jcas.domain.structure.lines import MARK, Line
from jcas.domain.structure.names_of_people import (
    emails_in,
    is_degree,
    is_institution,
    is_name,
    orcids_in,
    without_brackets,
    without_contacts,
    without_degrees,
)

_BETWEEN_NAMES = re.compile(
    r"(?<=⟧)\s+(?=[^\W\d_a-zа-яәғқңөұүһі][^\W\d_])|(?<!\s)\s*[;,&|•·]\s*(?:(?:and|und|et|и|және|мен)\s+|&\s*)?"
    r"|(?<!\s)\s+(?:and|und|et|и|және|мен)\s+"
)
"""Runs of white space are tried from their beginning alone: from each of their letters would take their square."""
_INVERTED = re.compile(
    r"(^|[;,&]\s|\band\s)([^\W\d_][\w'’-]+),\s((?:[^\W\d_][a-zа-я]?\.[\s-]?){1,3})(?=\s?(?:[,;&⟦]|and\s|и\s|$))"
)
_TRAILING_MARK = re.compile(r"(?<=[^\W\d_])(\d{1,2}|[*†‡§#]+)(?=[\s,;⟦]|$)")
_BY = re.compile(
    r"\s*(?:(?:written|submitted|prepared)?\s*by|(?:(?:corresponding|first|second|third|lead|main|co)[-\s]{0,2})?authors?|"
    r"авторы?|авторлар)(?:\s*:|\s)\s*|\s*(?P<name>(?:(?:full|student(?:['’]s)?)\s+)?names?|students?|(?:presented|done|completed)\s+by|аты-жөні|ф\.?и\.?о\.?|"
    r"фамилия|студент(?:ка)?|выполнила?|подготовила?|орындаған)\s*:\s*",
    re.IGNORECASE,
)
_MOST_IN_SMALL = 3
"""Words of a name that is taken for one in small letters."""
_LEADING_MARK = re.compile(r"(?:⟦\s*([^⟧]*?)\s*⟧|(\d{1,2}|[*†‡§]|[a-e](?=\s+[A-ZА-Я]))[.)]?)\s*")


@dataclass(slots=True)
class Author:
    """An author as the byline tells; None where it does not."""

    name: str
    affiliation: str | None = None
    email: str | None = None
    orcid: str | None = None
    marks: frozenset[str] = field(default=frozenset(), repr=False)


@dataclass(slots=True)
class Byline:
    """The authors and the paragraphs that tell of them."""

    authors: list[Author]
    paragraphs: list[int]


@dataclass(frozen=True, slots=True)
class _Affiliation:
    text: str
    mark: str
    emails: tuple[str, ...]
    names_before: int
    """How many authors had been named when it came."""


def read_byline(lines: Sequence[Line]) -> Byline:
    """The authors that these lines between title and abstract name."""
    authors: list[Author] = []
    affiliations: list[_Affiliation] = []
    loose: list[str] = []
    iris: list[str] = []
    for line in lines:
        named, rest = _names(line.marked)
        emails, orcids = emails_in(line.text), orcids_in(line.text)
        if orcids and len(orcids) == len(named):
            _give_orcids(named, orcids)
        else:
            iris += orcids
        authors.extend(named)
        if named and emails and len(named) == 1 and not rest and named[0].email is None:
            named[0].email = emails[0]
        elif named and rest:
            _give(named, rest, emails)
        elif not named and (affiliation := _affiliation(line.marked, emails, len(authors))):
            affiliations.append(affiliation)
        elif emails:
            loose += _by_mentioned(line.text, emails, authors)
    authors = _once(authors)
    _settle(authors, affiliations)
    _settle_emails(authors, loose)
    if len(iris) == len(authors):
        _give_orcids(authors, iris)
    return Byline(authors, sorted({line.paragraph for line in lines}))


def names_only(text: str) -> bool:
    """Whether a line holds nothing but people's names."""
    if text.rstrip().endswith(":"):
        return False  # "Letters Home:", the first line of a title
    named, rest = _names(text)
    return bool(named) and not rest


def _names(marked: str) -> tuple[list[Author], str]:
    """(the people whom the line begins with, what stands behind them)."""
    by = _BY.match(marked)
    told = without_date(marked[by.end() :] if by else marked)
    text = _TRAILING_MARK.sub(r"⟦\1⟧", without_brackets(without_contacts(_with_commas(told))))
    pieces = [piece for piece in _BETWEEN_NAMES.split(text) if piece and piece.strip(" .:;,-–")]
    authors: list[Author] = []
    for i, piece in enumerate(pieces):
        marks = frozenset(mark for group in MARK.findall(piece) for mark in group.replace("*", " * ").split())
        bare = MARK.sub(" ", piece).strip(" .:;,-–*†‡§")
        name = without_degrees(bare)
        if is_name(name, among_names=bool(authors)) or (by and by["name"] and _is_name_in_small(name)):
            authors.append(Author(name, marks=marks))
        elif authors and (not bare or is_degree(bare)):
            authors[-1].marks |= marks
        else:
            rest = ", ".join(MARK.sub("", p).strip() for p in pieces[i:])
            return (authors, rest) if not authors or is_institution(rest) else ([], "")
    return authors, ""


def _is_name_in_small(text: str) -> bool:
    """Whether a piece that a label calls a name is one but for its small letters: "Name: Anna adams"."""
    return text[:1].isupper() and len(text.split()) <= _MOST_IN_SMALL and is_name(text.title())


def _with_commas(text: str) -> str:
    """Commas between pieces alone: none before initials ("Bekova, A. M."), one for a dash ("A. Bekova – lecturer")."""
    text = _INVERTED.sub(r"\1\2 \3", text)
    name, dash, rest = re.sub(r"\s[–—-]\s", "\n", text, count=1).partition("\n")
    told = dash and (is_institution(rest) or is_degree(rest.split(",")[0]))
    return f"{name}, {rest}" if told else text


def _give_orcids(authors: list[Author], orcids: list[str]) -> None:
    for author, orcid in zip(authors, orcids, strict=True):
        author.orcid = author.orcid or orcid


def _give(named: list[Author], affiliation: str, emails: list[str]) -> None:
    """What stands behind the names on their own line is theirs."""
    for i, author in enumerate(named):
        author.affiliation = affiliation.strip(" .,;:-–") or None
        author.email = emails[i] if len(emails) == len(named) else author.email
    if emails and len(emails) != len(named):
        named[0].email = emails[0]


def _affiliation(marked: str, emails: list[str], names_before: int) -> _Affiliation | None:
    lead = _LEADING_MARK.match(marked)
    mark = (lead[1] or lead[2] or "").strip() if lead else ""
    text = without_contacts(MARK.sub("", marked[lead.end() :] if lead else marked)).strip(" .,;:-–*")
    text = " ".join(text.split())
    stands_with_address = bool(text and emails and names_before)  # "Hochschule am Werder, anna@example.org"
    if not is_institution(text) and not (mark and text) and not stands_with_address:
        return None
    if re.match(r"(?i)correspond|автор.{0,3} для|хат-хабар", text):
        return None
    return _Affiliation(text, mark, tuple(emails), names_before)


def _by_mentioned(text: str, emails: list[str], authors: Iterable[Author]) -> list[str]:
    """Give an address to the author whom its line mentions; the rest come back."""
    mentioned = [a for a in authors if a.email is None and fold(a.name).split()[-1] in fold(text).split()]
    for author, email in zip(mentioned, emails, strict=False):
        author.email = email
    return emails[len(mentioned) :]


def _once(authors: list[Author]) -> list[Author]:
    """A name that stands twice (byline and correspondence) is one author."""
    known: dict[str, Author] = {}
    for author in authors:
        first = known.setdefault(fold(author.name), author)
        first.affiliation = first.affiliation or author.affiliation
        first.email = first.email or author.email
        first.orcid = first.orcid or author.orcid
    return list(known.values())


def _settle(authors: list[Author], affiliations: list[_Affiliation]) -> None:
    """Join affiliations to authors: by marks, else one each in order, else those that came after a name to it."""
    marked = {a.mark: a for a in affiliations if a.mark}
    if marked and any(marked.keys() & author.marks for author in authors):
        for author in authors:
            own = [marked[m] for m in sorted(author.marks & marked.keys())]
            author.affiliation = author.affiliation or "; ".join(a.text for a in own) or None
            sharing = [a for a in own if sum(a.mark in other.marks for other in authors) == 1]
            author.email = author.email or next((e for a in sharing for e in a.emails), None)
    elif len({a.names_before for a in affiliations}) > 1:
        for n, author in enumerate(authors, 1):
            _add(author, [a for a in affiliations if a.names_before == n])
    elif len(affiliations) == len(authors):
        for author, affiliation in zip(authors, affiliations, strict=True):
            _add(author, [affiliation])
    else:
        for author in authors:
            author.affiliation = author.affiliation or ", ".join(a.text for a in affiliations) or None
    left = [e for a in affiliations for e in a.emails if e not in {author.email for author in authors}]
    _settle_emails(authors, left)


def _add(author: Author, own: list[_Affiliation]) -> None:
    author.affiliation = author.affiliation or ", ".join(a.text for a in own) or None
    author.email = author.email or next((e for a in own for e in a.emails), None)


def _settle_emails(authors: list[Author], emails: list[str]) -> None:
    """Addresses without a place go to the author whose name they hold, else in order where there are enough."""
    open_ones = [a for a in authors if a.email is None]
    for email in list(emails):
        local = fold(email.partition("@")[0]).replace(" ", "")
        likely = next((a for a in open_ones if any(len(t) > 3 and t[:5] in local for t in fold(a.name).split())), None)
        if likely:
            likely.email = email
            open_ones.remove(likely)
            emails.remove(email)
    if len(emails) in {1, len(open_ones)}:
        for author, email in zip(open_ones, emails, strict=False):
            author.email = email
