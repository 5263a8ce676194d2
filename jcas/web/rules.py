"""Rules in a word or two, for the heads of findings."""

from jcas.domain.profiles import Profile
from jcas.web.translations import gettext as _


def title_of(rule: str, rules: Profile) -> str:
    """What a finding is about, in a word or two."""
    area, _dot, rest = rule.partition(".")
    if area == "section":
        named = next((section.name for section in rules.sections if section.key == rest.split(".")[-1]), "")
        return named or _("Sections")
    if rule in (own := _of_rule()):
        return own[rule]
    words = {
        "file": _("The file"),
        "words": _("Length"),
        "title": _("Title"),
        "abstract": _("Abstract"),
        "keywords": _("Keywords"),
        "references": _("Reference list"),
        "citations": _("Citations"),
        "format": _("Formatting"),
        "anonymity": _("Anonymity"),
    }
    return words.get(area) or area.replace("_", " ").capitalize()


def _of_rule() -> dict[str, str]:
    """Rules that share an area and stand beside each other in a report."""
    return {
        "citations.missing_reference": _("Citations without an entry"),
        "citations.uncited": _("Entries that nobody cites"),
        "citations.year": _("Years of citations"),
        "citations.spelling": _("Spelling of citations"),
        "citations.authors": _("Authors of citations"),
        "citations.ambiguous": _("Ambiguous citations"),
        "citations.style": _("Style of citations"),
        "references.apa": _("Form of the references"),
        "references.minor": _("Small points of the references"),
        "references.order": _("Order of the references"),
        "format.font": _("Font"),
        "format.size": _("Type size"),
        "format.line_spacing": _("Line spacing"),
        "anonymity.metadata": _("Anonymity: file properties"),
        "anonymity.comment": _("Anonymity: comments"),
        "anonymity.tracked_change": _("Anonymity: tracked changes"),
        "anonymity.header_footer": _("Anonymity: header and footer"),
        "anonymity.file_name": _("Anonymity: file name"),
        "anonymity.hyperlink": _("Anonymity: links"),
        "anonymity.picture": _("Anonymity: pictures"),
        "anonymity.self_citation": _("Anonymity: own works"),
        "anonymity.text": _("Anonymity: the text"),
    }
