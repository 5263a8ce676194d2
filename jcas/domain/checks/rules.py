"""The table of rules. A new rule is one function, one line here, one test."""

from jcas.domain.checks import anonymity, captions, citations, formatting, front_matter, length, sections
from jcas.domain.checks.findings import Rule

RULES: tuple[Rule, ...] = (
    length.words_maximum,
    length.words_minimum,
    front_matter.title_present,
    front_matter.abstract_present,
    length.abstract_maximum,
    front_matter.keywords_count,
    sections.sections_expected,
    front_matter.references_present,
    captions.captions_match,
    citations.style,
    citations.missing_reference,
    citations.uncited,
    citations.year,
    citations.spelling,
    citations.authors,
    citations.ambiguous,
    citations.apa,
    citations.order,
    citations.minor,
    formatting.font,
    formatting.size,
    formatting.line_spacing,
    anonymity.identifying_traces,
)
