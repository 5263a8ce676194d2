"""The country with which an affiliation ends."""

import pytest

from jcas.adapters.countries import country_of


@pytest.mark.parametrize(
    ("affiliation", "code"),
    [
        ("Nazarbayev University, Astana, Kazakhstan", "KZ"),
        ("Nazarbayev University, Astana, Republic of Kazakhstan.", "KZ"),
        ("Institute of Philosophy (Almaty, Kazakhstan)", "KZ"),
        ("Kazakhstan Institute for Strategic Studies, Astana, Kazakhstan, 010000", "KZ"),
        ("Евразийский университет, г. Астана, Казахстан", "KZ"),
        ("Евразийский университет, Астана, Республика Казахстан", "KZ"),
        ("Еуразия университеті, Астана, Қазақстан Республикасы", "KZ"),
        ("Academy of Sciences of Uzbekistan", "UZ"),
        ("Ankara University, Türkiye", "TR"),
        ("Ankara University, TURKEY", "TR"),
        ("University of Leiden, the Netherlands", "NL"),
        ("Manas University – Bishkek – Kyrgyz Republic", "KG"),
        ("George Washington University, Washington, D.C., U.S.A.", "US"),
        ("Seoul National University, South Korea", "KR"),
        ("University of the Steppe", ""),
        ("University of New Mexico", ""),
        ("Princeton, New Jersey", ""),
        ("Kazakhstan Institute for Strategic Studies", ""),
        ("", ""),
    ],
)
def test_country_of_an_affiliation(affiliation: str, code: str) -> None:
    assert country_of(affiliation) == code
