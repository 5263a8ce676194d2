import pytest

from jcas.config.profiles import DEFAULT_PROFILE, load_profile, profile_hash, profile_text, read_profile
from jcas.domain.profiles import Consequence
from jcas.domain.refusals import Invalid, Unreadable

TEXT = DEFAULT_PROFILE.read_text(encoding="utf-8")
PROFILE = load_profile()


def changed(old: str, new: str, count: int = 1) -> str:
    assert old in TEXT
    return TEXT.replace(old, new, count)


def test_the_journals_own_profile_says_what_the_call_says():
    original, review = PROFILE.article_types
    assert PROFILE.article_type_keys == ("original", "review")
    assert (original.words_minimum, original.words_maximum, original.abstract_maximum) == (None, 12000, 300)
    assert (review.words_minimum, review.words_maximum) == (5001, 11999)
    assert len(original.sections_expected) == 6
    assert review.sections_expected == ("introduction", "conclusion")
    assert [entry.deadline_month for entry in PROFILE.deadlines] == [2, 5, 8, 11]
    assert len(PROFILE.criteria) == 14
    assert len(PROFILE.credit_roles) == 14
    assert len(PROFILE.score_words) == 5
    assert PROFILE.times.review_days == 21


@pytest.mark.parametrize(
    ("rule", "consequence"),
    [
        ("words.maximum", Consequence.BLOCK),
        ("words.minimum", Consequence.BLOCK),
        ("abstract.maximum", Consequence.BLOCK),
        ("file.unreadable", Consequence.BLOCK),
        ("section.discussion", Consequence.EXPLAIN),
        ("format.font", Consequence.ADVISE),
        ("words", Consequence.ADVISE),
    ],
)
def test_longest_rule_prefix_decides_the_consequence(rule, consequence):
    assert PROFILE.consequence(rule) is consequence


@pytest.mark.parametrize(
    ("old", "new", "key", "said"),
    [
        ("founded = 2003", 'founded = "2003"', "identity.founded", "must be a whole number, not text"),
        ("founded = 2003\n", "", "identity.founded", "is missing"),
        ("size = 12", "size = true", "formatting.size", "must be a number, not true or false"),
        ("review_days = 21", "review_dayz = 21", "times.review_dayz", "is not a key"),
        ("upload_megabytes = 30", "upload_megabytes = 0", "upload_megabytes", "at least 1"),
        ("upload_megabytes = 30", "colour = 1\nupload_megabytes = 30", "colour", "is not a key"),
        ("Asia/Almaty", "Asia/Alma", "time_zone", "not a time zone"),
        ("Asia/Almaty", "../etc/passwd", "time_zone", "not a time zone"),
        ("Asia/Almaty", "", "time_zone", "not a time zone"),
        ("deadline_month = 2", "deadline_month = 13", "deadlines.1.deadline_month", "month from 1 to 12"),
        ("deadline_month = 5", "deadline_month = 2", "deadlines.2.deadline_month", "must come after"),
        ("release_month = 6", "release_month = 3", "deadlines.2.release_month", "must come after"),
        ("number = 2", "number = 3", "deadlines.2.number", "must be 2"),
        ('"findings", "discussion", "conclusion"]', '"outlook"]', "article_types.original.sections_expected", "'outlook'"),
        ("sections_advised = []", 'sections_advised = ["findings"]', "article_types.original.sections_advised", "expected already"),
        ("words_minimum = 5001", "words_minimum = 15001", "article_types.review.words_minimum", "15001 > 11999"),
        ("words_maximum = 12000", "words_maximum = 0", "article_types.original.words_maximum", "at least 1"),
        ("words_maximum = 12000", 'words_maximum = "many"', "article_types.original.words_maximum", "whole number"),
        ('key = "review"', 'key = "original"', "article_types.original", "twice"),
        ('key = "review"', 'key = "Re view"', "article_types.Re view.key", "small Latin letters"),
        ('key = "ethics"\nname', 'key = "topic"\nname', "criteria.topic", "twice"),
        ('key = "permission"', 'key = "review"', "file_kinds.review.key", "every journal has"),
        ('"funding", "funding information"', '"Results"', "sections.funding.headings", "already names findings"),
        ("keywords_minimum = 4", "keywords_minimum = 7", "formatting.keywords_minimum", "over keywords_maximum"),
        ("reviewers_minimum = 2", "reviewers_minimum = 4", "times.reviewers_minimum", "over reviewers_invited"),
        ('default = "advise"', 'default = "nag"', "consequences.default", "one of block, explain, advise"),
        ('"words.maximum" = "block"', '"Words!" = "block"', 'consequences."Words!"', "must be a rule"),
        ('email = "ca_journal@kisi.kz"', 'email = "kisi.kz"', "identity.email", "e-mail address"),
        ("({number}) {year}", "({quarter}) {year}", "identity.issue_label", "no other braces"),
        ("required = true", 'required = "yes"', "declarations.original.required", "true or false"),
        ('score_words = ["Poor", "Weak", "Adequate", "Good", "Excellent"]', 'score_words = "Poor"', "score_words", "must be a list"),
        ('score_words = ["Poor", "Weak", "Adequate", "Good", "Excellent"]', 'score_words = ["Poor", 2]', "score_words.2", "must be text"),
        ("[times]", "[[times]]", "times", "must be a table, not a list"),
    ],
)  # fmt: skip
def test_a_wrong_profile_is_refused_with_the_key(old, new, key, said):
    with pytest.raises(Invalid) as refusal:
        read_profile(changed(old, new))
    assert refusal.value.field == key
    assert refusal.value.sentence.startswith(key)
    assert said in refusal.value.sentence


@pytest.mark.parametrize(
    ("old", "new"),
    [("review_days = 21", "review_days = 21\nreview_days = 14"), ("[formatting]", "[identity]")],
)
def test_a_key_that_stands_twice_is_refused_with_its_line(old, new):
    with pytest.raises(Invalid, match=r"A key stands twice \(at line \d+"):
        read_profile(changed(old, new))


def test_what_is_no_toml_is_refused():
    with pytest.raises(Invalid, match="not a TOML file"):
        read_profile("time_zone = ")


def test_environment_names_another_journal(tmp_path, monkeypatch):
    other = tmp_path / "other.toml"
    other.write_text(changed('short_name = "JCAS"', 'short_name = "XYZ"'), encoding="utf-8")
    monkeypatch.setenv("JCAS_PROFILE", str(other))
    assert load_profile().identity.short_name == "XYZ"
    assert load_profile(DEFAULT_PROFILE).identity.short_name == "JCAS"


def test_a_profile_that_is_not_there_is_said(tmp_path):
    with pytest.raises(Unreadable, match="No such file"):
        load_profile(tmp_path / "none.toml")


def test_a_profile_that_is_no_text_is_said(tmp_path):
    (tmp_path / "p.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Unreadable, match="not UTF-8"):
        load_profile(tmp_path / "p.toml")


def test_a_wrong_file_is_named_beside_its_key(tmp_path):
    (tmp_path / "p.toml").write_text(changed("founded = 2003", "founded = 1.5"), encoding="utf-8")
    with pytest.raises(Invalid, match=r"p\.toml is wrong: identity\.founded") as refusal:
        load_profile(tmp_path / "p.toml")
    assert refusal.value.field == "identity.founded"


def test_each_content_has_its_hash():
    assert profile_hash(TEXT) == profile_hash(profile_text())
    assert profile_hash(TEXT) != profile_hash(TEXT + "\n")
    assert len(profile_hash("")) == 64
