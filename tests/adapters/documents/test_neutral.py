"""Names that only who opens the package sees: of styles, shapes, parts and namespaces."""

import pytest
from lxml import etree

from jcas.adapters.documents.neutral import Neutral, written
from jcas.domain.anonymising import plan_of_names

NEUTRAL = Neutral(plan_of_names(["Aigerim Bekova", "Anna Title", "Li Na"]))
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.mark.parametrize(
    ("value", "is_held"),
    [
        ("Aigerim_Bekova", True),
        ("bekova-aigerim.xlsx", True),
        ("x7AigerimBekova2", True),
        ("Айгерим_Бекова", True),
        ("Ajgerim.Bekowa", True),
        ("Bekova", False),
        ("Anna_Tilted", False),
        ("Linear_Nature", False),
        ("Times New Roman", False),
        ("http://schemas.openxmlformats.org/drawingml/2006/picture", False),
    ],
)
def test_an_identifier_that_holds_a_whole_name_is_neutral_the_same_each_time(value: str, is_held: bool) -> None:
    given = NEUTRAL.identifier(value)
    assert (given != value) is is_held
    assert (given, f"#{given}") == (NEUTRAL.identifier(value), NEUTRAL.identifier(f"#{value}"))


def test_namespaces_that_tell_go_and_an_odd_prefix_of_a_known_one_is_another() -> None:
    root = etree.fromstring(
        f'<Bekova:p xmlns:Bekova="{W}" xmlns:mine="http://bekova.example.org/x" xmlns:v="urn:unused" '
        'mine:who="she" Bekova:val="1">A<mine:b>gone<Bekova:t>kept</Bekova:t></mine:b> Bekova: text<Bekova:r/></Bekova:p>'
    )
    data = written(root, NEUTRAL)
    assert b"mine" not in data
    again = etree.fromstring(data)
    assert (again.tag, dict(again.attrib)) == (f"{{{W}}}p", {f"{{{W}}}val": "1"})
    assert ("".join(again.itertext()), again[1].tag) == ("Akept Bekova: text", f"{{{W}}}r")
    assert (list(again.nsmap.values()), "Bekova" in again.nsmap) == ([W, "urn:unused"], False)


def test_prefixes_that_a_part_says_may_be_left_out_are_declared_or_not_said() -> None:
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    root = etree.fromstring(f'<p xmlns:mc="{mc}" xmlns:w14="urn:w14" xmlns:bekova="urn:x" mc:Ignorable="w14 bekova"/>')
    data = written(root, NEUTRAL)
    assert b"bekova" not in data
    assert b'xmlns:w14="urn:w14"' in data
    assert b'mc:Ignorable="w14"' in data
