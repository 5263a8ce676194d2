"""Plain paragraphs behind the list of references, and entries that begin with words of the same kind."""

import pytest

from tests.manuscripts import TEXT, line, understood

ENTRIES = [f"Writer, {c}. ({2001 + i}). Trade. Journal of Things, {i}(1), 1–9." for i, c in enumerate("ABCD")]


def count(*behind: str) -> int:
    front = ("A title of words", "Abstract. A.", "Keywords: a, b", line("Introduction", bold=True), TEXT)
    return len(understood(*front, line("References", bold=True), *ENTRIES, *behind).references.entries)


@pytest.mark.parametrize(
    "behind",
    [
        "Disclaimer/Publisher’s Note: The statements in all publications are solely those of the authors.",
        "Publisher's Note: The publisher remains neutral with regard to claims in maps.",
        "Open Access This article is licensed under a Creative Commons Attribution 4.0 International License.",
        "© 2020 by the authors. Licensee Example, Basel.",
        "Conflicts of Interest: The authors declare no conflict of interest.",
        "Funding: This research was funded by the Example Fund, grant 12.",
        "Author contributions: A.W. wrote it all.",
        "Received: 12 May 2020. Accepted: 13 June 2021.",
        "How to cite this article: Writer, A. (2020). Trade. Journal of Things.",
        "Corresponding author: Anna Writer, Example University, a.writer@example.org",
        "Anna Writer is an associate professor of history at Example University.",
        "ORCID iD: Anna Writer https://orcid.org/0000-0001-2345-6789",
        "Notes on contributors",
        "Figure captions",
        "Footnotes",
        "Online Appendix",
    ],
)
def test_what_stands_behind_the_list_is_no_entry(behind: str) -> None:
    assert count(behind, "It goes on with a sentence about it in plain text.") == len(ENTRIES)


@pytest.mark.parametrize(
    "entry",
    [
        "Open Society Foundations. (2020). Funding: A guide. Press.",
        "Funding Agency of the Republic. (2020). Report. Press.",
        "Tables of trade. (2020). Press.",
        "Conflict of Interest Board. (2021). Report. Press.",
        "Copyright Office. (2020). Report. Press.",
        "Orcid Foundation. (2020). Report. Press.",
        "Who is a professor? (2020). Press.",
        "Footnotes to trade, 3 May. Example News.",
    ],
)
def test_entries_that_begin_with_such_words_stay(entry: str) -> None:
    assert count(entry) == len(ENTRIES) + 1
