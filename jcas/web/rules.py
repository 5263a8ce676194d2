"""Rules in a word or two, for the heads of findings."""

from jcas.domain.profiles import Profile
from jcas.web.translations import gettext as _
from jcas.web.translations import marked as _m

_AREAS = {
    "file": _m("The file"),
    "words": _m("Length"),
    "title": _m("Title"),
    "abstract": _m("Abstract"),
    "keywords": _m("Keywords"),
    "references": _m("Reference list"),
    "citations": _m("Citations"),
    "format": _m("Formatting"),
    "anonymity": _m("Anonymity"),
}
_RULES = {
    "citations.missing_reference": _m("Citations without an entry"),
    "citations.uncited": _m("Entries that nobody cites"),
    "citations.year": _m("Years of citations"),
    "citations.spelling": _m("Spelling of citations"),
    "citations.authors": _m("Authors of citations"),
    "citations.ambiguous": _m("Ambiguous citations"),
    "citations.style": _m("Style of citations"),
    "references.apa": _m("Form of the references"),
    "references.minor": _m("Small points of the references"),
    "references.order": _m("Order of the references"),
    "format.font": _m("Font"),
    "format.size": _m("Type size"),
    "format.line_spacing": _m("Line spacing"),
    "anonymity.metadata": _m("Anonymity: file properties"),
    "anonymity.comment": _m("Anonymity: comments"),
    "anonymity.tracked_change": _m("Anonymity: tracked changes"),
    "anonymity.header_footer": _m("Anonymity: header and footer"),
    "anonymity.file_name": _m("Anonymity: file name"),
    "anonymity.hyperlink": _m("Anonymity: links"),
    "anonymity.picture": _m("Anonymity: pictures"),
    "anonymity.self_citation": _m("Anonymity: own works"),
    "anonymity.text": _m("Anonymity: the text"),
}
"""Rules that share an area and stand beside each other in a report."""


def title_of(rule: str, rules: Profile) -> str:
    """What a finding is about, in a word or two."""
    area, _dot, rest = rule.partition(".")
    if area == "section":
        named = next((section.name for section in rules.sections if section.key == rest.split(".")[-1]), "")
        return named or _("Sections")
    words = _RULES.get(rule) or _AREAS.get(area)
    return _(words) if words else area.replace("_", " ").capitalize()
