"""Dana, the author of what these tests look at."""

import pytest
from flask.testing import FlaskClient

from jcas.models.people import Person
from tests.worlds import a_person, sign_in


@pytest.fixture
def author(client: FlaskClient) -> Person:
    """Signed in."""
    person = a_person("Dana Ospanova")
    sign_in(client, person)
    return person
