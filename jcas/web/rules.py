"""Rules in a word or two, for the heads of findings."""

from jcas.domain.profiles import Profile
from jcas.web.translations import gettext as _


def title_of(rule: str, rules: Profile) -> str:
    """What a finding is about, in a word or two."""
    area, _dot, rest = rule.partition(".")
    if area == "section":
        named = next((section.name for section in rules.sections if section.key == rest.split(".")[-1]), "")
        return named or _("Sections")
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
