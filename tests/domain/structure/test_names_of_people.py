import pytest

from jcas.domain.structure.names_of_people import institutions_in, is_name


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


@pytest.mark.parametrize(
    ("text", "is_one"), [("Ben Adams", True), ("Le Thanh", True), ("de la", False), ("al Example", False)]
)
def test_given_names_that_look_like_particles_open_a_name(text: str, is_one: bool) -> None:
    assert is_name(text) is is_one
