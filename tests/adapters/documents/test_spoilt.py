"""Documents spoilt in their bytes, their parts and their elements: a report or a sentence, never a fault."""

import pytest

from tests.fuzz import outcomes


@pytest.mark.parametrize(
    ("count", "seed"), [(40, 1), pytest.param(2_500, 100_000, marks=pytest.mark.exhaustive)], ids=["share", "all"]
)
def test_spoilt_documents_are_read_or_refused(count: int, seed: int) -> None:
    found = outcomes(count, seed=seed)
    assert found.total() == count
    assert [said for kind, said in found if kind == "fault"] == []
    assert {kind for kind, _ in found} == {"report", "refused"}
