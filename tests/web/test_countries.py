"""An affiliation with its country."""

import pytest
from flask import Flask

from jcas.web.countries import located


@pytest.mark.parametrize(
    ("affiliation", "code", "words"),
    [
        ("University of the Steppe, Astana", "KZ", "University of the Steppe, Astana, Kazakhstan"),
        ("University of the Steppe, Astana, Kazakhstan", "KZ", "University of the Steppe, Astana, Kazakhstan"),
        ("University of the Steppe, Astana Kazakhstan.", "KZ", "University of the Steppe, Astana Kazakhstan."),
        ("Университет степи, Казахстан", "KZ", "Университет степи, Казахстан"),
        ("Steppe House, London, UK", "KZ", "Steppe House, London, UK, Kazakhstan"),
        ("University of the Steppe", "", "University of the Steppe"),
        ("", "KZ", "Kazakhstan"),
    ],
)
def test_the_country_is_named_once(app: Flask, affiliation: str, code: str, words: str) -> None:
    with app.test_request_context():
        assert located(affiliation, code) == words
