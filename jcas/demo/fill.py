"""The demo's quarter: about thirty submissions in every state, told step by step through the services.

Nothing is written past them: what a visitor sees in the demo is what the journal would see after the same acts. The
only thing borrowed is time, since services take `now` as an argument.
"""

import os
import tempfile
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path

from flask import current_app

from jcas.config import clock
from jcas.demo.cast import make_cast
from jcas.demo.stories import STORIES, Step
from jcas.demo.tale import Tale
from jcas.jobs.checks import check
from jcas.jobs.cleaning import clean
from jcas.models.base import db
from jcas.models.people import Person
from jcas.queries import cleaning
from jcas.services import (
    checks,
)

CONTENT = Path(__file__).with_name("content.toml")


def fill() -> int:
    """Fills an empty database inside an application's context; how many submissions there are then.

    Does nothing (0) where there is a person already: a journal's own data is never mixed with invented one.
    """
    if db.session.query(Person).first() is not None:
        return 0
    now, content = clock.now(), tomllib.loads(CONTENT.read_text("utf8"))
    cast = make_cast(content, now - timedelta(days=420))
    with tempfile.TemporaryDirectory() as folder:
        tales = [Tale(n, paper, cast, Path(folder), now) for n, paper in enumerate(content["papers"])]
        for tale in tales:
            tale.begin()
        _check_all()
        for _, tale, step in sorted(_timeline(tales, now), key=lambda row: row[0]):
            tale.tell(step)
        _check_all()
        for tale in tales:
            tale.release()
    return len(tales)


def _timeline(tales: list[Tale], now: datetime) -> Iterator[tuple[datetime, Tale, Step]]:
    """Every step of every story at its moment, in the order in which a journal would have lived them."""
    for tale in tales:
        for step in (Step(-0.05, "fill_in"), *STORIES[tale.paper["story"]]):
            at = tale.at(step)
            if at < now:
                yield at, tale, step


def _check_all() -> None:
    """Lets the checks that wait run at once, as workers would: each in a child process, on every core."""
    app = current_app._get_current_object()  # type: ignore[attr-defined]

    def run(report_id: int) -> None:
        with app.app_context():
            check(report_id)

    waiting, further = checks.waiting(clock.now()), cleaning.waiting()
    db.session.rollback()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(run, waiting))
    for cleaning_id in further:
        clean(cleaning_id)
