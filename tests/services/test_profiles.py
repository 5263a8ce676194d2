"""Each content of the profile becomes one row, whoever sees it first."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from flask import Flask

from jcas.config.profiles import DEFAULT_PROFILE, read_profile
from jcas.models.base import db, writing
from jcas.models.profiles import ProfileVersion
from jcas.services.profiles import current_version
from tests.worlds import ARRIVAL, DAY


def seen(days: int = 0) -> ProfileVersion:
    with writing():
        return current_version(ARRIVAL + days * DAY)


@pytest.mark.postgres
def test_one_content_is_one_version(app: Flask) -> None:
    first, second = seen(), seen(days=1)
    assert first.id == second.id
    assert (first.seen_at, read_profile(first.content).identity.short_name) == (ARRIVAL, "JCAS")


def test_another_content_is_another_version(app: Flask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    first = seen()
    other = tmp_path / "other.toml"
    other.write_text(
        DEFAULT_PROFILE.read_text("utf8").replace("upload_megabytes = 30", "upload_megabytes = 31"), "utf8"
    )
    monkeypatch.setenv("JCAS_PROFILE", str(other))
    assert seen().id != first.id


@pytest.mark.postgres
def test_two_who_see_it_first_at_once_agree(app: Flask) -> None:
    together = Barrier(2)

    def look(_: int) -> int:
        together.wait(10)
        with app.app_context():
            return seen().id

    with ThreadPoolExecutor(2) as pool:
        assert len(set(pool.map(look, range(2)))) == 1
    assert db.session.scalar(db.select(db.func.count(ProfileVersion.id))) == 1
