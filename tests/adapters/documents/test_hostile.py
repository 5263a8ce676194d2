"""Hostile and odd files: each comes to a report or to one sentence, in bounded time and memory."""

import http.server
import threading
import time
from pathlib import Path

import pytest

from jcas.adapters.documents import read
from jcas.domain.checks.report import File, report
from jcas.domain.documents import Document
from jcas.domain.refusals import Unreadable
from tests.adapters.documents.hostile import BAIT, EVERYTHING, SMALL, baited, made, outside
from tests.checked import SCHEMA, checked
from tests.manuscripts import PROFILE


def reading(path: Path) -> Document | str:
    """The document, or the sentence that refuses it."""
    try:
        return read(path)
    except Unreadable as refusal:
        return refusal.sentence


@pytest.mark.parametrize("case", SMALL)
def test_small_hostile_file_is_read_or_refused(case: str, tmp_path: Path) -> None:
    wanted = SMALL[case][1]
    path = made(SMALL, case, tmp_path)
    began = time.process_time()
    found = reading(path)
    if isinstance(found, str):
        assert wanted is not None
        assert wanted in found
    else:
        assert not wanted
        assert [p.number for p in found.paragraphs] == list(range(len(found.paragraphs)))
        SCHEMA.validate(report(found, File("x.docx", found.format, 1, ""), PROFILE, "original"))
    assert time.process_time() - began < 3


@pytest.mark.parametrize("name", ["brackets", "square brackets", "spaces", "et al."])
def test_bait_for_an_expression_takes_time_in_proportion_to_it(name: str, tmp_path: Path) -> None:
    text = dict(BAIT)[name]
    document = read(baited(text[: len(text) // 4])(tmp_path))
    began = time.process_time()
    report(document, File("x.docx", "docx", 1, ""), PROFILE, "original")
    assert time.process_time() - began < 4


@pytest.mark.exhaustive
@pytest.mark.parametrize("case", EVERYTHING)
def test_every_hostile_file_by_the_command(case: str, tmp_path: Path) -> None:
    wanted = EVERYTHING[case][1]
    run = checked(made(EVERYTHING, case, tmp_path))
    assert run.fault == ""
    assert (run.report is None and (wanted or "") in run.said) if wanted else (wanted == "" or run.report)


def test_nothing_outside_is_asked_for(tmp_path: Path) -> None:
    asked: list[str] = []

    class Listening(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listening) as server:
        threading.Thread(target=server.serve_forever).start()
        run = checked(outside(f"http://127.0.0.1:{server.server_port}/x")(tmp_path))
        server.shutdown()
    assert run.report
    assert asked == []
