import pytest

from jcas.domain.structure.names_of_people import institutions_in


@pytest.mark.parametrize(
    ("affiliation", "named"),
    [
        ("PhD student of L.N. Ospanov Steppe University, Astana, Kazakhstan", ["Ospanov Steppe University"]),
        ("Professor at the Institute of Lakes; Poland", ["Institute of Lakes"]),
        ("Faculty of Law, University of Lakes", ["University of Lakes"]),
        ("Доцент, Казахский университет озёр (КУО), Алматы", ["Казахский университет озёр"]),
        ("Independent researcher, Kazakhstan", []),
        ("University", []),
        ("", []),
    ],
)
def test_institutions_of_an_affiliation_stand_without_posts_places_and_initials(
    affiliation: str, named: list[str]
) -> None:
    assert institutions_in(affiliation) == named
