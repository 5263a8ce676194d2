"""Replacing names however a paragraph is cut into runs."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from jcas.adapters.documents.docx_names import W
from jcas.adapters.documents.neutral import Neutral
from jcas.adapters.documents.scrubbing import Slot, described, replace, still_told
from jcas.domain.anonymising import plan_of_names
from jcas.domain.structure.identity import NAME_REMOVED

NAME = "Aigerim Bekova"
PLAN = plan_of_names([NAME, "a.bekova@example.org"])
WORDS = st.lists(st.sampled_from(["the", "lake", "is", "deep,", "and", "cold."]), max_size=6).map(" ".join)
FORMS = st.sampled_from(
    [
        NAME, "Bekova, Aigerim", "BEKOVA AIGERIM", "Aig\u00aderim Bek\u200bova", "a.bekova@example.org", "A. Bekova",
        "Айгерим Бекова", "Бековой, Әйгерім", "Бекова А. М.", "Ajgerim\u200f Bekowa", "a.bekova [at] example (dot) org",
    ]
)  # fmt: skip
TAB = f"{W}tab"


def slots_of(root: etree._Element) -> list[Slot]:
    return [Slot(e, sign="\t" if e.tag == TAB else "") for e in root]


def text_of(root: etree._Element) -> str:
    return "".join(slot.text for slot in slots_of(root))


@given(
    st.lists(st.tuples(WORDS, FORMS), min_size=1, max_size=4), st.lists(st.integers(0, 80), max_size=12), st.booleans()
)
def test_a_name_goes_and_every_other_word_stays_however_the_text_is_cut(
    pieces: list[tuple[str, str]], cuts: list[int], tabbed: bool
) -> None:
    text = " ".join(f"{words} {form} ." for words, form in pieces)
    text = text.replace(" B", "\tB") if tabbed else text
    root, ends = etree.Element("p"), sorted({0, len(text), *(min(cut, len(text)) for cut in cuts)})
    for start, end in pairwise(ends):
        for n, part in enumerate(text[start:end].split("\t")):
            if n:
                etree.SubElement(root, TAB)
            etree.SubElement(root, f"{W}t").text = part
    assert text_of(root) == text
    removed = replace(slots_of(root), PLAN.edits)
    left = text_of(root)
    assert removed["name"] == len(pieces)
    assert " ".join(left.split()) == " ".join(" ".join(f"{words} {NAME_REMOVED} ." for words, _ in pieces).split())


def test_a_space_at_the_edge_of_a_run_is_kept() -> None:
    root = etree.fromstring(
        f'<p xmlns:w="{W[1:-1]}"><w:t>By Aigerim</w:t><w:t>Bekova said</w:t></p>'.replace("Aigerim<", "Aigerim <")
    )
    replace(slots_of(root), PLAN.edits)
    assert [e.text for e in root] == [f"By {NAME_REMOVED}", " said"]
    assert root[1].get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"


def test_descriptions_that_are_paths_go_whole() -> None:
    assert described("C:\\Users\\somebody\\map.png", PLAN) == ""
    assert described("/home/somebody/map", PLAN) == ""
    assert described(f"A map by {NAME}", PLAN) == f"A map by {NAME_REMOVED}"
    assert described("A map", PLAN) == "A map"


def test_names_of_styles_that_hold_an_author_are_neutral_the_same_each_time_and_built_in_ones_stay() -> None:
    neutral = Neutral(plan_of_names(["Aigerim Bekova", "Anna Title", "Mei Ding"]))
    first, heading, title, second, again = map(
        neutral.name, ("Bekova_20_text", "Heading_20_1", "Title", "BekovaText", "Bekova_20_text")
    )
    assert (heading, title, first) == ("Heading_20_1", "Title", again)
    assert first != second
    assert "bekova" not in (first + second).lower()
    assert [neutral.name(name)[:3] for name in ("Бекова_20_текст", "БековаТекст", "Bekowa", "Текст")] == ["own"] * 3 + [
        "Тек"
    ]


def test_a_part_that_still_tells_is_told() -> None:
    parts = [
        ("a.xml", b"<a b='Bekova_Aigerim'/>"),
        ("w.xml", b"<a/>"),
        ("b.xml", b"<a><b>Aigerim </b><b>Bekova</b></a>"),
        ("c.emf", NAME.encode("utf-16-le")),
    ]
    assert [(look.kind, look.what) for look in still_told(parts, PLAN)] == [
        ("text", "Bekova_Aigerim"), ("text", NAME), ("text", NAME),
    ]  # fmt: skip
