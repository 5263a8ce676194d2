import pytest

from jcas.domain.anonymising import plan
from jcas.domain.anonymity.looking import Sentences, rows
from jcas.domain.structure.manuscript import Manuscript
from tests.manuscripts import TEXT, line, understood

LIST = (
    "Bekova, A., & Writer, W. (2020). Lakes. Press.",
    "Bekova, K. (2018). Fish. Press.",
    "3. Writer, W., Smith, J., & Bekova, A. (2019a). Rivers. Press.",
    "Writer, W. (2021). Seas. Press.",
)


def article(text: str, listed: tuple[str, ...] = LIST) -> Manuscript:
    return understood(
        line("Lakes and their keepers", bold=True), "Aigerim Bekova", "Abstract. About lakes.",
        line("Introduction", outline=1), TEXT, text, line("References", outline=1), *listed,
    )  # fmt: skip


def masked_copy(text: str) -> str:
    """The paragraph as reviewers get it."""
    decided = plan(article(text), mask_self_citations=True)
    for edit in reversed(decided.edits(text, 5)):
        text = text[: edit.start] + edit.put + text[edit.end :]
    return text


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("It is so (Bekova & Writer, 2020).", "It is so (Author, 2020)."),
        ("It is so (see Smith, 2001; Bekova & Writer, 2020, p. 5).", "It is so (see Smith, 2001; Author, 2020, p. 5)."),
        ("Bekova and Writer (2020) say so.", "Author (2020) say so."),
        ("A. Bekova and Writer's (2020) lakes.", "Author's (2020) lakes."),
        ("It is so (Writer et al., 2019a).", "It is so (Author, 2019a)."),
        ("It is so (Writer, 2021) and Bekova (2018) agrees.", "It is so (Writer, 2021) and Bekova (2018) agrees."),
        ("It is so (Bekova & Writer, 2020; Writer, 2021).", "It is so (Author, 2020; Writer, 2021)."),
    ],
)  # fmt: skip
def test_citations_of_own_works_are_masked_and_no_others(text: str, masked: str) -> None:
    assert masked_copy(text) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Так пишет Бекова (2020).", "Так пишет Author (2020)."),
        ("По Бековой (2020), это так (Бекова, 2020).", "По Author (2020), это так (Author, 2020)."),
        ("Ср. у А. Бековой (2020); Петров (2021).", "Ср. у Author (2020); Петров (2021)."),
        ("It is so (Bekowa, 2020).", "It is so (Author, 2020)."),
    ],
)
def test_citations_of_own_works_are_masked_in_any_alphabet_and_case(text: str, masked: str) -> None:
    assert masked_copy(text) == masked


@pytest.mark.parametrize(
    ("entry", "is_own"),
    [
        ("Бекова, А. М. (2017). Озера. Алматы.", True),
        ("Bekowa, A. (2017). Seen. Verlag.", True),
        ("Бекова, К. (2017). Озера. Алматы.", False),
        ("Беков, А. (2017). Озера. Алматы.", False),
    ],
)
def test_entries_are_own_in_any_alphabet(entry: str, is_own: bool) -> None:
    manuscript = understood(
        line("Lakes and their keepers", bold=True), "Aigerim Bekova", "Abstract. About lakes.",
        line("Introduction", outline=1), TEXT, line("References", outline=1), entry, "Writer, W. (2021). Seas. Press.",
    )  # fmt: skip
    assert ([look.paragraph for look in plan(manuscript).to_look_at] == [6]) is is_own


def test_entries_of_own_works_are_rewritten_in_their_place_with_year_and_number() -> None:
    decided = plan(article("It is so."), mask_self_citations=True)
    assert decided.rewritten == {
        7: "Author (2020). [Reference removed for review.]",
        9: "3. Author (2019a). [Reference removed for review.]",
    }


def test_unmasked_own_works_are_listed_for_the_editor_with_place_words_and_sentence() -> None:
    decided = plan(article("Lakes are deep. It is so (Bekova & Writer, 2020). Rivers are not."))
    looks = [look.row() for look in decided.to_look_at]
    assert looks[0] == {
        "kind": "self_citation",
        "sentence": "Paragraph 5 cites a work of the authors' own; see whether the sentence tells that it is theirs.",
        "paragraph": 5,
        "what": "Bekova & Writer, 2020",
        "context": "It is so (Bekova & Writer, 2020).",
    }
    assert [(look["kind"], look["paragraph"], look["what"]) for look in looks[1:]] == [
        ("self_citation", 7, "Bekova (2020)"),
        ("self_citation", 9, "Writer (2019a)"),
    ]
    assert decided.rewritten == {}


def test_without_authors_nothing_is_own() -> None:
    manuscript = understood(line("Introduction", outline=1), TEXT, line("References", outline=1), *LIST)
    assert plan(manuscript, mask_self_citations=True).rewritten == {}


def test_rows_stored_as_sentences_are_still_read() -> None:
    old, new = "Paragraph 3 may name an author.", {"kind": "picture", "sentence": "See it."}
    assert rows([old, new]) == [{"kind": "text", "sentence": old, "paragraph": None, "what": "", "context": ""}, new]


@pytest.mark.parametrize(
    ("text", "word", "sentence"),
    [
        ("One is here. Two is there. Three.", "Two", "Two is there."),
        ("As A. B. Bekova said, it is so. No.", "Bekova", "As A. B. Bekova said, it is so."),
        ("Is it (Writer, 2020)? It is.", "Writer", "Is it (Writer, 2020)?"),
        ("word " * 200, "word", ("word " * 200)[:400]),
    ],
)
def test_the_sentence_around_a_place(text: str, word: str, sentence: str) -> None:
    at = text.index(word)
    assert Sentences(text).at(at, at + len(word)) == sentence


@pytest.mark.parametrize("opening", ["———. (2021).", "---. 2021.", "_____. (2021).", "Idem. (2021).", "Bekova (2021)."])
def test_a_dash_under_an_own_work_hides_another_one(opening: str) -> None:
    listed = ("Adams, A. (2001). Wells. Press.", "Bekova, A. (2020). Lakes. Press.", f"{opening} More lakes. Press.")
    told = plan(article("It is so (Adams, 2001).", listed), mask_self_citations=True).rewritten
    assert [text for _, text in sorted(told.items())] == [
        "Author (2020). [Reference removed for review.]",
        "Author (2021). [Reference removed for review.]",
    ]
