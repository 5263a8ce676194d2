"""Citations in running text: between brackets, in the sentence, on source lines, in notes and cells."""

import re
from collections.abc import Iterable
from dataclasses import replace

from jcas.domain.citations.brackets import Bracket, brackets, inside
from jcas.domain.citations.cited_names import Cited, read_names
from jcas.domain.citations.gaps import (
    before_aside,
    full_name_before,
    is_prose,
    names_number,
    names_publisher,
    only_marks,
    segments,
    within_name,
    without_date,
    without_locator,
    without_place_in_work,
    without_prefix,
)
from jcas.domain.citations.mentions import Found, Named, Passage, Where
from jcas.domain.citations.names import words
from jcas.domain.citations.names_before import Before, names_before
from jcas.domain.citations.sureness import Prose, is_sure, is_sure_in_text, names_office
from jcas.domain.citations.unbracketed import names_in_sentence, unbracketed
from jcas.domain.citations.vocabulary import (
    ANNOUNCED,
    BEFORE_NUMBER,
    OWN,
    REPORTED,
    SECONDARY,
    SIGNS,
    SOURCE_LINE,
    TALK,
)
from jcas.domain.citations.years import YEAR, years_of
from jcas.domain.names.alphabets import letters

_ONLY_YEARS = re.compile(r"\s*(?:see |cf\.? |orig\.? )?\s*$", re.IGNORECASE)
_SHORT = re.compile(
    r"\s*(?:hereinafter|hereafter|далее|or|the)?[\s:–—-]*[\"“«]?(?P<short>[A-ZА-ЯҚӘҮӨ][\w.&-]{1,11})[\"”»]?\s*$"
)
_ABBREVIATION = re.compile(r"\[\s*([A-ZА-Я][\w.&-]{1,11})\s*\]|\(\s*([A-ZА-Я][\w.&-]{1,11})\s*\)")
_NO_CITATION = re.compile(
    r"(?:(?:1[4-9]|20)\d\d)\s+(?!(?:and|und|och|или|және|ve)\s+(?:1[4-9]|20)\d\d)(?:[^\W\d_]{3,}|vs?\b|to\b)"
)
"""(2017 edition), (1991 onwards), (2015 prices), (1996 vs. 2004); but Adams (1996 and 2004)."""
_GOES_ON = re.compile(r"\s*(?:[;,.)\]]|$|\s[–—]\s)")
_FURTHER_NARRATED = re.compile(r"^(?:[,;\s]*(?:and |& |or |as well as )?[^().;]{2,60}\([^()]{4,24}\)){1,5}")
"""More works of a list in the sentence: ", Brown (2020), and Lee et al. (2021) show"."""
_LIST_BETWEEN = re.compile(r"[,;\s]*(?:and|or|&|as well as|while|и)?\s*(?:the\s+)?", re.IGNORECASE)
_PROSE_BEFORE_NAME = re.compile(
    r"(?:,|:|by|see|from|of|in|and|with|after|following|to|e\.g\.,?|by the|for (?:example|instance),?|such as|like|"
    r"including|i\.e\.,?|namely|notably|especially|particularly)\s+$",
    re.IGNORECASE,
)
_OWNED = re.compile(r"\w(?P<mark>['’‘]s|['’])\s+(?:[^\s.;:()]+\s+){1,8}$")
_OWN_NOUN = re.compile(r"(?<=\w)(?:['’‘]s|(?<=s)['’])(?:\s[a-z-]+){1,4}$")
"""(Adams's translation, 2020)"""
_NAME_ALONE = re.compile(r"\s*(?:see\s+|e\.g\.,?\s+)?[^\W\d_a-zа-я][\w'’-]*(?:\s[^\W\d_a-zа-я][\w'’-]*)?\s*")
_AND_BEFORE = re.compile(r"\b(?:and|и|және|ve|va)\s+$")
_CALLED_LIKE_A_MONTH = re.compile(r"(?:see\s+|\s*)(?P<name>March|April|May|June|August)\s*,\s*")
_NO_WRITING = re.compile(r"\b(?:taken|photographed|drawn|painted|translated|built|founded|led|headed|ruled)\s+by\s+$")
_RULED = re.compile(
    r"\b(?:under|since|until|after|before|during|[Pp]resident|[Mm]inister|[Kk]ing|[Kk]han|при|после|до)\s+$"
)
"""What makes the year behind a name one of a life or a rule."""
_SHORT_LABEL = re.compile(r"(?:[Tt]he\s)?(?:[\w-]+\s){0,3}[A-Z][\w-]*[A-Z][\w-]*")
"""What a thing is called beside the work that made it: (WELL-5, Adams et al., 2018), (the Short WELL, May, 2009)."""
_OPENS = re.compile(r"(?:^|[.!?;:)])\s*(?:The\s+)?$")
_STOPPED = re.compile(r"(?:\s[^\W\d_][\w'’-]*){2}[^\W\d_]{4}\.\s*$")
"""(Example Rights Commission. 2018)"""
_LOCATED = re.compile(
    r"(?:1[4-9]|20)\d\d(?:[a-k]\b|\s?\[(?:1[4-9]|20)\d\d\]|\s?/\s?(?:1[4-9]|20)\d\d|"
    r",\s?(?:(?:pp?|chs?|chaps?|secs?|с|б|s)\.?\s?|chapters?\s|sections?\s|pages?\s)\d+(?:\s?[–-]\s?\d+)?\s*(?=$|[,;])|"
    r":\s?\d{1,3}(?:\s?[–-]\s?\d{1,3})?\s*(?=$|;))",
    re.IGNORECASE,
)
"""A page, a letter, the year of the first edition: what only a work's year has beside it."""
_LONGEST_NAMES = 260


def find_mentions(passages: Iterable[Passage]) -> Found:
    """Everything in these paragraphs that may be a citation in author–year form."""
    passages = list(passages)
    prose = Prose(p.text for p in passages)
    found = Found([], {})
    for passage in passages:
        if YEAR.search(passage.text) or SOURCE_LINE.search(passage.text) or "(" in passage.text:
            _Reader(passage, prose, found).read()
    return found


class _Reader:
    """Reads one paragraph."""

    def __init__(self, passage: Passage, prose: Prose, found: Found) -> None:
        self._text = passage.text
        self._passage = passage
        self._prose = prose
        self._found = found
        self._taken: list[tuple[int, int]] = []
        self._narrated = (0, False)
        self._listed: list[int] = []
        """Mentions of the list of works in which the text stands."""

    def read(self) -> None:
        pairs = brackets(self._text)
        for pair in pairs:
            self._taken.append((pair.start, pair.end))
            content = inside(self._text, pair)
            if YEAR.search(content):
                self._dated(pair, content)
            elif short := _SHORT.fullmatch(content):
                self._explain(pair, short["short"])
        self._source()
        self._unbracketed()
        if self._passage.loose:
            self._bare()

    def _add(self, named: Named, found: re.Match[str], where: Where) -> None:
        """One mention for each of the years that a match tells."""
        if named.cited.names and any(c.isalpha() for c in named.cited.names[0]):
            number = self._passage.number
            self._found.mentions += [named.at(year, number, where) for year in years_of(found)]

    # --- between brackets ------------------------------------------------------------------------------------------

    def _dated(self, pair: Bracket, content: str) -> None:
        opening = YEAR.search(content)
        if opening and _ONLY_YEARS.fullmatch(content[: opening.start()]):
            if not _NO_CITATION.match(content, opening.start()):
                self._in_sentence(pair, content)
            return
        whole = self._text[pair.start + 1 : pair.end]
        last: Named | None = None
        earlier: list[str] = []
        for segment, raw in segments(content, whole):
            first = len(self._found.mentions)
            last = self._segment(segment, raw, pair, last)
            if earlier and first < len(self._found.mentions):
                self._join(earlier, first)
            earlier = [*earlier, without_prefix(segment).strip()] if _NAME_ALONE.fullmatch(segment) else []

    def _join(self, earlier: list[str], first: int) -> None:
        """Semicolons may part the people of one work: "(Adams; Brown, 2020)"; the list knows."""
        mention = self._found.mentions[first]
        together = ", ".join([*earlier, mention.cited.phrase])
        self._found.mentions[first] = replace(mention, variants=(*mention.variants, together))

    def _segment(self, segment: str, raw: str, pair: Bracket, last: Named | None) -> Named | None:
        """One part between semicolons: names, years, further names and years; hands the last names on."""
        at = 0
        fresh: list[int] = []
        for found in YEAR.finditer(segment):
            gap, printed = segment[at : found.start()], raw[at : found.start()]
            if BEFORE_NUMBER.search(gap) or within_name(segment, gap, found.end()):
                continue
            at = found.end()
            if SECONDARY.search(gap):
                self._doubt(fresh)
                gap = gap[SECONDARY.search(gap).end() :]  # type: ignore[union-attr]
                printed = printed[-len(gap) :] if gap else ""
            named = self._named(gap, printed, pair)
            if named is None and (month := _CALLED_LIKE_A_MONTH.fullmatch(gap)):
                self._add(Named(read_names(month["name"])), found, Where.BARE)
            if named is None and not only_marks(gap):
                last = None
                continue
            last = named or last
            if last:
                before = len(self._found.mentions)
                self._add(last, found, Where.BRACKETS)
                fresh += range(before, len(self._found.mentions))
        return last

    def _named(self, gap: str, printed: str, pair: Bracket) -> Named | None:
        gap, printed = without_locator(gap, printed)
        undated = without_date(gap)
        comma = undated != gap or gap.rstrip().endswith((",", ":", "–", "—")) or _STOPPED.search(gap) is not None
        stripped = without_prefix(undated)
        stripped = stripped.strip(" ,;:–—-/")
        if len(stripped) > _LONGEST_NAMES or not any(c.isalpha() for c in stripped):
            return None
        stripped = _OWN_NOUN.sub("", without_place_in_work(stripped))
        if names_number(stripped) or TALK.search(stripped) or names_publisher(stripped):
            return None
        if is_prose(stripped):
            return self._in_clause(stripped, comma=comma)
        cited = _behind_label(read_names(stripped), self._text, pair.start)
        if (short := _ABBREVIATION.search(printed)) and not cited.people:
            self._found.abbreviations.setdefault(letters(short[1] or short[2]), words(cited.names[0]))
        elif full := self._full_name(pair, cited):
            self._found.abbreviations.setdefault(letters(cited.names[0]), words(full))
            return Named(Cited(full, (full,)), sure=True, comma=comma, variants=(cited.phrase,))
        before = names_before(stripped, len(stripped))
        habit = is_sure(cited, self._prose, comma=True)
        if not comma and not cited.et_al and stripped.split()[-1].islower():
            habit = False  # "(Akmola, opened 2007)"
        sure = habit if comma else is_sure(cited, self._prose, comma=False)
        variants = [v for v in before.variants if not _AND_BEFORE.search(stripped[: -len(v)])] if before else []
        return Named(cited, sure, habit, comma, tuple(variants))

    def _in_clause(self, clause: str, *, comma: bool) -> Named:
        """Names behind other words: "a term coined by Adams"."""
        before = names_before(clause, len(clause))
        if before is None:
            return Named(read_names(clause), comma=comma)
        named = read_names(before.likely or before.variants[-1])
        cited = _behind_label(named)
        led = cited is not named or _PROSE_BEFORE_NAME.search(clause[: before.start]) is not None
        sure = (cited.et_al or (led and comma and cited.people)) and not OWN.search(clause)
        sure = sure and is_sure(cited, self._prose, comma=comma)
        return Named(cited, sure, comma=comma, variants=(*before.variants, clause))

    def _full_name(self, pair: Bracket, cited: Cited) -> str | None:
        """The "World Health Organization" before "(WHO, 2020)"."""
        short = cited.names[0] if cited.names else ""
        if not (2 <= len(short) <= 12 and short.isupper()):
            return None
        return full_name_before(self._text, pair.start, short)

    def _doubt(self, fresh: list[int]) -> None:
        """A work known only from another need not be in the list."""
        for i in fresh:
            self._found.mentions[i] = replace(self._found.mentions[i], sure=False, habit=False)

    def _explain(self, pair: Bracket, short: str) -> None:
        if full := full_name_before(self._text, pair.start, short):
            self._found.abbreviations.setdefault(letters(short), words(full))

    # --- in the sentence -------------------------------------------------------------------------------------------

    def _in_sentence(self, pair: Bracket, content: str) -> None:
        before = names_before(self._text, before_aside(self._text, pair.start)) or self._before_noun(pair)
        if before is None:
            self._owned(pair, content)
            return
        cited = read_names(before.likely or before.variants[-1])
        saying, told = self._setting(before, pair)
        if _NO_WRITING.search(self._text[max(0, before.start - 40) : before.start]):
            saying = told = False
        sure = is_sure_in_text(cited, self._prose, article=before.article, told=told, reported=saying)
        likely = not _RULED.search(self._text[max(0, before.start - 40) : before.start]) and is_sure_in_text(
            cited, self._prose, article=before.article, told=True, reported=saying or (told and names_office(cited))
        )
        if not sure and _LOCATED.search(content):
            sure = is_sure_in_text(cited, self._prose, article=before.article, told=True, reported=True)
        first = len(self._found.mentions)
        self._list_goes_on(before)
        self._narrated = (pair.end + 1, sure)
        at = 0
        for found in YEAR.finditer(content):
            gap = content[at : found.start()]
            if BEFORE_NUMBER.search(gap):
                continue
            if at and not only_marks(gap):
                self._segment(content[at:], content[at:], pair, None)  # "(1994, quoted in Barry, 2001)"
                return
            at = found.end()
            self._add(Named(cited, sure, likely, variants=before.variants), found, Where.SENTENCE)
        self._listed += range(first, len(self._found.mentions)) if likely else ()
        for i in self._listed if sure else ():  # "Adams (2003), Brown (2019) and Clark & Davis (2022)"
            self._found.mentions[i] = replace(self._found.mentions[i], sure=True)

    def _list_goes_on(self, before: Before) -> None:
        """Forget the works that stand in a list before this one, unless it goes on with it."""
        if not _LIST_BETWEEN.fullmatch(self._text[self._narrated[0] : before.start]):
            self._listed = []

    def _owned(self, pair: Bracket, content: str) -> None:
        """As in "Adams's criteria of growth (2015)"; events are dated so, too: only what the list answers counts."""
        owned = _OWNED.search(self._text, max(0, pair.start - 80), pair.start)
        before = names_before(self._text, owned.end("mark")) if owned else None
        if before:
            named = Named(read_names(before.likely or before.variants[-1]), variants=before.variants)
            for found in YEAR.finditer(content):
                self._add(named, found, Where.BARE)
            return
        for before in names_in_sentence(self._text, pair.start):
            named = Named(read_names(before.likely or before.variants[-1]))
            for found in YEAR.finditer(content):
                self._add(named, found, Where.APART)

    def _setting(self, before: Before, pair: Bracket) -> tuple[bool, bool]:
        """(whether the sentence lets the names speak, whether anything beside them shows that they are cited)."""
        lead_in = self._text[max(0, before.start - 60) : before.start]
        behind = _FURTHER_NARRATED.sub("", self._text[pair.end + 1 : pair.end + 200])
        saying = (
            REPORTED.search(lead_in) is not None
            or before.possessive
            or SIGNS.match(behind) is not None
            or SOURCE_LINE.match(self._text) is not None
        )
        end, earlier = self._narrated
        chained = earlier and _LIST_BETWEEN.fullmatch(self._text[end : before.start]) is not None
        opens = _OPENS.search(lead_in) is not None
        told = saying or chained or opens or ANNOUNCED.search(lead_in) is not None
        return saying, told

    def _before_noun(self, pair: Bracket) -> Before | None:
        """As in "the OECD report (2021)", "Huntington's book (1996)"."""
        noun = re.search(
            r"\s(?:(?:[a-z'’]+\s){0,2}(?:report|study|book|article|paper|survey|monograph|research|work|review|"
            r"thesis|dissertation|essay|chapter|dataset|data|index))\s*$",
            self._text[max(0, pair.start - 60) : pair.start],
        )
        if noun is None:
            return None
        found = names_before(self._text, max(0, pair.start - len(noun[0])))
        return (
            None
            if found is None
            else Before(found.variants, found.likely, article=True, possessive=False, start=found.start)
        )

    # --- without brackets ------------------------------------------------------------------------------------------

    def _source(self) -> None:
        for opening in SOURCE_LINE.finditer(self._text):
            line = self._text[opening.end() : opening.end() + 400].split("\n")[0]
            bracketed = any(
                opening.end() <= s <= opening.end() + 200 and YEAR.search(self._text[s:e]) for s, e in self._taken
            )
            if bracketed:
                continue
            if not self._source_years(line) and not OWN.search(line[:80]):
                sentence = re.split(r"(?<=[^\W\d_]{3})\.\s", line)[0][:200].strip(" .")
                named = Named(Cited(sentence, (sentence,)))
                self._found.mentions.append(named.at(None, self._passage.number, Where.SOURCE))

    def _source_years(self, line: str) -> bool:
        at = 0
        for found in YEAR.finditer(line):
            gap = line[at : found.start()]
            if BEFORE_NUMBER.search(gap) or OWN.search(gap):
                return True
            if gap.count('"') % 2 or gap.count("“") > gap.count("”") or gap.count("«") > gap.count("»"):
                return False
            comma = gap.rstrip().endswith(",")
            gap = without_prefix(without_date(gap)).strip(" ,;:.–—-")
            if gap and any(c.isalpha() for c in gap):
                cited = read_names(gap)
                before = names_before(gap, len(gap))
                sure = is_sure(cited, self._prose, comma=True) and len(gap.split()) <= 14 and not is_prose(gap)
                self._add(
                    Named(cited, sure, comma=comma, variants=before.variants if before else ()), found, Where.SOURCE
                )
            at = found.end()
            if not _GOES_ON.match(line, at):
                return True
        return at > 0

    def _unbracketed(self) -> None:
        for before, year, where in unbracketed(self._text, self._taken[:50]):
            cited = read_names(before.likely or before.variants[-1])
            sure = is_sure_in_text(cited, self._prose, article=before.article, told=True, reported=True)
            dated = not cited.et_al and (where is Where.BARE or self._text.startswith(", ", year.start() - 2))
            if cited.people or not dated:  # "Almaty, 2020"
                self._add(Named(cited, sure and cited.people and not dated, variants=before.variants), year, where)

    def _bare(self) -> None:
        """Notes and cells: "See Adams, 2020, p. 5."; only what the list answers counts."""
        for found in YEAR.finditer(self._text):
            if any(s < found.start() < e for s, e in self._taken[:50]):
                continue
            before = names_before(self._text, found.start())
            if before:
                cited = read_names(before.likely or before.variants[-1])
                self._add(Named(cited, variants=before.variants), found, Where.BARE)


def _behind_label(cited: Cited, text: str = "", start: int = 0) -> Cited:
    """Names behind a colon or a short form, where those are people: "H1: Adams", "the Short WELL, Lee et al."."""
    _, colon, rest = cited.phrase.rpartition(": ")
    label, comma, behind = cited.phrase.partition(", ")
    short = not colon and comma and _SHORT_LABEL.fullmatch(label) is not None
    if cited.quoted or not (colon or short):
        return cited
    people = read_names(rest if colon else behind)
    if colon:
        return people if people.people else cited
    sure = people.et_al or len(people.names) > 1 or full_name_before(text, start, label) is not None
    return people if people.people and sure else cited
