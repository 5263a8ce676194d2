"""Whatever stands there: an answer, in the contract's form, and no fault."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.citations.asking import read

PIECES = st.sampled_from(
    ["Adams", "adams", "van der", "et al.", "and", "&", "(", ")", "[", "]", ",", ";", ".", "“", "”", '"', "'s", "2020", "2020a", "n.d.", "in press",
     "pp. 5–7", "World Bank", "Source:", "cited in", "J.", "Иванов", "https://example.org/a", "ISBN 978-1-23-456789-7", "In", "(Eds.)", "\n", "–", "\ud800", "𝒜", "\u202e"]
)  # fmt: skip
TEXT = st.lists(PIECES, max_size=40).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(text=TEXT, entries=st.lists(TEXT, max_size=4))
def test_any_text_against_any_list(text: str, entries: list[str]) -> None:
    found = read(text, *entries, loose=True)
    numbers = set(range(1, len(entries) + 1))
    assert [r.number for r in found.references] == sorted(numbers)
    for citation in found.in_text:
        assert citation.authors
        assert all(citation.authors)
        assert (citation.reference is None) == (citation.match == "none")
        assert {citation.reference, *citation.candidates} - {None} <= numbers
        assert citation.paragraphs == [0]
    cited = {n for c in found.in_text for n in (c.reference, *c.candidates)}
    assert all(r.cited for r in found.references if r.number in cited)
