"""What a password must be."""

import pytest

from jcas.domain.passwords import check_password
from jcas.domain.refusals import Invalid

ADDRESS, NAME = "aigul.temirova@example.org", "Айгүл Темірова"


@pytest.mark.parametrize("password", ["short", "", "123456789", "x" * 1001, ADDRESS, ADDRESS.upper(), "aigul.temirova",
                                      "айгүл темірова", "aaaaaaaaaaaa", "abababababab"])  # fmt: skip
def test_password_too_easy_is_refused_beside_its_field(password: str) -> None:
    with pytest.raises(Invalid) as refusal:
        check_password(password, address=ADDRESS, name=NAME, field="new_password")
    assert refusal.value.field == "new_password"
    assert refusal.value.sentence.endswith(".")


@pytest.mark.parametrize("password", ["four words in row", "қазақша құпия", "0123456789", "steppe-quarter-24"])
def test_password_of_ten_characters_is_taken(password: str) -> None:
    check_password(password, address=ADDRESS, name=NAME)
