"""Names of styles, parts, shapes and namespaces that tell an author's, and neutral ones in their place.

No reader sees them, but who opens the package does: `xmlns:bekova="…"`, `id="Aigerim_Bekova"`.
"""

import re

from lxml import etree

from jcas.adapters.documents.docx_names import MC
from jcas.adapters.documents.tree import Element, attributes_of, serialised, unwrap
from jcas.domain.anonymity.handles import only_letters, run_together
from jcas.domain.anonymity.plans import Plan
from jcas.domain.names.alphabets import letters
from jcas.domain.names.spellings import spellings

_TOKEN = re.compile(r"[^\W\d_][^\W\d_A-ZА-Я]*|[A-ZА-Я]+")
_WORD = re.compile(r"[^\W\d_]{4}")
_SHORTEST_WORD = 4
_BUILT_IN = frozenset({"title", "table", "text", "list", "heading", "body", "standard", "normal", "index", "quote"})
_DECLARED = re.compile(r'\sxmlns(?::([\w.-]+))?="([^"<]*)"')
_TAG = re.compile(r"<[^<>]+>")
_VOCABULARIES = (
    "http://schemas.openxmlformats.org/", "http://schemas.microsoft.com/", "urn:schemas-microsoft-com:",
    "urn:oasis:names:tc:", "urn:org:documentfoundation:", "http://www.w3.org/", "http://purl.org/",
    "http://purl.oclc.org/", "http://openoffice.org/",
)  # fmt: skip
"""How the namespaces of word processors begin."""
_PREFIXES = tuple(f"{MC}{name}" for name in ("Ignorable", "MustUnderstand", "ProcessContent", "PreserveElements"))


class Neutral:
    """Gives names of styles, tables and the like that hold an author's name another one, the same each time."""

    def __init__(self, plan: Plan) -> None:
        words = (word for name in plan.identity.people for word in name.replace(",", " ").split())
        long = (word for word in words if len(key := letters(word)) >= _SHORTEST_WORD and key not in _BUILT_IN)
        self._own = frozenset[str]().union(*map(spellings, long))
        people = (name.replace(",", " ") for name in plan.identity.people)
        self._people = [(name.split(), tuple(run_together(name))) for name in people]
        self._held: dict[str, bool] = {}
        self._given: dict[str, str] = {}

    def name(self, value: str) -> str:
        """The value itself, or a neutral one where a word of it is an author's name."""
        return self._neutral(value) if self.tells(value) else value

    def identifier(self, value: str) -> str:
        """The value itself, or a neutral one where it holds an author's whole name; `#` before it stays."""
        if not self.holds(value):
            return value
        return f"#{self._neutral(value[1:])}" if value.startswith("#") else self._neutral(value)

    def tells(self, value: str) -> bool:
        """Whether a word of the value is a name of an author."""
        return any(spellings(word) & self._own for word in _words(value)) if self._own else False

    def holds(self, value: str) -> bool:
        """Whether the value holds an author's given name and surname, run together or not: "Bekova_Aigerim"."""
        if value not in self._held:
            self._held[value] = bool(_WORD.search(value)) and self._holds(value)
        return self._held[value]

    def _holds(self, value: str) -> bool:
        whole = only_letters(value)
        if any(spelt in whole for _, together in self._people for spelt in together):
            return True
        keys = frozenset[str]().union(*map(spellings, _words(value))) if self.tells(value) else frozenset()
        return any(sum(bool(spellings(word) & keys) for word in words) > 1 for words, _ in self._people)

    def _neutral(self, value: str) -> str:
        return self._given.setdefault(value, f"own{len(self._given) + 1}")


def _words(value: str) -> set[str]:
    spaced = value.replace("_20_", " ")
    words = {*re.split(r"[\W\d_]+", spaced), *_TOKEN.findall(spaced)} - {""}
    return {word for word in words if letters(word) not in _BUILT_IN}


def written(root: Element, neutral: Neutral) -> bytes:
    """A part's bytes without namespaces that tell an author: unused ones, foreign ones with what stands in them."""
    data = serialised(root)
    declared = set(_DECLARED.findall(data.decode()))
    prefixes = {prefix for prefix, _ in declared if prefix and neutral.tells(prefix)}
    foreign = {uri for _, uri in declared if not uri.startswith(_VOCABULARIES) and neutral.tells(uri)}
    if not prefixes | foreign:
        return data
    _drop_foreign(root, foreign, prefixes)
    kept = [prefix for prefix, uri in declared if prefix and prefix not in prefixes and uri not in foreign]
    etree.cleanup_namespaces(root, keep_ns_prefixes=kept)
    return _renamed(serialised(root).decode(), prefixes, neutral).encode()


def declared_in(data: bytes) -> list[str]:
    """The prefixes and addresses of the namespaces that a part of XML declares."""
    return [piece for pair in set(_DECLARED.findall(data.decode("utf-8", "replace"))) for piece in pair]


def _renamed(text: str, prefixes: set[str], neutral: Neutral) -> str:
    """A part with other prefixes: those of a word processor's own vocabulary that somebody declared under a name."""
    if not prefixes:
        return text
    named = "|".join(map(re.escape, sorted(prefixes)))
    prefix = re.compile(rf"(?<=xmlns:)(?:{named})(?==)|(?<=[<\s/])(?:{named})(?=:)")
    return _TAG.sub(lambda tag: prefix.sub(lambda found: neutral.name(found[0]), tag[0]), text)


def _drop_foreign(root: Element, foreign: set[str], prefixes: set[str]) -> None:
    """Take out what is in these namespaces; a word processor's own elements within it stay."""
    spaces = tuple(f"{{{uri}}}" for uri in foreign)
    for element in list(root.iter()):
        for name, value in attributes_of(element):
            if spaces and name.startswith(spaces):
                del element.attrib[name]
            elif name in _PREFIXES:
                element.set(name, " ".join(word for word in value.split() if word.partition(":")[0] not in prefixes))
        if spaces and str(element.tag).startswith(spaces) and element is not root:
            unwrap(element)
