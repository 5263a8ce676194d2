"""The sections that the journal asks of the article's type."""

from collections.abc import Iterator

from jcas.domain.checks.findings import Asked, Finding, Verdict
from jcas.domain.profiles import Consequence
from jcas.domain.structure.manuscript import Manuscript
from jcas.domain.structure.sections import SectionState, Status


def asked_sections(asked: Asked) -> tuple[str, ...]:
    """Keys of the sections that matter for this type, in the order of a paper."""
    wanted = {*asked.article.sections_expected, *asked.article.sections_advised}
    return tuple(s.key for s in asked.profile.sections if s.key in wanted)


def sections_expected(manuscript: Manuscript, asked: Asked) -> Iterator[Finding]:
    """Each asked section: under its own heading, under a shared one, done by topical sections, or not there."""
    for key in asked_sections(asked):
        yield _finding(key, manuscript.sections[key], asked)


def _finding(key: str, state: SectionState, asked: Asked) -> Finding:
    rule, name = f"section.{key}", asked.section_name(key)
    paragraphs = [] if state.paragraph is None else [state.paragraph]
    consequence = Consequence.ADVISE if key in asked.article.sections_advised else None
    if state.status is Status.PRESENT:
        message = f"{name}: under the heading “{state.heading}”."
        return Finding(rule, Verdict.PASS, message, name, state.heading, paragraphs)
    if state.status is Status.COMBINED:
        message = f"{name} shares the heading “{state.heading}” with another section; consider a heading of its own."
        return Finding(rule, Verdict.WARN, message, name, state.heading, paragraphs, _for(rule, state, asked))
    if state.status is Status.IMPLICIT:
        message = f"No heading names the {name}, though parts of the text seem to do its work; give it a heading."
        return Finding(rule, Verdict.WARN, message, name, "implicit", paragraphs, _for(rule, state, asked))
    message = f"No section {name} was found; add it."
    if consequence is Consequence.ADVISE:
        message = f"No section {name} was found; consider adding it."
    return Finding(rule, Verdict.FAIL, message, name, "absent", paragraphs, consequence)


def _for(rule: str, state: SectionState, asked: Asked) -> Consequence:
    """What the profile makes of a combined or implicit section: an entry for the rule itself goes first."""
    own = asked.profile.consequences.get(rule)
    return own or asked.profile.consequence(f"section.{state.status}")
