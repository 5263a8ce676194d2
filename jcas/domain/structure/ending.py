"""What stands in plain paragraphs behind the list of references, told by the words that it begins with."""

import re

_LABELLED = re.compile(
    r"\W*(?:disclaimers?(?:\s*/\s*publisher['’]s\s+note)?|publisher['’]s\s+note|conflicts?\s+of\s+interests?|"
    r"(?:competing|conflicting|declaration\s+of(?:\s+\w+)?)\s+interests?|funding(?:\s+\w+)?|financial\s+(?:support|disclosure)|"
    r"author(?:s|['’]s|s['’])?\s+(?:contributions?|notes?)|corresponding\s+authors?|(?:address\s+for\s+)?correspondence|"
    r"(?:date\s+)?(?:received|revised|accepted|submitted|submission\s+date)|(?:how\s+)?to\s+cite(?:\s+this\s+\w+)?|"
    r"for\s+citation|word\s+count|cover\s+(?:image|photo\w*)|orcid(?:\s+ids?)?|copyright|bio|e-?mails?)\s*:",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"\W*(?:(?:online\s+)?(?:appendix|appendices|annexe?)(?:\s+\w{1,3})?|(?:figure|table)s?\s+(?:captions?|legends?)|"
    r"list\s+of\s+(?:figures|tables|abbreviations)|(?:foot|end)notes|notes\s+on\s+(?:the\s+)?contributors?|"
    r"note\s+on\s+(?:the\s+)?contributors?|glossary|abbreviations|orcid(?:\s+ids?)?|bio|funding|tables|figures|"
    r"statements?\s+and\s+declarations?|(?:conflicts?|declaration)\s+of\s+interests?(?:\s+statement)?|competing\s+interests?)"
    r"\s*[:.]?\s*",
    re.IGNORECASE,
)
_LICENCE = re.compile(
    r"\W*(?:open\s+access\.?\s+this\s+\w+\s+is|this\s+(?:article|work|paper)\s+is\s+licen[sc]ed|(?:copyright\s+)?©|orcid(?:\s+ids?)?\s*https?:)",
    re.IGNORECASE,
)
_BIOGRAPHY = re.compile(
    r"(?:(?:Dr|Prof|Professor)\.?\s)?[^\W\d_a-z][\w'’.-]*(?:\s[^\W\d_a-z][\w'’.-]*){1,3},?\s(?:\([^)]{1,60}\)\s)?(?:is|was)\s"
    r"(?:currently\s)?(?:an?|the)?\s?(?:\w+\s){0,4}?(?:professor|lecturer|researcher|student|candidate|fellow|scholar|"
    r"director|instructor|historian|economist|sociologist|anthropologist|analyst|reader)\b"
)


def stands_behind(text: str) -> bool:
    """Whether a line opens what follows a list of references: a statement, a licence, dates, who the author is."""
    return bool(_LABELLED.match(text) or _ALONE.fullmatch(text) or _LICENCE.match(text) or _BIOGRAPHY.match(text))
