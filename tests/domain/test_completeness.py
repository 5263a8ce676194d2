"""What a draft still lacks."""

from dataclasses import replace

import pytest

from jcas.config.profiles import load_profile
from jcas.domain.completeness import Author, Draft, missing, sections
from jcas.domain.judgement import Hindrances, Objection

PROFILE = load_profile()
DANA = Author("1", "Dana Ospanova", "dana@example.org", "University of the Steppe", "KZ", corresponding=True)
TIMUR = replace(DANA, reference="2", name="Timur Aliyev", email="timur@example.org", corresponding=False)
COMPLETE = Draft(
    article_type="original",
    has_manuscript=True,
    title="Grain corridors",
    abstract="We ask.",
    keywords=("grain",),
    authors=(DANA,),
    funding="None",
    competing_interests="None",
    declared=frozenset(declaration.key for declaration in PROFILE.declarations),
)
TOO_LONG = Objection("words.maximum", "Shorten it.")
LONG_ABSTRACT = Objection("abstract.maximum", "Shorten it.", "abstract")
ABSENT = Objection("section.discussion", "No Discussion was found.")


def fields(draft: Draft) -> list[str]:
    return [thing.field for thing in missing(draft, PROFILE)]


def test_complete_draft_lacks_nothing() -> None:
    assert missing(COMPLETE, PROFILE) == ()
    assert all(section.complete for section in sections(COMPLETE, PROFILE))


def test_empty_draft_lacks_something_in_every_section_that_is_not_optional() -> None:
    states = {
        section.key: (section.complete, section.optional) for section in sections(Draft(article_type=""), PROFILE)
    }
    assert states == {
        "manuscript": (False, False),
        "article": (False, False),
        "contributors": (False, False),
        "statements": (False, False),
        "reviewers": (True, True),
        "declarations": (False, False),
    }


@pytest.mark.parametrize(
    ("change", "lacking"),
    [
        ({"has_manuscript": False}, ["file"]),
        ({"article_type": "poem"}, ["article_type"]),
        ({"title": " \n"}, ["title"]),
        ({"abstract": ""}, ["abstract"]),
        ({"keywords": ()}, ["keywords"]),
        ({"funding": " "}, ["funding"]),
        ({"competing_interests": ""}, ["competing_interests"]),
        ({"declared": frozenset()}, [f"declaration-{declaration.key}" for declaration in PROFILE.declarations]),
        ({"authors": ()}, ["add-contributor"]),
        ({"authors": (replace(DANA, name=" "),)}, ["contributor-1-name"]),
        ({"authors": (replace(DANA, affiliation=""),)}, ["contributor-1-affiliation"]),
        ({"authors": (replace(DANA, country=""),)}, ["contributor-1-country"]),
        ({"authors": (replace(DANA, email=""),)}, ["contributor-1-email"]),
        ({"authors": (replace(DANA, corresponding=False),)}, ["corresponding-1"]),
        ({"authors": (DANA, TIMUR)}, ["contributions"]),
        ({"authors": (DANA, TIMUR), "contributions": "Both did everything."}, []),
        ({"authors": tuple(replace(a, credit_roles=("software",)) for a in (DANA, TIMUR))}, []),
        ({"hindrances": Hindrances(blocking=(TOO_LONG,))}, ["file"]),
        ({"hindrances": Hindrances(blocking=(LONG_ABSTRACT,))}, ["abstract"]),
        ({"hindrances": Hindrances(explaining=(ABSENT,))}, ["explanation-section.discussion"]),
        ({"hindrances": Hindrances(explaining=(ABSENT,), explained=frozenset({ABSENT.rule}))}, []),
    ],
)
def test_each_thing_that_is_missing_names_the_field_where_it_is_given(
    change: dict[str, object], lacking: list[str]
) -> None:
    assert fields(replace(COMPLETE, **change)) == lacking


def test_a_blocking_rule_says_what_to_do() -> None:
    found = missing(replace(COMPLETE, hindrances=Hindrances(blocking=(TOO_LONG,))), PROFILE)
    assert [thing.sentence for thing in found] == ["Shorten it."]


def test_a_rule_to_be_explained_says_once_that_it_can_be() -> None:
    found = missing(replace(COMPLETE, hindrances=Hindrances(explaining=(ABSENT,))), PROFILE)
    assert [thing.sentence for thing in found] == [
        "No Discussion was found. If it is to stay so, explain it to the editors."
    ]
