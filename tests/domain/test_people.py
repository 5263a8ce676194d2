"""Identifiers of people."""

import pytest

from jcas.domain.people import email_key, orcid_id


@pytest.mark.parametrize(
    "text",
    ["0000-0002-1825-0097", "0000000218250097", " https://orcid.org/0000-0002-1825-0097 ", "0000-0002-1694-233x"],
)
def test_orcid_in_every_form(text: str) -> None:
    assert orcid_id(text) in {"0000-0002-1825-0097", "0000-0002-1694-233X"}


@pytest.mark.parametrize(
    "text", ["0000-0002-1825-0098", "0000-0002-1694-2330", "", "123", "0000-0002-1825-0097-1", "x" * 16]
)
def test_orcid_with_wrong_form_or_checksum_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="ORCID"):
        orcid_id(text)


def test_email_key_folds_case_and_space() -> None:
    assert email_key(" Jane.Doe@Example.ORG ") == "jane.doe@example.org"
